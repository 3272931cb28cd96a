"""The front of a counter card: the name, a friendly sentence, a code for each way, and what happens then."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final, TypeAlias

from consentregister.paper.card_measures import BOTTOM, CARD_WIDTH, EDGE, MARGIN, SMALLEST_CODE, WIDTH, DoesNotFit
from consentregister.paper.card_page import CardCode, CardFront
from consentregister.paper.lines import Line, plain
from consentregister.paper.measures import ACCENT, INK, MM, MUTED
from consentregister.paper.pen import Pen
from consentregister.paper.qr_codes import link_modules
from consentregister.paper.signs import draw_bubble, draw_envelope
from consentregister.paper.typefaces import Face, em_width, printable

_NAME_SIZES: Final = (23.0, 21.0, 19.0, 17.0, 15.0, 13.5, 12.0, 10.5)
_NAME_LINES: Final = 2
_HEADLINE: Final = 11.0
_PAD: Final = 3.2 * MM
_PROMISE: Final = 8.6
_SMALL: Final = 7.6
_LABEL: Final = 10.5
_SIGN: Final = 9.0
_QUIET: Final = 2.6 * MM
_ABOVE_FOOT: Final = 2 * MM
# Where an address may break: after a dot or a dash, before the sign of mail.
_JOINT: Final = re.compile(r"(?<=[._-])|(?=(?<!^)@)")
_GAP: Final = 3 * MM
_ON_ACCENT: Final = "#ffffff"
_SOFT: Final = "#dcefec"
_HINT: Final = 4.8 * MM
_LARGEST_CODE: Final = 52 * MM
# Above so many codes they stand in three columns.
_IN_TWO_COLUMNS: Final = 4
MOST_CODES: Final = 6

Cell: TypeAlias = tuple[float, float, float, float]


def draw_front(pen: Pen, front: CardFront) -> None:
    """Draw the front.

    Raises:
        DoesNotFit: a code would become smaller than a phone reads with ease.
    """
    foot = _foot_top(front)
    for shown, size in product((front, replace(front, hint="")), _NAME_SIZES):
        name = plain(front.name, WIDTH - 2 * MM, size, Face.BOLD)
        top = _head_bottom(name, size) + _GAP + _hint_height(shown)
        room = foot - _ABOVE_FOOT - top
        if len(name) <= _NAME_LINES and _code_side(front.codes, room) >= SMALLEST_CODE:
            break
    else:
        raise DoesNotFit(front.name)
    _draw_head(pen, front, name, size)
    if _hint_height(shown):
        pen.text(MARGIN, top - _QUIET, front.hint, _fitting(front.hint, WIDTH, _PROMISE), colour=MUTED)
    _draw_codes(pen, front, (MARGIN, top, WIDTH, room))
    _draw_foot(pen, front, foot)


def _head_bottom(name: Sequence[Line], size: float) -> float:
    return EDGE + _PAD + len(name) * size * 1.16 + _HEADLINE * 1.5 + _PAD


def _draw_head(pen: Pen, front: CardFront, name: Sequence[Line], size: float) -> None:
    height = _head_bottom(name, size) - EDGE
    pen.band(EDGE, EDGE, CARD_WIDTH - 2 * EDGE, height, corner=3 * MM)
    y = EDGE + _PAD
    pen.lines(MARGIN + 1 * MM, y, name, size, size * 1.16, colour=_ON_ACCENT)
    headline = _fitting(front.headline, WIDTH - 2 * MM, _HEADLINE)
    pen.text(MARGIN + 1 * MM, y + len(name) * size * 1.16 + _HEADLINE * 1.15, front.headline, headline, colour=_SOFT)


def _fitting(text: str, width: float, size: float, face: Face = Face.REGULAR) -> float:
    """The size at which a text fits on one line, at most as given."""
    return min(size, width / max(0.1, em_width(printable(text), face)))


def _hint_height(front: CardFront) -> float:
    return _HINT if front.hint and not _has_room_for_steps(front.codes) else 0.0


def _has_room_for_steps(codes: Sequence[CardCode]) -> bool:
    """Whether an odd number of codes leaves a place for how it is done."""
    return len(codes) > 2 and len(codes) % 2 == 1


# --- the codes ---


def _code_side(codes: Sequence[CardCode], height: float) -> float:
    """How large the codes can be."""
    if len(codes) == 2:
        return min(_LARGEST_CODE, height / 2 - _GAP, WIDTH * 0.48)
    columns, rows = _grid(len(codes))
    free = height - (rows - 1) * _QUIET
    return min(_LARGEST_CODE, WIDTH / columns - _QUIET, free / rows - _labels_height(codes) - _QUIET)


def _grid(count: int) -> tuple[int, int]:
    """Columns and rows."""
    if count == 1:
        return 1, 1
    return (2, 2) if count <= _IN_TWO_COLUMNS else (3, 2)


def _draw_codes(pen: Pen, front: CardFront, area: Cell) -> None:
    side = _code_side(front.codes, area[3])
    draw: Callable[[Pen, CardCode, Cell, float], None] = _draw_in_row if len(front.codes) == 2 else _draw_in_grid
    cells = list(_cells(len(front.codes), area))
    for code, cell in zip(front.codes, cells, strict=False):
        draw(pen, code, cell, side)
    if _has_room_for_steps(front.codes):
        _draw_steps(pen, front, cells[-1], side)


def _cells(count: int, area: Cell) -> Iterator[Cell]:
    x, y, width, height = area
    if count == 1:  # alone it stands in the middle
        y += max(0.0, height - _LARGEST_CODE - _QUIET - _LABEL * 2.5) / 2
    columns, rows = (1, 2) if count == 2 else _grid(count)
    high = (height - (rows - 1) * _QUIET) / rows
    for place in range(rows * columns):
        row, column = divmod(place, columns)
        yield x + column * width / columns, y + row * (high + _QUIET), width / columns, high


def _draw_in_grid(pen: Pen, code: CardCode, cell: Cell, side: float) -> None:
    x, top, width, _ = cell
    _draw_code(pen, code, x + (width - side) / 2, top, side)
    size = _fitting(code.name, width - _SIGN * 1.4, _LABEL, Face.BOLD)
    wide = em_width(printable(code.name), Face.BOLD) * size + _SIGN * 1.4
    left = x + (width - wide) / 2
    top += side + _QUIET
    _draw_sign(pen, code, left, top + 1.2)
    pen.text(left + _SIGN * 1.4, top + _LABEL * 0.86, code.name, size, Face.BOLD)
    lines = _address_lines(code, width)
    pen.centred_lines(x + width / 2, top + _LABEL * 1.25, lines, _SMALL, _SMALL * 1.2, colour=MUTED)


def _draw_in_row(pen: Pen, code: CardCode, cell: Cell, side: float) -> None:
    x, y, width, height = cell
    top = y + (height - side) / 2
    _draw_code(pen, code, x, top, side)
    left = x + side + 6 * MM
    room = width - side - 6 * MM
    size = _fitting(code.name, room - 16, 15.0, Face.BOLD)
    lines = plain(code.address, room, 9.0)[:3]
    middle = top + side / 2 - (20 + len(lines) * 11.5) / 2
    _draw_sign(pen, code, left, middle + 2.5, 12.0)
    pen.text(left + 17, middle + 13, code.name, size, Face.BOLD)
    pen.lines(left, middle + 20, lines, 9.0, 11.5, colour=MUTED)


def _draw_steps(pen: Pen, front: CardFront, cell: Cell, side: float) -> None:
    x, y, width, _ = cell
    inset = 3 * MM if width > 35 * MM else 1 * MM
    steps = [f"{number}. {step}" for number, step in enumerate(front.steps, start=1)]
    lines = [line for step in steps for line in plain(step, width - inset, _PROMISE)]
    top = y + (side - 16 - len(lines) * 12.5) / 2
    pen.text(x + inset, top + 10, front.how, _LABEL, Face.BOLD, ACCENT)
    pen.lines(x + inset, top + 16, lines, _PROMISE, 12.5)


def _draw_code(pen: Pen, code: CardCode, x: float, y: float, side: float) -> None:
    rows = link_modules(code.link)
    pen.modules(x, y, rows, module=side / len(rows))


def _draw_sign(pen: Pen, code: CardCode, x: float, y: float, side: float = _SIGN) -> None:
    (draw_envelope if code.is_mail else draw_bubble)(pen, x, y, side)


def _labels_height(codes: Sequence[CardCode]) -> float:
    """The room for name and address under a code: the same for all, so that the rows stand even."""
    width = WIDTH / _grid(len(codes))[0]
    return _LABEL * 1.25 + max(len(_address_lines(code, width)) for code in codes) * _SMALL * 1.2


def _address_lines(code: CardCode, width: float) -> Sequence[Line]:
    """An address in one line, or broken where it has a joint; nothing of it is left out."""
    room = width - 1 * MM
    lines = [""]
    for part in _JOINT.split(code.address):
        if lines[-1] and em_width(printable(lines[-1] + part), Face.REGULAR) * _SMALL > room:
            lines.append("")
        lines[-1] += part
    return [line for text in lines for line in plain(text, room, _SMALL)]


# --- the foot ---


def _promise_lines(front: CardFront) -> Sequence[Line]:
    return plain(front.promise, WIDTH - 8 * MM, _PROMISE, Face.MEDIUM)


def _foot_lines(front: CardFront) -> list[Sequence[Line]]:
    return [plain(text, WIDTH, _SMALL) for text in (front.address, front.see_back) if text]


def _foot_top(front: CardFront) -> float:
    small = sum(map(len, _foot_lines(front))) * _SMALL * 1.35
    call = 15.0 if front.call else 0.0
    return BOTTOM - small - call - _promise_height(front) - 2.6 * MM


def _promise_height(front: CardFront) -> float:
    return len(_promise_lines(front)) * _PROMISE * 1.32 + 4.4 * MM


def _draw_foot(pen: Pen, front: CardFront, top: float) -> None:
    height = _promise_height(front)
    pen.panel(MARGIN, top, WIDTH, height)
    pen.lines(MARGIN + 4 * MM, top + 2.2 * MM, _promise_lines(front), _PROMISE, _PROMISE * 1.32)
    y = top + height + 2.6 * MM
    if front.call:
        pen.text(MARGIN, y + 9, front.call, _fitting(front.call, WIDTH, 11.0, Face.BOLD), Face.BOLD, INK)
        y += 15.0
    for lines in _foot_lines(front):
        pen.lines(MARGIN, y, lines, _SMALL, _SMALL * 1.35, colour=MUTED)
        y += len(lines) * _SMALL * 1.35
