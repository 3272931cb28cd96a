"""A business's logo, read from a file that is hostile until read, and kept as a small clean picture."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Final

from consentregister.domain.errors import UnreadableFile

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE: Final = 5_000_000
MOST_PIXELS: Final = 20_000_000
# In print it is at most 51 mm wide: more pixels than 600 dpi are never seen.
_LONGEST_SIDE: Final = 1200
_LEAST_SIDE: Final = 16
_LONGEST_SHAPE: Final = 8
_FAINT: Final = 12  # of 255: what a JPEG leaves in its white
_FORMATS: Final = ("PNG", "JPEG")
_MAGIC: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def clean_logo(data: bytes, name: str) -> bytes:
    """A logo as PNG on white, its empty edges cut off, without what else the file held.

    Raises:
        UnreadableFile: logo_type, logo_damaged, logo_too_large, logo_too_narrow; nothing is decoded before size and
            number of pixels are known.
    """
    import PIL.Image

    if len(data) > LARGEST_FILE:
        raise UnreadableFile("logo_too_large", file=name, limit=f"{LARGEST_FILE // 1_000_000} MB")
    if not data.startswith(_MAGIC):
        raise UnreadableFile("logo_type", file=name)
    with warnings.catch_warnings():
        # Pillow warns of large pictures and odd metadata; we have a limit of our own and no use for the second.
        warnings.simplefilter("ignore")
        try:
            with PIL.Image.open(BytesIO(data), formats=_FORMATS) as picture:
                _check_pixels(picture, name)
                return _as_png(_trimmed(_on_white(picture)), name)
        except UnreadableFile:
            raise
        except PIL.Image.DecompressionBombError:
            raise _too_large(name) from None
        except Exception:  # noqa: BLE001 Pillow's decoders raise whatever a damaged file makes them trip over
            raise UnreadableFile("logo_damaged", file=name) from None


def _check_pixels(picture: Image, name: str) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_large(name)


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile("logo_too_large", file=name, limit=f"{MOST_PIXELS // 1_000_000} Megapixel")


def _on_white(picture: Image) -> Image:
    import PIL.Image
    from PIL import ImageOps

    coloured = ImageOps.exif_transpose(picture).convert("RGBA")
    return PIL.Image.alpha_composite(PIL.Image.new("RGBA", coloured.size, "white"), coloured).convert("RGB")


def _trimmed(picture: Image) -> Image:
    """Without the white around it, so that it stands where the letterhead wants it."""
    from PIL import ImageOps

    inked = ImageOps.invert(picture.convert("L")).point([255 if level > _FAINT else 0 for level in range(256)])
    box = inked.getbbox()
    return picture.crop(box) if box else picture


def _as_png(picture: Image, name: str) -> bytes:
    short, long = sorted(picture.size)
    if short < _LEAST_SIDE or long > _LONGEST_SHAPE * short:
        raise UnreadableFile("logo_too_narrow", file=name)
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    buffer = BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
