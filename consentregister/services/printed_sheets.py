"""The sheets of a form as they were printed: a page that comes back is read against them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from consentregister.domain.errors import NotFound, UnreadableFile
from consentregister.domain.form_code import qr_text
from consentregister.domain.printed import FormRow
from consentregister.domain.sheet_reading import SheetReading
from consentregister.paper.pictures import page_width, render_page
from consentregister.paper.qr_codes import FoundCode
from consentregister.store.connection import Connection
from consentregister.store.documents import read_document

if TYPE_CHECKING:
    from PIL.Image import Image

    from consentregister.paper.sheets import PrintedSheet


def read_form(connection: Connection, form: FormRow, image: Image, codes: Sequence[FoundCode]) -> SheetReading:
    """What is ticked and signed on a form that lies on a picture, once or with several of its sheets."""
    from consentregister.paper.sheets import read_sheet

    sheets = _sheets_of(connection, form)
    readings = [read_sheet(image, code, form.fields, sheets) for code in codes]
    fields = {one.field: one for reading in reversed(readings) for one in reading.fields}
    return SheetReading(readings[0].sheet, tuple(fields[place] for place in sorted(fields)))


def _sheets_of(connection: Connection, form: FormRow) -> list[PrintedSheet]:
    """All sheets of a form; none where its print is no longer to be had, and nothing can be read then."""
    try:
        pdf = read_document(connection, form.document)[1]
        last = max((field.sheet for field in form.fields), default=1)
        found = [_sheet(pdf, form, number) for number in range(1, last + 1)]
    except (NotFound, UnreadableFile):
        return []
    return [sheet for sheet in found if sheet is not None]


def _sheet(pdf: bytes, form: FormRow, number: int) -> PrintedSheet | None:
    from consentregister.paper.landmarks import PER_MM
    from consentregister.paper.sheets import printed_sheet

    page = form.page + number - 1
    picture = render_page(pdf, page, round(page_width(pdf, page) * PER_MM))
    return printed_sheet(number, picture, qr_text(form.code))
