"""The messengers compared: dated, sourced facts in plain words (S5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedService:
    """One service as the comparison shows it; texts are in the reader's language.

    Attributes:
        provider: with its seat. outside: where data go outside the EU, and on what basis.
        encrypted: whether only the two can read. address_book: whether the app reads the address book.
        contract: whether a business can have a processor's contract.
        advice: for the owner, not for customers.
        as_of: the day of the facts. verified: "yes", "partly" or "no"; checked: the same in words.
        source: where they were read, in full; places: the names of the websites in it.
        used: whether the business works with it.
    """

    id: str
    channel: str
    name: str
    provider: str
    outside: str
    encrypted: str
    address_book: str
    contract: str
    advice: str
    as_of: date
    verified: str
    checked: str
    source: str
    places: tuple[str, ...]
    used: bool
