"""What stands in the placeholders of a wording: from the settings, the person and the services, else a default."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from consentregister.domain.channel import Channel, Service
from consentregister.domain.contact import shown_phone
from consentregister.domain.person import age_on
from consentregister.domain.settings import Settings
from consentregister.domain.words import AddressKind, ChannelClass, Language
from consentregister.services.authorities import supervisory_authority
from resources import read_bytes

# The Commission's decision on Switzerland, by which `services.csv` names it.
_SWISS_DECISION: Final = "2000/518/EC"
# The settings keep one day of looking a provider up in the framework's list: WhatsApp's.
_LOOKED_UP: Final = "whatsapp"
# WhatsApp's provider takes nobody younger; the strictest age among the messengers stands for all.
_MESSENGER_AGE: Final = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOnPaper:
    """What a form prints of a person; what is empty prints as a line to write on.

    Attributes:
        mobile, phone: E.164, or as they shall be printed.
        own_addresses: ids of the channels on which the person has an address of the service's own.
        minor: None when nobody knows; with a birth date it is worked out.
        guardian, guardian_relation: the parent who signs, and whether mother, father or legal guardian.
    """

    name: str = ""
    address: str = ""
    mobile: str = ""
    phone: str = ""
    email: str = ""
    own_addresses: frozenset[str] = frozenset()
    birth_date: date | None = None
    minor: bool | None = None
    guardian: PersonOnPaper | None = None
    guardian_relation: str = ""

    def can_use(self, channel: Channel) -> bool:
        """Whether the channel reaches this person; who left no address at all writes it on the form, so may use any."""
        if not (self.mobile or self.phone or self.email or self.own_addresses):
            return True
        match channel.address_kind:
            case AddressKind.MOBILE:
                return bool(self.mobile) or channel.id in self.own_addresses
            case AddressKind.PHONE:
                return bool(self.phone or self.mobile)
            case AddressKind.EMAIL:
                return bool(self.email)
            case _:
                return channel.id in self.own_addresses

    def may_be_under(self, age: int, day: date) -> bool:
        """Whether the person is, or for all one knows could be, under an age."""
        if self.birth_date:
            return age_on(day, self.birth_date) < age
        return self.minor is not False


@dataclass(frozen=True, slots=True)
class Messenger:
    """A messenger as the notice on it speaks of it.

    Attributes:
        summary: the basis in the information sheet's words; "" where nothing leaves the EU.
        authorities: whether the notice goes on to say that authorities may get access.
    """

    name: str
    provider: str
    country: str
    transfer_basis: str
    summary: str
    authorities: bool

    def values(self) -> dict[str, object]:
        """The placeholders of the notice."""
        return {
            "messenger": self.name,
            "messenger_provider": self.provider,
            "messenger_country": self.country,
            "messenger_transfer_basis": self.transfer_basis,
            "authorities": self.authorities,
        }


@cache
def value_texts(language: Language) -> Mapping[str, Any]:
    """The defaults and building blocks of a language."""
    return tomllib.loads(read_bytes(f"wordings/values.{language}.toml").decode("utf-8"))


def shown_date(day: date | None, language: Language) -> str:
    """A day as it is printed; "" for none."""
    return day.strftime(str(value_texts(language)["date"])) if day else ""


def messenger_of(channel: Channel, service: Service, settings: Settings, language: Language) -> Messenger:
    """What the notice on a messenger says, with the block that fits its transfer to other countries."""
    texts = value_texts(language)
    name, country = channel.names[language], service.country[language]
    case = transfer_case(channel, service, settings)
    fields = {"messenger": name, "country": country, "checked": shown_date(settings.dpf_checked_at, language)}
    basis = texts["transfer"][case].format(**fields)
    short = texts["summary"]["unequal"] if case == "unequal" else basis
    return Messenger(
        name=name,
        provider=texts["providers"].get(service.id) or f"{service.provider}, {service.seat}",
        country=country,
        transfer_basis=basis,
        summary="" if case == "inside" else short,
        # The careful block says so itself, and inside the EU there is no "there".
        authorities=case in {"listed", "switzerland"},
    )


def transfer_case(channel: Channel, service: Service, settings: Settings) -> str:
    """What a transfer rests on: "inside" the EU, "switzerland", "listed" in the framework with the USA, "unequal"."""
    if not service.third_country:
        return "inside"
    if _SWISS_DECISION in service.transfer_basis:
        return "switzerland"
    looked_up = settings.dpf_valid and settings.dpf_checked_at is not None
    return "listed" if service.us and channel.id == _LOOKED_UP and looked_up else "unequal"


def business_values(settings: Settings, language: Language) -> dict[str, object]:
    """The placeholders the settings fill, with their defaults."""
    defaults: Mapping[str, str] = value_texts(language)["defaults"]
    authority = settings.supervisory_authority or supervisory_authority(settings.business_postcode, language)
    return {
        **defaults,
        "business_name": settings.business_name,
        "business_owner": settings.business_owner,
        "business_address": settings.business_address,
        "business_phone": settings.business_phone,
        "business_email": settings.business_email,
        "business_services": settings.business_services,
        "guardian_age": settings.guardian_age,
        "dpo_contact": settings.dpo_contact,
        "data_source": settings.data_source or defaults["data_source"],
        "recipients_list": settings.recipients_list or defaults["recipients_list"],
        "staff_recipients_list": settings.staff_recipients_list or defaults["staff_recipients_list"],
        "own_services_country": settings.own_services_country,
        "privacy_notice_url": settings.privacy_notice_url,
        "supervisory_authority": authority or defaults["supervisory_authority"],
        "use_7_3": settings.use_7_3,
        # A business writes to firms and to families alike unless it says otherwise; photos have a sheet of their own.
        "with_firms": True,
        "with_children": True,
        "with_photos": False,
    }


def person_values(person: PersonOnPaper, language: Language) -> dict[str, object]:
    """The placeholders the record card fills."""
    guardian = person.guardian or PersonOnPaper()
    return {
        "person_name": person.name,
        "person_address": person.address,
        "person_mobile": _shown(person.mobile),
        "person_phone": _shown(person.phone),
        "person_email": person.email,
        "person_addresses": ", ".join(_each_once(_shown(person.mobile), _shown(person.phone), person.email)),
        "person_birth_date": shown_date(person.birth_date, language),
        "guardian_name": guardian.name,
        "guardian_relation": person.guardian_relation,
        "guardian_address": guardian.address,
        "guardian_phone": _shown(guardian.mobile or guardian.phone),
        "guardian_email": guardian.email,
    }


def _each_once(*texts: str) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]


def age_values(
    person: PersonOnPaper, rows: Sequence[Channel], settings: Settings, printed_on: date
) -> dict[str, object]:
    """What depends on how old the person is: the parents' line, and whether a child may be written to directly."""
    by_messenger = any(channel.channel_class is ChannelClass.MESSENGER for channel in rows)
    old_enough = person.birth_date is not None and age_on(printed_on, person.birth_date) >= _MESSENGER_AGE
    return {
        "guardian_line": person.may_be_under(settings.guardian_age, printed_on),
        "child_directly": old_enough or not by_messenger,
    }


def messenger_values(messengers: Sequence[Messenger], language: Language) -> dict[str, object]:
    """The placeholders that speak of all messengers at once."""
    texts = value_texts(language)["summary"]
    alike: dict[tuple[str, str], list[str]] = {}
    for messenger in messengers:
        if messenger.summary:
            alike.setdefault((messenger.country, messenger.summary), []).append(messenger.name)
    sentences = [
        texts["several" if len(names) > 1 else "each"].format(
            messengers=ways_in_words(names, language), country=country, basis=basis
        )
        for (country, basis), names in alike.items()
    ]
    return {
        "messenger_list": ", ".join(messenger.name for messenger in messengers),
        "messenger_providers": "; ".join(dict.fromkeys(messenger.provider for messenger in messengers)),
        "third_country_summary": " ".join(sentences) or texts["none"],
    }


def ways_in_words(names: Sequence[str], language: Language) -> str:
    """Names as one reads them out, as "Telefon, E-Mail und Brief"; empty for none."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + str(value_texts(language)["and"]) + names[-1]


def _shown(number: str) -> str:
    return shown_phone(number) if number.startswith("+") else number
