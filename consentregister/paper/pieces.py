"""Blocks of a page as pieces of known height, which are then placed on sheets one under the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Final, TypeAlias

from consentregister.domain.form import FieldType
from consentregister.paper.lines import Line, Run, plain, wrap
from consentregister.paper.measures import (
    INK,
    MM,
    MUTED,
    NARROWEST_COLUMN,
    SHORT_LINE,
    SIGNATURE,
    WAY_COLUMN,
    WIDEST_COLUMN,
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
    Items,
    Notices,
    Paragraph,
    Signatures,
    SignOff,
    Table,
    WriteLine,
)
from consentregister.paper.pen import Pen, ascent
from consentregister.paper.typefaces import Face, em_width, printable

Drawing: TypeAlias = Callable[[Pen, float], None]
_PAD: Final = 3.2 * MM
# The widths of a table's three columns; the one that needs the fewest lines is taken.
_SHARES: Final = tuple(
    (first, second, 1 - first - second) for first in (0.26, 0.3, 0.34) for second in (0.36, 0.4, 0.44)
)
_CELL_GAP: Final = 3 * MM
_LEFT_FACTS: Final = 76.5 * MM
_FACTS_GAP: Final = 5 * MM
_SIGNED_BY_HAND: Final = 15 * MM
_ROW_GAP: Final = 6 * MM


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
    lines = paragraph_lines(block, style.width, style.size)

    def draw(pen: Pen, y: float) -> None:
        pen.lines(style.left, y, lines, style.size, style.leading)

    return [Piece(len(lines) * style.leading, style.gap, draw, with_next=not block.text)]


@pieces_of.register
def _notices(block: Notices, style: Style) -> list[Piece]:
    set_lines = [paragraph_lines(paragraph, style.width - 2 * _PAD, style.size) for paragraph in block.paragraphs]
    between = style.gap * 0.6
    text_height = sum(map(len, set_lines)) * style.leading + between * (len(set_lines) - 1)
    pad = min(_PAD, style.gap + 1.4 * MM)

    def draw(pen: Pen, y: float) -> None:
        pen.panel(style.left, y, style.width, text_height + 2 * pad)
        y += pad
        for lines in set_lines:
            pen.lines(style.left + _PAD, y, lines, style.size, style.leading)
            y += len(lines) * style.leading + between

    return [Piece(text_height + 2 * pad, style.gap + 1, draw)]


@pieces_of.register
def _facts(block: Facts, style: Style) -> list[Piece]:
    columns = _fact_columns(block, style)
    pad = style.gap * 0.8 + 1
    height = max(sum(row_height for row_height, _ in rows) for _, rows in columns) + 2 * pad

    def draw(pen: Pen, y: float) -> None:
        pen.rule(style.left, y, style.width, thick=0.8, colour=INK)
        for edge, rows in columns:
            top = y + pad
            for row_height, draw_row in rows:
                draw_row(pen, edge, top)
                top += row_height
        pen.rule(style.left, y + height, style.width)

    return [Piece(height, style.wide_gap, draw)]


FactRow: TypeAlias = tuple[float, Callable[[Pen, float, float], None]]


def _fact_columns(block: Facts, style: Style) -> list[tuple[float, list[FactRow]]]:
    """The left edge and the rows of each column; large print has one only."""
    if style.is_large:
        return [(style.left, _fact_rows((*block.left, *block.right), style.width, style))]
    right = _LEFT_FACTS + _FACTS_GAP
    return [
        (style.left, _fact_rows(block.left, _LEFT_FACTS, style)),
        (style.left + right, _fact_rows(block.right, style.width - right, style)),
    ]


def _fact_rows(facts: Sequence[Fact], width: float, style: Style) -> list[FactRow]:
    widest = max((em_width(printable(fact.label), Face.REGULAR) for fact in facts), default=0.0) * style.caption
    label = min(widest, width * 0.55)
    return [_fact_row(fact, label, width - label - 3 * MM, style) for fact in facts]


def _fact_row(fact: Fact, label: float, room: float, style: Style) -> FactRow:
    lines = plain(fact.value, room, style.size)
    label_lines = plain(fact.label, label + 0.1, style.caption)
    under = (len(label_lines) - 1) * style.caption_leading
    written = max(len(lines) * style.leading, style.leading + under) + style.gap * 0.5
    height = written if fact.value else max(written, style.write + under)
    rise = ascent(style.caption, style.caption_leading)

    def draw(pen: Pen, x: float, y: float) -> None:
        if fact.value:
            top = y + ascent(style.size, style.leading) - rise
            pen.lines(x, top, label_lines, style.caption, style.caption_leading, colour=MUTED)
            pen.lines(x + label + 3 * MM, y, lines, style.size, style.leading)
        else:
            foot = y + height - 1.5
            top = foot - style.caption * 0.3 - under - rise
            pen.lines(x, top, label_lines, style.caption, style.caption_leading, colour=MUTED)
            pen.rule(x + label + 3 * MM, foot, room, colour=MUTED)
            pen.place(x + label + 3 * MM, foot, room, style.write - 1, fact.label)

    return height, draw


@pieces_of.register
def _items(block: Items, style: Style) -> list[Piece]:
    """What is told point by point: the points in bold on the left, or above in large print."""
    if style.is_large:
        return [piece for item in block.items for piece in _large_item(item, style)]
    point = style.width * 0.27
    return [_item(item, point, style) for item in block.items]


def _item(item: Fact, point: float, style: Style) -> Piece:
    room = style.width - point - 3 * MM
    points, lines = plain(item.label, point, style.size, Face.BOLD), plain(item.value, room, style.size)
    height = max(len(points), len(lines)) * style.leading if item.value else 2 * style.write

    def draw(pen: Pen, y: float) -> None:
        pen.lines(style.left, y, points, style.size, style.leading)
        if item.value:
            pen.lines(style.left + point + 3 * MM, y, lines, style.size, style.leading)
        else:
            _draw_rules(pen, style.left + point + 3 * MM, y - style.write * 0.25, room, style)

    return Piece(height, style.gap * 0.6, draw)


def _large_item(item: Fact, style: Style) -> list[Piece]:
    if item.value:
        return _paragraph(Paragraph(f"{item.label}:", f" {item.value}"), style)

    def draw(pen: Pen, y: float) -> None:
        _draw_rules(pen, style.left, y, style.width, style)

    return [*_paragraph(Paragraph(f"{item.label}:", ""), style), Piece(2 * style.write, 0, draw)]


def _draw_rules(pen: Pen, x: float, y: float, width: float, style: Style) -> None:
    """Two lines to write on."""
    for number in (1, 2):
        pen.rule(x, y + number * style.write, width, colour=MUTED)


@pieces_of.register
def _sign_off(block: SignOff, style: Style) -> list[Piece]:
    """The greeting, the room to sign by hand, and who signs."""
    name = plain(block.name, style.width, style.size)
    height = style.leading + _SIGNED_BY_HAND + len(name) * style.leading

    def draw(pen: Pen, y: float) -> None:
        pen.lines(style.left, y, plain(block.greeting, style.width, style.size), style.size, style.leading)
        pen.lines(style.left, y + style.leading + _SIGNED_BY_HAND, name, style.size, style.leading)

    return [Piece(height, style.gap * 1.6, draw)]


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


@pieces_of.register
def _choices(block: Choices, style: Style) -> list[Piece]:
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


@pieces_of.register
def _table(block: Table, style: Style) -> list[Piece]:
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


@pieces_of.register
def _signatures(block: Signatures, style: Style) -> list[Piece]:
    if style.is_large:
        return _large_signatures(block, style)
    gap = 6 * MM
    left = SHORT_LINE + gap if block.short else 0.0
    count = max(1, len(block.signatures))
    wide = (style.width - left - gap * (count - 1)) / count
    under = [plain(line.label, wide, style.caption) for line in block.signatures] or [()]
    step = style.write + style.caption_leading + 2
    drop = max(SIGNATURE, step * (len(block.short) - 1) + style.write)
    height = drop + 2 + max(1, *map(len, under)) * style.caption_leading

    def draw(pen: Pen, y: float) -> None:
        for number, line in enumerate(block.short):
            foot = y + drop - (len(block.short) - 1 - number) * step
            _draw_write_line(pen, (style.left, foot, SHORT_LINE), style.write - 1, line, style)
        for number, line in enumerate(block.signatures):
            place = (style.left + left + number * (wide + gap), y + drop, wide)
            _draw_write_line(pen, place, drop, line, style)

    pieces = [Piece(height, style.wide_gap, draw)]
    return pieces + [_long_line(line, style) for line in block.long]


def _large_signatures(block: Signatures, style: Style) -> list[Piece]:
    """In large print the short lines stand beside each other, and each signature has the whole width."""
    rows = [([*block.short], style.write)] if block.short else []
    rows += [([line], SIGNATURE) for line in block.signatures]
    pieces = [_write_row(lines, room, style) for lines, room in rows]
    return pieces + [_long_line(line, style) for line in block.long]


def _write_row(lines: Sequence[WriteLine], room: float, style: Style) -> Piece:
    wide = (style.width - _ROW_GAP * (len(lines) - 1)) / len(lines)
    under = max(len(plain(line.label, wide, style.caption)) for line in lines)

    def draw(pen: Pen, y: float) -> None:
        for number, line in enumerate(lines):
            _draw_write_line(pen, (style.left + number * (wide + _ROW_GAP), y + room, wide), room, line, style)

    return Piece(room + 2 + under * style.caption_leading, style.gap, draw, with_next=True)


def _draw_write_line(pen: Pen, place: tuple[float, float, float], room: float, line: WriteLine, style: Style) -> None:
    """Draw a line to write on; `place` is its left end, its height on the sheet, and its length."""
    x, foot, width = place
    pen.rule(x, foot, width, thick=0.7, colour=INK)
    label = plain(line.label, width, style.caption)
    pen.lines(x, foot + 2, label, style.caption, style.caption_leading, colour=MUTED)
    if line.type is None:
        pen.place(x, foot, width, room, line.label)
    else:
        free = min(room, SIGNATURE) if line.type is FieldType.SIGNATURE else room
        pen.field(line.type, x, foot - free, width, free - 0.4 * MM, name=line.name)


def _long_line(line: WriteLine, style: Style) -> Piece:
    def draw(pen: Pen, y: float) -> None:
        foot = y + style.write
        end = pen.text(style.left, foot - 1.5, line.label, style.caption, colour=MUTED) + 2 * MM
        pen.rule(end, foot, style.left + style.width - end, thick=0.7, colour=INK)
        pen.place(end, foot, style.left + style.width - end, style.write - 1, line.label)

    return Piece(style.write + 1, style.gap * 0.5, draw)
