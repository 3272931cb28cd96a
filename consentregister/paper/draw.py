"""Drawing finished pages into one PDF, and telling where their fields are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from consentregister.domain.form import Field
from consentregister.domain.form_code import qr_text, shown_code
from consentregister.paper.lines import plain
from consentregister.paper.measures import (
    BESIDE_QR,
    BOTTOM,
    CAPTION,
    FOOTER_RULE,
    FOOTER_SIZE,
    LARGE_PRINT,
    LEFT,
    MARK,
    MM,
    MUTED,
    NAME_SIZE,
    QR,
    QR_LEFT,
    QUIET,
    RIGHT,
    SHEET_HEIGHT,
    SHEET_WIDTH,
    STYLES,
    TITLE_SIZE,
    TOP,
    WIDTH,
    Style,
)
from consentregister.paper.page import Lead, Page
from consentregister.paper.pen import Pen
from consentregister.paper.pieces import Piece, paragraph_lines, pieces_of
from consentregister.paper.qr_codes import qr_modules
from consentregister.paper.typefaces import Face, drawing_lock, load_faces

_TITLE_LEADING = 20.0
_CODE_SIZE = 8.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """The forms on paper, all in one file.

    Attributes:
        fields: of each form, in reading order.
        pages_per_form: how many sheets each form takes; more than one is worth telling before printing.
        replaced: of each form, whether a character is not in the typeface and was printed as a question mark.
    """

    pdf: bytes
    fields: tuple[tuple[Field, ...], ...]
    pages_per_form: tuple[int, ...]
    replaced: tuple[bool, ...]


def draw(pages: Sequence[Page], *, large_print: bool = False) -> Drawn:
    """Draw forms one after the other, each from a sheet of its own; the same pages give the same bytes.

    Raises:
        ValueError: when there is nothing to draw.
    """
    if not pages:
        raise ValueError("no pages")
    with drawing_lock:
        return _drawn(pages, LARGE_PRINT if large_print else STYLES)


def _drawn(pages: Sequence[Page], styles: Sequence[Style]) -> Drawn:
    from reportlab.pdfgen.canvas import Canvas

    load_faces()
    buffer = BytesIO()
    first = pages[0]
    canvas = Canvas(buffer, pagesize=(SHEET_WIDTH, SHEET_HEIGHT), invariant=1, lang=first.wording.language.value)
    canvas.setTitle(first.title)
    canvas.setAuthor(first.author)
    canvas.setCreator("consentregister")
    pens = [Pen(canvas) for _ in pages]
    for page, pen in zip(pages, pens, strict=True):
        _draw_form(pen, page, styles)
        canvas.showPage()
    canvas.save()
    return Drawn(
        buffer.getvalue(),
        tuple(tuple(pen.fields) for pen in pens),
        tuple(pen.sheet for pen in pens),
        tuple(pen.replaced for pen in pens),
    )


def _draw_form(pen: Pen, page: Page, styles: Sequence[Style]) -> None:
    sheets = _best_fit(page, styles)
    for number, sheet in enumerate(sheets):
        if number:
            pen.next_sheet()
        for y, piece in sheet:
            piece.draw(pen, y)
        _draw_code(pen, page.code)
        _draw_footer(pen, page, len(sheets))


def _best_fit(page: Page, styles: Sequence[Style]) -> list[list[tuple[float, Piece]]]:
    """The largest type with which the form fits one sheet, else more sheets in the largest type."""
    for style in styles:
        sheets = _sheets(page, style)
        if len(sheets) == 1:
            return sheets
    return _sheets(page, styles[0])


def _sheets(page: Page, style: Style) -> list[list[tuple[float, Piece]]]:
    sheets: list[list[tuple[float, Piece]]] = [[]]
    pieces = list(_pieces(page, style))
    y = TOP
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        needed = piece.height + (after.before + after.height if after and piece.with_next else 0)
        before = piece.before if sheets[-1] else 0
        if y + before + needed > BOTTOM and sheets[-1]:
            sheets.append([])
            y, before = _below_code(page), 0
        sheets[-1].append((y + before, piece))
        y += before + piece.height
    return sheets


def _below_code(page: Page) -> float:
    return TOP + QR + QUIET + _CODE_SIZE + 2 * MM if page.code else TOP


def _pieces(page: Page, style: Style) -> Iterator[Piece]:
    leads = [block for block in page.blocks if isinstance(block, Lead)]
    yield _head(page, leads, style)
    for block in page.blocks:
        if not isinstance(block, Lead):
            yield from pieces_of(block, style)


def _head(page: Page, leads: Sequence[Lead], style: Style) -> Piece:
    """Letterhead, title and what stands under it, left of the code."""
    width = BESIDE_QR if page.code else WIDTH
    title = plain(page.title, width, TITLE_SIZE, Face.BOLD)
    leading = min(style.leading, 13.2)
    lead_lines = [paragraph_lines(lead, width, style.size) for lead in leads]
    title_top = (MARK + style.wide_gap if page.letterhead else 0.0) + 1 * MM
    lead_top = title_top + len(title) * _TITLE_LEADING + style.gap * 0.5
    height = max(lead_top + sum(map(len, lead_lines)) * leading, _below_code(page) - TOP - 2 * MM if page.code else 0)

    def draw(pen: Pen, y: float) -> None:
        _draw_letterhead(pen, y, page)
        pen.lines(LEFT, y + title_top, title, TITLE_SIZE, _TITLE_LEADING)
        top = y + lead_top
        for lines in lead_lines:
            pen.lines(LEFT, top, lines, style.size, leading)
            top += len(lines) * leading

    return Piece(height, 0, draw)


def _draw_letterhead(pen: Pen, y: float, page: Page) -> None:
    head = page.letterhead
    if head is None:
        return
    pen.mark(LEFT, y, MARK, head.mark)
    left = LEFT + MARK + 4 * MM
    width = (BESIDE_QR if page.code else WIDTH) - MARK - 4 * MM
    pen.lines(left, y, plain(head.name, width, NAME_SIZE, Face.BOLD)[:1], NAME_SIZE, 14)
    for number, line in enumerate(head.lines):
        pen.lines(left, y + 14 + number * 10.4, plain(line, width, CAPTION)[:1], CAPTION, 10.4, colour=MUTED)


def _draw_code(pen: Pen, code: str | None) -> None:
    if code is None:
        return
    pen.modules(QR_LEFT, TOP, qr_modules(qr_text(code)))
    baseline = TOP + QR + QUIET + _CODE_SIZE * 0.75
    pen.centred(QR_LEFT + QR / 2, baseline, shown_code(code), _CODE_SIZE, Face.MEDIUM)


def _draw_footer(pen: Pen, page: Page, sheets: int) -> None:
    pen.rule(LEFT, FOOTER_RULE, WIDTH)
    sheet_of = page.footer.sheet_of.format(sheet=pen.sheet, sheets=sheets)
    baseline = FOOTER_RULE + 10
    pen.text(LEFT, baseline, f"{page.footer.left} · {sheet_of}", FOOTER_SIZE, colour=MUTED)
    pen.flush_right(RIGHT, baseline, page.footer.right, FOOTER_SIZE, colour=MUTED)
