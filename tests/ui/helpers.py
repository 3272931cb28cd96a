"""Hands and eyes of the window's tests."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.sheet import Sheet
from ui.widgets.button import Button
from ui.widgets.chips import Chip

S = TypeVar("S", bound=Sheet)


def opened(qtbot: QtBot, kind: type[S]) -> S:
    """The dialog of this kind, once it lies over the window."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    return dialog


def button(within: QWidget, text: str) -> Button:
    """The button one sees with this text."""
    return next(one for one in within.findChildren(Button) if one.text() == text and one.isVisible())


def buttons(within: QWidget) -> list[str]:
    """The texts of the buttons one sees."""
    return [one.text() for one in within.findChildren(Button) if one.text() and one.isVisible()]


def chip(within: QWidget, word: str) -> Chip:
    """The chip one sees with this word."""
    return next(one for one in within.findChildren(Chip) if one.word == word and one.isVisible())


def click(qtbot: QtBot, widget: QWidget) -> None:
    """Click something."""
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)


def type_in(qtbot: QtBot, text: str) -> None:
    """Type where the keyboard is; Qt's test hand knows ß of the German letters only."""
    qtbot.keyClicks(QApplication.focusWidget(), text)
