"""Where a pen writes on a form: place, day, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from consentregister.domain.form import FieldType
from consentregister.paper.lines import plain
from consentregister.paper.measures import INK, MM, MUTED, SHORT_LINE, SIGNATURE, Style
from consentregister.paper.page import Signatures, WriteLine
from consentregister.paper.pen import Pen
from consentregister.paper.piece import Piece

_ROW_GAP: Final = 6 * MM


def signatures_pieces(block: Signatures, style: Style) -> list[Piece]:
    """Where a name is signed."""
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
