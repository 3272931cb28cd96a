"""What a letter has above its text: sender, address, telephone, place and date."""

from __future__ import annotations

from datetime import date

from consentregister.domain.settings import Settings
from consentregister.domain.words import Language
from consentregister.paper.page import Window
from consentregister.services.wording_values import PersonOnPaper, shown_date, value_texts


def letter_window(settings: Settings, person: PersonOnPaper, language: Language, written_on: date) -> Window:
    """The window of a letter; what is not known of the address is left to be written in."""
    sender = (settings.business_name, settings.business_street, _town(settings))
    return Window(
        sender=" · ".join(filter(None, sender)),
        recipient=(person.name, *(person.address.rsplit(", ", 1) if person.address else ("", ""))),
        beside=(*_business(settings, language), _place_and_date(settings, language, written_on)),
    )


def _town(settings: Settings) -> str:
    return f"{settings.business_postcode} {settings.business_city}".strip()


def _business(settings: Settings, language: Language) -> tuple[str, ...]:
    """Owner, address, telephone and e-mail, each on a line of its own."""
    phone = value_texts(language)["phone"].format(phone=settings.business_phone) if settings.business_phone else ""
    lines = (settings.business_owner, settings.business_street, _town(settings), phone, settings.business_email)
    return tuple(filter(None, lines))


def _place_and_date(settings: Settings, language: Language, written_on: date) -> str:
    day = shown_date(written_on, language)
    if not settings.business_city:
        return day
    return str(value_texts(language)["place_and_date"].format(place=settings.business_city, date=day))
