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

    near = round(_AROUND * PER_MM)
    dark = np.pad(printed < _BARE, near)
    high, wide = printed.shape
    down = np.any([dark[step : step + high] for step in range(2 * near + 1)], axis=0)
    around = np.any([down[:, step : step + wide] for step in range(2 * near + 1)], axis=0)
    bare: Picture = (~around).astype(np.float32)
    return bare


def bare_at(bare: Picture, places: Points) -> Picture:
    """The same at places in millimetres."""
    import numpy as np

    within: Picture = (sample(bare, places * PER_MM - 0.5) > 0.5).astype(np.float32)
    return within
