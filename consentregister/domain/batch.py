"""Many forms at once: for whom, and in which order they come out of the printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from consentregister.domain.person import sort_name
from consentregister.domain.search_key import typed_key
from consentregister.domain.words import PersonKind

# As many as one prints, hands out and files in one go; the next ones are there afterwards.
MOST_AT_ONCE: Final = 500
_TITLES: Final = frozenset(
    {"dr", "prof", "med", "dent", "vet", "dipl", "ing", "mag", "frau", "herr", "mr", "mrs", "ms"}
)

# Called with how many are done, and of how many. Whatever it raises ends the work, and nothing of it is kept.
Watch: TypeAlias = Callable[[int, int], None]


def unwatched(_done: int, _of: int) -> None:
    """Nobody waits for it."""


class Cancelled(Exception):
    """The user thought better of it."""


class SheetOrder(StrEnum):
    """The order in which forms are printed and filed."""

    NAME = "name"
    POSTCODE = "postcode"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Whom forms are printed for.

    Attributes:
        persons: in the order printed, at most `MOST_AT_ONCE`.
        left_out: names of those for whom no form has a box, because no way reaches them.
        later: how many there are beyond those.
    """

    persons: tuple[int, ...]
    left_out: tuple[str, ...] = ()
    later: int = 0


def filing_key(name: str, kind: PersonKind) -> tuple[str, str]:
    """What a name is filed by: surname, then first names, ü as ue (DIN 5007-2), "von" and titles not counted."""
    surname, _, first = sort_name(name, kind).partition(", ")
    words = (word for word in first.split() if word.strip(".,").casefold() not in _TITLES)
    return typed_key(surname), typed_key(" ".join(words))
