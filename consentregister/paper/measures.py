"""Every size, colour and distance of a printed form, in points from the top left unless named otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MM: Final = 72 / 25.4
SHEET_WIDTH: Final = 210 * MM
SHEET_HEIGHT: Final = 297 * MM
LEFT: Final = 16 * MM
RIGHT: Final = SHEET_WIDTH - 16 * MM
WIDTH: Final = RIGHT - LEFT
TOP: Final = 16 * MM
BOTTOM: Final = SHEET_HEIGHT - 12.8 * MM
FOOTER_RULE: Final = SHEET_HEIGHT - 12 * MM

INK: Final = "#1e2226"
MUTED: Final = "#55595f"
LINE: Final = "#c9c6bf"
ACCENT: Final = "#0f6b64"
PANEL: Final = "#f5f4f1"

MARK: Final = 12 * MM
NAME_SIZE: Final = 13.0
TITLE_SIZE: Final = 17.0
CAPTION: Final = 8.0
FOOTER_SIZE: Final = 7.4

QR: Final = 25 * MM
QUIET: Final = 4 * MM
QR_LEFT: Final = RIGHT - QR
BESIDE_QR: Final = QR_LEFT - QUIET - LEFT

BOX: Final = 5 * MM
BOX_ROW: Final = 9 * MM
WAY_COLUMN: Final = 33 * MM
NARROWEST_COLUMN: Final = 26 * MM
WIDEST_COLUMN: Final = 56 * MM
WRITE: Final = 7 * MM
SIGNATURE: Final = 17.5 * MM
SHORT_LINE: Final = 40 * MM


@dataclass(frozen=True, slots=True)
class Style:
    """How large the text is set.

    Attributes:
        size, leading: of running text.
        heading: size of the headings over the boxes.
        gap: between paragraphs.
        wide_gap: around the table of boxes, the panel and the signatures.
    """

    size: float
    leading: float
    heading: float
    gap: float
    wide_gap: float


# From the largest to the smallest that the law's readers still accept: first the leading shrinks, then the type.
STYLES: Final = (
    Style(9.6, 13.6, 9.0, 6.0, 11.0),
    Style(9.6, 12.9, 9.0, 4.8, 9.0),
    Style(9.6, 12.4, 9.0, 4.0, 7.0),
    Style(9.3, 12.2, 9.0, 3.2, 5.6),
    Style(9.0, 12.0, 9.0, 2.6, 4.8),
    Style(9.0, 12.0, 9.0, 1.7, 3.0),
)
LARGE_PRINT: Final = (Style(12.0, 16.4, 11.0, 8.0, 14.0),)
