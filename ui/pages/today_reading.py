"""What the first page reads in a worker thread once its numbers are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consentregister.domain.log import LogEntry
from consentregister.domain.today import Today
from consentregister.domain.words import Language

if TYPE_CHECKING:
    from consentregister.register import Register

_LATEST = 100


@dataclass(frozen=True, slots=True)
class DayView:
    """The day as the first page shows it.

    Attributes:
        entries: what happened today with persons, newest first; names: theirs, by id.
    """

    today: Today
    entries: Sequence[LogEntry]
    names: Mapping[int, str]


def read_day(register: Register, today: Today, language: Language) -> DayView:
    """Read what happened today, to be shown beside its numbers."""
    entries = [
        entry
        for entry in register.log.show(limit=_LATEST, language=language)
        if entry.person and entry.payload and entry.at.astimezone().date() == today.day
    ]
    return DayView(today, entries, register.people.names({entry.person for entry in entries if entry.person}))
