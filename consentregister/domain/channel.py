"""Channels and the services behind them: data from `resources`, read once at opening and passed down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consentregister.domain.words import AddressKind, ChannelClass, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service as its provider describes it: dated, sourced facts (S5).

    Attributes:
        channel: id of the channel it serves; a service that was switched off keeps its word though the channel is gone.
        country: where data go, by language, as it stands after "in": "den USA", "der Schweiz" (dative, with article).
        encrypted_words, outside: by language, in plain words: whether only the two can read, and where data go
            outside the EU with the basis for it, as the comparison shows them.
        reads_address_book: whether the app can upload the phone's address book (modifier M1).
        third_country: whether data may leave the EU (M2).
        us: whether data go to the USA, with or without the EU-US Data Privacy Framework (M7).
        processor_contract: whether a business can have a contract under Art. 28, or needs none (M3). Unverified is no.
        careful: what is answered at least unless the person wrote first or signed for this very service, None for most;
            `BLOCK` for a service that was switched off, which nothing lifts (M3).
        link: how the provider documents the link, as a fact for the adviser; the program opens `Channel.link`.
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
    careful: Verdict | None
    link: str
    advice: Mapping[str, str]
    as_of: str
    verified: str
    source: str
    note: str
    encrypted_words: Mapping[str, str] = field(default_factory=dict)
    outside: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One channel as people name it.

    Attributes:
        channel_class: what the decision looks at.
        address_kind: which of a person's addresses serves it.
        names: its name by language.
        link: the link that opens it, with `{address}`; "" where there is none.
        link_text: what is added to the link for a text to begin with, with `{text}`; "" where the service takes none.
        link_address: which of the service's own addresses the link can take; the pattern's one group stands in it.
        services: ids of the services a business may use it by; the first is the default.
        link_subject: what is added for the subject of that text, with `{subject}`.
        name_address, name_link, name_text: as `link_address`, `link` and `link_text`, for a name of the service's own
            where a number would do too.
    """

    id: str
    channel_class: ChannelClass
    address_kind: AddressKind
    names: Mapping[str, str]
    link: str
    link_text: str
    link_address: str
    services: tuple[str, ...]
    link_subject: str = ""
    name_address: str = ""
    name_link: str = ""
    name_text: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All channels, in the order shown, and the services behind them."""

    channels: Mapping[str, Channel]
    services: Mapping[str, Service]
