"""Forms out: composed, drawn, kept as printed, and recorded as requested."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue, Channel, Service
from consentregister.domain.contact import EMAIL, PHONE, shown_phone
from consentregister.domain.errors import InvalidInput
from consentregister.domain.form_code import is_ours, make_code, read_code, shown_code
from consentregister.domain.person import Person
from consentregister.domain.printed import FormRow, Printed, PrintedForm
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier, is_minor
from consentregister.domain.times import local_day
from consentregister.domain.words import (
    AddressKind,
    ChannelClass,
    FormKind,
    FormState,
    Language,
    PersonKind,
    Purpose,
    Statement,
)
from consentregister.paper.draw import Drawn, draw
from consentregister.paper.page import Page
from consentregister.paper.pictures import count_pages, render_png
from consentregister.services.cases import judged, service_of
from consentregister.services.points import address_on, form_language, reaches
from consentregister.services.settings import with_authority
from consentregister.services.wording_values import PersonOnPaper
from consentregister.services.wordings import compose, shipped_wording
from consentregister.store.consents import add_statements
from consentregister.store.documents import keep_document, read_document
from consentregister.store.dossiers import read_dossier
from consentregister.store.event_log import head_of
from consentregister.store.forms import add_form, code_is_taken, form_by_code, keep_wording, list_forms
from consentregister.store.people_details import read_person
from consentregister.store.store import Store
from consentregister.store.work import Change

_ASKED_OF_CUSTOMERS = tuple(purpose for purpose in Purpose if purpose is not Purpose.STAFF_MATTER)
_MESSENGERS_ON_ONE_SHEET = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """One form to print, with everything that fills it."""

    dossier: Dossier | None
    person: PersonOnPaper
    kind: FormKind
    language: Language
    channels: tuple[Channel, ...]
    purposes: tuple[Purpose, ...]
    code: str


class Forms:
    """What a user does with forms."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def kind_for(self, person: int) -> FormKind:
        """The form that fits a person: staff, a minor's parents, else the customer's own."""
        return self._kind(self._dossier(person))

    def preview(
        self,
        person: int | None,
        kind: FormKind | None = None,
        *,
        channels: Sequence[str] = (),
        purposes: Sequence[Purpose] = (),
        language: Language | None = None,
    ) -> bytes:
        """The form as PDF, with a code of zeros; nothing is recorded."""
        order = self._order(person, kind, channels, purposes, language, code="0" * 12)
        return self._draw([order])[0].pdf

    def print(
        self,
        persons: Sequence[int],
        kind: FormKind | None = None,
        *,
        channels: Sequence[str] = (),
        purposes: Sequence[Purpose] = (),
        language: Language | None = None,
        blank: int = 0,
    ) -> Changed[Printed]:
        """Make forms ready for the printer, one for each person and `blank` empty ones, all in one PDF.

        Each is kept as printed and recorded as requested, where nothing stands yet.

        Raises:
            NotFound: a person is unknown. InvalidInput: no channel of a person fits on the form.
        """
        whom: list[int | None] = [*dict.fromkeys(persons), *[None] * blank]
        orders = [self._order(one, kind, channels, purposes, language, code=self._new_code()) for one in whom]
        drawn, pages = self._draw(orders)
        printed = _printed(orders, drawn)
        with self._store.change() as change:
            document = keep_document(change, drawn.pdf, "form.pdf", "application/pdf")
            for order, page, form in zip(orders, pages, printed, strict=True):
                self._keep(change, order, page, form, document)
            change.touch("forms", "people")
        return change.made(Printed(pdf=drawn.pdf, forms=printed))

    def all(self, *, open_only: bool = False, person: int | None = None) -> list[FormRow]:
        """Forms, newest first; with `open_only` those that are not back yet."""
        return list_forms(self._store.read(), open_only=open_only, person=person)

    def find(self, text: str) -> FormRow:
        """The form of a code as typed or scanned.

        Raises:
            InvalidInput: it can't be a code, or is of another register. NotFound: no such form.
        """
        return form_by_code(self._store.read(), self.own_code(text))

    def own_code(self, text: str) -> str:
        """The code as kept, once it is known to be this register's.

        Raises:
            InvalidInput: code_forged, code_foreign.
        """
        code = read_code(text)
        if code is None:
            raise InvalidInput("code", "code_forged", code=text.strip()[:40])
        if not is_ours(code, self._store.key):
            raise InvalidInput("code", "code_foreign", code=shown_code(code))
        return code

    def pdf(self, code: str) -> bytes:
        """The PDF in which a form was printed, as printed."""
        form = self.find(code)
        return read_document(self._store.read(), form.document)[1]

    def pages(self, pdf: bytes) -> int:
        """How many pages a PDF has."""
        return count_pages(pdf, "")

    def picture(self, pdf: bytes, page: int, *, width: int) -> bytes:
        """A page of a PDF as PNG, `width` pixels wide: to look at, or for the printer."""
        return render_png(pdf, page, width)

    def void(self, code: str, reason: str) -> Changed[FormRow]:
        """Make a form void: what comes back with its code is refused.

        Raises:
            InvalidInput: no reason given, or it is back already. NotFound: no such form.
        """
        if not reason.strip():
            raise InvalidInput("reason", "reason_missing")
        form = self._open_form(code)
        with self._store.change() as change:
            change.connection.execute(
                "UPDATE form SET voided_at = ?, void_reason = ? WHERE id = ?", (change.at, reason.strip(), form.id)
            )
            change.connection.execute(
                "UPDATE consent SET voided_at = ?, void_reason = ? WHERE form_id = ? AND statement = 'requested'",
                (change.at, reason.strip(), form.id),
            )
            change.log("form_voided", form.person, code=form.code, reason=reason.strip())
            change.touch("forms", "people")
        return change.made(replace(form, state=FormState.VOID))

    def stop_waiting(self, code: str) -> Changed[FormRow]:
        """No longer remind of a form; it stays "asked, no answer", and counts when it comes back after all."""
        form = self._open_form(code)
        with self._store.change() as change:
            change.connection.execute("UPDATE form SET not_waited_since = ? WHERE id = ?", (change.at, form.id))
            change.log("form_not_waited", form.person, code=form.code)
            change.touch("forms")
        return change.made(replace(form, waiting=False))

    def _open_form(self, code: str) -> FormRow:
        form = self.find(code)
        if form.state is FormState.RETURNED:
            raise InvalidInput("code", "form_returned", code=shown_code(form.code))
        if form.state is FormState.VOID:
            raise InvalidInput("code", "form_void", code=shown_code(form.code))
        return form

    def _new_code(self) -> str:
        while True:
            code = make_code(secrets.token_bytes(5), self._store.key)
            if not code_is_taken(self._store.read(), code):
                return code

    def _dossier(self, person: int) -> Dossier:
        return read_dossier(self._store.read(), person, self._store.clock())

    def _kind(self, dossier: Dossier) -> FormKind:
        if dossier.kind is PersonKind.EMPLOYEE:
            return FormKind.CONSENT_STAFF
        if is_minor(dossier, self._store.settings()):
            return FormKind.CONSENT_GUARDIAN
        return FormKind.CONSENT_CUSTOMER

    def _order(
        self,
        person: int | None,
        kind: FormKind | None,
        channels: Sequence[str],
        purposes: Sequence[Purpose],
        language: Language | None,
        *,
        code: str,
    ) -> _Order:
        settings = self._store.settings()
        dossier = self._dossier(person) if person is not None else None
        form_kind = kind or (self._kind(dossier) if dossier else FormKind.CONSENT_CUSTOMER)
        asked = self._channels(dossier, channels)
        if form_kind.is_consent and not any(_has_boxes(channel, form_kind) for channel in asked):
            raise InvalidInput("channels", "boxes_empty")
        own = form_language(dossier, settings) if dossier else settings.form_language
        return _Order(
            dossier=dossier,
            person=self._on_paper(person),
            kind=form_kind,
            language=language or own,
            channels=asked,
            purposes=tuple(purposes) or _purposes_of(form_kind),
            code=code,
        )

    def _channels(self, dossier: Dossier | None, asked: Sequence[str]) -> tuple[Channel, ...]:
        """The channels a form asks about: as told, else those offered that the person can use."""
        for one in asked:
            if one not in self._catalogue.channels:
                raise InvalidInput("channel", "channel_unknown", channel=one)
        wanted = [
            self._catalogue.channels[one] for one in dict.fromkeys(asked or self._store.settings().offered_channels)
        ]
        return tuple(one for one in wanted if dossier is None or reaches(dossier, one) or one.id in asked)

    def _on_paper(self, person: int | None) -> PersonOnPaper:
        if person is None:
            return PersonOnPaper()
        kept = read_person(self._store.read(), person, self._store.clock())
        guardian = read_person(self._store.read(), kept.guardian, self._store.clock()) if kept.guardian else None
        return _filled_in(kept, guardian)

    def _draw(self, orders: Sequence[_Order]) -> tuple[Drawn, list[Page]]:
        head = head_of(self._store.read()).shown
        pages = [self._page(order, head) for order in orders]
        return draw(pages), pages

    def _page(self, order: _Order, head: str) -> Page:
        settings = with_authority(self._store.settings())
        return compose(
            order.kind,
            settings=settings,
            person=order.person,
            channels=order.channels,
            purposes=order.purposes,
            services=self._services(order.channels, settings),
            alternative_channels=self._alternatives(order),
            language=order.language,
            code=order.code,
            printed_on=local_day(self._store.clock()),
            log_head=head,
        )

    def _services(self, channels: Sequence[Channel], settings: Settings) -> Mapping[str, Service]:
        found = ((channel.id, service_of(channel, settings, self._catalogue)) for channel in channels)
        return {channel: service for channel, service in found if service is not None}

    def _alternatives(self, order: _Order) -> tuple[str, ...]:
        """The ways to a person that need no consent (section 7), as named on the form."""
        plain = (ChannelClass.PHONE_CALL, ChannelClass.EMAIL, ChannelClass.LETTER)
        known = [channel for channel in self._catalogue.channels.values() if channel.channel_class in plain]
        if order.dossier is not None:
            known = [channel for channel in known if self._is_open(order.dossier, channel)]
        return tuple(channel.names[order.language] for channel in known)

    def _is_open(self, dossier: Dossier, channel: Channel) -> bool:
        staff = dossier.kind is PersonKind.EMPLOYEE
        purpose = Purpose.STAFF_MATTER if staff else Purpose.APPOINTMENT_OR_ORDER
        case = judged(dossier, self._store.settings(), self._catalogue, channel, purpose)
        return reaches(dossier, channel) and case.judgement.verdict.is_yes

    def _keep(self, change: Change, order: _Order, page: Page, form: PrintedForm, document: int) -> None:
        mark = page.wording
        source = shipped_wording(mark.kind, mark.language, mark.variant).source
        wording = keep_wording(change, mark.kind, mark.variant, mark.language, str(mark.version), mark.digest, source)
        addresses = _addresses(order)
        kept = add_form(change, form, wording, document, addresses)
        if order.dossier is not None and form.kind.is_consent:
            said = {(one.channel, one.purpose) for one in order.dossier.statements}
            boxes = {(field.channel, purpose) for field in form.fields for purpose in field.purposes if field.channel}
            asked = [(channel, purpose, addresses.get(channel, "")) for channel, purpose in sorted(boxes - said)]
            add_statements(change, order.dossier.id, asked, Statement.REQUESTED, change.at, form=kept)
        change.log("form_printed", form.person, code=form.code, form_kind=form.kind.value, wording=mark.digest)


