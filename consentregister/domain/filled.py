"""What somebody filled in on the screen, as the fields of its PDF tell it: a proposal, until a person looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Filled:
    """The fields of one form.

    Attributes:
        ticked, empty: boxes by their place among the form's fields; one whose field and picture say different things
            is in neither.
        signed_on: the day typed beside the signature; None where none was, or none that can be read.
    """

    ticked: frozenset[int]
    empty: frozenset[int]
    signed_on: date | None = None
