"""A table of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from consentregister.paper.lines import Line, Run, wrap
from consentregister.paper.measures import MM, Style
from consentregister.paper.page import Table
from consentregister.paper.pen import Pen
from consentregister.paper.piece import Piece
from consentregister.paper.typefaces import Face

# The widths of a table's three columns; the one that needs the fewest lines is taken.
_SHARES: Final = tuple(
    (first, second, 1 - first - second) for first in (0.26, 0.3, 0.34) for second in (0.36, 0.4, 0.44)
)
_CELL_GAP: Final = 3 * MM


def table_pieces(block: Table, style: Style) -> list[Piece]:
    """A table of words, row by row."""
    head = tuple(Run(heading, Face.MEDIUM) for heading in block.headings)
    rows = [tuple(Run(cell, Face.REGULAR) for cell in row) for row in block.rows]
    set_rows = min(([_set_row(row, shares, style) for row in (head, *rows)] for shares in _SHARES), key=_line_count)
    first, *others = (_table_row(row, style) for row in set_rows)
    return [replace(first, before=style.gap, with_next=True), *others]


def _set_row(row: tuple[Run, ...], shares: Sequence[float], style: Style) -> list[tuple[float, tuple[Line, ...]]]:
    """The left edge and the lines of each cell."""
    edges = [style.left + style.width * sum(shares[:number]) for number in range(len(row))]
    return [
        (edge, wrap((run,), style.width * share - _CELL_GAP, style.size))
        for edge, run, share in zip(edges, row, shares, strict=True)
    ]


def _line_count(rows: Sequence[Sequence[tuple[float, tuple[Line, ...]]]]) -> int:
    return sum(max(len(lines) for _, lines in row) for row in rows)


def _table_row(cells: Sequence[tuple[float, tuple[Line, ...]]], style: Style) -> Piece:
    pad = style.gap * 0.3
    height = max(len(lines) for _, lines in cells) * style.leading + 2 * pad

    def draw(pen: Pen, y: float) -> None:
        for x, lines in cells:
            pen.lines(x, y + pad, lines, style.size, style.leading)
        pen.rule(style.left, y + height, style.width)

    return Piece(height, 0.0, draw)
