"""The work phone's address book (S1): who may stand in it, who not, and what changed since it was looked at last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CardFate(StrEnum):
    """What becomes of a card of the phone; the order is the one people are shown in."""

    MUST_GO = "must_go"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"
    MAY_STAY = "may_stay"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookEntry:
    """One card of the phone.

    Attributes:
        row: its number in the file, from 1. name: as the card has it.
        number: the one that decided, E.164, else as written; "" for a card without one.
        reason: in words, "" where there is nothing to say.
        person: the id of whom it was decided by, 0 for nobody of the register.
        may_be_asked: whether a form may be handed out for it.
    """

    row: int
    name: str
    number: str
    fate: CardFate
    reason: str = ""
    person: int = 0
    may_be_asked: bool = False


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What changed since the phone was checked last.

    Attributes:
        came: cards with numbers that were not there. lost: cards that might stay then, and must go now.
        gone: how many numbers are there no more; only their digests were kept, so nobody can say which.
    """

    at: datetime
    came: Sequence[BookEntry]
    lost: Sequence[BookEntry]
    gone: int

    @property
    def is_nothing(self) -> bool:
        """Whether all is as it was."""
        return not (self.came or self.lost or self.gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneBookCheck:
    """The phone's address book, checked card by card.

    Attributes:
        file: its name. entries: in the order of the file.
        since: None where the phone was not checked before.
        digests: by the keyed digest of a number the fate of its card: what is kept of the check.
    """

    file: str
    channel: str
    entries: Sequence[BookEntry]
    since: SinceLast | None
    digests: Mapping[str, str]

    def of(self, fate: CardFate) -> Sequence[BookEntry]:
        """The cards of one fate."""
        return [entry for entry in self.entries if entry.fate is fate]

    @property
    def to_ask(self) -> Sequence[int]:
        """Who must go and may be handed a form, each person once."""
        asked = (entry.person for entry in self.of(CardFate.MUST_GO) if entry.may_be_asked)
        return list(dict.fromkeys(asked))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A person who does not come onto the phone, and why; whether a form may be handed out for it."""

    person: int
    name: str
    reason: str
    may_be_asked: bool = False


@dataclass(frozen=True, slots=True)
class PhoneBookExport:
    """Who stands in an address book for the phone, by id, and who was left out."""

    people: Sequence[int]
    left_out: Sequence[LeftOut]

    @property
    def to_ask(self) -> Sequence[int]:
        """Who was left out and may be handed a form."""
        return [one.person for one in self.left_out if one.may_be_asked]
