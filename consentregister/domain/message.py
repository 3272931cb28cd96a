"""Messages in and out, and the matters they are about (S2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from consentregister.domain.words import Direction, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One contact, by any channel. No content is kept, only what it was about.

    Attributes:
        verdict, rule: the answer at that time, for one that went out.
        reason: why one went ahead all the same after a "no".
    """

    id: int
    person: int
    channel: str
    direction: Direction
    at: datetime
    matter: str
    purpose: Purpose | None
    evidence: str = ""
    verdict: str = ""
    rule: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a conversation is about, until it is closed.

    Attributes:
        last_in: when the person last wrote or called about it; None when they did not.
    """

    id: int
    person: int
    title: str
    channels: tuple[str, ...]
    opened_at: datetime
    closed_at: datetime | None
    last_in: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One matter on one channel, as far as the decision needs it.

    Attributes:
        first: who wrote first on this channel about this matter.
        last_in: the newest message from the person; None when there was none.
        purposes: what the person's messages were said to be about.
    """

    channel: str
    first: Direction
    started_at: datetime
    last_in: datetime | None
    last_out: datetime | None
    purposes: frozenset[Purpose]
    closed_at: datetime | None
