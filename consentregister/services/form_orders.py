"""What fills a form: the person, the channels and purposes asked, the language, what happened before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from consentregister.domain.channel import Catalogue, Channel, Service
from consentregister.domain.contact import EMAIL, PHONE, shown_phone
from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import Person
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier, is_minor
from consentregister.domain.times import local_day
from consentregister.domain.words import AddressKind, ChannelClass, FormKind, Language, PersonKind, Purpose
from consentregister.paper.page import FormPage
from consentregister.services.cases import judged, service_of
from consentregister.services.letters import channels_spoken_on, letter_details, request_day
from consentregister.services.points import address_on, form_language, reaches
from consentregister.services.settings import with_authority
from consentregister.services.withdrawals import withdrawal_details
from consentregister.services.wording_values import PersonOnPaper
from consentregister.services.wordings import BY_EMAIL, Wording, compose, variant_of
from consentregister.services.wordings_in_use import wording_in_use
from consentregister.store.documents import read_logo
from consentregister.store.dossiers import read_dossier
from consentregister.store.people_details import read_person
from consentregister.store.store import Store

# Beside messengers and SMS: a child's parents are not asked about calls, staff about neither.
_OTHERS_WITH_BOXES = {
    FormKind.CONSENT_CUSTOMER: (ChannelClass.EMAIL, ChannelClass.PHONE_CALL),
    FormKind.CONSENT_GUARDIAN: (ChannelClass.EMAIL,),
}
_ABOUT_DATA = (FormKind.ACCESS_ANSWER, FormKind.ERASURE_CONFIRMATION)
ASKED_OF_CUSTOMERS = tuple(purpose for purpose in Purpose if purpose is not Purpose.STAFF_MATTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One form to print, with everything that fills it.

    Attributes:
        code: "" for a sheet that has no number of its own.
        by_letter: with the letter that asks for it. with_notice: with the information sheet.
        details: placeholders of what happened, where they are not read from the dossier.
    """

    dossier: Dossier | None
    person: PersonOnPaper
    kind: FormKind
    language: Language
    channels: tuple[Channel, ...]
    purposes: tuple[Purpose, ...]
    code: str
    by_letter: bool = False
    with_notice: bool = False
    details: Mapping[str, object] = field(default_factory=dict)


class Orders:
    """Gathers what fills a form, and has it composed."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    @property
    def email_channel(self) -> Channel:
        """E-mail."""
        return self._catalogue.channels["email"]

    def may_email(self, person: int) -> bool:
        """Whether a person may be written to by e-mail about their own matters now."""
        return self._is_open(self._dossier(person), self.email_channel)

    def kind_for(self, person: int) -> FormKind:
        """The form that fits a person: staff, a minor's parents, else the customer's own."""
        return self._kind(self._dossier(person))

    def can_be_asked(self, dossier: Dossier) -> bool:
        """Whether the form that fits a person has a box for a way that reaches them."""
        kind = self._kind(dossier)
        return any(_has_boxes(channel, kind) for channel in self._channels(dossier, ()))

    def order(
        self,
        person: int | None,
        kind: FormKind | None,
        channels: Sequence[str],
        purposes: Sequence[Purpose],
        language: Language | None,
        *,
        code: str,
        with_notice: bool = False,
    ) -> Order:
        """One form for a person, or a blank one.

        Raises:
            NotFound: the person is unknown. InvalidInput: no channel of the person fits on the form.
        """
        settings = self._store.settings()
        dossier = self._dossier(person) if person is not None else None
        by_letter = kind is FormKind.CONSENT_REQUEST
        form_kind = kind if kind and not by_letter else self._kind(dossier) if dossier else FormKind.CONSENT_CUSTOMER
        if by_letter and form_kind is FormKind.CONSENT_STAFF:
            raise InvalidInput("kind", "request_not_for_staff")
        asked = self._channels(dossier, channels)
        if dossier and form_kind in _ABOUT_DATA:
            asked = tuple(channel for channel in asked if channel.id in channels_spoken_on(dossier))
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
            by_letter=by_letter,
            with_notice=by_letter or with_notice,
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

    def page(self, order: Order, head: str, wording: Wording | None = None, *, sheet_on_back: bool = False) -> FormPage:
        """The form worded and filled in; `head` is the end of the log, kept outside by the footer.

        Args:
            wording: to try one out; None for the one in use.
            sheet_on_back: whether the information sheet is printed on the back.
        """
        return self._composed(order, head, order.kind, order.person, wording=wording, sheet_on_back=sheet_on_back)

    def letter(self, order: Order, head: str) -> FormPage:
        """The letter that asks to sign a form, to whoever signs it."""
        to = order.person.guardian if order.kind is FormKind.CONSENT_GUARDIAN else None
        return self._composed(replace(order, code=""), head, FormKind.CONSENT_REQUEST, to or order.person)

    def email(self, order: Order) -> FormPage:
        """The e-mail that asks to sign the short form, as paragraphs; its title is the subject."""
        return self._composed(replace(order, code=""), "", FormKind.CONSENT_REQUEST, order.person, variant=BY_EMAIL)

    def _composed(
        self,
        order: Order,
        head: str,
        kind: FormKind,
        person: PersonOnPaper,
        *,
        wording: Wording | None = None,
        sheet_on_back: bool = False,
        variant: str = "",
    ) -> FormPage:
        used = variant_of(kind, order.purposes) or variant
        settings = with_authority(self._store.settings())
        return compose(
            kind,
            settings=settings,
            person=person,
            channels=order.channels,
            purposes=order.purposes,
            services=self._services(order.channels, settings),
            alternative_channels=self._alternatives(order),
            language=order.language,
            code=order.code or None,
            printed_on=local_day(self._store.clock()),
            log_head=head,
            wording=wording or wording_in_use(self._store.read(), kind, order.language, used),
            sheet_on_back=sheet_on_back,
            details=order.details or self._details(order, kind),
            logo=read_logo(self._store.read(), settings.logo),
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

    def _details(self, order: Order, kind: FormKind) -> dict[str, object]:
        """What happened, for the sheets about it."""
        if order.dossier is None:
            return {}
        if kind in (FormKind.WITHDRAWAL, FormKind.WITHDRAWAL_CONFIRMATION):
            return withdrawal_details(order.dossier, self._catalogue, order.language)
        if kind is FormKind.CONSENT_REQUEST:
            return {"request_date": request_day(order.dossier, order.language)}
        return letter_details(order.dossier, kind, self._store.settings(), self._catalogue, order.language)

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
