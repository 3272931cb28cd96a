"""What is read of a file that came in, page by page, without knowing the register: it runs in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from consentregister.paper.pictures import open_pages
from consentregister.paper.qr_codes import FoundCode, find_codes

if TYPE_CHECKING:
    from PIL.Image import Image

# The small picture of a list, in pixels: sharp at 60 by 85 on a screen of double density.
THUMB: Final = (132, 188)
_THUMB_QUALITY: Final = 72


@dataclass(frozen=True, slots=True)
class FilePage:
    """What one page holds.

    Attributes:
        page: its number in the file, from 1.
        codes: every QR code on it, whoever made it.
        thumb: a small JPEG of it, at most `THUMB` pixels.
    """

    page: int
    codes: tuple[FoundCode, ...]
    thumb: bytes


def read_file(content: bytes, name: str) -> Iterator[FilePage]:
    """The pages of a file, one at a time.

    Raises:
        UnreadableFile: as `open_pages`.
    """
    for page in open_pages(content, name):
        yield FilePage(page.page, tuple(find_codes(page.image)), small_picture(page.image))


def small_picture(image: Image) -> bytes:
    """A page small enough for a list, as JPEG."""
    from PIL import ImageOps

    coarse = image.reduce(max(1, min(image.width // (2 * THUMB[0]), image.height // (2 * THUMB[1]))))
    buffer = BytesIO()
    ImageOps.contain(coarse, THUMB).save(buffer, "JPEG", quality=_THUMB_QUALITY)
    return buffer.getvalue()
