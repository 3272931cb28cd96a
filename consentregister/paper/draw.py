"""Drawing finished pages into one PDF, and telling where their fields are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import chain
from typing import Any

from consentregister.domain.form import Field
from consentregister.domain.paper import Paper, PaperSize
from consentregister.paper.form_fields import add_fields
from consentregister.paper.heads import draw_code, draw_folds, head_of, head_of_next
from consentregister.paper.measures import (
    LARGE_LETTERS,
    LARGE_PRINT,
    LETTERS,
    MM,
    MUTED,
    SHEETS,
    STYLES,
    TOP,
    Sheet,
    Style,
)
from consentregister.paper.page import Lead, Page, Signatures, SignOff
from consentregister.paper.pen import Pen
from consentregister.paper.piece import Piece
from consentregister.paper.pieces import pieces_of
from consentregister.paper.typefaces import Face, drawing_lock, em_width, load_faces, printable

_AS_USUAL = Paper()
_LEAST_FOOTER, _TWO_LINES = 6.4, 7.4


@dataclass(frozen=True, slots=True)
class Drawn:
    """The forms on paper, all in one file.

    Attributes:
        fields: of each form, in reading order.
        pages_per_form: how many sheets each form takes; more than one is worth telling before printing.
        replaced: of each form, whether a character is not in the typeface and was printed as a question mark.
        starts: the page of the file, from 1, on which each form begins.
    """

    pdf: bytes
    fields: tuple[tuple[Field, ...], ...]
    pages_per_form: tuple[int, ...]
    replaced: tuple[bool, ...]
    starts: tuple[int, ...]


def draw(pages: Iterable[Page], paper: Paper = _AS_USUAL) -> Drawn:
    """Draw forms one after the other, each from a page of its own; the same pages give the same bytes.

    The pages are taken one at a time and dropped when drawn, so that many need no more room than few.

    Where both sides are printed, whatever does not belong on a back begins on a front.

    Raises:
        ValueError: when there is nothing to draw.
    """
    with drawing_lock:
        one_by_one = iter(pages)
        first = next(one_by_one, None)
        if first is None:
            raise ValueError("no pages")
        return _drawn(first, one_by_one, paper)


def sheets_needed(page: Page, paper: Paper = _AS_USUAL) -> int:
    """How many pages a form takes."""
    with drawing_lock:
        load_faces()
        return len(_best_fit(page, paper))


def _drawn(first: Page, others: Iterator[Page], paper: Paper) -> Drawn:
    load_faces()
    buffer = BytesIO()
    sheet = SHEETS[paper.size]
    canvas = _canvas(buffer, first, sheet)
    pens: list[Pen] = []
    starts: list[int] = []
    count = 0
    for page in chain((first,), others):
        if count % 2 and paper.notice_on_back and not page.behind:
            canvas.showPage()
            count += 1
        starts.append(count + 1)
        pens.append(Pen(canvas, sheet.height))
        _draw_form(pens[-1], page, paper)
        canvas.showPage()
        count += pens[-1].sheet
    canvas.save()
    return Drawn(
        buffer.getvalue(),
        tuple(tuple(pen.fields) for pen in pens),
        tuple(pen.sheet for pen in pens),
        tuple(pen.replaced for pen in pens),
        tuple(starts),
    )


def _canvas(buffer: BytesIO, first: Page, sheet: Sheet) -> Any:
    from reportlab.pdfgen.canvas import Canvas

    size = (sheet.width, sheet.height)
    canvas = Canvas(buffer, pagesize=size, invariant=1, lang=first.language.value)
    canvas.setTitle(first.title)
    canvas.setAuthor(first.author)
    canvas.setCreator("consentregister")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _draw_form(pen: Pen, page: Page, paper: Paper) -> None:
    sheets = _best_fit(page, paper)
    style = _styles(page, paper)[0]
    for number, sheet in enumerate(sheets):
        if number:
            pen.next_sheet()
        for y, piece in sheet:
            piece.draw(pen, y)
        draw_code(pen, page)
        if page.window and not number and paper.size is PaperSize.A4:
            draw_folds(pen)
        _draw_footer(pen, page, len(sheets), SHEETS[paper.size], style)
        add_fields(pen, page)


def _styles(page: Page, paper: Paper) -> Sequence[Style]:
    if page.window:
        return LARGE_LETTERS if paper.large else LETTERS
    return LARGE_PRINT if paper.large else STYLES


def _best_fit(page: Page, paper: Paper) -> list[list[tuple[float, Piece]]]:
    """The largest type with which the form fits one sheet, else more sheets in the largest type."""
    styles = _styles(page, paper)
    for style in styles:
        sheets = _sheets(page, style, SHEETS[paper.size].bottom)
        if len(sheets) == 1:
            return sheets
    return _sheets(page, styles[0], SHEETS[paper.size].bottom)


def _sheets(page: Page, style: Style, bottom: float) -> list[list[tuple[float, Piece]]]:
    sheets: list[list[tuple[float, Piece]]] = [[]]
    pieces = list(_pieces(page, style))
    y = TOP
    for number, piece in enumerate(pieces):
        needed = sum(one.before + one.height for one in _together(pieces, number)) - piece.before
        before = piece.before if sheets[-1] else 0
        if y + before + needed > bottom and len(sheets[-1]) > 1:
            head = head_of_next(page, style)
            sheets.append([(TOP, head)])
            y, before = TOP + head.height, 0
        sheets[-1].append((y + before, piece))
        y += before + piece.height
    return sheets


def _together(pieces: Sequence[Piece], first: int) -> Iterator[Piece]:
    """A piece, and those that must be on the same sheet."""
    for piece in pieces[first:]:
        yield piece
        if not piece.with_next:
            return


def _pieces(page: Page, style: Style) -> Iterator[Piece]:
    yield head_of(page, style)
    text = [block for block in page.blocks if not isinstance(block, Lead)]
    for block, after in zip(text, [*text[1:], None], strict=True):
        pieces = pieces_of(block, style)
        if isinstance(after, Signatures | SignOff):  # nobody signs a sheet without a word of what they sign
            pieces[-1] = replace(pieces[-1], with_next=True)
        yield from pieces


def _draw_footer(pen: Pen, page: Page, sheets: int, sheet: Sheet, style: Style) -> None:
    pen.rule(style.left, sheet.footer_rule, style.width)
    sheet_of = page.footer.sheet_of.format(sheet=pen.sheet, sheets=sheets)
    left, right = f"{page.footer.left} · {sheet_of}", page.footer.right
    widths = [em_width(printable(text), Face.REGULAR) for text in (left, right)]
    size, baseline, below = min(style.footer, (style.width - 4 * MM) / sum(widths)), sheet.footer_rule + 10, 0.0
    if size < _LEAST_FOOTER:  # a long name, or address in the web: each has a line of its own
        size, baseline = min(_TWO_LINES, style.width / max(widths)), sheet.footer_rule + 8
        below = size * 1.1
    pen.text(style.left, baseline, left, size, colour=MUTED)
    pen.flush_right(style.left + style.width, baseline + below, right, size, colour=MUTED)
