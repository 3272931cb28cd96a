"""The codes on the front of a counter card: one for each way to write, with its name and address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from consentregister.paper.card_measures import QUIET, SMALL, WIDTH, fitting_size
from consentregister.paper.card_page import CardCode, CardFront
from consentregister.paper.lines import Line, plain
from consentregister.paper.measures import ACCENT, MM, MUTED
from consentregister.paper.pen import Pen
from consentregister.paper.qr_codes import link_modules
from consentregister.paper.signs import draw_bubble, draw_envelope
from consentregister.paper.typefaces import Face, em_width, printable

MOST_CODES: Final = 6
# Above so many codes they stand in three columns.
_IN_TWO_COLUMNS: Final = 4
_LARGEST_CODE: Final = 52 * MM
_LABEL: Final = 10.5
_SIGN: Final = 9.0
_STEPS: Final = 8.6
_BETWEEN: Final = 3 * MM
# Where an address may break: after a dot or a dash, before the sign of mail.
_JOINT: Final = re.compile(r"(?<=[._-])|(?=(?<!^)@)")

Cell: TypeAlias = tuple[float, float, float, float]


def has_room_for_steps(codes: Sequence[CardCode]) -> bool:
    """Whether an odd number of codes leaves a place for how it is done."""
    return len(codes) > 2 and len(codes) % 2 == 1


def code_side(codes: Sequence[CardCode], height: float) -> float:
    """How large the codes can be."""
    if len(codes) == 2:
        return min(_LARGEST_CODE, height / 2 - _BETWEEN, WIDTH * 0.48)
    columns, rows = _grid(len(codes))
    free = height - (rows - 1) * QUIET
    return min(_LARGEST_CODE, WIDTH / columns - QUIET, free / rows - _labels_height(codes) - QUIET)


def _grid(count: int) -> tuple[int, int]:
    """Columns and rows."""
    if count == 1:
        return 1, 1
    return (2, 2) if count <= _IN_TWO_COLUMNS else (3, 2)


def draw_codes(pen: Pen, front: CardFront, area: Cell) -> None:
    """Draw all codes into an area; where a place is left, how it is done."""
    side = code_side(front.codes, area[3])
    draw: Callable[[Pen, CardCode, Cell, float], None] = _draw_in_row if len(front.codes) == 2 else _draw_in_grid
    cells = list(_cells(len(front.codes), area))
    for code, cell in zip(front.codes, cells, strict=False):
        draw(pen, code, cell, side)
    if has_room_for_steps(front.codes):
        _draw_steps(pen, front, cells[-1], side)


def _cells(count: int, area: Cell) -> Iterator[Cell]:
    x, y, width, height = area
    if count == 1:  # alone it stands in the middle
        y += max(0.0, height - _LARGEST_CODE - QUIET - _LABEL * 2.5) / 2
    columns, rows = (1, 2) if count == 2 else _grid(count)
    high = (height - (rows - 1) * QUIET) / rows
    for place in range(rows * columns):
        row, column = divmod(place, columns)
        yield x + column * width / columns, y + row * (high + QUIET), width / columns, high


def _draw_in_grid(pen: Pen, code: CardCode, cell: Cell, side: float) -> None:
    x, top, width, _ = cell
    _draw_code(pen, code, x + (width - side) / 2, top, side)
    size = fitting_size(code.name, width - _SIGN * 1.4, _LABEL, Face.BOLD)
    wide = em_width(printable(code.name), Face.BOLD) * size + _SIGN * 1.4
    left = x + (width - wide) / 2
    top += side + QUIET
    _draw_sign(pen, code, left, top + 1.2)
    pen.text(left + _SIGN * 1.4, top + _LABEL * 0.86, code.name, size, Face.BOLD)
    lines = _address_lines(code, width)
    pen.centred_lines(x + width / 2, top + _LABEL * 1.25, lines, SMALL, SMALL * 1.2, colour=MUTED)


def _draw_in_row(pen: Pen, code: CardCode, cell: Cell, side: float) -> None:
    x, y, width, height = cell
    top = y + (height - side) / 2
    _draw_code(pen, code, x, top, side)
    left = x + side + 6 * MM
    room = width - side - 6 * MM
    size = fitting_size(code.name, room - 16, 15.0, Face.BOLD)
    lines = _address_lines(code, room, 9.0)
    middle = top + side / 2 - (20 + len(lines) * 11.5) / 2
    _draw_sign(pen, code, left, middle + 2.5, 12.0)
    pen.text(left + 17, middle + 13, code.name, size, Face.BOLD)
    pen.lines(left, middle + 20, lines, 9.0, 11.5, colour=MUTED)


def _draw_steps(pen: Pen, front: CardFront, cell: Cell, side: float) -> None:
    x, y, width, _ = cell
    inset = 3 * MM if width > 35 * MM else 1 * MM
    steps = [f"{number}. {step}" for number, step in enumerate(front.steps, start=1)]
    lines = [line for step in steps for line in plain(step, width - inset, _STEPS)]
    top = y + (side - 16 - len(lines) * 12.5) / 2
    pen.text(x + inset, top + 10, front.how, _LABEL, Face.BOLD, ACCENT)
    pen.lines(x + inset, top + 16, lines, _STEPS, 12.5)


def _draw_code(pen: Pen, code: CardCode, x: float, y: float, side: float) -> None:
    rows = link_modules(code.link)
    pen.modules(x, y, rows, module=side / len(rows))


def _draw_sign(pen: Pen, code: CardCode, x: float, y: float, side: float = _SIGN) -> None:
    (draw_envelope if code.is_mail else draw_bubble)(pen, x, y, side)


def _labels_height(codes: Sequence[CardCode]) -> float:
    """The room for name and address under a code: the same for all, so that the rows stand even."""
    width = WIDTH / _grid(len(codes))[0]
    return _LABEL * 1.25 + max(len(_address_lines(code, width)) for code in codes) * SMALL * 1.2


def _address_lines(code: CardCode, width: float, size: float = SMALL) -> Sequence[Line]:
    """An address in one line, or broken where it has a joint; nothing of it is left out."""
    room = width - 1 * MM
    lines = [""]
    for part in _JOINT.split(code.address):
        if lines[-1] and em_width(printable(lines[-1] + part), Face.REGULAR) * size > room:
            lines.append("")
        lines[-1] += part
    return [line for text in lines for line in plain(text, room, size)]
