"""What a change returns: the value, and what it touched, so that open pages refresh themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Changed(Generic[T_co]):
    """The result of a change.

    Attributes:
        value: what was made.
        events: numbers of the log's entries that tell of it.
        persons: ids of the persons touched.
        areas: "people", "forms", "scans", "settings", "log", "backups": what pages compare with what they show.
    """

    value: T_co
    events: tuple[int, ...] = ()
    persons: frozenset[int] = frozenset()
    areas: frozenset[str] = frozenset()
