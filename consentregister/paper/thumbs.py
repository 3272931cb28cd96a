"""Small pictures of pages, for lists."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

# In pixels: sharp at 60 by 85 on a screen of double density.
THUMB: Final = (132, 188)
_THUMB_QUALITY: Final = 72


def small_picture(image: Image) -> bytes:
    """A page small enough for a list, as JPEG."""
    from PIL import ImageOps

    coarse = image.reduce(max(1, min(image.width // (2 * THUMB[0]), image.height // (2 * THUMB[1]))))
    buffer = BytesIO()
    ImageOps.contain(coarse, THUMB).save(buffer, "JPEG", quality=_THUMB_QUALITY)
    return buffer.getvalue()
