"""Reading a page that came back: its code names the form, the form tells what could be ticked on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from consentregister.domain.errors import CodeRefused, RegisterError
from consentregister.domain.filled import Filled
from consentregister.domain.form_code import QR_PREFIX
from consentregister.domain.printed import FormRow, ScanPage
from consentregister.domain.sheet_reading import FieldReading, SheetReading
from consentregister.domain.words import FormState, ScanStatus
from consentregister.services.evidence import Evidence
from consentregister.services.filled_forms import together
from consentregister.services.forms import Forms
from consentregister.services.page_reading import FilePage, KnownForm, read_file
from consentregister.services.proposals import said, signature_of, ticks_of, with_fields

_NOTHING = SheetReading(0, ())
_NO_LONGER_OPEN = {FormState.VOID: "form_void", FormState.RETURNED: "form_returned"}


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A form on a page, counted from 1, and what is written on it; or a page whose form nobody knows.

    Attributes:
        thumb: the page's small picture where it was just read.
    """

    page: int
    form: FormRow | None
    reading: SheetReading = _NOTHING
    thumb: bytes = b""


def read_pages(evidence: Evidence, forms: Forms) -> list[ReadPage]:
    """Every form on every page of a file; a page without a code stands for itself, never for its neighbour's.

    Raises:
        UnreadableFile: no picture and no PDF. CodeRefused: a code that is forged, foreign or of something else.
    """
    pages = read_file(evidence.content, evidence.name, lambda texts: known_forms(texts, forms))
    return with_whole_forms([read for page in pages for read in found_forms(page, forms)])


def known_forms(texts: Sequence[str], forms: Forms) -> list[KnownForm]:
    """The forms of this register among the texts of some codes, each once."""
    found = {form.code: form for text in texts if (form := _own(text, forms))}
    return [KnownForm(form, forms.pdf_as_printed(form)) for form in found.values()]


def found_forms(page: FilePage, forms: Forms) -> list[ReadPage]:
    """Each form on a page that was read; other codes beside it (of a Wi-Fi, of a parcel) say nothing here.

    Raises:
        CodeRefused, InvalidInput: no form of ours, but a code that is forged, foreign or of something else.
    """
    if page.forms:
        return [ReadPage(page.page, form, reading, page.thumb) for form, reading in page.forms]
    alike = next((text for text in page.codes if text.startswith(QR_PREFIX)), page.in_fields)
    if alike:
        forms.find(alike.removeprefix(QR_PREFIX))  # says what is wrong with it
    if page.codes:
        raise CodeRefused("code_other")
    return [ReadPage(page.page, None, thumb=page.thumb)]


def with_whole_forms(pages: Sequence[ReadPage]) -> list[ReadPage]:
    """The pages of a file, each with what the fields on all sheets of its form say."""
    return [replace(page, reading=replace(page.reading, filled=_whole(pages, page))) for page in pages]


def proposed(file: str, read: ReadPage, taken_at: datetime, readings: Sequence[FieldReading] = ()) -> ScanPage:
    """What the machine proposes of a page; a form that is void or back already is not filed again.

    Args:
        readings: the page's own and those of the form's other sheets; by default only its own.
    """
    form = read.form
    own = with_fields(form, read.reading.fields, read.reading.filled) if form else ()
    fields = tuple(readings or own)
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
        form_state=form.state if form else None,
        readings=fields,
        filled=read.reading.filled,
    )


def _whole(pages: Sequence[ReadPage], page: ReadPage) -> Filled | None:
    if page.form is None or page.reading.filled is None:
        return None
    code = page.form.code
    return together(one.reading.filled for one in pages if one.form and one.form.code == code)


def _own(text: str, forms: Forms) -> FormRow | None:
    try:
        return forms.find(text.removeprefix(QR_PREFIX))
    except RegisterError:
        return None
