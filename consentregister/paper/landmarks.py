"""Pieces of a form's own print by which its sheet is found on a picture: words, rules and boxes seen again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from consentregister.paper.projection import Projection, sample

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from consentregister.paper.projection import Picture, Points

    Indices = NDArray[numpy.intp]

# Pixels a millimetre of the print and of what is compared with it: enough for the letters of running text.
PER_MM: Final = 4
_SIDE: Final = 10
_STEP: Final = 11
# The weaker of the two directions in which a piece may be shifted and be told from itself, in grey levels squared.
_LEAST_STRUCTURE: Final = 40.0


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Square pieces of the print.

    Attributes:
        places: their middles in millimetres from the sheet's top left, n by 2.
        pieces: their pictures, n by side by side, mean 0 and length 1.
    """

    places: Points
    pieces: Picture


@dataclass(frozen=True, slots=True)
class Found:
    """Where landmarks were found.

    Attributes:
        places: in millimetres of the sheet. pixels: on the picture. likeness: -1 to 1 for each.
    """

    places: Points
    pixels: Points
    likeness: Points


def landmarks_of(printed: Picture) -> Landmarks:
    """The pieces of a printed sheet that can't be mistaken for themselves moved a little.

    Args:
        printed: the sheet as it left the printer, `PER_MM` pixels a millimetre, dark on light.
    """
    import numpy as np

    side, step = _SIDE * PER_MM, _STEP * PER_MM
    windows = np.lib.stride_tricks.sliding_window_view(printed, (side, side))[::step, ::step]
    pieces = windows.reshape(-1, side, side)
    rows, columns = np.indices(windows.shape[:2]).reshape(2, -1)
    clear = _structure(pieces) > _LEAST_STRUCTURE
    places = np.stack([columns[clear] * step + side / 2, rows[clear] * step + side / 2], 1) / PER_MM
    return Landmarks(places, _evened(pieces[clear]))


def look_for(
    picture: Picture, landmarks: Landmarks, chosen: Indices, sheet: Projection, reach: float, shift: Points
) -> Found:
    """Look for landmarks around where they should lie.

    Args:
        chosen: which of them. sheet: how the sheet lies as far as is known.
        reach: how far from there, in millimetres.
        shift: how far each lies off that, in pixels, n by 2.
    """
    import numpy as np

    places = landmarks.places[chosen]
    side = (_SIDE + 2 * reach) * PER_MM
    steps = (np.arange(round(side)) + 0.5) / PER_MM - side / PER_MM / 2
    grid = np.stack(np.meshgrid(steps, steps), -1)
    seen = sample(picture, sheet.pixels(places[:, None, None] + grid) + shift[:, None, None])
    likeness, off = _best(seen, landmarks.pieces[chosen])
    return Found(places, sheet.pixels(places + off / PER_MM) + shift, likeness)


def _structure(pieces: Picture) -> Points:
    """The smaller eigenvalue of the structure tensor: 0 for a piece that holds only lines of one direction."""
    import numpy as np

    across, down = np.diff(pieces, axis=2)[:, 1:], np.diff(pieces, axis=1)[:, :, 1:]
    a, b, c = (np.mean(one * two, axis=(1, 2)) for one, two in ((across, across), (across, down), (down, down)))
    smaller: Points = (a + c) / 2 - np.sqrt(((a - c) / 2) ** 2 + b**2)
    return smaller


def _evened(pieces: Picture) -> Picture:
    import numpy as np

    centred = pieces - pieces.mean(axis=(1, 2), keepdims=True)
    even: Picture = centred / (np.sqrt((centred**2).sum(axis=(1, 2), keepdims=True)) + 1e-6)
    return even


def _best(seen: Picture, pieces: Picture) -> tuple[Points, Points]:
    """The best likeness of each piece within what is seen around it, and its shift from the middle, in pixels."""
    import numpy as np

    large, side = seen.shape[1], pieces.shape[1]
    room = large - side + 1
    centred = seen - seen.mean(axis=(1, 2), keepdims=True)
    spectrum = np.fft.rfft2(centred) * np.conj(np.fft.rfft2(pieces, (large, large)))
    product = np.fft.irfft2(spectrum, (large, large))[:, :room, :room]
    total, squares = _sums(centred, side), _sums(centred**2, side)
    length = np.sqrt(np.maximum(squares - total**2 / side**2, 1e-3))
    likeness = product / length
    flat = likeness.reshape(len(likeness), -1)
    row, column = np.divmod(flat.argmax(1), room)
    fine = np.stack([_between(likeness, row, column, axis) for axis in (1, 0)], 1)
    off = np.stack([column, row], 1) + fine - (room - 1) / 2
    return flat.max(1), off


def _sums(values: Picture, side: int) -> Points:
    """The sum of each square window."""
    import numpy as np

    total = np.cumsum(np.cumsum(np.pad(values, ((0, 0), (1, 0), (1, 0))), axis=1, dtype=np.float64), axis=2)
    sums: Points = total[:, side:, side:] - total[:, :-side, side:] - total[:, side:, :-side] + total[:, :-side, :-side]
    return sums


def _between(likeness: Points, row: Indices, column: Indices, axis: int) -> Points:
    """The peak between pixels, by a parabola through its neighbours; axis 0 is down, 1 across."""
    import numpy as np

    last, every = likeness.shape[1] - 1, np.arange(len(row))
    step = (1, 0) if axis == 0 else (0, 1)
    before = likeness[every, np.clip(row - step[0], 0, last), np.clip(column - step[1], 0, last)]
    after = likeness[every, np.clip(row + step[0], 0, last), np.clip(column + step[1], 0, last)]
    bend = before + after - 2 * likeness[every, row, column]
    return np.where(bend < 0, np.clip((before - after) / np.minimum(2 * bend, -1e-9), -0.5, 0.5), 0.0)
