"""What stands or falls together on a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from consentregister.paper.lines import Line, Run, wrap
from consentregister.paper.page import Paragraph
from consentregister.paper.pen import Pen
from consentregister.paper.typefaces import Face

Drawing: TypeAlias = Callable[[Pen, float], None]


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


def paragraph_lines(paragraph: Paragraph, width: float, size: float) -> tuple[Line, ...]:
    """A paragraph's lines, its point in bold."""
    return wrap((Run(paragraph.point, Face.BOLD), Run(paragraph.text, Face.REGULAR)), width, size)
