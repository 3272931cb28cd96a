"""Channels and the services behind them: data from `resources`, read once at opening and passed down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from consentregister.domain.words import AddressKind, ChannelClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service as its provider describes it: dated, sourced facts (S5).

    Attributes:
        reads_address_book: whether the app uploads the phone's address book unless told not to (modifier M1).
        third_country: whether data leave the EU (M2).
        us: whether the transfer rests on the EU-US Data Privacy Framework or goes to the USA (M7).
        processor_contract: whether a business can have a contract under Art. 28 (M3).
        careful: "ask_first" or "block" for services that need a signed form naming them, "" for the rest (M3).
    """

    id: str
    channel: str
    name: str
    provider: str
    seat: str
    country: Mapping[str, str]
    transfer_basis: str
    encrypted: str
    reads_address_book: bool
    third_country: bool
    us: bool
    processor_contract: bool
    careful: str
    link: str
    advice: Mapping[str, str]
    as_of: str
    verified: str
    source: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One channel as people name it.

    Attributes:
        channel_class: what the decision looks at.
        address_kind: which of a person's addresses serves it.
        names: its name by language.
        link: the pattern of the link that opens it, with `{digits}`, `{address}`, `{text}`; "" where there is none.
        services: ids of the services a business may use it by; the first is the default.
    """

    id: str
    channel_class: ChannelClass
    address_kind: AddressKind
    names: Mapping[str, str]
    link: str
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All channels, in the order shown, and the services behind them."""

    channels: Mapping[str, Channel]
    services: Mapping[str, Service]
