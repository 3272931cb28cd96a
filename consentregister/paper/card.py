"""Drawing a counter card into a PDF: its front and its back, at their own size or on A4 to be cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from typing import Any, Final

from consentregister.domain.card import CardSize
from consentregister.paper.card_back import draw_back
from consentregister.paper.card_front import draw_front
from consentregister.paper.card_measures import CARD_HEIGHT, CARD_WIDTH, PAPERS, grown
from consentregister.paper.card_page import CardPage
from consentregister.paper.measures import LINE, MM, SHEET_HEIGHT, SHEET_WIDTH
from consentregister.paper.pen import Pen
from consentregister.paper.typefaces import load_faces

_CUT: Final = 6 * MM


def draw_card(page: CardPage, size: CardSize, *, on_sheets: bool = False) -> bytes:
    """A card's front and back as two pages; with `on_sheets` as many as fit on A4, with cut marks.

    Raises:
        DoesNotFit: there is more to print than the card has room for.
    """
    from reportlab.pdfgen.canvas import Canvas

    load_faces()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=_page_size(size, on_sheets=on_sheets), invariant=1, lang=page.language.value)
    canvas.setTitle(page.title)
    canvas.setAuthor(page.front.name)
    canvas.setCreator("consentregister")
    pen, scale = Pen(canvas), grown(size)
    sides = (partial(draw_front, pen, page.front), partial(draw_back, pen, page.back, scale))
    for number, side in enumerate(sides):
        _as_stamp(canvas, f"side{number}", side)
        _put(canvas, f"side{number}", size, on_sheets=on_sheets, back=number > 0)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _page_size(size: CardSize, *, on_sheets: bool) -> tuple[float, float]:
    width, height = PAPERS[size]
    return (SHEET_WIDTH, SHEET_HEIGHT) if on_sheets else (width * MM, height * MM)


def _as_stamp(canvas: Any, name: str, draw: Callable[[], None]) -> None:
    """Draw one side once, to be put on the page as often as wanted."""
    canvas.beginForm(name, 0, SHEET_HEIGHT - CARD_HEIGHT, CARD_WIDTH, SHEET_HEIGHT)
    draw()
    canvas.endForm()


def _put(canvas: Any, name: str, size: CardSize, *, on_sheets: bool, back: bool) -> None:
    if on_sheets and size.per_sheet > 1:
        _draw_cuts(canvas, size)
    turned = on_sheets and size is CardSize.A5
    scale = grown(size)
    for x, y in _places(size) if on_sheets else [(0.0, 0.0)]:
        canvas.saveState()
        canvas.translate(x, y)
        if turned:
            _turn(canvas, size, back=back)
        canvas.translate(0, _spare(size))
        canvas.scale(scale, scale)
        # The pen measures from the top of an A4 sheet.
        canvas.translate(0, CARD_HEIGHT - SHEET_HEIGHT)
        canvas.doForm(name)
        canvas.restoreState()


def _turn(canvas: Any, size: CardSize, *, back: bool) -> None:
    """Lay a card on its side; its back the other way, so that both have their top at the same edge."""
    width, height = (length * MM for length in PAPERS[size])
    canvas.translate(*((0, width) if back else (height, 0)))
    canvas.rotate(-90 if back else 90)


def _places(size: CardSize) -> Sequence[tuple[float, float]]:
    """Where the lower left corners of the cards are on a sheet."""
    half = SHEET_HEIGHT / 2
    match size:
        case CardSize.A6:
            return [(x, y) for y in (half, 0.0) for x in (0.0, SHEET_WIDTH / 2)]
        case CardSize.A5:
            return [(0.0, half), (0.0, 0.0)]
        case CardSize.A4:
            return [(0.0, 0.0)]


def _spare(size: CardSize) -> float:
    """What is left of the paper's height under and above the card, which grows with the width."""
    return (PAPERS[size][1] * MM - CARD_HEIGHT * grown(size)) / 2


def _draw_cuts(canvas: Any, size: CardSize) -> None:
    """Where to cut, at the edges of the sheet."""
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.4)
    middle, half = SHEET_WIDTH / 2, SHEET_HEIGHT / 2
    canvas.line(0, half, _CUT, half)
    canvas.line(SHEET_WIDTH - _CUT, half, SHEET_WIDTH, half)
    if size is CardSize.A6:
        canvas.line(middle, 0, middle, _CUT)
        canvas.line(middle, SHEET_HEIGHT - _CUT, middle, SHEET_HEIGHT)
