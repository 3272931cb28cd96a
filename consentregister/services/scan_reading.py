"""Reading a page that came back: its codes name the forms, and what a pen left on each is read once, at intake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from consentregister.domain.errors import CodeRefused, InvalidInput
from consentregister.domain.form_code import QR_PREFIX, qr_text
from consentregister.domain.printed import FormRow, ScanPage
from consentregister.domain.sheet_reading import FieldReading, SheetReading
from consentregister.domain.words import FormState, ScanStatus
from consentregister.paper.pictures import PageImage, open_pages
from consentregister.paper.qr_codes import FoundCode, find_codes
from consentregister.services.evidence import Evidence
from consentregister.services.forms import Forms
from consentregister.services.proposals import said, signature_of, ticks_of
from consentregister.store.connection import Connection
from consentregister.store.documents import read_document

if TYPE_CHECKING:
    from PIL.Image import Image

_NOTHING = SheetReading(0, ())
_NO_LONGER_OPEN = {FormState.VOID: "form_void", FormState.RETURNED: "form_returned"}


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A form on a page, counted from 1, and what is written on it; or a page whose form nobody knows."""

    page: int
    form: FormRow | None
    reading: SheetReading = _NOTHING


def read_pages(evidence: Evidence, forms: Forms, connection: Connection) -> list[ReadPage]:
    """Every form on every page of a file; a page without a code stands for itself, never for its neighbour's.

    Raises:
        UnreadableFile: no picture and no PDF. CodeRefused: a code that is forged, foreign or of something else.
    """
    return [read for page in open_pages(evidence.content, evidence.name) for read in _forms_on(page, forms, connection)]


def proposed(file: str, read: ReadPage, taken_at: datetime, readings: Sequence[FieldReading] = ()) -> ScanPage:
    """What the machine proposes of a page; a form that is void or back already is not filed again.

    Args:
        readings: the page's own and those of the form's other sheets; by default only its own.
    """
    form, fields = read.form, tuple(readings or read.reading.fields)
    signature = signature_of(form, fields) if form else None
    refused = _NO_LONGER_OPEN.get(form.state, "") if form else ""
    known = ScanStatus.REFUSED if refused else ScanStatus.PROPOSED
    return ScanPage(
        id=0,
        file=file,
        page=read.page,
        code=form.code if form else "",
        person=form.person if form else None,
        person_name=form.person_name if form else "",
        kind=form.kind if form else None,
        ticks=ticks_of(form, fields) if form else (),
        signed=said(signature),
        confidence=signature.confidence if signature else 0.0,
        status=known if form else ScanStatus.WAITING,
        reason=refused,
        taken_at=taken_at,
        form_printed_at=form.printed_at if form else None,
        readings=fields,
    )


def _forms_on(page: PageImage, forms: Forms, connection: Connection) -> list[ReadPage]:
    """Each form whose code lies on a page; other codes beside it (of a Wi-Fi, of a parcel) say nothing here."""
    found = find_codes(page.image)
    ours = _by_form(found, forms)
    if ours:
        return [ReadPage(page.page, form, _read(connection, form, page.image, codes)) for form, codes in ours]
    alike = next((one.text for one in found if one.text.startswith(QR_PREFIX)), None)
    if alike is not None:
        forms.find(alike.removeprefix(QR_PREFIX))  # says what is wrong with it
    if found:
        raise CodeRefused("code_other")
    return [ReadPage(page.page, None)]


def _read(connection: Connection, form: FormRow, image: Image, codes: Sequence[FoundCode]) -> SheetReading:
    from consentregister.paper.form_print import FormPrint, read_form  # brings numpy, for the first page only

    pdf = read_document(connection, form.document)[1]
    return read_form(image, codes, FormPrint(pdf, form.page, form.fields, qr_text(form.code)))


def _by_form(found: Sequence[FoundCode], forms: Forms) -> list[tuple[FormRow, list[FoundCode]]]:
    codes: dict[str, list[FoundCode]] = {}
    for one in found:
        if one.text.startswith(QR_PREFIX) and (code := _own(one.text, forms)):
            codes.setdefault(code, []).append(one)
    return [(forms.find(code), same) for code, same in codes.items()]


def _own(text: str, forms: Forms) -> str:
    try:
        return forms.own_code(text.removeprefix(QR_PREFIX))
    except InvalidInput:
        return ""
