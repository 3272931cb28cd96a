"""What the log shows, and what its check says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry of the log.

    Attributes:
        event: its number, from 1. text: one sentence. payload: its data, {} once forgotten.
        hash: of the chain at this entry, in hexadecimal.
    """

    event: int
    at: datetime
    kind: str
    person: int | None
    by: str
    text: str
    payload: Mapping[str, object]
    hash: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the whole register found; `problems` are sentences."""

    ok: bool
    events: int
    head: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of the register.

    Attributes:
        events, head: number and beginning of the hash of the log's end when the copy was made.
    """

    path: str
    at: datetime
    events: int
    head: str
    size: int
