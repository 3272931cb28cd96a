"""What is read on a form: paragraphs, panels, facts, the end of a letter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from consentregister.paper.lines import plain
from consentregister.paper.measures import INK, MM, MUTED, Style
from consentregister.paper.page import Fact, Facts, Items, Notices, Paragraph, SignOff
from consentregister.paper.pen import Pen, ascent
from consentregister.paper.piece import Piece, paragraph_lines
from consentregister.paper.typefaces import Face, em_width, printable

_PAD: Final = 3.2 * MM
_LEFT_FACTS: Final = 76.5 * MM
_FACTS_GAP: Final = 5 * MM
_SIGNED_BY_HAND: Final = 15 * MM


def paragraph_pieces(block: Paragraph, style: Style) -> list[Piece]:
    """Running text, its point in bold."""
    lines = paragraph_lines(block, style.width, style.size)

    def draw(pen: Pen, y: float) -> None:
        pen.lines(style.left, y, lines, style.size, style.leading)

    return [Piece(len(lines) * style.leading, style.gap, draw, with_next=not block.text)]


def notices_pieces(block: Notices, style: Style) -> list[Piece]:
    """Paragraphs in a light panel."""
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


def facts_pieces(block: Facts, style: Style) -> list[Piece]:
    """Facts between two rules, in two columns."""
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


def items_pieces(block: Items, style: Style) -> list[Piece]:
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
        return paragraph_pieces(Paragraph(f"{item.label}:", f" {item.value}"), style)

    def draw(pen: Pen, y: float) -> None:
        _draw_rules(pen, style.left, y, style.width, style)

    return [*paragraph_pieces(Paragraph(f"{item.label}:", ""), style), Piece(2 * style.write, 0, draw)]


def _draw_rules(pen: Pen, x: float, y: float, width: float, style: Style) -> None:
    """Two lines to write on."""
    for number in (1, 2):
        pen.rule(x, y + number * style.write, width, colour=MUTED)


def sign_off_pieces(block: SignOff, style: Style) -> list[Piece]:
    """The greeting, the room to sign by hand, and who signs."""
    name = plain(block.name, style.width, style.size)
    height = style.leading + _SIGNED_BY_HAND + len(name) * style.leading

    def draw(pen: Pen, y: float) -> None:
        pen.lines(style.left, y, plain(block.greeting, style.width, style.size), style.size, style.leading)
        pen.lines(style.left, y + style.leading + _SIGNED_BY_HAND, name, style.size, style.leading)

    return [Piece(height, style.gap * 1.6, draw)]
