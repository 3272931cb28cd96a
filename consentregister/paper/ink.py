"""Ink on paper, whatever lamp or shadow falls on it: how much darker a place is than the paper around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from consentregister.paper.projection import sample

if TYPE_CHECKING:
    from PIL.Image import Image

    from consentregister.paper.projection import Picture, Points

# Millimetres: wider than a filled box and narrower than a shadow.
_WIDEST_INK: Final = 9
# What a scanner's sensor and its compression make of plain paper, and what no pen is fainter than.
_FAINTEST: Final = 0.13
_ABOVE_NOISE: Final = 4.0
_QUARTER: Final = 0.97


@dataclass(frozen=True, slots=True)
class Ink:
    """A picture of paper with ink on it.

    Attributes:
        picture: the darkest of the three colours, so that a red pen is as dark as a black one.
        paper: the same without ink, `step` times smaller.
    """

    picture: Picture
    paper: Picture
    step: int

    def darkness(self, pixels: Points) -> Picture:
        """How dark places on the picture are, 0 for paper and 1 for black."""
        import numpy as np

        light = sample(self.paper, (pixels + 0.5) / self.step - 0.5)
        dark: Picture = 1 - sample(self.picture, pixels) / np.maximum(light, 16)
        return dark


def ink_of(image: Image, per_mm: float) -> Ink:
    """A picture in colour, `per_mm` pixels a millimetre of paper."""
    import numpy as np
    from PIL import Image as Images
    from PIL import ImageChops, ImageFilter

    red, green, blue = image.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    step = max(1, round(per_mm))
    coarse = darkest.reduce(step)
    bare = coarse.filter(ImageFilter.MaxFilter(_WIDEST_INK)).filter(ImageFilter.MinFilter(_WIDEST_INK))
    paper = bare.filter(ImageFilter.BoxBlur(2))
    if min(paper.size) < 2:
        paper = paper.resize((2, 2), Images.Resampling.NEAREST)
    return Ink(np.asarray(darkest, np.float32), np.asarray(paper, np.float32), step)


def is_ink(darkness: Picture, plain: Picture) -> Picture:
    """Which places a pen has touched.

    Args:
        darkness: any number of small pictures, n by high by wide. plain: where no print is, true or false alike.

    Returns: 1.0 or 0.0 for each place.
    """
    import numpy as np

    smooth = _smoothed(darkness)
    values = np.where(plain > 0, smooth, np.nan).reshape(len(smooth), -1)
    # The lighter quarter is paper even where much is written; of a bell curve it lies this many deviations wide.
    lightest, light = np.nanpercentile(values, (5, 25), axis=1)
    noise = (light - lightest) / _QUARTER
    level = np.maximum(_FAINTEST, _ABOVE_NOISE * noise) + np.clip(light, 0, 0.1)
    touched: Picture = ((smooth > level[:, None, None]) & (plain > 0)).astype(np.float32)
    return touched


def _smoothed(pictures: Picture) -> Picture:
    """Each place with its eight neighbours: grain goes, lines stay."""
    import numpy as np

    high, wide = pictures.shape[1:]
    wider = np.pad(pictures, ((0, 0), (1, 1), (1, 1)), mode="edge")
    down = wider[:, :high] + wider[:, 1 : high + 1] + wider[:, 2:]
    across: Picture = (down[:, :, :wide] + down[:, :, 1 : wide + 1] + down[:, :, 2:]) / 9
    return across
