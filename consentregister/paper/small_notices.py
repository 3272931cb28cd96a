"""The information sheet in short, four times on a sheet to be cut: what goes over the counter with a business card."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from consentregister.domain.paper import PaperSize
from consentregister.domain.words import Language
from consentregister.paper.card_back import draw_back
from consentregister.paper.card_measures import CARD_HEIGHT, CARD_WIDTH
from consentregister.paper.card_page import CardBack
from consentregister.paper.measures import MM, SHEETS, Sheet
from consentregister.paper.pen import Pen
from consentregister.paper.typefaces import load_faces

PER_SHEET: Final = 4
_CUT: Final = 6 * MM


def draw_small_notices(notice: CardBack, author: str, language: Language, size: PaperSize, colour: str) -> bytes:
    """One sheet with four of them, each of the size of A6 or a little less, with marks where to cut.

    Raises:
        DoesNotFit: the words need a type smaller than people can read.
    """
    from reportlab.pdfgen.canvas import Canvas

    load_faces()
    sheet, buffer = SHEETS[size], BytesIO()
    canvas = Canvas(buffer, pagesize=(sheet.width, sheet.height), invariant=1, lang=language.value)
    canvas.setTitle(f"{author}: {notice.title}")
    canvas.setAuthor(author)
    canvas.setCreator("consentregister")
    pen = Pen(canvas, sheet.height)
    canvas.beginForm("notice", 0, 0, sheet.width, sheet.height)
    draw_back(pen, notice, 1.0, colour)
    canvas.endForm()
    _put(canvas, sheet)
    _draw_cuts(pen, sheet)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _put(canvas: Any, sheet: Sheet) -> None:
    """Draw the notice into each quarter; on Letter, which is lower, it is made a little smaller to fit."""
    wide, high = sheet.width / 2, sheet.height / 2
    scale = min(1.0, wide / CARD_WIDTH, high / CARD_HEIGHT)
    left = (wide - CARD_WIDTH * scale) / 2
    for column in (0, 1):
        for row in (0, 1):
            canvas.saveState()
            canvas.translate(column * wide + left, sheet.height - row * high)
            canvas.scale(scale, scale)
            canvas.translate(0, -sheet.height)
            canvas.doForm("notice")
            canvas.restoreState()


def _draw_cuts(pen: Pen, sheet: Sheet) -> None:
    """Where to cut, at the edges of the sheet and in its middle."""
    across, down = sheet.width / 2, sheet.height / 2
    pen.line(0, down, _CUT, down)
    pen.line(sheet.width - _CUT, down, sheet.width, down)
    pen.line(across, 0, across, _CUT)
    pen.line(across, sheet.height - _CUT, across, sheet.height)
    pen.line(across - _CUT / 2, down, across + _CUT / 2, down)
    pen.line(across, down - _CUT / 2, across, down + _CUT / 2)
