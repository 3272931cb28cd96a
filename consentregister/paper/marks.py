"""Boxes on a sheet: ticked, empty, or not to be decided by a machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from consentregister.domain.form import Field
from consentregister.domain.sheet_reading import Mark
from consentregister.paper.ink import Ink, is_ink
from consentregister.paper.print_mask import bare_at

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from consentregister.paper.projection import Picture, Points
    from consentregister.paper.sheet_place import SheetPlace

    Mask = NDArray[numpy.bool_]

_PER_MM: Final = 8
# Millimetres around a box that are looked at: strokes that run beyond it, and what else was written there.
_AROUND: Final = 2.4
# Half the width of the outline's stroke and what blurs it, then the bands beside it that must be lighter.
_STROKE: Final = 0.22
_BESIDE: Final = (0.45, 0.95)
_REACH: Final = 0.9
_INSET: Final = 0.6
# Each measured on made pages, in the middle of the gap between the two sides: how clear an outline must be, how much of
# a box ink covers and how far it reaches there, and from where on something fainter than ink is not passed over.
_NO_OUTLINE: Final = 0.07
_OUTLINE: Final = 0.2
_SPECK: Final = 0.02
_TICK: Final = 0.06
_SPECK_LENGTH: Final = 0.4
_TICK_LENGTH: Final = 0.75
_FAINT: Final = (0.02, 0.06)
DARK: Final = (0.17, 0.24)
DARK_SHARE: Final = 70
_LIKELY: Final = 0.5
# More than this share inside and more square millimetres around: ticked, then scribbled over.
_SCRIBBLE: Final = 3
_BEYOND: Final = 1.2
_STRUCK_OUT: Final = ((0.55, 1.2), (0.45, 4.2), (0.0, 7.0))


@dataclass(frozen=True, slots=True)
class BoxInk:
    """What lies in and around one box.

    Attributes:
        outline: how clearly its outline is seen, 0 for not at all.
        inside: the share of its inside that is ink.
        length: how far that ink is spread along its longer direction, in millimetres (standard deviation).
        dark: how dark its stronger part is, 0 to 1: a fold's shade is lighter than any pen.
        strokes: how many of them a line through the box meets, most of the time.
        faint: how much darker the inside is than the paper around, whether or not that counts as ink.
        around: square millimetres of ink outside it.
    """

    outline: float
    inside: float
    length: float
    dark: float
    faint: float
    strokes: float
    around: float


def judged(seen: BoxInk) -> tuple[Mark, float]:
    """What that says of the box, and how surely. What was scribbled over, or is a speck, a person must judge."""
    if seen.outline < _NO_OUTLINE:
        return Mark.UNCLEAR, 0.0
    if _is_struck_out(seen):
        return Mark.UNCLEAR, 0.3
    drawn = min(share(seen.inside, _SPECK, _TICK), share(seen.length, _SPECK_LENGTH, _TICK_LENGTH))
    ticked = min(drawn, share(seen.dark, *DARK))
    blank = 1 - max(share(seen.inside, 0.0, _SPECK), share(seen.faint, *_FAINT))
    empty = min(blank, share(seen.outline, _NO_OUTLINE, _OUTLINE))
    if max(ticked, empty) < _LIKELY:
        return Mark.UNCLEAR, max(ticked, empty)
    return (Mark.SET, ticked) if ticked > empty else (Mark.EMPTY, empty)


def share(value: float, none: float, full: float) -> float:
    """0 up to `none`, 1 from `full` on, evenly in between."""
    return min(1.0, max(0.0, (value - none) / (full - none)))


def _is_struck_out(seen: BoxInk) -> bool:
    scribbled = seen.strokes >= _SCRIBBLE and seen.around > _BEYOND
    return scribbled or any(seen.inside > inside and seen.around > around for inside, around in _STRUCK_OUT)


def box_ink(ink: Ink, place: SheetPlace, bare: Picture, box: Field) -> BoxInk:
    """What lies in and around a box."""
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
        dark=float(np.percentile(darkness[touched & inside], DARK_SHARE)) if (touched & inside).any() else 0.0,
        strokes=_strokes(touched, inside),
        faint=float(darkness[inside].mean() - np.median(darkness[outside])),
        around=float(touched[outside].sum()) / _PER_MM**2,
    )


def _length(places: Points) -> float:
    import numpy as np

    if len(places) < 3:
        return 0.0
    return float(np.sqrt(max(0.0, np.linalg.eigvalsh(np.cov(places.T))[-1])))


def _strokes(touched: Mask, inside: Mask) -> float:
    """How many separate strokes a line meets, up and down or across, whichever is more; the middle of all lines."""
    import numpy as np

    (rows, columns) = np.nonzero(inside)
    box = touched[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1].astype(np.int8)
    starts = [(np.diff(box, axis=axis, prepend=0) > 0).sum(axis=axis) for axis in (0, 1)]
    return float(max(np.median(counts) for counts in starts))


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
    weighed: Points = kernel.astype(np.float64)
    return weighed
