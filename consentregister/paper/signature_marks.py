"""Signature fields on a sheet: signed, empty, or not to be decided by a machine. Whose hand it was is never asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from consentregister.domain.form import Field
from consentregister.paper.ink import Ink, is_ink
from consentregister.paper.print_mask import bare_at

if TYPE_CHECKING:
    from consentregister.paper.projection import Picture, Points
    from consentregister.paper.sheet_place import SheetPlace

_PER_MM: Final = 6
# Of the ink, the share that is darker than what is told; the faintest edges of strokes stay out.
_DARK_SHARE: Final = 70


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
    return SignatureInk(area, float(spread[1]), float(spread[0]), float(np.percentile(darkness[touched], _DARK_SHARE)))


def _grid(field: Field) -> Points:
    import numpy as np

    across = field.x + (np.arange(round(field.w * _PER_MM)) + 0.5) / _PER_MM
    down = field.y + (np.arange(round(field.h * _PER_MM)) + 0.5) / _PER_MM
    return np.stack(np.meshgrid(across, down), -1)


def _darkness(ink: Ink, place: SheetPlace, grid: Points) -> Picture:
    """In four pieces from left to right, each with the bend of the paper at its own place."""
    import numpy as np

    pieces = [ink.darkness(place.pixels(piece)) for piece in np.array_split(grid, 4, axis=1)]
    return np.concatenate(pieces, axis=1)
