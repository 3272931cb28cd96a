"""Printed forms and the pages that come back, as the door shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from consentregister.domain.filled import Filled
from consentregister.domain.form import Field, FieldType
from consentregister.domain.sheet_reading import FieldReading
from consentregister.domain.words import FormKind, FormState, Language, Purpose, ScanStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedForm:
    """One form as it went to the printer.

    Attributes:
        person: None for a blank form.
        page: its first page within the PDF, from 1. sheets: how many it takes.
        last_page: the last page of what is printed with it: the sheet on its back, the person's copy.
        fields: the places of boxes, signatures and dates, in millimetres from the page's top left.
    """

    code: str
    person: int | None
    kind: FormKind
    language: Language
    page: int
    sheets: int
    last_page: int
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What one printing made: one PDF with all forms, in the order asked."""

    pdf: bytes
    forms: tuple[PrintedForm, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEmail:
    """An e-mail that asks for a consent, to be sent by hand.

    Attributes:
        link: opens it in the mail program; the attachment has to be added there.
    """

    to: str
    subject: str
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """Forms that are drawn and not recorded yet.

    Attributes:
        outgoing: what will be recorded of each, known to the forms only.
    """

    printed: Printed
    outgoing: tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChoices:
    """What can be chosen before printing, because it changes something on the sheet.

    Attributes:
        ways: channels with boxes. purposes: what may be left out; none for staff.
        topics: what the form for staff asks one by one, by the boxes' own names.
    """

    ways: tuple[str, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A form as a list shows it.

    Attributes:
        page, last_page: where in the document it was printed with what belongs to it.
        addresses: the address of each channel as printed: what a consent holds for.
        waiting: whether it is still waited for.
        signed_document: the sealed PDF, where it was signed on the screen.
    """

    id: int
    code: str
    person: int | None
    person_name: str
    kind: FormKind
    language: Language
    state: FormState
    wording: str
    wording_digest: str
    document: int
    page: int
    last_page: int
    fields: tuple[Field, ...]
    addresses: Mapping[str, str]
    printed_at: datetime
    returned_at: datetime | None
    waiting: bool
    lies_in: str
    signed_document: int | None = None

    @property
    def boxes(self) -> tuple[Field, ...]:
        """The boxes that ask for a consent."""
        return tuple(
            field for field in self.fields if field.type is FieldType.TICK and field.channel and field.purposes
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TickedBox:
    """One box as read or confirmed; `ticked` is None while nobody has said."""

    channel: str
    purpose: Purpose
    ticked: bool | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanPage:
    """One page that came in.

    Attributes:
        id: 0 while it is only proposed and not in the inbox.
        code: of the form found on it, "" for none.
        ticks, signed, confidence: what the machine proposes; `confidence` is the signature's.
        readings: the same field by field, those of the form's other sheets without an outline.
        duplicate: the same page came in before.
        reason: name of the sentence in `errors` that says why it was refused.
        filled: what the fields say where it was filled in on the screen.
    """

    id: int
    file: str
    page: int
    code: str
    person: int | None
    person_name: str
    kind: FormKind | None
    ticks: tuple[TickedBox, ...]
    signed: bool | None
    confidence: float
    status: ScanStatus
    reason: str
    taken_at: datetime
    form_printed_at: datetime | None = None
    form_state: FormState | None = None
    duplicate: bool = False
    filled: Filled | None = None
    readings: tuple[FieldReading, ...] = ()
