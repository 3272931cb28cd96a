"""A signature given on the screen, as the pen, finger or mouse wrote it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from consentregister.domain.errors import InvalidInput

MOST_POINTS: Final = 20_000
# What is shorter or narrower, in widths of the pad, is a dot or a slip of the finger.
_SHORTEST: Final = 0.10
_NARROWEST: Final = 0.04


@dataclass(frozen=True, slots=True)
class StrokePoint:
    """One point of a stroke.

    Attributes:
        x, y: from the pad's top left, in its own units.
        at: milliseconds since the first point of the signature.
        pressure: from 0 to 1; 0.5 where finger or mouse tell none.
    """

    x: float
    y: float
    at: int
    pressure: float


Stroke = tuple[StrokePoint, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Strokes on a pad of a width and a height.

    Raises:
        InvalidInput: a size or a point that no pad gives, or far too many of them.
    """

    width: float
    height: float
    strokes: tuple[Stroke, ...] = ()

    def __post_init__(self) -> None:
        points = [point for stroke in self.strokes for point in stroke]
        numbers = [value for point in points for value in (point.x, point.y, point.pressure)]
        sizes = math.isfinite(self.width) and math.isfinite(self.height) and self.width > 0 < self.height
        if not sizes or len(points) > MOST_POINTS or not all(map(math.isfinite, numbers)):
            raise InvalidInput("signature", "signature_unusable")

    @property
    def is_worth(self) -> bool:
        """Whether somebody wrote: more than a dot."""
        across = [point.x for stroke in self.strokes for point in stroke]
        wide = max(across, default=0.0) - min(across, default=0.0)
        return wide >= _NARROWEST * self.width and self._length() >= _SHORTEST * self.width

    def _length(self) -> float:
        pairs = (pair for stroke in self.strokes for pair in pairwise(stroke))
        return sum(math.hypot(after.x - before.x, after.y - before.y) for before, after in pairs)
