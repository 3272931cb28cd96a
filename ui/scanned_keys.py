"""A hand scanner types: many letters within a moment. Where no text field takes them, they are put together here."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from consentregister.domain.form_code import names_a_sheet

_APART = 0.15  # s between two keys: nobody types so fast for long
_AFTER = 0.5  # s: the Enter a scanner sends at the end
_TEXT = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class ScannedKeys(QObject):
    """Listens to whatever has the keyboard, unless it takes text itself.

    Signals:
        found: a sheet's code, as typed.
    """

    found = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        self._typed = ""
        self._last = self._taken = 0.0
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._follow)
        window.installEventFilter(self)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        listens = now is not None and now.window() is self._window and not isinstance(now, _TEXT)
        self._watched = now if listens else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._watched.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put keys together; the Enter after a code is the scanner's and means nothing else."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self._window and QApplication.focusWidget() not in (None, self._window):
            return False  # what its child left over was heard there
        now = time.monotonic()
        if event.key() in _ENTER:
            return now - self._taken < _AFTER
        self._typed = (self._typed if now - self._last < _APART else "") + event.text()
        self._last = now
        if names_a_sheet(self._typed):
            self._taken, typed, self._typed = now, self._typed, ""
            self.found.emit(typed)
            return True
        return False
