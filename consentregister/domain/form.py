"""A printed form: the fields on its paper, as they are stored, shown by the command line and found again in a scan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consentregister.domain.words import Purpose


class FieldType(StrEnum):
    """What is written into a field by hand."""

    TICK = "tick"
    SIGNATURE = "signature"
    DATE = "date"
    PLACE = "place"  # typed on the screen, written by hand on paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One place on the paper where a pen writes, in millimetres from the top left of its sheet.

    Attributes:
        channel: the channel a box speaks about; "" where it speaks about none, and for signature and date.
        purposes: the purposes a box grants together; empty where it grants none.
        name: tells apart what channel and purposes do not: who signs ("person", "guardian", "child"), the staff form's
            topic, or the answer to a question of its own ("work_phone", "no_letters").
        sheet: 1 for the first sheet of the form, 2 for the second.
    """

    type: FieldType
    x: float
    y: float
    w: float
    h: float
    channel: str = ""
    purposes: tuple[Purpose, ...] = ()
    name: str = ""
    sheet: int = 1
