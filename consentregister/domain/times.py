"""Times: UTC where they are kept, local where they are shown. The clock is passed in, never read here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import TypeAlias

from consentregister.domain.errors import InvalidInput

Clock: TypeAlias = Callable[[], datetime]


def as_text(moment: datetime) -> str:
    """A moment as kept: "2026-11-24T09:00:00Z"."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_text(text: str) -> datetime:
    """A kept moment, in UTC."""
    return datetime.fromisoformat(text)


def local_day(moment: datetime) -> date:
    """The day a moment falls on where the business is."""
    return moment.astimezone().date()


def start_of(day: date) -> datetime:
    """The first moment of a local day, in UTC."""
    return datetime.combine(day, time()).astimezone(UTC)


def read_moment(text: str, field: str) -> datetime:
    """A moment as typed: ISO 8601; without a zone it is local, without a time the day's first moment.

    Raises:
        InvalidInput: when it can't be read.
    """
    try:
        return datetime.fromisoformat(text.strip()).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise InvalidInput(field, "time_invalid", value=text[:40]) from None


def read_day(text: str, field: str) -> date:
    """A day as typed: 2026-11-24 or 24.11.2026.

    Raises:
        InvalidInput: when it can't be read.
    """
    typed = text.strip()
    try:
        if typed.count(".") == 2:
            day, month, year = typed.split(".")
            return date(int(year), int(month), int(day))
        return date.fromisoformat(typed)
    except ValueError:
        raise InvalidInput(field, "date_invalid", value=text[:40]) from None


def months_later(moment: datetime, months: int) -> datetime:
    """The same day and time so many months later; the month's last day where it has no such day."""
    import calendar

    year, month = divmod(moment.month - 1 + months, 12)
    year, month = moment.year + year, month + 1
    return moment.replace(year=year, month=month, day=min(moment.day, calendar.monthrange(year, month)[1]))
