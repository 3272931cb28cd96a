"""What should be signed anew before long, and how long a proof is kept: dates to remember, derived, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from consentregister.domain.times import months_later
from consentregister.domain.words import Purpose

REMIND_BEFORE = timedelta(days=60)
_FIVE_YEARS = 60  # months


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One consent that was not used for long, or soon will not have been.

    Attributes:
        due: from when it counts as long unused.
    """

    person: int
    name: str
    channel: str
    purpose: Purpose
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One proof of a yes to advertising calls (§ 7a UWG).

    Attributes:
        granted_at, last_call: from the later of the two the five years count.
        is_over: whether it need not be kept any longer.
    """

    person: int
    name: str
    purpose: Purpose
    granted_at: datetime
    last_call: datetime | None
    keep_until: datetime
    is_over: bool


def kept_from(moment: datetime) -> datetime:
    """Until when a proof is kept that was given or last used then (§ 7a UWG)."""
    return months_later(moment, _FIVE_YEARS)
