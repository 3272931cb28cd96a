"""Fields of a PDF that somebody filled in on the screen, read by PDFium, which also draws them.

PDFium is there anyway, is tried against hostile files every day, and our build of it has neither JavaScript nor XFA:
nothing in a file can run, and what a file embeds is never opened.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from consentregister.domain.form import Field

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST: Final = 400  # annotations looked at on one page; a form has some twenty
_LARGEST, _LARGEST_INSIDE = 10_000_000, 16_000_000  # bytes of a form's file, and of what is packed in it
_DICTIONARY, _STREAM = b"<<", re.compile(rb"stream\r?\n")
_MOST_DICTIONARIES: Final = 4_000  # a form of ours has about a hundred
_LONGEST: Final = 200  # characters of a value or name
_INSET: Final = 0.2  # of a box's side: what is inside its frame
_DARK: Final = 128
_SEEN, _UNSEEN = 0.04, 0.005  # shares of a box's inside that are dark: a cross, nothing


@dataclass(frozen=True, slots=True)
class Widget:
    """One field of a page.

    Attributes:
        ticked: None for a field that is no checkbox. text: of one that is no checkbox.
    """

    name: str
    ticked: bool | None
    text: str


def open_fields(document: Any, data: bytes) -> None:
    """Let PDFium draw and tell the fields of a plain form; one with XFA, or a giant one, stays closed."""
    from pypdfium2 import raw

    if document.get_formtype() == raw.FORMTYPE_ACRO_FORM and _is_small(data):
        document.init_forms()


def _is_small(data: bytes) -> bool:
    """Whether a file can hold few fields only: PDFium takes minutes for 100,000. Each field is a dictionary."""
    if len(data) > _LARGEST:
        return False
    count, room, view = data.count(_DICTIONARY), _LARGEST_INSIDE, memoryview(data)
    for start in _STREAM.finditer(data):
        if count > _MOST_DICTIONARIES or room <= 0:
            return False
        try:
            inside = zlib.decompressobj().decompress(view[start.end() :], room)
        except zlib.error:  # packed otherwise, as a picture is
            continue
        count, room = count + inside.count(_DICTIONARY), room - len(inside)
    return count <= _MOST_DICTIONARIES


def read_widgets(document: Any, page: Any) -> tuple[Widget, ...]:
    """The fields on an open page; none where the document is no form."""
    return tuple(_widgets(document.formenv, page)) if document.formenv else ()


def is_seen(picture: Image, field: Field, dpi: float) -> bool | None:
    """Whether a box of a page's picture has a mark in it; None where one can't say."""
    scale = dpi / 25.4
    inset = field.w * _INSET
    left, top = (field.x + inset) * scale, (field.y + inset) * scale
    right, bottom = (field.x + field.w - inset) * scale, (field.y + field.h - inset) * scale
    if right > picture.width or bottom > picture.height:
        return None
    inside = picture.convert("L").crop((round(left), round(top), round(right), round(bottom)))
    share = sum(inside.histogram()[:_DARK]) / (inside.width * inside.height)
    return True if share > _SEEN else False if share < _UNSEEN else None


def _widgets(form: Any, page: Any) -> Iterator[Widget]:
    from pypdfium2 import raw

    for number in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                yield _widget(raw, form, annotation)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _widget(raw: Any, form: Any, annotation: Any) -> Widget:
    is_box = raw.FPDFAnnot_GetFormFieldType(form, annotation) == raw.FPDF_FORMFIELD_CHECKBOX
    return Widget(
        name=_text(raw.FPDFAnnot_GetFormFieldName, form, annotation),
        ticked=bool(raw.FPDFAnnot_IsChecked(form, annotation)) if is_box else None,
        text="" if is_box else _text(raw.FPDFAnnot_GetFormFieldValue, form, annotation),
    )


def _text(read: Any, form: Any, annotation: Any) -> str:
    """A text of a field; "" for one that is longer than any of ours."""
    from pypdfium2 import raw

    needed = read(form, annotation, None, 0)
    if not 2 < needed <= 2 * _LONGEST + 2:
        return ""
    buffer = ctypes.create_string_buffer(needed)
    read(form, annotation, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), needed)
    return buffer.raw[: needed - 2].decode("utf-16-le", "replace")
