"""The messengers compared: the facts of `services.csv` in plain words, to look at and to hand over (S5)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from consentregister.domain.channel import Catalogue, Channel, Service
from consentregister.domain.comparison import ComparedService
from consentregister.domain.settings import Settings
from consentregister.domain.times import local_day
from consentregister.domain.words import ChannelClass, Language
from consentregister.paper.comparison import ComparisonPage, ComparisonRow, draw_comparison
from consentregister.services.cases import service_of
from consentregister.services.service_names import service_name
from consentregister.services.wording_values import shown_date, value_texts
from consentregister.store.store import Store
from resources import read_bytes

_WRITTEN = (ChannelClass.MESSENGER, ChannelClass.SMS, ChannelClass.EMAIL)
_MOST_PLACES = 2
_HOST = re.compile(r"https?://(?:www\.)?([^/\s]+)")


@cache
def _texts(language: Language) -> Mapping[str, Any]:
    return tomllib.loads(read_bytes(f"wordings/comparison.{language}.toml").decode("utf-8"))


class Comparison:
    """What a user asks about messengers. Reads only."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def show(self, language: Language | None = None) -> list[ComparedService]:
        """Every service by which one can write, in the channels' order; by default in the forms' language."""
        settings = self._store.settings()
        return list(self._compared(settings, language or settings.form_language))

    def pdf(self, language: Language | None = None) -> bytes:
        """The comparison on one sheet of A4, for customers."""
        settings = self._store.settings()
        spoken = language or settings.form_language
        return draw_comparison(self._page(settings, spoken))

    def _compared(self, settings: Settings, language: Language) -> Iterator[ComparedService]:
        for channel in self._catalogue.channels.values():
            if channel.channel_class in _WRITTEN:
                used = service_of(channel, settings, self._catalogue)
                offered = channel.id in settings.offered_channels
                for one in channel.services:
                    service = self._catalogue.services[one]
                    yield _compared(channel, service, language, used=offered and service is used)

    def _page(self, settings: Settings, language: Language) -> ComparisonPage:
        texts = _texts(language)
        services = list(self._compared(settings, language))
        oldest = min(service.as_of for service in services)
        return ComparisonPage(
            title=texts["title"],
            author=settings.business_name,
            language=language,
            lead=_lead(settings, language),
            facts=texts["facts"].format(day=shown_date(oldest, language)),
            headings=tuple(texts["headings"]),
            rows=tuple(_row(service, language) for service in services),
            footer=texts["footer"].format(
                name=settings.business_name, day=shown_date(local_day(self._store.clock()), language)
            ),
        )


def _compared(channel: Channel, service: Service, language: Language, *, used: bool) -> ComparedService:
    texts = _texts(language)
    name = service_name(channel, service, language)
    return ComparedService(
        id=service.id,
        channel=channel.id,
        name=name if channel.channel_class is ChannelClass.MESSENGER else name[:1].upper() + name[1:],
        provider=value_texts(language)["providers"].get(service.id) or f"{service.provider}, {service.seat}",
        outside=service.outside[language],
        encrypted=service.encrypted_words[language],
        address_book=texts["address_book"][_yes_or_no(service.reads_address_book)],
        contract=texts["contract"][_contract(channel, service)],
        advice=service.advice[language],
        as_of=date.fromisoformat(service.as_of),
        verified=service.verified,
        checked=texts["verified"][service.verified],
        source=service.source,
        places=tuple(dict.fromkeys(_HOST.findall(service.source))),
        used=used,
    )


def _yes_or_no(value: bool) -> str:  # noqa: FBT001 (a word for it is all that is asked)
    return "yes" if value else "no"


def _contract(channel: Channel, service: Service) -> str:
    """Whether there is a processor's contract; an operator of text messages needs none."""
    if channel.channel_class is ChannelClass.SMS and service.processor_contract:
        return "not_needed"
    return _yes_or_no(service.processor_contract)


def _source(service: ComparedService, language: Language) -> str:
    texts = _texts(language)
    shown = ", ".join(service.places[:_MOST_PLACES]) or str(texts["no_source"])
    return texts["more_sources"].format(places=shown) if len(service.places) > _MOST_PLACES else shown


def _lead(settings: Settings, language: Language) -> str:
    texts = _texts(language)
    ways = " · ".join(filter(None, (settings.business_phone, settings.business_email)))
    return " ".join((texts["lead"], *([texts["without"].format(ways=ways)] if ways else [])))


def _row(service: ComparedService, language: Language) -> ComparisonRow:
    return ComparisonRow(
        cells=(
            service.name,
            service.provider,
            service.outside,
            service.encrypted,
            service.address_book,
            service.contract,
            f"{_source(service, language)} ({service.checked})",
        ),
        marked=service.used,
    )
