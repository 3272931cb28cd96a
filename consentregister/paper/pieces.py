"""Blocks of a page as pieces of known height, which are then placed on sheets one under the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Final, TypeAlias

from consentregister.domain.form import FieldType
from consentregister.paper.lines import Line, Run, plain, wrap
from consentregister.paper.measures import (
    BOX,
    BOX_ROW,
    CAPTION,
    INK,
    LEFT,
    MM,
    MUTED,
    NARROWEST_COLUMN,
    SHORT_LINE,
    SIGNATURE,
    WAY_COLUMN,
    WIDEST_COLUMN,
    WIDTH,
    WRITE,
    Style,
)
from consentregister.paper.page import (
    Block,
    Box,
    Boxes,
    BoxRow,
    Choice,
    Choices,
    Fact,
    Facts,
    Notices,
    Paragraph,
    Signatures,
    Table,
    WriteLine,
)
from consentregister.paper.pen import Pen, ascent
from consentregister.paper.typefaces import Face, em_width, printable

Drawing: TypeAlias = Callable[[Pen, float], None]
_CAPTION_LEADING: Final = 9.6
_PAD: Final = 3.2 * MM
# The widths of a table's three columns; the one that needs the fewest lines is taken.
_SHARES: Final = tuple(
    (first, second, 1 - first - second) for first in (0.26, 0.3, 0.34) for second in (0.36, 0.4, 0.44)
)
_CELL_GAP: Final = 3 * MM
_LEFT_FACTS: Final = WIDTH * 0.43
_FACTS_GAP: Final = 5 * MM


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands or falls together on a sheet.

    Attributes:
        height: without the space before it.
        before: the space before it, dropped at the top of a sheet.
        draw: draws it, its top at the given height.
        with_next: whether it must not be the last on its sheet.
    """

    height: float
    before: float
    draw: Drawing
    with_next: bool = False


@singledispatch
def pieces_of(block: Block, style: Style) -> list[Piece]:
    """The pieces of a block."""
    raise TypeError(f"{type(block).__name__} at {style.size} pt")


def paragraph_lines(paragraph: Paragraph, width: float, size: float) -> tuple[Line, ...]:
    """A paragraph's lines, its point in bold."""
    return wrap((Run(paragraph.point, Face.BOLD), Run(paragraph.text, Face.REGULAR)), width, size)


@pieces_of.register
def _paragraph(block: Paragraph, style: Style) -> list[Piece]:
    lines = paragraph_lines(block, WIDTH, style.size)

    def draw(pen: Pen, y: float) -> None:
        pen.lines(LEFT, y, lines, style.size, style.leading)

    return [Piece(len(lines) * style.leading, style.gap, draw, with_next=not block.text)]


@pieces_of.register
def _notices(block: Notices, style: Style) -> list[Piece]:
    set_lines = [paragraph_lines(paragraph, WIDTH - 2 * _PAD, style.size) for paragraph in block.paragraphs]
    between = style.gap * 0.6
    text_height = sum(map(len, set_lines)) * style.leading + between * (len(set_lines) - 1)
    pad = min(_PAD, style.gap + 1.4 * MM)

    def draw(pen: Pen, y: float) -> None:
        pen.panel(LEFT, y, WIDTH, text_height + 2 * pad)
        y += pad
        for lines in set_lines:
            pen.lines(LEFT + _PAD, y, lines, style.size, style.leading)
            y += len(lines) * style.leading + between

    return [Piece(text_height + 2 * pad, style.gap + 1, draw)]


@pieces_of.register
def _facts(block: Facts, style: Style) -> list[Piece]:
    edges, widths = (LEFT, LEFT + _LEFT_FACTS + _FACTS_GAP), (_LEFT_FACTS, WIDTH - _LEFT_FACTS - _FACTS_GAP)
    columns = [_fact_rows(facts, width, style) for facts, width in zip((block.left, block.right), widths, strict=True)]
    pad = style.gap * 0.8 + 1
    height = max(sum(row_height for row_height, _ in rows) for rows in columns) + 2 * pad

    def draw(pen: Pen, y: float) -> None:
        pen.rule(LEFT, y, WIDTH, thick=0.8, colour=INK)
        for edge, rows in zip(edges, columns, strict=True):
            top = y + pad
            for row_height, draw_row in rows:
                draw_row(pen, edge, top)
                top += row_height
        pen.rule(LEFT, y + height, WIDTH)

    return [Piece(height, style.wide_gap, draw)]


