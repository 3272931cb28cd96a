"""What should be signed anew before long, and how long a proof is kept: dates to remember, derived, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from consentregister.domain.consent import latest
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier, review_due
from consentregister.domain.words import Purpose, Statement

REMIND_BEFORE = timedelta(days=60)


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


def reviews_of(dossier: Dossier, settings: Settings) -> tuple[Review, ...]:
    """A person's consents that are long unused or will be within 60 days; none of who wants no contact (section 4)."""
    if dossier.blocked:
        return ()
    cells = sorted({(said.channel, said.purpose) for said in dossier.statements})
    newest = (latest(said for said in dossier.statements if (said.channel, said.purpose) == cell) for cell in cells)
    granted = (said for said in newest if said is not None and said.statement is Statement.GRANTED)
    due = ((said, review_due(dossier, settings, said)) for said in granted)
    return tuple(
        Review(person=dossier.id, name=dossier.name, channel=said.channel, purpose=said.purpose, due=day)
        for said, day in due
        if dossier.now >= day - REMIND_BEFORE
    )