def _purposes_of(kind: FormKind) -> tuple[Purpose, ...]:
    return (Purpose.STAFF_MATTER,) if kind is FormKind.CONSENT_STAFF else _ASKED_OF_CUSTOMERS


def _has_boxes(channel: Channel, kind: FormKind) -> bool:
    modern = (ChannelClass.MESSENGER, ChannelClass.SMS)
    by_others = () if kind is FormKind.CONSENT_STAFF else (ChannelClass.EMAIL, ChannelClass.PHONE_CALL)
    return channel.channel_class in (*modern, *by_others)


def _addresses(order: _Order) -> dict[str, str]:
    if order.dossier is None:
        return {}
    found = ((channel.id, address_on(order.dossier, channel)) for channel in order.channels)
    return {channel: address for channel, address in found if address}


def _printed(orders: Sequence[_Order], drawn: Drawn) -> tuple[PrintedForm, ...]:
    page = 1
    printed: list[PrintedForm] = []
    for order, fields, sheets in zip(orders, drawn.fields, drawn.pages_per_form, strict=True):
        printed.append(
            PrintedForm(
                code=order.code,
                person=order.dossier.id if order.dossier else None,
                kind=order.kind,
                language=order.language,
                page=page,
                sheets=sheets,
                fields=tuple(fields),
            )
        )
        page += sheets
    return tuple(printed)


def _filled_in(person: Person, guardian: Person | None) -> PersonOnPaper:
    return PersonOnPaper(
        name=person.name,
        address=_postal(person),
        mobile=_first(person, AddressKind.MOBILE),
        phone=_first(person, AddressKind.PHONE),
        email=_first(person, AddressKind.EMAIL),
        birth_date=person.birth_date,
        own_addresses=frozenset(point.kind for point in person.contact_points) - {PHONE, EMAIL},
        minor=person.minor,
        guardian=_filled_in(guardian, None) if guardian else None,
    )


def _postal(person: Person) -> str:
    town = f"{person.postcode} {person.city}".strip()
    return ", ".join(part for part in (person.street, town) if part)


def _first(person: Person, kind: AddressKind) -> str:
    found = next((point for point in person.contact_points if point.serves(kind, "")), None)
    if found is None:
        return ""
    return found.value if kind is AddressKind.EMAIL else shown_phone(found.value)
