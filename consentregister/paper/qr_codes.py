"""QR codes: their modules for the pen, and the codes found on a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from PIL.Image import Image

Corner: TypeAlias = tuple[float, float]
# 25 modules with a third of them spare: a fold or a stain through the code still reads.
_VERSION = 2
_LEVEL = "h"
# A picture of more pixels gains nothing from being enlarged but costs memory; one of far more is made smaller first.
_LARGE_ENOUGH = 16_000_000
_TOO_LARGE = 24_000_000


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A QR code on a picture.

    Attributes:
        text: what it says, whoever made it: the caller looks whether it is a form's code.
        corners: top left, top right, bottom right, bottom left of the code as printed, in pixels of the picture.
    """

    text: str
    corners: tuple[Corner, Corner, Corner, Corner]


def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of a code of 25 by 25 modules, dark ones true."""
    import segno

    code = segno.make(text, version=_VERSION, error=_LEVEL, boost_error=False)
    return tuple(tuple(map(bool, row)) for row in code.matrix)


def link_modules(link: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the smallest code for a link that still reads with 15 per cent of it spoilt, dark modules true."""
    import segno

    return tuple(tuple(map(bool, row)) for row in segno.make_qr(link, error="m").matrix)


def find_codes(image: Image) -> list[FoundCode]:
    """All QR codes on a picture, however it is turned; a poor one is looked at once more, twice enlarged."""
    grey = image.convert("L")
    if grey.width * grey.height > _TOO_LARGE:
        return _read(grey.reduce(2), 0.5)
    found = _read(grey, 1)
    if found or grey.width * grey.height > _LARGE_ENOUGH:
        return found
    return _read(grey.resize((grey.width * 2, grey.height * 2)), 2)


def _read(grey: Image, scale: float) -> list[FoundCode]:
    import zxingcpp

    results = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return [FoundCode(result.text, _corners(result.position, scale)) for result in results if result.text]


def _corners(position: Any, scale: float) -> tuple[Corner, Corner, Corner, Corner]:
    points = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    first, second, third, fourth = ((point.x / scale, point.y / scale) for point in points)
    return first, second, third, fourth
