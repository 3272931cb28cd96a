"""Who may stand in the register twice: what two records have in common, and how much it says.

Only proposed, never done: whether two records are one person is for a human to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from functools import lru_cache

from consentregister.domain.person import PersonRow
from consentregister.domain.search_key import typed_key


class MatchReason(StrEnum):
    """What two records have in common; the one that says most first."""

    NUMBER = "number"
    EMAIL = "email"
    ACCOUNT = "account"
    NAME_AND_ADDRESS = "name_and_address"
    NAME = "name"


class Strength(IntEnum):
    """How much it says."""

    STRONG = 3
    LIKELY = 2
    WEAK = 1

    @property
    def word(self) -> str:
        """The word for it in files and texts."""
        return self.name.lower()


class NameLikeness(IntEnum):
    """How near two names are, as texts; nicknames are other names.

    SAME: the same sound, in any order. CLOSE: one slip of the keyboard in a longer word. PART: one is a part of the
    other ("S. Müller", a double name). FIRST: the first names are the same (who marries takes another one).
    """

    SAME = 4
    CLOSE = 3
    PART = 2
    FIRST = 1
    OTHER = 0


@dataclass(frozen=True, slots=True)
class Match:
    """A person of the register whom a contact may be."""

    person: int
    reason: MatchReason
    strength: Strength


@dataclass(frozen=True, slots=True)
class Twins:
    """Two records that may be of one person, the older one first."""

    one: PersonRow
    other: PersonRow
    reason: MatchReason
    strength: Strength


@dataclass(frozen=True, slots=True)
class Known:
    """What of a record is compared.

    Attributes:
        id: the person's, 0 for a contact that is none yet.
        first, last: the words of the name by sound; all of them in `last` where it has no parts.
        words: the words of the name by sound, in one order whatever the order written.
        values: numbers and addresses as kept. street: as compared.
    """

    id: int
    first: tuple[str, ...]
    last: tuple[str, ...]
    values: frozenset[str] = frozenset()
    street: str = ""
    postcode: str = ""
    birth_date: date | None = None
    guardian: int | None = None
    words: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Put the words in order once: each record is compared with many."""
        object.__setattr__(self, "words", tuple(sorted((*self.first, *self.last))))

    def has_in_common(self, other: Known) -> bool:
        """Whether there is anything to judge: a number or address, where they live, or the name."""
        return not self.values.isdisjoint(other.values) or self.lives_with(other) or self.words == other.words

    def is_family_of(self, other: Known) -> bool:
        """Whether one is the other's parent on file, or both have the same one."""
        mine, theirs = self.guardian, other.guardian
        return mine == other.id or theirs == self.id or (mine is not None and mine == theirs)

    def lives_with(self, other: Known) -> bool:
        """Whether both have one address; a postcode that is missing contradicts none."""
        postcodes = {self.postcode, other.postcode} - {""}
        return bool(self.street) and self.street == other.street and len(postcodes) < 2


_TITLES = frozenset({"herr", "hr", "frau", "fr", "dr", "prof", "med", "dipl", "ing"})
_WORD = re.compile(r"[^\W_]+")
# Spellings of one sound, after ü and ß were written out: Sophie and Sofie, Maier and Meyer, Schmidt and Schmitt.
_SOUNDS = (("ph", "f"), ("th", "t"), ("ck", "k"), ("dt", "t"), ("ay", "ei"), ("ey", "ei"), ("ai", "ei"), ("y", "i"))
_DOUBLED = re.compile(r"(.)\1+")
_STREET = re.compile(r"str(?:\.|asse|(?![a-z]))")
_LETTERS = re.compile(r"[^a-z0-9]")


@lru_cache(maxsize=200_000)
def sound_of(word: str) -> str:
    """How a word of a name sounds, so that its usual spellings meet."""
    for written, spoken in _SOUNDS:
        word = word.replace(written, spoken)
    return _DOUBLED.sub(r"\1", word)


def name_parts(sort_key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """First and last name by sound, from the key lists are ordered by ("mueller, sabine")."""
    last, _, first = sort_key.partition(",")
    return _sounds(first), _sounds(last)


def _sounds(text: str) -> tuple[str, ...]:
    return tuple(sound_of(word) for word in _WORD.findall(text) if word not in _TITLES)


@lru_cache(maxsize=200_000)
def street_key(street: str) -> str:
    """A street with its number as compared: Hauptstr. 5, Hauptstraße 5 and Haupt-Strasse 5 are one."""
    return _LETTERS.sub("", _STREET.sub("str", typed_key(street))) if street else ""


def reason_of(value: str) -> MatchReason:
    """What a shared number or address is."""
    if value.startswith("+"):
        return MatchReason.NUMBER
    return MatchReason.EMAIL if "@" in value else MatchReason.ACCOUNT


def judged(one: Known, other: Known, likeness: NameLikeness) -> tuple[MatchReason, Strength] | None:
    """What two records have in common and how much it says; None where they are two persons, or nothing speaks for one.

    A number or address in common with another name is a family's or a firm's: only a hint. A name alone says something
    only where nothing tells the two apart.
    """
    if one.is_family_of(other):
        return None
    born_apart = None not in (one.birth_date, other.birth_date) and one.birth_date != other.birth_date
    if shared := one.values & other.values:
        strength = Strength.WEAK if born_apart else _BY_VALUE[likeness]
        return min(map(reason_of, shared), key=_RANKS.index), strength
    if born_apart or likeness < NameLikeness.PART:
        return None
    if one.lives_with(other):
        return MatchReason.NAME_AND_ADDRESS, _BY_ADDRESS[likeness]
    nothing_else = not (one.street and other.street) and not (one.values and other.values)
    return (MatchReason.NAME, Strength.WEAK) if likeness is NameLikeness.SAME and nothing_else else None


_RANKS = list(MatchReason)
_BY_VALUE = {
    NameLikeness.SAME: Strength.STRONG,
    NameLikeness.CLOSE: Strength.STRONG,
    NameLikeness.PART: Strength.LIKELY,
    NameLikeness.FIRST: Strength.LIKELY,
    NameLikeness.OTHER: Strength.WEAK,
}
_BY_ADDRESS = {
    NameLikeness.SAME: Strength.STRONG,
    NameLikeness.CLOSE: Strength.LIKELY,
    NameLikeness.PART: Strength.WEAK,
}
