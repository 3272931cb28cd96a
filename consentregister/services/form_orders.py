"""What fills a form: the person, the channels and purposes asked, the language, what happened before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from consentregister.domain.channel import Catalogue, Channel, Service
from consentregister.domain.contact import EMAIL, PHONE, shown_phone
from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import Person
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier, is_minor
from consentregister.domain.times import local_day
from consentregister.domain.words import AddressKind, ChannelClass, FormKind, Language, PersonKind, Purpose
from consentregister.paper.page import Page
from consentregister.services.cases import judged, service_of
from consentregister.services.points import address_on, form_language, reaches
from consentregister.services.settings import with_authority
from consentregister.services.withdrawals import withdrawal_details
from consentregister.services.wording_values import PersonOnPaper
from consentregister.services.wordings import compose
from consentregister.store.dossiers import read_dossier
from consentregister.store.people_details import read_person
from consentregister.store.store import Store

# Beside messengers and SMS: a child's parents are not asked about calls, staff about neither.
_OTHERS_WITH_BOXES = {
    FormKind.CONSENT_CUSTOMER: (ChannelClass.EMAIL, ChannelClass.PHONE_CALL),
    FormKind.CONSENT_GUARDIAN: (ChannelClass.EMAIL,),
}
ASKED_OF_CUSTOMERS = tuple(purpose for purpose in Purpose if purpose is not Purpose.STAFF_MATTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One form to print, with everything that fills it."""

    dossier: Dossier | None
    person: PersonOnPaper
    kind: FormKind
    language: Language
    channels: tuple[Channel, ...]
    purposes: tuple[Purpose, ...]
    code: str


class Orders:
    """Gathers what fills a form, and has it composed."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def kind_for(self, person: int) -> FormKind:
        """The form that fits a person: staff, a minor's parents, else the customer's own."""
        return self._kind(self._dossier(person))

    def order(
        self,
        person: int | None,
        kind: FormKind | None,
        channels: Sequence[str],
        purposes: Sequence[Purpose],
        language: Language | None,
        *,
        code: str,
    ) -> Order:
        """One form for a person, or a blank one.

        Raises:
            NotFound: the person is unknown. InvalidInput: no channel of the person fits on the form.
        """
        settings = self._store.settings()
        dossier = self._dossier(person) if person is not None else None
        form_kind = kind or (self._kind(dossier) if dossier else FormKind.CONSENT_CUSTOMER)
        asked = self._channels(dossier, channels)
        if form_kind.is_consent and not any(_has_boxes(channel, form_kind) for channel in asked):
            raise InvalidInput("channels", "boxes_empty")
        own = form_language(dossier, settings) if dossier else settings.form_language
        return Order(
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

    def page(self, order: Order, head: str) -> Page:
        """The form worded and filled in; `head` is the end of the log, kept outside by the footer."""
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
            details=self._details(order),
        )

    def _services(self, channels: Sequence[Channel], settings: Settings) -> Mapping[str, Service]:
        found = ((channel.id, service_of(channel, settings, self._catalogue)) for channel in channels)
        return {channel: service for channel, service in found if service is not None}

    def _alternatives(self, order: Order) -> tuple[str, ...]:
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

    def _details(self, order: Order) -> dict[str, object]:
        """What happened, for the sheets about a withdrawal."""
        if order.dossier is None or order.kind not in (FormKind.WITHDRAWAL, FormKind.WITHDRAWAL_CONFIRMATION):
            return {}
        return withdrawal_details(order.dossier, self._catalogue, order.language)

    def _kind(self, dossier: Dossier) -> FormKind:
        if dossier.kind is PersonKind.EMPLOYEE:
            return FormKind.CONSENT_STAFF
        if is_minor(dossier, self._store.settings()):
            return FormKind.CONSENT_GUARDIAN
        return FormKind.CONSENT_CUSTOMER

    def _dossier(self, person: int) -> Dossier:
        return read_dossier(self._store.read(), person, self._store.clock())


def _purposes_of(kind: FormKind) -> tuple[Purpose, ...]:
    return (Purpose.STAFF_MATTER,) if kind is FormKind.CONSENT_STAFF else ASKED_OF_CUSTOMERS


def _has_boxes(channel: Channel, kind: FormKind) -> bool:
    modern = (ChannelClass.MESSENGER, ChannelClass.SMS)
    return channel.channel_class in (*modern, *_OTHERS_WITH_BOXES.get(kind, ()))


def addresses_of(order: Order) -> dict[str, str]:
    """The address of each channel on the form: what a consent given on it holds for."""
    if order.dossier is None:
        return {}
    found = ((channel.id, address_on(order.dossier, channel)) for channel in order.channels)
    return {channel: address for channel, address in found if address}


def info_order(order: Order) -> Order:
    """The information sheet that goes with a form."""
    staff = order.kind is FormKind.CONSENT_STAFF
    return replace(order, kind=FormKind.INFO_ART13_STAFF if staff else FormKind.INFO_ART13)


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