def _fact_rows(
    facts: Sequence[Fact], width: float, style: Style
) -> list[tuple[float, Callable[[Pen, float, float], None]]]:
    widest = max((em_width(printable(fact.label), Face.REGULAR) for fact in facts), default=0.0) * CAPTION
    label = min(widest, width * 0.55)
    return [_fact_row(fact, label, width - label - 3 * MM, style) for fact in facts]


def _fact_row(fact: Fact, label: float, room: float, style: Style) -> tuple[float, Callable[[Pen, float, float], None]]:
    lines = plain(fact.value, room, style.size)
    label_lines = plain(fact.label, label + 0.1, CAPTION)
    written = (
        max(len(lines) * style.leading, style.leading + (len(label_lines) - 1) * _CAPTION_LEADING) + style.gap * 0.5
    )
    height = written if fact.value else max(written, WRITE)

    def draw(pen: Pen, x: float, y: float) -> None:
        if fact.value:
            pen.lines(x, y, label_lines, CAPTION, style.leading, colour=MUTED)
            pen.lines(x + label + 3 * MM, y, lines, style.size, style.leading)
        else:
            foot = y + height - 1.5
            pen.lines(x, foot - style.leading + 2, label_lines[-1:], CAPTION, style.leading, colour=MUTED)
            pen.rule(x + label + 3 * MM, foot, room, colour=MUTED)

    return height, draw


@pieces_of.register
def _boxes(block: Boxes, style: Style) -> list[Piece]:
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
        pen.text(LEFT, bottom - 5, block.headings[0], CAPTION, colour=MUTED)
        for (middle, _), lines in zip(columns, head_lines, strict=True):
            pen.centred_lines(middle, bottom - 4 - len(lines) * leading, lines, style.heading, leading)
        for place, row in enumerate(block.rows):
            pen.rule(LEFT, bottom + place * BOX_ROW, WIDTH)
            _draw_row(pen, bottom + place * BOX_ROW, row, columns, style)
        pen.rule(LEFT, bottom + len(block.rows) * BOX_ROW, WIDTH)

    return [Piece(head + len(block.rows) * BOX_ROW, style.wide_gap * 0.8, draw)]


def _columns(headings: Sequence[str], style: Style) -> list[tuple[float, float]]:
    """The middle and width of each column: as few lines of heading as the room allows, the rest shared equally."""
    room = WIDTH - WAY_COLUMN
    for lines in range(1, 12):
        widths = [_narrowest(heading, lines, style.heading) for heading in headings]
        if sum(widths) <= room:
            break
    spare = max(0.0, room - sum(widths)) / len(widths)
    widths = [min(WIDEST_COLUMN, width + spare) for width in widths]
    edges = [LEFT + WIDTH - sum(widths[number:]) for number in range(len(widths))]
    return [(edge + width / 2, width) for edge, width in zip(edges, widths, strict=True)]


def _narrowest(heading: str, lines: int, size: float) -> float:
    """The least width of a column whose heading takes no more than so many lines."""
    width = NARROWEST_COLUMN
    while len(plain(heading, width - _CELL_GAP, size, Face.MEDIUM)) > lines:
        width += 2 * MM
    return width


def _draw_row(pen: Pen, y: float, row: BoxRow, columns: Sequence[tuple[float, float]], style: Style) -> None:
    size = style.size + 0.4
    pen.lines(LEFT, y, plain(row.label, columns[0][0] - columns[0][1] / 2 - LEFT, size, Face.BOLD)[:1], size, BOX_ROW)
    for (middle, width), cell in zip(columns, row.cells, strict=True):
        if isinstance(cell, Box):
            pen.box(middle - BOX / 2, y + (BOX_ROW - BOX) / 2, cell)
            continue
        lines = plain(cell, width - _CELL_GAP, style.heading)
        leading = style.heading + 1.4
        top = y + (BOX_ROW - len(lines) * leading) / 2
        pen.centred_lines(middle, top, lines, style.heading, leading, colour=MUTED)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A choice's place: its left edge, the line it stands in, and its words as they are broken."""

    x: float
    line: int
    choice: Choice
    lines: tuple[Line, ...]


