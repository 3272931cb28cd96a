"""What is ticked on a form: the table of boxes, and questions with boxes of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from consentregister.paper.lines import Line, plain
from consentregister.paper.measures import MM, MUTED, NARROWEST_COLUMN, WAY_COLUMN, WIDEST_COLUMN, Style
from consentregister.paper.page import Box, Boxes, BoxRow, Choice, Choices
from consentregister.paper.pen import Pen, ascent
from consentregister.paper.piece import Piece
from consentregister.paper.typefaces import Face, em_width, printable

_CELL_GAP: Final = 3 * MM


def boxes_pieces(block: Boxes, style: Style) -> list[Piece]:
    """The table of boxes."""
    headings = block.headings[1:]
    columns = _columns(headings, style)
    leading = style.heading + 1.8
    head_lines = [
        plain(heading, width - _CELL_GAP, style.heading, Face.MEDIUM)
        for heading, (_, width) in zip(headings, columns, strict=True)
    ]
    head = max(map(len, head_lines)) * leading + 4

    def draw(pen: Pen, y: float) -> None:
        bottom = y + head
        pen.text(style.left, bottom - 5, block.headings[0], style.caption, colour=MUTED)
        for (middle, _), lines in zip(columns, head_lines, strict=True):
            pen.centred_lines(middle, bottom - 4 - len(lines) * leading, lines, style.heading, leading)
        for place, row in enumerate(block.rows):
            pen.rule(style.left, bottom + place * style.box_row, style.width)
            _draw_row(pen, bottom + place * style.box_row, row, columns, style)
        pen.rule(style.left, bottom + len(block.rows) * style.box_row, style.width)

    return [Piece(head + len(block.rows) * style.box_row, style.wide_gap * 0.8, draw)]


def _columns(headings: Sequence[str], style: Style) -> list[tuple[float, float]]:
    """The middle and width of each column: as few lines of heading as the room allows, the rest shared equally."""
    room = style.width - WAY_COLUMN
    for lines in range(1, 12):
        widths = [_narrowest(heading, lines, style.heading) for heading in headings]
        if sum(widths) <= room:
            break
    spare = max(0.0, room - sum(widths)) / len(widths)
    widths = [min(WIDEST_COLUMN, width + spare) for width in widths]
    edges = [style.left + style.width - sum(widths[number:]) for number in range(len(widths))]
    return [(edge + width / 2, width) for edge, width in zip(edges, widths, strict=True)]


def _narrowest(heading: str, lines: int, size: float) -> float:
    """The least width of a column whose heading takes no more than so many lines."""
    width = NARROWEST_COLUMN
    while len(plain(heading, width - _CELL_GAP, size, Face.MEDIUM)) > lines:
        width += 2 * MM
    return width


def _draw_row(pen: Pen, y: float, row: BoxRow, columns: Sequence[tuple[float, float]], style: Style) -> None:
    size = style.size + 0.4
    label = plain(row.label, columns[0][0] - columns[0][1] / 2 - style.left - 1 * MM, size, Face.BOLD)
    between = style.box_row if len(label) == 1 else size * 1.15
    pen.lines(style.left, y + (style.box_row - len(label) * between) / 2, label, size, between)
    for (middle, width), cell in zip(columns, row.cells, strict=True):
        if isinstance(cell, Box):
            pen.box(middle - style.box / 2, y + (style.box_row - style.box) / 2, cell, style.box)
            continue
        lines = plain(cell, width - _CELL_GAP, style.heading)
        leading = style.heading + 1.4
        top = y + (style.box_row - len(lines) * leading) / 2
        pen.centred_lines(middle, top, lines, style.heading, leading, colour=MUTED)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A choice's place: its left edge, the line it stands in, and its words as they are broken."""

    x: float
    line: int
    choice: Choice
    lines: tuple[Line, ...]


def choices_pieces(block: Choices, style: Style) -> list[Piece]:
    """A question with its boxes."""
    row = style.box + 0.5 * MM + style.gap * 0.35
    question = plain(block.text, style.width, style.size, Face.MEDIUM)
    placed, rows = _place_choices(block, question, style)
    overhang = max(0.0, max((len(each.lines) for each in placed), default=1) - 1) * style.leading

    def draw(pen: Pen, y: float) -> None:
        pen.lines(style.left, y, question[:-1], style.size, style.leading)
        y += max(0, len(question) - 1) * style.leading
        pen.lines(style.left, y, question[-1:], style.size, row)
        for each in placed:
            top = y + each.line * row
            pen.box(each.x, top + (row - style.box) / 2, each.choice.box, style.box)
            first = top + ascent(style.size, row) - ascent(style.size, style.leading)
            pen.lines(each.x + style.box + 2 * MM, first, each.lines, style.size, style.leading)

    height = max(0, len(question) - 1) * style.leading + rows * row + overhang
    return [Piece(height, style.gap * 0.6, draw)]


def _place_choices(block: Choices, question: Sequence[Line], style: Style) -> tuple[list[_Placed], int]:
    placed: list[_Placed] = []
    x = style.left + (_line_width(question[-1], style.size) + 5 * MM if question else 0)
    line = 0
    for choice in block.choices:
        wide = style.box + 2 * MM + em_width(printable(choice.text), Face.REGULAR) * style.size
        if x > style.left and x + wide > style.left + style.width:
            hangs = style.left + style.box + 2 * MM  # under the words of the first, as it belongs to them
            x, line = hangs if hangs + wide <= style.left + style.width else style.left, line + 1
        lines = plain(choice.text, style.width - style.box - 2 * MM, style.size)
        placed.append(_Placed(x, line, choice, lines))
        x += wide + 6 * MM
    return placed, line + 1


def _line_width(line: Line, size: float) -> float:
    return sum(em_width(run.text, run.face) for run in line) * size
