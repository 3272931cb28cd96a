"""A form's print, and reading what came back of it: plain data in and out, so that a process of its own can do it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consentregister.domain.errors import UnreadableFile
from consentregister.domain.form import Field
from consentregister.domain.sheet_reading import SheetReading
from consentregister.paper.landmarks import PER_MM
from consentregister.paper.pictures import page_width, render_page
from consentregister.paper.qr_codes import FoundCode
from consentregister.paper.sheets import PrintedSheet, printed_sheet, read_sheet

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class FormPrint:
    """A form as it was printed.

    Attributes:
        pdf: with this form and others. page: its first page there, from 1.
        text: what its QR code says.
    """

    pdf: bytes
    page: int
    fields: tuple[Field, ...]
    text: str


def read_form(image: Image, codes: Sequence[FoundCode], form: FormPrint) -> SheetReading:
    """What is ticked and signed on a form that lies on a picture, once or with several of its sheets.

    Args:
        image: in colour. codes: those of this form on it, at least one.
    """
    sheets = _sheets_of(form)
    readings = [read_sheet(image, code, form.fields, sheets) for code in codes]
    fields = {one.field: one for reading in reversed(readings) for one in reading.fields}
    return SheetReading(readings[0].sheet, tuple(fields[place] for place in sorted(fields)))


def _sheets_of(form: FormPrint) -> list[PrintedSheet]:
    """All sheets of a form; none where its print can't be drawn any more, and nothing can be read then."""
    last = max((field.sheet for field in form.fields), default=1)
    try:
        found = [_sheet(form, number) for number in range(1, last + 1)]
    except UnreadableFile:
        return []
    return [sheet for sheet in found if sheet is not None]


def _sheet(form: FormPrint, number: int) -> PrintedSheet | None:
    page = form.page + number - 1
    width = round(page_width(form.pdf, page) * PER_MM)
    return printed_sheet(number, render_page(form.pdf, page, width), form.text)
