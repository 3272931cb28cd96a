"""What the machine read on a sheet that came back: a proposal for each field, until a person has looked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from consentregister.domain.filled import Filled

Corner: TypeAlias = tuple[float, float]
# From here on a proposal may be pre-selected; below it a person looks first.
CLEAR: Final = 0.8


class Mark(StrEnum):
    """What a pen left in a field."""

    SET = "set"
    EMPTY = "empty"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One field as read.

    Attributes:
        field: its place among the form's fields, from 0.
        confidence: 0 to 1; nothing below `CLEAR` is ever pre-selected.
        outline: its four corners on the picture, from the top left clockwise as printed, as shares of the picture's
            width and height; empty where the sheet was not found on the picture.
    """

    field: int
    mark: Mark
    confidence: float
    outline: tuple[Corner, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether it may be pre-selected."""
        return self.confidence >= CLEAR and self.mark is not Mark.UNCLEAR


@dataclass(frozen=True, slots=True)
class SheetReading:
    """All tick boxes and signatures of one sheet of a form.

    Attributes:
        sheet: which of the form's sheets lies on the picture, from 1; 0 when none of them was recognised.
        filled: what the fields of the form's PDF say, where it was filled in on the screen.
    """

    sheet: int
    fields: tuple[FieldReading, ...]
    filled: Filled | None = None
