"""Every size, colour and distance of a printed form, in points from the top left unless named otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from consentregister.domain.paper import PaperSize

MM: Final = 72 / 25.4
SHEET_WIDTH: Final = 210 * MM
SHEET_HEIGHT: Final = 297 * MM
LEFT: Final = 16 * MM
RIGHT: Final = SHEET_WIDTH - 16 * MM
WIDTH: Final = RIGHT - LEFT
TOP: Final = 16 * MM

INK: Final = "#1e2226"
MUTED: Final = "#484c52"
LINE: Final = "#8f8c86"
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


# A letter after DIN 5008, form B: the window, the line above the address in it, the block beside it, the subject.
LETTER_LEFT: Final = 25 * MM
LETTER_WIDTH: Final = SHEET_WIDTH - 20 * MM - LETTER_LEFT
WINDOW_WIDTH: Final = 80 * MM
SENDER_LINE: Final = 60 * MM
ADDRESS: Final = 62.7 * MM
BESIDE_WINDOW: Final = 125 * MM
BESIDE_TOP: Final = 50 * MM
SUBJECT: Final = 98.5 * MM
FOLDS: Final = (105 * MM, 210 * MM)
HOLES: Final = 148.5 * MM
LETTER_MARK: Final = 15 * MM


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper. On every size all is measured from the top left as on A4; only the bottom moves."""

    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where the text ends."""
        return self.height - 12.8 * MM

    @property
    def footer_rule(self) -> float:
        """Where the line over the footer is."""
        return self.height - 12 * MM


def _sheet(size: PaperSize) -> Sheet:
    width, height = size.millimetres
    return Sheet(width * MM, height * MM)


SHEETS: Final[Mapping[PaperSize, Sheet]] = {size: _sheet(size) for size in PaperSize}
A4: Final = SHEETS[PaperSize.A4]


@dataclass(frozen=True, slots=True)
class Style:
    """How large the text is set, and where.

    Attributes:
        size, leading: of running text.
        heading: size of the headings over the boxes.
        gap: between paragraphs.
        wide_gap: around the table of boxes, the panel and the signatures.
        caption: size of what explains a line to write on. title, name: size of the form's and the business's name.
        box, box_row: a box to tick, and the row it stands in. write: the room above a line to write on.
        left, width: the column of text.
    """

    size: float
    leading: float
    heading: float
    gap: float
    wide_gap: float
    caption: float = CAPTION
    title: float = TITLE_SIZE
    name: float = NAME_SIZE
    footer: float = FOOTER_SIZE
    box: float = BOX
    box_row: float = BOX_ROW
    write: float = WRITE
    left: float = LEFT
    width: float = WIDTH

    @property
    def is_large(self) -> bool:
        """Whether it is large print, which takes the whole width for what otherwise stands beside each other."""
        return self.size > 12

    @property
    def caption_leading(self) -> float:
        """Of captions that take more than one line."""
        return self.caption * 1.2


# From the largest to the smallest that the law's readers still accept: first the leading shrinks, then the type.
STYLES: Final = (
    Style(9.6, 13.6, 9.0, 6.0, 11.0),
    Style(9.6, 12.9, 9.0, 4.8, 9.0),
    Style(9.6, 12.4, 9.0, 4.0, 7.0),
    Style(9.3, 12.2, 9.0, 3.2, 5.6),
    Style(9.0, 12.0, 9.0, 2.6, 4.8),
    Style(9.0, 12.0, 9.0, 1.7, 3.0),
)
LARGE_PRINT: Final = (
    Style(
        14.0,
        19.0,
        12.6,
        9.0,
        16.0,
        caption=12.0,
        title=21.0,
        name=16.0,
        footer=9.0,
        box=6.5 * MM,
        box_row=12 * MM,
        write=10 * MM,
    ),
)


def _for_letters(style: Style) -> Style:
    return replace(style, left=LETTER_LEFT, width=LETTER_WIDTH)


LETTERS: Final = tuple(
    _for_letters(Style(size, leading, 9.0, gap, gap, title=12.0, caption=8.4))
    for size, leading, gap in ((10.5, 15.0, 9.0), (10.5, 14.4, 7.0), (10.0, 13.6, 6.0), (9.6, 12.8, 4.6))
)
LARGE_LETTERS: Final = tuple(map(_for_letters, LARGE_PRINT))
