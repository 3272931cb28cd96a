"""Where a sheet lies on a picture: known first around its code, then followed from landmark to landmark outwards.

Four corners within 25 mm say little of the sheet's far end, where a slant of the camera adds up to centimetres; its own
print, seen again, says all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from consentregister.paper.landmarks import Found, Landmarks, look_for
from consentregister.paper.projection import Projection, fit

if TYPE_CHECKING:
    from consentregister.paper.projection import Picture, Points
    from consentregister.paper.qr_codes import Corner

# Millimetres: how far one goes at a time, and how far a landmark may lie off what the nearer ones foretell.
_RING: Final = 28.0
_REACH: Final = 3.0
_LAST_REACH: Final = 2.0
# A piece that looks less alike than this is another, or covered.
_ALIKE: Final = 0.45
# Paper bends smoothly: a landmark speaks for about this many millimetres around it.
_SPEAKS_FOR: Final = 14.0
# As much as one landmark of middling likeness that lies where it should.
_STIFFNESS: Final = 0.15
# A projection needs four pairs.
_LEAST: Final = 4


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """A sheet on a picture.

    Attributes:
        sheet: how it lies as a flat sheet.
        places: landmarks that were found, in millimetres. off: how far each lies from there, in pixels.
        trust: how much each counts. recognised: the share of the sheet's landmarks that were found.
    """

    sheet: Projection
    places: Points
    off: Points
    trust: Points
    recognised: float

    def pixels(self, places: Points) -> Points:
        """Where places on the sheet, in millimetres, lie on the picture; they share the bend of the paper."""
        middle = places.reshape(-1, 2).mean(0)
        bent: Points = self.sheet.pixels(places) + bend(self.places, self.off, self.trust, middle[None])[0]
        return bent


def find_sheet(
    picture: Picture, corners: tuple[Corner, ...], printed: tuple[Corner, ...], landmarks: Landmarks
) -> SheetPlace:
    """Where the sheet with a code lies.

    Args:
        picture: grey values, dark on light.
        corners: of the code, from the top left clockwise as printed, in pixels. printed: the same in millimetres.
    """
    import numpy as np

    code = np.array(printed, np.float64)
    known = Found(code, np.array(corners, np.float64), np.full(4, 0.5))
    sheet = fit(known.places, known.pixels, known.likeness)
    away = np.hypot(*(landmarks.places - code.mean(0)).T)
    for ring in range(1, int(away.max(initial=0.0) / _RING) + 2):
        known, sheet = _further(picture, landmarks, known, sheet, away, ring)
    return _settled(picture, landmarks, known, sheet)


def bend(places: Points, off: Points, trust: Points, at: Points) -> Points:
    """How far the paper lies off a flat sheet at some places, by the landmarks around them."""
    import numpy as np

    if not len(places):
        return np.zeros((len(at), 2))
    away = ((at[:, None] - places) ** 2).sum(-1)
    weight = trust * np.exp(-away / 2 / _SPEAKS_FOR**2)
    shift: Points = (weight @ off) / (weight.sum(1) + _STIFFNESS)[:, None]
    return shift


def _further(
    picture: Picture, landmarks: Landmarks, known: Found, sheet: Projection, away: Points, ring: int
) -> tuple[Found, Projection]:
    """One ring further out, foretold by all that is known within."""
    import numpy as np

    (chosen,) = np.nonzero((away > _RING * (ring - 1)) & (away <= _RING * ring))
    if not len(chosen):
        return known, sheet
    off, trust = known.pixels - sheet.pixels(known.places), _trust(known.likeness)
    shift = bend(known.places, off, trust, landmarks.places[chosen])
    found = _alike(look_for(picture, landmarks, chosen, sheet, _REACH, shift))
    known = _joined(known, found)
    return known, fit(known.places, known.pixels, _trust(known.likeness))


def _settled(picture: Picture, landmarks: Landmarks, known: Found, sheet: Projection) -> SheetPlace:
    """All landmarks once more, now that the whole sheet is known."""
    import numpy as np

    every = np.arange(len(landmarks.places))
    off = known.pixels - sheet.pixels(known.places)
    shift = bend(known.places, off, _trust(known.likeness), landmarks.places)
    found = _alike(look_for(picture, landmarks, every, sheet, _LAST_REACH, shift))
    if len(found.places) < _LEAST:
        return SheetPlace(sheet, found.places, np.zeros((len(found.places), 2)), found.likeness, 0.0)
    trust = _trust(found.likeness)
    sheet = fit(found.places, found.pixels, trust)
    off = found.pixels - sheet.pixels(found.places)
    return SheetPlace(sheet, found.places, off, trust * _plausible(off, sheet), len(found.places) / len(every))


def _plausible(off: Points, sheet: Projection) -> Points:
    """How likely a landmark's distance from the flat sheet is a bend of the paper and no mistake."""
    import numpy as np

    per_mm = sheet.per_mm(np.array([105.0, 148.0]))
    likely: Points = 1 / (1 + (np.hypot(*off.T) / per_mm / 1.5) ** 4)
    return likely


def _alike(found: Found) -> Found:
    alike = found.likeness > _ALIKE
    return Found(found.places[alike], found.pixels[alike], found.likeness[alike])


def _joined(one: Found, other: Found) -> Found:
    import numpy as np

    both = [(one.places, other.places), (one.pixels, other.pixels), (one.likeness, other.likeness)]
    places, pixels, likeness = (np.concatenate(pair) for pair in both)
    return Found(places, pixels, likeness)


def _trust(likeness: Points) -> Points:
    trust: Points = likeness**2
    return trust
