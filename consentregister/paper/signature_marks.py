"""Signature fields on a sheet: signed, empty, or not to be decided by a machine. Whose hand it was is never asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from consentregister.domain.form import Field
from consentregister.domain.sheet_reading import Mark
from consentregister.paper.ink import Ink, is_ink
from consentregister.paper.marks import DARK, DARK_SHARE, share
from consentregister.paper.print_mask import bare_at

if TYPE_CHECKING:
    from consentregister.paper.projection import Picture, Points
    from consentregister.paper.sheet_place import SheetPlace

_PER_MM: Final = 6
# Each from where it counts at all to where it counts fully, measured on made pages: square millimetres of ink, its
# spread along and across;
# then what is still passed over as specks and shades of folds.
_AREA: Final = (2.5, 7.0)
_LENGTH: Final = (1.0, 2.2)
_HEIGHT: Final = (0.35, 0.75)
_SPECKS: Final = (1.0, 5.0)
_SHADE: Final = (0.16, 0.22)
_STAIN: Final = 400.0
# Millimetres above the printed line that are not looked at: where paper was crumpled the line itself lies there, and no
# signature lies there alone.
_RULE: Final = 1.0
_LIKELY: Final = 0.5


@dataclass(frozen=True, slots=True)
class SignatureInk:
    """What lies in one signature field.

    Attributes:
        area: square millimetres of ink.
        length, height: how far it is spread along its longer and its shorter direction, in millimetres (standard
            deviations): a line that was drawn, or a fold, has next to no height.
        dark: how dark its stronger part is, 0 to 1.
    """

    area: float
    length: float
    height: float
    dark: float


def judged(seen: SignatureInk) -> tuple[Mark, float]:
    """What that says of the field, and how surely. A fold, a single stroke or a stain a person must judge."""
    if seen.area > _STAIN:
        return Mark.UNCLEAR, 0.0
    drawn = min(share(seen.area, *_AREA), share(seen.length, *_LENGTH), share(seen.height, *_HEIGHT))
    signed = min(drawn, share(seen.dark, *DARK))
    empty = 1 - min(share(seen.area, *_SPECKS), share(seen.dark, *_SHADE))
    if max(signed, empty) < _LIKELY:
        return Mark.UNCLEAR, max(signed, empty)
    return (Mark.SET, signed) if signed > empty else (Mark.EMPTY, empty)


def signature_ink(ink: Ink, place: SheetPlace, bare: Picture, field: Field) -> SignatureInk:
    """What lies in a signature field."""
    import numpy as np

    grid = _grid(field)
    darkness = _darkness(ink, place, grid)
    touched = is_ink(darkness[None], bare_at(bare, grid)[None])[0] > 0
    area = float(touched.sum()) / _PER_MM**2
    if touched.sum() < 2:
        return SignatureInk(area, 0.0, 0.0, 0.0)
    spread = np.sqrt(np.maximum(np.linalg.eigvalsh(np.cov(grid[touched].T)), 0))
    return SignatureInk(area, float(spread[1]), float(spread[0]), float(np.percentile(darkness[touched], DARK_SHARE)))


def _grid(field: Field) -> Points:
    import numpy as np

    across = field.x + (np.arange(round(field.w * _PER_MM)) + 0.5) / _PER_MM
    down = field.y + (np.arange(round((field.h - _RULE) * _PER_MM)) + 0.5) / _PER_MM
    return np.stack(np.meshgrid(across, down), -1)


def _darkness(ink: Ink, place: SheetPlace, grid: Points) -> Picture:
    """In four pieces from left to right, each with the bend of the paper at its own place."""
    import numpy as np

    pieces = [ink.darkness(place.pixels(piece)) for piece in np.array_split(grid, 4, axis=1)]
    return np.concatenate(pieces, axis=1)