@pieces_of.register
def _choices(block: Choices, style: Style) -> list[Piece]:
    row = BOX + 0.5 * MM + style.gap * 0.35
    question = plain(block.text, WIDTH, style.size, Face.MEDIUM)
    placed, rows = _place_choices(block, question, style)
    overhang = max(0.0, max((len(each.lines) for each in placed), default=1) - 1) * style.leading

    def draw(pen: Pen, y: float) -> None:
        pen.lines(LEFT, y, question[:-1], style.size, style.leading)
        y += max(0, len(question) - 1) * style.leading
        pen.lines(LEFT, y, question[-1:], style.size, row)
        for each in placed:
            top = y + each.line * row
            pen.box(each.x, top + (row - BOX) / 2, each.choice.box)
            first = top + ascent(style.size, row) - ascent(style.size, style.leading)
            pen.lines(each.x + BOX + 2 * MM, first, each.lines, style.size, style.leading)

    height = max(0, len(question) - 1) * style.leading + rows * row + overhang
    return [Piece(height, style.gap * 0.6, draw)]


def _place_choices(block: Choices, question: Sequence[Line], style: Style) -> tuple[list[_Placed], int]:
    placed: list[_Placed] = []
    x = LEFT + (_line_width(question[-1], style.size) + 5 * MM if question else 0)
    line = 0
    for choice in block.choices:
        wide = BOX + 2 * MM + em_width(printable(choice.text), Face.REGULAR) * style.size
        if x > LEFT and x + wide > LEFT + WIDTH:
            x, line = LEFT, line + 1
        lines = plain(choice.text, WIDTH - BOX - 2 * MM, style.size)
        placed.append(_Placed(x, line, choice, lines))
        x += wide + 6 * MM
    return placed, line + 1


def _line_width(line: Line, size: float) -> float:
    return sum(em_width(run.text, run.face) for run in line) * size


@pieces_of.register
def _table(block: Table, style: Style) -> list[Piece]:
    head = tuple(Run(heading, Face.MEDIUM) for heading in block.headings)
    rows = [tuple(Run(cell, Face.REGULAR) for cell in row) for row in block.rows]
    set_rows = min(([_set_row(row, shares, style) for row in (head, *rows)] for shares in _SHARES), key=_line_count)
    first, *others = (_table_row(row, style) for row in set_rows)
    return [replace(first, before=style.gap, with_next=True), *others]


def _set_row(row: tuple[Run, ...], shares: Sequence[float], style: Style) -> list[tuple[float, tuple[Line, ...]]]:
    """The left edge and the lines of each cell."""
    edges = [LEFT + WIDTH * sum(shares[:number]) for number in range(len(row))]
    return [
        (edge, wrap((run,), WIDTH * share - _CELL_GAP, style.size))
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
        pen.rule(LEFT, y + height, WIDTH)

    return Piece(height, 0.0, draw)


@pieces_of.register
def _signatures(block: Signatures, style: Style) -> list[Piece]:
    gap = 6 * MM
    left = SHORT_LINE + gap if block.short else 0.0
    count = max(1, len(block.signatures))
    wide = (WIDTH - left - gap * (count - 1)) / count
    under = [plain(line.label, wide, CAPTION) for line in block.signatures] or [()]
    step = WRITE + _CAPTION_LEADING + 2
    drop = max(SIGNATURE, step * (len(block.short) - 1) + WRITE)
    height = drop + 2 + max(1, *map(len, under)) * _CAPTION_LEADING

    def draw(pen: Pen, y: float) -> None:
        for number, line in enumerate(block.short):
            foot = y + drop - (len(block.short) - 1 - number) * step
            _draw_write_line(pen, LEFT, foot, SHORT_LINE, WRITE - 1, line)
        for number, line in enumerate(block.signatures):
            _draw_write_line(pen, LEFT + left + number * (wide + gap), y + drop, wide, drop, line)

    pieces = [Piece(height, style.wide_gap, draw)]
    return pieces + [_long_line(line, style) for line in block.long]


def _draw_write_line(pen: Pen, x: float, foot: float, width: float, room: float, line: WriteLine) -> None:
    pen.rule(x, foot, width, thick=0.7, colour=INK)
    pen.lines(x, foot + 2, plain(line.label, width, CAPTION), CAPTION, _CAPTION_LEADING, colour=MUTED)
    if line.type is not None:
        free = min(room, SIGNATURE) if line.type is FieldType.SIGNATURE else room
        pen.field(line.type, x, foot - free, width, free - 0.4 * MM, name=line.name)


def _long_line(line: WriteLine, style: Style) -> Piece:
    def draw(pen: Pen, y: float) -> None:
        foot = y + WRITE
        end = pen.text(LEFT, foot - 1.5, line.label, CAPTION, colour=MUTED) + 2 * MM
        pen.rule(end, foot, LEFT + WIDTH - end, thick=0.7, colour=INK)

    return Piece(WRITE + 1, style.gap * 0.5, draw)
