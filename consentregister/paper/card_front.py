"""The front of a counter card: the name, a friendly sentence, a code for each way, and what happens then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from consentregister.paper.card_codes import code_side, draw_codes, has_room_for_steps
from consentregister.paper.card_measures import (
    BOTTOM,
    CARD_WIDTH,
    EDGE,
    MARGIN,
    QUIET,
    SMALL,
    SMALLEST_CODE,
    WIDTH,
    DoesNotFit,
    fitting_size,
)
from consentregister.paper.card_page import CardFront
from consentregister.paper.lines import Line, plain
from consentregister.paper.measures import INK, MM, MUTED
from consentregister.paper.pen import Pen
from consentregister.paper.typefaces import Face

_NAME_SIZES: Final = (23.0, 21.0, 19.0, 17.0, 15.0, 13.5, 12.0, 10.5)
_NAME_LINES: Final = 2
_HEADLINE: Final = 11.0
_PAD: Final = 3.2 * MM
_PROMISE: Final = 8.6
_ABOVE_FOOT: Final = 2 * MM
_GAP: Final = 3 * MM
_ON_ACCENT: Final = "#ffffff"
_SOFT: Final = "#dcefec"
_HINT: Final = 4.8 * MM


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
        if len(name) <= _NAME_LINES and code_side(front.codes, room) >= SMALLEST_CODE:
            break
    else:
        raise DoesNotFit(front.name)
    _draw_head(pen, front, name, size)
    if _hint_height(shown):
        pen.text(MARGIN, top - QUIET, front.hint, fitting_size(front.hint, WIDTH, _PROMISE), colour=MUTED)
    draw_codes(pen, front, (MARGIN, top, WIDTH, room))
    _draw_foot(pen, front, foot)


def _head_bottom(name: Sequence[Line], size: float) -> float:
    return EDGE + _PAD + len(name) * size * 1.16 + _HEADLINE * 1.5 + _PAD


def _draw_head(pen: Pen, front: CardFront, name: Sequence[Line], size: float) -> None:
    height = _head_bottom(name, size) - EDGE
    pen.band(EDGE, EDGE, CARD_WIDTH - 2 * EDGE, height, corner=3 * MM)
    y = EDGE + _PAD
    pen.lines(MARGIN + 1 * MM, y, name, size, size * 1.16, colour=_ON_ACCENT)
    headline = fitting_size(front.headline, WIDTH - 2 * MM, _HEADLINE)
    pen.text(MARGIN + 1 * MM, y + len(name) * size * 1.16 + _HEADLINE * 1.15, front.headline, headline, colour=_SOFT)


def _hint_height(front: CardFront) -> float:
    return _HINT if front.hint and not has_room_for_steps(front.codes) else 0.0


def _promise_lines(front: CardFront) -> Sequence[Line]:
    return plain(front.promise, WIDTH - 8 * MM, _PROMISE, Face.MEDIUM)


def _foot_lines(front: CardFront) -> list[Sequence[Line]]:
    return [plain(text, WIDTH, SMALL) for text in (front.address, front.see_back) if text]


def _foot_top(front: CardFront) -> float:
    small = sum(map(len, _foot_lines(front))) * SMALL * 1.35
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
        pen.text(MARGIN, y + 9, front.call, fitting_size(front.call, WIDTH, 11.0, Face.BOLD), Face.BOLD, INK)
        y += 15.0
    for lines in _foot_lines(front):
        pen.lines(MARGIN, y, lines, SMALL, SMALL * 1.35, colour=MUTED)
        y += len(lines) * SMALL * 1.35
