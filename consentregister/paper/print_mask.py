"""Where a form's own print leaves the paper bare, so that what is dark there came from a pen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from consentregister.paper.landmarks import PER_MM
from consentregister.paper.projection import sample

if TYPE_CHECKING:
    from consentregister.paper.projection import Picture, Points

_BARE: Final = 215
# Millimetres around print that are not looked at: how far off a sheet is found, and how far toner spreads.
_AROUND: Final = 0.5


def bare_paper(printed: Picture) -> Picture:
    """1.0 where there is no print near, 0.0 elsewhere, in the resolution of `printed`."""
    import numpy as np
    from PIL import Image, ImageFilter

    side = 2 * round(_AROUND * PER_MM) + 1
    dark = Image.fromarray((printed < _BARE).astype(np.uint8) * 255)
    return 1 - np.asarray(dark.filter(ImageFilter.MaxFilter(side)), np.float32) / 255


def bare_at(bare: Picture, places: Points) -> Picture:
    """The same at places in millimetres."""
    import numpy as np

    within: Picture = (sample(bare, places * PER_MM - 0.5) > 0.5).astype(np.float32)
    return within
