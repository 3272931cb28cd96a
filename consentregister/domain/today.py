"""What the first page of the day shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits for the business.

    Attributes:
        forms_open: not back yet and still waited for. scans_waiting: pages in the inbox.
    """

    forms_open: int
    scans_waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """Somebody who wrote, and was not answered by any way since."""

    person: int
    name: str
    channel: str
    matter: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Counts and dates for the first page.

    Attributes:
        messenger_yes, no_answer, never_asked, said_no: persons by the first `messenger` offered, for appointments;
            together they are all `people`.
        reviews_due: ids of persons with consents long unused, or so within 60 days.
        unanswered: who wrote last and heard nothing since, newest first.
        day: the day it is here.
        folder_gone: whether the watched folder was not there at the last look.
        last_backup: when the newest copy was made, None without one.
    """

    people: int
    waiting: Waiting
    messenger: str
    messenger_yes: int
    no_answer: int
    never_asked: int
    said_no: int
    reviews_due: tuple[int, ...]
    unanswered: tuple[Unanswered, ...]
    day: date
    device_ready: bool
    device_confirmed_at: date | None
    last_backup: datetime | None
    folder_gone: bool = False
