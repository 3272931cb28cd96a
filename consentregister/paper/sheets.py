"""A sheet that came back, read against the same sheet as it was printed: what is new on it came from a pen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from consentregister.domain.form import Field, FieldType
from consentregister.domain.sheet_reading import Corner, FieldReading, Mark, SheetReading
from consentregister.paper import marks, signature_marks
from consentregister.paper.ink import Ink, ink_of
from consentregister.paper.landmarks import PER_MM, Landmarks, landmarks_of
from consentregister.paper.measures import MM, QR
from consentregister.paper.print_mask import bare_paper
from consentregister.paper.qr_codes import FoundCode, find_codes
from consentregister.paper.sheet_place import SheetPlace, find_sheet

if TYPE_CHECKING:
    from PIL.Image import Image

    from consentregister.paper.projection import Picture, Points

# Pixels a millimetre at which a picture is read: what it has more than that tells nothing new.
_FINE_ENOUGH: Final = 6.5
# Less of the print than this is another sheet, or one that can't be seen.
_RECOGNISED: Final = 0.3
# A field counts as seen when so many landmarks are found within so many millimetres.
_NEAR: Final = 45.0
_ENOUGH: Final = 3
# A small code on a giant picture: rather read coarsely than fill the memory.
_MOST_PIXELS: Final = 12_000_000
_CODE_MM: Final = QR / MM
_READ: Final = (FieldType.TICK, FieldType.SIGNATURE)


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet of a form as it left the printer.

    Attributes:
        number: which of the form's sheets, from 1.
        code: the corners of its code in millimetres, from the top left clockwise.
        landmarks: by which it is found on a picture. bare: where it has no print, `PER_MM` pixels a millimetre.
    """

    number: int
    code: tuple[Corner, ...]
    landmarks: Landmarks
    bare: Picture


def printed_sheet(number: int, picture: Image, text: str) -> PrintedSheet | None:
    """A sheet by its picture, `PER_MM` pixels a millimetre; None where the code with this text is not on it."""
    import numpy as np

    codes = [found for found in find_codes(picture) if found.text == text]
    if not codes:
        return None
    printed = np.asarray(picture.convert("L"), np.float32)
    corners = tuple((x / PER_MM, y / PER_MM) for x, y in codes[0].corners)
    return PrintedSheet(number, corners, landmarks_of(printed), bare_paper(printed))


def read_sheet(image: Image, code: FoundCode, fields: Sequence[Field], sheets: Sequence[PrintedSheet]) -> SheetReading:
    """What a pen left in the boxes and signature fields of the sheet that carries a code.

    Args:
        image: the whole picture, in colour. code: the one whose sheet is read; there may be others.
        fields: all fields of the form. sheets: all its sheets; the one that is recognised best is read.
    """
    reduced, factor, per_mm = _reduced(image, code)
    ink = ink_of(reduced, per_mm)
    corners = tuple(((x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5) for x, y in code.corners)
    found = [(sheet, find_sheet(ink.picture, corners, sheet.code, sheet.landmarks)) for sheet in sheets]
    if not found:
        return SheetReading(0, ())
    sheet, place = max(found, key=lambda pair: pair[1].recognised)
    if place.recognised < _RECOGNISED:
        return SheetReading(0, ())
    chosen = [(number, field) for number, field in enumerate(fields) if _is_read(field, sheet.number)]
    return SheetReading(sheet.number, tuple(_field(ink, place, sheet, number, field) for number, field in chosen))


def _is_read(field: Field, sheet: int) -> bool:
    return field.sheet == sheet and field.type in _READ


def _reduced(image: Image, code: FoundCode) -> tuple[Image, int, float]:
    """The picture no finer than needed, how many times smaller it is, and its pixels a millimetre."""
    import numpy as np

    corners = np.array(code.corners)
    per_mm = float(np.hypot(*(corners - np.roll(corners, 1, axis=0)).T).mean()) / _CODE_MM
    factor = max(1, round(per_mm / _FINE_ENOUGH), math.ceil(math.sqrt(image.width * image.height / _MOST_PIXELS)))
    return image.reduce(factor) if factor > 1 else image, factor, per_mm / factor


def _field(ink: Ink, place: SheetPlace, sheet: PrintedSheet, number: int, field: Field) -> FieldReading:
    import numpy as np

    left, top, right, low = field.x, field.y, field.x + field.w, field.y + field.h
    outline = place.pixels(np.array([(left, top), (right, top), (right, low), (left, low)]))
    shown = outline / np.array([ink.picture.shape[1], ink.picture.shape[0]])
    mark, confidence = _judged(ink, place, sheet, field) if _is_seen(place, field, shown) else (Mark.UNCLEAR, 0.0)
    corners = tuple((round(float(x), 4), round(float(y), 4)) for x, y in shown)
    return FieldReading(number, mark, round(confidence, 2), corners)


def _judged(ink: Ink, place: SheetPlace, sheet: PrintedSheet, field: Field) -> tuple[Mark, float]:
    if field.type is FieldType.TICK:
        return marks.judged(marks.box_ink(ink, place, sheet.bare, field))
    return signature_marks.judged(signature_marks.signature_ink(ink, place, sheet.bare, field))


def _is_seen(place: SheetPlace, field: Field, shown: Points) -> bool:
    """Whether a field lies on the picture, amid print that was recognised."""
    import numpy as np

    middle = np.array([field.x + field.w / 2, field.y + field.h / 2])
    near = np.hypot(*(place.places - middle).T) < _NEAR
    within = (shown >= 0).all() and (shown <= 1).all()
    return bool(within and near.sum() >= _ENOUGH)
