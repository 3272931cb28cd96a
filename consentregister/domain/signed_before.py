"""Consents given on paper before the register was there: whose were taken over, and whose not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class LeftOut(StrEnum):
    """Why somebody is not taken over with the others."""

    CHILD = "child"
    EMPLOYEE = "employee"
    NO_ADDRESS = "no_address"
    SAID_SINCE = "said_since"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class NotTaken:
    """One who has to be looked at alone."""

    person: int
    name: str
    why: LeftOut


@dataclass(frozen=True, slots=True)
class TakenBefore:
    """What came of many papers.

    Attributes:
        persons: ids of those whose consent stands now; left_out: the others, in the order given.
        cells: what for, each as "whatsapp:advertising"; statements: what was recorded of each person, by their id.
    """

    persons: Sequence[int]
    left_out: Sequence[NotTaken]
    cells: Sequence[str]
    statements: Mapping[int, Sequence[int]]
