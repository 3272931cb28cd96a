"""Forms filled in on the screen, as a viewer does it: by clicking boxes and typing into lines, then saving."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import pypdfium2
from pypdfium2 import raw

from consentregister.domain.form import Field

_MM = 72 / 25.4


def filled_on_screen(
    pdf: bytes, ticked: Sequence[Field] = (), typed: Mapping[Field, str] | None = None, *, page: int = 1
) -> bytes:
    """Click these boxes of a page, type into these fields, save."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    sheet = document[page - 1]
    for field in ticked:
        _click(document.formenv, sheet, field)
    for field, text in (typed or {}).items():
        _click(document.formenv, sheet, field)
        words = ctypes.create_string_buffer(text.encode("utf-16-le") + b"\0\0")
        raw.FORM_ReplaceSelection(document.formenv, sheet, ctypes.cast(words, ctypes.POINTER(raw.FPDF_WCHAR)))
    raw.FORM_ForceToKillFocus(document.formenv)
    buffer = BytesIO()
    document.save(buffer)
    sheet.close()
    document.close()
    return buffer.getvalue()


def flattened(pdf: bytes, page: int = 1) -> bytes:
    """The same without fields, as "print to PDF" leaves it."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    sheet = document[page - 1]
    sheet.flatten()
    buffer = BytesIO()
    document.save(buffer)
    sheet.close()
    document.close()
    return buffer.getvalue()


def _click(form: Any, sheet: Any, field: Field) -> None:
    x, y = (field.x + field.w / 2) * _MM, sheet.get_height() - (field.y + field.h / 2) * _MM
    raw.FORM_OnMouseMove(form, sheet, 0, x, y)
    raw.FORM_OnLButtonDown(form, sheet, 0, x, y)
    raw.FORM_OnLButtonUp(form, sheet, 0, x, y)
