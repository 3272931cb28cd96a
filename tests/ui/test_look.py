"""Colours one can read, in both schemes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ui import stylesheet
from ui.desk import Kit
from ui.look import DARK, LIGHT, Colours, Look


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_every_ground(colours: Colours) -> None:
    """Text, second lines and links reach 4.5 : 1 on page, card, field and selection."""
    grounds = (colours.ground, colours.surface, colours.field, colours.accent_soft)
    pairs = [(text, ground) for text in (colours.text, colours.muted, colours.accent) for ground in grounds]
    pairs += [(colours.on_accent, colours.accent), (colours.on_accent, colours.accent_hover)]
    pairs += [(pair.text, ground) for pair in colours.verdicts.values() for ground in (pair.ground, colours.surface)]

    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_the_window_follows_the_scheme(qtbot: QtBot) -> None:
    """A forced scheme changes the colours and says so once."""
    look = Look(dark=False)

    with qtbot.waitSignal(look.changed, timeout=1000):
        look.force(dark=True)

    assert look.colours is DARK


def test_the_system_decides_where_nothing_is_forced(qapp: object) -> None:
    """Without a forced scheme the look is dark exactly when the system is."""
    look = Look()

    assert look.is_dark == (qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_names_every_colour(colours: Colours) -> None:
    """No placeholder is left in the style sheet."""
    assert "$" not in stylesheet.sheet(colours)


def test_an_icon_is_drawn_once_for_each_colour(kit: Kit) -> None:
    """The same icon in the same colour is the same picture."""
    first = kit.icons.pixmap("phone", "#123456")

    assert kit.icons.pixmap("phone", "#123456").cacheKey() == first.cacheKey()
    assert kit.icons.pixmap("phone", "#654321").cacheKey() != first.cacheKey()


def contrast(text: str, ground: str) -> float:
    """The ratio of WCAG 2."""
    light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of a colour."""
    parts = QColor(colour).getRgbF()[:3]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
