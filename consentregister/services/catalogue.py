"""The channels and the services behind them, read from `resources` once at opening and passed down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from consentregister.domain.channel import Catalogue, Channel, Service
from consentregister.domain.words import AddressKind, ChannelClass, Language, Verdict
from resources import read_table, read_toml


def load_catalogue() -> Catalogue:
    """All channels in the order shown, and the services; a new messenger is an entry there, not a line here."""
    return Catalogue(
        channels={id_: _channel(id_, entry) for id_, entry in read_toml("channels.toml").items()},
        services={row["id"]: _service(row) for row in read_table("services.csv")},
    )


def _channel(id_: str, entry: Mapping[str, Any]) -> Channel:
    return Channel(
        id=id_,
        channel_class=ChannelClass(entry["class"]),
        address_kind=AddressKind(entry["address"]),
        names=entry["names"],
        link=entry.get("link", ""),
        link_text=entry.get("link_text", ""),
        link_address=entry.get("link_address", ""),
        services=tuple(entry["services"]),
        link_subject=entry.get("link_subject", ""),
        name_address=entry.get("name_address", ""),
        name_link=entry.get("name_link", ""),
        name_text=entry.get("name_text", ""),
    )


def _service(row: Mapping[str, str]) -> Service:
    return Service(
        id=row["id"],
        channel=row["channel"],
        name=row["name"],
        provider=row["provider"],
        seat=row["seat"],
        country=_by_language(row, "country"),
        transfer_basis=row["transfer_basis"],
        encrypted=row["encrypted"],
        reads_address_book=_is_yes(row["reads_address_book"]),
        third_country=_is_yes(row["third_country"]),
        us=_is_yes(row["us"]),
        processor_contract=_is_yes(row["processor_contract"]),
        careful=Verdict(row["careful"]) if row["careful"] else None,
        link=row["link"],
        advice=_by_language(row, "advice"),
        as_of=row["as_of"],
        verified=row["verified"],
        source=row["source"],
        note=row["note"],
        encrypted_words=_by_language(row, "encrypted"),
        outside=_by_language(row, "outside"),
    )


def _by_language(row: Mapping[str, str], column: str) -> Mapping[str, str]:
    return {language.value: row[f"{column}_{language.value}"] for language in Language}


def _is_yes(word: str) -> bool:
    return {"yes": True, "no": False}[word]
