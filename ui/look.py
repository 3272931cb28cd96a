"""Every colour, size and spacing of the window, light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication

from consentregister.domain.words import Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour of text and the ground it stands on."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of one scheme, each by what it is for.

    Attributes:
        ground: the page; `surface`: cards and navigation; `field`: fields; `line`: borders and rules.
        muted: second lines and captions.
        accent, accent_soft, on_accent: main action, selection, and text on the main action.
        verdicts: text and ground of each answer.
    """

    ground: str
    surface: str
    field: str
    line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    accent_hover: str
    on_accent: str
    verdicts: dict[Verdict, Pair]


LIGHT: Final = Colours(
    ground="#f5f4f1",
    surface="#ffffff",
    field="#faf9f7",
    line="#e4e1da",
    text="#1e2226",
    muted="#5f656c",
    accent="#0f6b64",
    accent_soft="#e3f1ef",
    accent_hover="#0b5650",
    on_accent="#ffffff",
    verdicts={
        Verdict.ALLOW: Pair("#17683f", "#e4f3ea"),
        Verdict.ALLOW_WITH_NOTICE: Pair("#1d5b94", "#e5eff9"),
        Verdict.ASK_FIRST: Pair("#8a5200", "#fdf0d8"),
        Verdict.BLOCK: Pair("#a3262a", "#fbe6e6"),
    },
)
DARK: Final = Colours(
    ground="#15171a",
    surface="#1d2024",
    field="#22262b",
    line="#32373d",
    text="#eceef0",
    muted="#9aa1a9",
    accent="#4fb8ae",
    accent_soft="#17332f",
    accent_hover="#6cc9c0",
    on_accent="#0c1f1d",
    verdicts={
        Verdict.ALLOW: Pair("#7fd3a2", "#173325"),
        Verdict.ALLOW_WITH_NOTICE: Pair("#8ec2f2", "#172c40"),
        Verdict.ASK_FIRST: Pair("#f0c070", "#3a2b12"),
        Verdict.BLOCK: Pair("#f39a9a", "#3d1c1e"),
    },
)

# Lengths in device-independent pixels. Spacings are multiples of 4.
SMALLEST_WINDOW: Final = (1024, 700)
FIRST_WINDOW: Final = (1280, 800)
GAP: Final = 8
GAP_WIDE: Final = 16
PAGE_MARGIN: Final = 24
PAGE_MARGIN_NARROW: Final = 16
CARD_MARGIN: Final = 16
BUTTON_HEIGHT: Final = 36
FIELD_HEIGHT: Final = 38
ROW_HEIGHT: Final = 60
CELL_HEIGHT: Final = 36
BADGE_HEIGHT: Final = 26
HEAD_HEIGHT: Final = 64
RAIL_WIDTH: Final = 98
PEOPLE_WIDTH: Final = 276
PEOPLE_NARROW: Final = 204
NARROW_PAGE: Final = 760
WIDE_PAGE: Final = 1100
WIDE_HEAD: Final = 880
CARD_CORNER: Final = 10
CORNER: Final = 8
BADGE_CORNER: Final = 6
ICON: Final = 16
ICON_LARGE: Final = 20
RING: Final = 2
LINE_OF_TEXT: Final = 640

# What a customer touches and reads from a screen handed over to them is larger.
TOUCH: Final = 48
TOUCH_BOX: Final = 30
TOUCH_BUTTON: Final = 52
TOUCH_PAGE: Final = 940
PAD_HEIGHT: Final = 190
PAD_LOWEST: Final = 120

# Sizes of type in pixels, with their weight.
TITLE: Final = (22, QFont.Weight.DemiBold)
ANSWER: Final = (19, QFont.Weight.DemiBold)
CARD_TITLE: Final = (15, QFont.Weight.DemiBold)
BODY: Final = (14, QFont.Weight.Normal)
STRONG: Final = (14, QFont.Weight.Medium)
CAPTION: Final = (13, QFont.Weight.Normal)
BADGE: Final = (13, QFont.Weight.DemiBold)
COUNT: Final = (26, QFont.Weight.DemiBold)
READING: Final = (17, QFont.Weight.Normal)
READING_STRONG: Final = (17, QFont.Weight.DemiBold)
READING_SMALL: Final = (15, QFont.Weight.Normal)
READING_TITLE: Final = (24, QFont.Weight.DemiBold)


def font(kind: tuple[int, QFont.Weight]) -> QFont:
    """The window's typeface in one of the sizes above."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(kind[0])
    made.setWeight(kind[1])
    return made


class Look(QObject):
    """The scheme in force: the system's light or dark, or a forced one.

    Attributes:
        colours: the colours in force.

    Signals:
        changed: the scheme is another one now; repaint.
    """

    changed = Signal()

    def __init__(self, *, dark: bool | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._forced = dark
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        self.colours = self._wanted()

    @property
    def is_dark(self) -> bool:
        """Whether the dark scheme is in force."""
        return self.colours is DARK

    def force(self, *, dark: bool | None) -> None:
        """Take the light or the dark scheme; None follows the system again."""
        self._forced = dark
        self._follow()

    def verdict(self, verdict: Verdict) -> Pair:
        """Text and ground of an answer."""
        return self.colours.verdicts[verdict]

    def colour(self, name: str) -> QColor:
        """A colour by its name in `Colours`."""
        return QColor(getattr(self.colours, name))

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not self.colours:
            self.colours = wanted
            self.changed.emit()

    def _wanted(self) -> Colours:
        system = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if (system if self._forced is None else self._forced) else LIGHT
