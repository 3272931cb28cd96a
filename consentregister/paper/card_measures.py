"""Sizes of the counter card, in points of the A6 card; on A5 and A4 everything grows with the paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from consentregister.domain.card import CardSize
from consentregister.paper.measures import MM
from consentregister.paper.typefaces import Face, em_width, printable

CARD_WIDTH: Final = 105 * MM
CARD_HEIGHT: Final = 148 * MM
# Paper in millimetres, ISO 216.
PAPERS: Final[Mapping[CardSize, tuple[float, float]]] = {
    CardSize.A6: (105, 148),
    CardSize.A5: (148, 210),
    CardSize.A4: (210, 297),
}
EDGE: Final = 5 * MM
MARGIN: Final = 8 * MM
WIDTH: Final = CARD_WIDTH - 2 * MARGIN
BOTTOM: Final = CARD_HEIGHT - 6 * MM
# Of the smallest print on the front, and of the white that a code needs around it.
SMALL: Final = 7.6
QUIET: Final = 2.6 * MM
# What a phone reads with ease from an A6 card in the hand; a poster is read from further away.
SMALLEST_CODE: Final = 25 * MM
# In real points, whatever the size of the card.
SMALLEST_TYPE: Final = 7.5


class DoesNotFit(ValueError):
    """There is more to print than the card has room for."""


def grown(size: CardSize) -> float:
    """How many times as large as A6 a card is."""
    return PAPERS[size][0] * MM / CARD_WIDTH


def fitting_size(text: str, width: float, size: float, face: Face = Face.REGULAR) -> float:
    """The size at which a text fits on one line, at most as given."""
    return min(size, width / max(0.1, em_width(printable(text), face)))
