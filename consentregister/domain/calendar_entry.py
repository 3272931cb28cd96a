"""A day to remember, for the calendar of another program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """Something that lasts the whole day.

    Attributes:
        uid: the same each time this day is told, so that it is updated and not doubled.
        title: one line. text: below it, may have several lines; "" for none.
    """

    uid: str
    day: date
    title: str
    text: str = ""
