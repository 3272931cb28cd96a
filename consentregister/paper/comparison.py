"""The comparison of messengers on one sheet of A4, lying on its side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final, TypeAlias

from consentregister.domain.words import Language
from consentregister.paper.lines import Line, plain
from consentregister.paper.measures import (
    ACCENT,
    CAPTION,
    FOOTER_SIZE,
    MM,
    MUTED,
    SHEET_HEIGHT,
    SHEET_WIDTH,
    TITLE_SIZE,
)
from consentregister.paper.pen import Pen
from consentregister.paper.typefaces import Face, load_faces

_LEFT: Final = 14 * MM
_WIDTH: Final = SHEET_HEIGHT - 2 * _LEFT
_TOP: Final = 12 * MM
_FOOT: Final = SHEET_WIDTH - 11 * MM
# How much of the width each column gets.
_SHARES: Final = (0.14, 0.18, 0.17, 0.155, 0.1, 0.095, 0.16)
_CELL_GAP: Final = 3 * MM
_SIZES: Final = (8.6, 8.2, 7.8, 7.5, 7.2, 7.0)
_LEADING: Final = 1.24
_SOFT: Final = "#e3f1ef"

Cells: TypeAlias = Sequence[tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One service; `marked` is one that the business works with."""

    cells: tuple[str, ...]
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage:
    """The sheet, ready to be drawn.

    Attributes:
        lead: under the title. facts: how old the facts are and where they come from.
    """

    title: str
    author: str
    language: Language
    lead: str
    facts: str
    headings: tuple[str, ...]
    rows: tuple[ComparisonRow, ...]
    footer: str


def draw_comparison(page: ComparisonPage) -> bytes:
    """Draw the sheet in the largest type in which it fits one side."""
    from reportlab.pdfgen.canvas import Canvas

    load_faces()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(SHEET_HEIGHT, SHEET_WIDTH), invariant=1, lang=page.language.value)
    canvas.setTitle(page.title)
    canvas.setAuthor(page.author)
    canvas.setCreator("consentregister")
    # The pen measures from the top of an upright sheet.
    canvas.translate(0, SHEET_WIDTH - SHEET_HEIGHT)
    _draw(Pen(canvas), page)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw(pen: Pen, page: ComparisonPage) -> None:
    pen.text(_LEFT, _TOP + TITLE_SIZE * 0.8, page.title, TITLE_SIZE, Face.BOLD, ACCENT)
    y = _TOP + TITLE_SIZE * 1.35
    for text, size in ((page.lead, 9.6), (page.facts, CAPTION)):
        lines = plain(text, _WIDTH, size)
        pen.lines(_LEFT, y, lines, size, size * 1.3, colour=MUTED if size == CAPTION else "#1e2226")
        y += len(lines) * size * 1.3 + 2
    _draw_table(pen, page, y + 2 * MM)
    pen.rule(_LEFT, _FOOT, _WIDTH)
    pen.text(_LEFT, _FOOT + 10, page.footer, FOOTER_SIZE, colour=MUTED)


def _draw_table(pen: Pen, page: ComparisonPage, y: float) -> None:
    for size in _SIZES:
        head = _set(page.headings, size, Face.BOLD)
        rows = [_set(row.cells, size, Face.MEDIUM if row.marked else Face.REGULAR) for row in page.rows]
        needed = sum(_lines(cells) for cells in (head, *rows)) * size * _LEADING
        pad = (_FOOT - 1 * MM - y - needed) / (2 * len(rows) + 2)
        if pad >= 1.4:
            break
    pad = max(0.8, min(pad, 4.0))
    y = _draw_row(pen, head, y, size, pad)
    for row, cells in zip(page.rows, rows, strict=True):
        height = _lines(cells) * size * _LEADING + 2 * pad
        pen.rule(_LEFT, y, _WIDTH)
        if row.marked:
            pen.band(_LEFT - 1.5 * MM, y + 0.4, _WIDTH + 3 * MM, height - 0.8, corner=1 * MM, colour=_SOFT)
        y = _draw_row(pen, cells, y, size, pad)


def _set(cells: Sequence[str], size: float, face: Face) -> Cells:
    """The lines of each cell; the first one always stands out."""
    return [
        plain(cell, _WIDTH * share - _CELL_GAP, size, face if number else Face.BOLD)
        for number, (cell, share) in enumerate(zip(cells, _SHARES, strict=True))
    ]


def _lines(cells: Cells) -> int:
    return max(map(len, cells))


def _draw_row(pen: Pen, cells: Cells, y: float, size: float, pad: float) -> float:
    """Draw one row; returns where it ends."""
    x = _LEFT
    for lines, share in zip(cells, _SHARES, strict=True):
        pen.lines(x, y + pad, lines, size, size * _LEADING)
        x += _WIDTH * share
    return y + _lines(cells) * size * _LEADING + 2 * pad
