"""Invented people, channels and services that the tests of paper and wordings print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from consentregister.domain.channel import Channel, Service
from consentregister.domain.settings import Settings
from consentregister.domain.words import AddressKind, ChannelClass, FormKind, Language, Purpose
from consentregister.paper.page import Page
from consentregister.services.wordings import PersonOnPaper, compose

CODE = "7KQ2M4XDP9TB"
TODAY = date(2026, 11, 24)
CUSTOMER = (
    Purpose.ANSWER_OWN_REQUEST,
    Purpose.APPOINTMENT_OR_ORDER,
    Purpose.SERVICE_REMINDER,
    Purpose.ADVERTISING,
    Purpose.REVIEW_REQUEST,
)
STAFF = (Purpose.STAFF_MATTER,)
SALON = Settings(
    business_name="Salon Scherenschnitt",
    business_owner="Kim Probe",
    business_street="Kirchstraße 4",
    business_postcode="10115",
    business_city="Beispielstadt",
    business_phone="030 23125 101",
    business_email="salon@example.org",
    business_services="Haarschnitt, Farbe und Pflegeprodukten",
    own_services_country="Deutschland",
    dpf_checked_at=date(2026, 11, 2),
)
SABINE = PersonOnPaper(
    name="Sabine Müller",
    address="Gartenweg 7, 12345 Beispielstadt",
    mobile="+491713920015",
    phone="+493023125102",
    email="s.mueller@example.org",
)
LUKASZ = PersonOnPaper(
    name="Łukasz Müller",
    mobile="+491713920017",
    birth_date=date(2014, 5, 1),
    guardian=SABINE,
    guardian_relation="Mutter",
)


def channel(name: str, shown: str, kind: ChannelClass, address: AddressKind) -> Channel:
    """A channel of one service of the same name."""
    names = dict.fromkeys(Language, shown)
    return Channel(
        id=name,
        channel_class=kind,
        address_kind=address,
        names=names,
        link="",
        link_text="",
        link_address="",
        services=(name,),
    )


def service(channel_id: str, **facts: Any) -> Service:
    """A service with the facts a form prints."""
    given: dict[str, Any] = {
        "id": f"{channel_id}_service",
        "channel": channel_id,
        "name": channel_id.title(),
        "provider": "Example Ltd",
        "seat": "Example Town",
        "country": {Language.DE: "den USA", Language.EN: "the USA"},
        "transfer_basis": "none known",
        "encrypted": "yes",
        "reads_address_book": False,
        "third_country": True,
        "us": True,
        "processor_contract": False,
        "careful": None,
        "link": "",
        "advice": {},
        "as_of": "2026-11-24",
        "verified": "no",
        "source": "",
        "note": "",
    }
    return Service(**{**given, **facts})


WHATSAPP = channel("whatsapp", "WhatsApp", ChannelClass.MESSENGER, AddressKind.MOBILE)
SIGNAL = channel("signal", "Signal", ChannelClass.MESSENGER, AddressKind.MOBILE)
THREEMA = channel("threema", "Threema", ChannelClass.MESSENGER, AddressKind.OWN)
SMS = channel("sms", "SMS", ChannelClass.SMS, AddressKind.MOBILE)
EMAIL = channel("email", "E-Mail", ChannelClass.EMAIL, AddressKind.EMAIL)
CALL = channel("phone_call", "Telefon", ChannelClass.PHONE_CALL, AddressKind.PHONE)
LETTER = channel("letter", "Brief", ChannelClass.LETTER, AddressKind.POSTAL)
ONE_MESSENGER = (WHATSAPP, SMS, CALL, EMAIL, LETTER)
TWO_MESSENGERS = (WHATSAPP, SIGNAL, SMS, CALL, EMAIL, LETTER)
SERVICES = {
    "whatsapp": service("whatsapp", id="whatsapp_business_app", transfer_basis="EU-US Data Privacy Framework"),
    "signal": service("signal", id="signal"),
    "threema": service(
        "threema",
        id="threema_work",
        us=False,
        country={Language.DE: "der Schweiz", Language.EN: "Switzerland"},
        transfer_basis="adequacy decision for Switzerland 2000/518/EC",
    ),
}
ALTERNATIVES = {Language.DE: ("Telefon", "E-Mail", "Brief"), Language.EN: ("phone", "e-mail", "letter")}


def page(
    kind: FormKind = FormKind.CONSENT_CUSTOMER,
    language: Language = Language.DE,
    *,
    person: PersonOnPaper = SABINE,
    channels: Sequence[Channel] = ONE_MESSENGER,
    settings: Settings = SALON,
    code: str | None = CODE,
    **more: Any,
) -> Page:
    """A form of the salon's, composed as the program does."""
    return compose(
        kind,
        settings=settings,
        person=person,
        channels=channels,
        purposes=more.pop("purposes", STAFF if kind is FormKind.CONSENT_STAFF else CUSTOMER),
        services=SERVICES,
        alternative_channels=ALTERNATIVES[language],
        language=language,
        code=code,
        printed_on=TODAY,
        log_head="3f9a1c0be2d4",
        **more,
    )
