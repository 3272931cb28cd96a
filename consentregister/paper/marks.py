"""Boxes on a sheet: ticked, empty, or not to be decided by a machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from consentregister.domain.form import Field
from consentregister.paper.ink import Ink, is_ink
from consentregister.paper.print_mask import bare_at

if TYPE_CHECKING:
    from consentregister.paper.projection import Picture, Points
    from consentregister.paper.sheet_place import SheetPlace

_PER_MM: Final = 8
# Millimetres around a box that are looked at: strokes that run beyond it, and what else was written there.
_AROUND: Final = 3.2
# Half the width of the outline's stroke and what blurs it, then the bands beside it that must be lighter.
_STROKE: Final = 0.22
_BESIDE: Final = (0.45, 0.95)
_REACH: Final = 0.9
_INSET: Final = 0.6


@dataclass(frozen=True, slots=True)
class BoxInk:
    """What lies in and around one box.

    Attributes:
        outline: how clearly its outline is seen, 0 for not at all.
        inside: the share of its inside that is ink.
        length: how far that ink is spread along its longer direction, in millimetres (standard deviation).
        faint: how much darker the inside is than the paper around, whether or not that counts as ink.
        around: square millimetres of ink outside it.
    """

    outline: float
    inside: float
    length: float
    faint: float
    around: float


def box_inks(ink: Ink, place: SheetPlace, bare: Picture, boxes: Sequence[Field]) -> list[BoxInk]:
    """What lies in and around each box."""
    return [_box_ink(ink, place, bare, box) for box in boxes]


def _box_ink(ink: Ink, place: SheetPlace, bare: Picture, box: Field) -> BoxInk:
    import numpy as np

    middle = np.array([box.x + box.w / 2, box.y + box.h / 2])
    grid = _grid(box.w / 2 + _AROUND + _REACH)
    pixels = place.pixels(middle + grid)
    outline, shift = _outline(ink.darkness(pixels), grid, box.w / 2)
    near = grid[_within(grid, box.w / 2 + _AROUND)]
    side = round(np.sqrt(len(near)))
    near = near.reshape(side, side, 2)
    darkness = ink.darkness(place.pixels(middle + near + shift))
    away = _from_edge(near, box.w / 2)
    outside_bare = bare_at(bare, middle + near)
    plain = np.where(away < -_INSET, 1.0, np.where(away > _INSET, outside_bare, 0.0)).astype(np.float32)
    touched = is_ink(darkness[None], plain[None])[0] > 0
    inside, outside = away < -_INSET, (away > _INSET) & (plain > 0)
    return BoxInk(
        outline=outline,
        inside=float(touched[inside].mean()),
        length=_length(near[touched & inside]),
        faint=float(darkness[inside].mean() - np.median(darkness[outside])),
        around=float(touched[outside].sum()) / _PER_MM**2,
    )


def _length(places: Points) -> float:
    import numpy as np

    if len(places) < 3:
        return 0.0
    return float(np.sqrt(max(0.0, np.linalg.eigvalsh(np.cov(places.T))[-1])))


def _grid(half: float) -> Points:
    """Places around 0, millimetres, square."""
    import numpy as np

    steps = (np.arange(round(2 * half * _PER_MM)) + 0.5) / _PER_MM - half
    return np.stack(np.meshgrid(steps, steps), -1)


def _within(grid: Points, half: float) -> Points:
    import numpy as np

    inside: Points = np.abs(grid).max(-1) <= half
    return inside


def _from_edge(grid: Points, half: float) -> Points:
    """Millimetres from the outline of a box around 0; less than 0 within it."""
    import numpy as np

    away: Points = np.abs(grid).max(-1) - half
    return away


def _outline(darkness: Picture, grid: Points, half: float) -> tuple[float, Points]:
    """How clearly the outline is seen, and where: how far from where it should be, in millimetres."""
    import numpy as np

    steps = np.arange(-round(_REACH * _PER_MM), round(_REACH * _PER_MM) + 1)
    kernel = _outline_kernel(grid, half)
    (rows, columns) = np.nonzero(kernel)
    weights = kernel[rows, columns]
    seen = np.array([[darkness[rows + down, columns + across] @ weights for across in steps] for down in steps])
    off = np.stack(np.meshgrid(steps, steps), -1) / _PER_MM
    best = np.unravel_index((seen - 0.04 * (off**2).sum(-1)).argmax(), seen.shape)
    return float(seen[best]), off[best]


def _outline_kernel(grid: Points, half: float) -> Points:
    import numpy as np

    away = np.abs(_from_edge(grid, half))
    signed = _from_edge(grid, half)
    stroke = away < _STROKE
    low, high = _BESIDE
    inner, outer = (signed < -low) & (signed > -high), (signed > low) & (signed < high)
    kernel = stroke / stroke.sum() - 0.5 * inner / inner.sum() - 0.5 * outer / outer.sum()
    return kernel.astype(np.float64)
