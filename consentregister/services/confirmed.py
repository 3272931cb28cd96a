"""What a person saw on a paper and confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consentregister.domain.words import Purpose, Way

Box = tuple[str, Purpose]
Topic = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The ticked boxes, the answers of the form's own, the day beside the signature, and where the paper lies.

    Attributes:
        ticked: each (channel, purpose). named: by the boxes' own names.
        topics: on the form for staff the ticked columns, each (channel, name).
    """

    ticked: frozenset[Box]
    named: frozenset[str]
    signed_on: date | None
    lies_in: str
    topics: frozenset[Topic] = frozenset()
    way: Way = Way.PAPER
