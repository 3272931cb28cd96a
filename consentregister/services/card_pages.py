"""The words of a counter card, from its wording and the settings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from consentregister.domain.card import CardSize, CardWay
from consentregister.domain.channel import Catalogue, Channel
from consentregister.domain.contact import ContactPoint, shown_phone
from consentregister.domain.errors import InvalidInput
from consentregister.domain.settings import Settings
from consentregister.domain.words import ChannelClass, Language
from consentregister.paper.card_page import CardBack, CardCode, CardFront, CardPage
from consentregister.services.cases import service_of
from consentregister.services.wording_parts import Filling, blocks_of
from consentregister.services.wording_values import (
    business_values,
    shown_date,
    transfer_case,
    value_texts,
    ways_in_words,
)
from resources import read_bytes


@cache
def card_texts(language: Language) -> Mapping[str, Any]:
    """The wording of a language."""
    return tomllib.loads(read_bytes(f"wordings/card.{language}.toml").decode("utf-8"))


def card_page(
    settings: Settings,
    ways: Sequence[CardWay],
    catalogue: Catalogue,
    language: Language,
    size: CardSize,
    printed_on: date,
) -> CardPage:
    """A card, worded and ready to be drawn."""
    channels = [catalogue.channels[way.channel] for way in ways]
    filling = _filling(settings, channels, catalogue, language, printed_on)
    texts = card_texts(language)
    title = filling.text(texts["title"])
    return CardPage(
        title=f"{settings.business_name}: {title}",
        language=language,
        front=_front(settings, ways, filling, size),
        back=card_back(settings, channels, catalogue, language, printed_on),
    )


def card_back(
    settings: Settings, channels: Sequence[Channel], catalogue: Catalogue, language: Language, printed_on: date
) -> CardBack:
    """The back alone: the information sheet in short, for these channels."""
    texts, filling = card_texts(language), _filling(settings, channels, catalogue, language, printed_on)
    title = filling.text(texts["title"])
    return CardBack(title=title, blocks=blocks_of(texts["part"], filling), footer=filling.text(texts["footer"]))


def _front(settings: Settings, ways: Sequence[CardWay], filling: Filling, size: CardSize) -> CardFront:
    texts = card_texts(filling.language)
    return CardFront(
        name=settings.business_name,
        headline=texts["headline"],
        hint=texts["hint"],
        how=texts["how"],
        steps=tuple(texts["steps"]),
        codes=tuple(CardCode(way.name, way.address, way.link, is_mail=way.channel == "email") for way in ways),
        promise=texts["promise_7_3" if filling.values["mail_advertising"] else "promise"],
        call=filling.text(texts["call"]) if settings.business_phone else "",
        address=settings.business_address,
        see_back=texts["see_beside" if size is CardSize.A4 else "see_back"],
    )


def _filling(
    settings: Settings, channels: Sequence[Channel], catalogue: Catalogue, language: Language, printed_on: date
) -> Filling:
    countries = _countries(settings, channels, catalogue, language)
    values = {
        **business_values(settings, language),
        "business_phone": _phone(settings),
        "other_countries": bool(countries or settings.own_services_country),
        "countries": countries,
        "mail_advertising": settings.use_7_3 and any(channel.id == "email" for channel in channels),
        "form_version": card_texts(language)["version"],
        "date": shown_date(printed_on, language),
    }
    return Filling(
        language=language,
        values=values,
        blank=value_texts(language)["blank"],
        rows=channels,
        purposes=frozenset(),
        messengers=(),
    )


def _countries(settings: Settings, channels: Sequence[Channel], catalogue: Catalogue, language: Language) -> str:
    """Where messengers process data outside the EU, and whether protection there is equal; "" for nowhere."""
    texts = card_texts(language)["countries"]
    alike: dict[tuple[str, str], list[str]] = {}
    for channel in channels:
        service = service_of(channel, settings, catalogue)
        if service and channel.channel_class is ChannelClass.MESSENGER and service.third_country:
            case = transfer_case(channel, service, settings)
            alike.setdefault((case, service.country[language]), []).append(channel.names[language])
    places = (
        texts[case].format(messengers=ways_in_words(names, language), country=country)
        for (case, country), names in alike.items()
    )
    return texts["lead"].format(places="; ".join(places)) if alike else ""


def _phone(settings: Settings) -> str:
    """The number as people read it here; as typed where it is none."""
    try:
        return shown_phone(ContactPoint.phone(settings.business_phone, country=settings.country).value)
    except InvalidInput:
        return settings.business_phone
