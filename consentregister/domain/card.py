"""The counter card: the business's own addresses as codes, by which a customer writes first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consentregister.domain.words import Language


class CardSize(StrEnum):
    """The sizes of paper a card comes in."""

    A6 = "A6"
    A5 = "A5"
    A4 = "A4"

    @property
    def per_sheet(self) -> int:
        """How many of them one sheet of A4 holds."""
        return {CardSize.A6: 4, CardSize.A5: 2, CardSize.A4: 1}[self]


@dataclass(frozen=True, slots=True)
class CardWay:
    """One way to write to the business.

    Attributes:
        name: of the service. address: as people read it. link: what the code holds.
        offered: whether the business offers this way in general, so that it stands on the card unless left out.
    """

    channel: str
    name: str
    address: str
    link: str
    offered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOrder:
    """What stands on a card.

    Attributes:
        channels: ids, in the order shown; empty for all that the business offers and has an address on.
        language: None for the language of the business's forms.
        text: what a message begins with; empty for the one of the settings, else the usual sentence.
        on_sheets: laid out on sheets of A4 to be cut, as many as fit; else each page as large as the card.
    """

    size: CardSize = CardSize.A6
    language: Language | None = None
    channels: tuple[str, ...] = ()
    text: str = ""
    on_sheets: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCard:
    """A card as PDF: its front, then its back.

    Attributes:
        ways: what its codes are, in reading order.
    """

    pdf: bytes
    size: CardSize
    language: Language
    ways: tuple[CardWay, ...]
