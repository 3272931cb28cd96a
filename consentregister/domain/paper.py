"""How forms are put on paper: the size of its sheets, large print, what is on the back, a copy for the customer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PaperSize(StrEnum):
    """The sizes of paper that offices have."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height (ISO 216; ANSI/ASME Y14.1)."""
        return (210.0, 297.0) if self is PaperSize.A4 else (215.9, 279.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One choice for everything that is printed together.

    Attributes:
        large: set in 14 pt, on as many sheets as that takes.
        notice_on_back: the information sheet behind each form to sign, for printers that print both sides.
        copy: each form to sign a second time, to stay with the person. It has the number but no code to scan, so that
            it can't be filed in the place of the signed one.
    """

    size: PaperSize = PaperSize.A4
    large: bool = False
    notice_on_back: bool = False
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Pixels:
    """A page as a picture that needs no decoding.

    Attributes:
        data: rows from the top, three bytes a pixel (red, green, blue), without gaps.
        dpi: how many pixels make an inch: what tells its size on paper.
    """

    width: int
    height: int
    data: bytes
    dpi: int

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height on paper."""
        return self.width / self.dpi * 25.4, self.height / self.dpi * 25.4
