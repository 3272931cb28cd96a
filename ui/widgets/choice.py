"""A list to choose one from, with texts of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from ui import look
from ui.desk import Kit

T = TypeVar("T")


class Choice(QComboBox, Generic[T]):
    """Chooses one of some values, each shown by its text."""

    def __init__(self, kit: Kit, name: str, choices: Sequence[tuple[T, str]] = ()) -> None:
        """`choices`: each value with the key of its text."""
        super().__init__()
        self._kit, self._name = kit, name
        self._choices: list[tuple[T, str]] = list(choices)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.texts.changed.connect(self._speak)
        kit.look.changed.connect(self.update)
        self._speak()

    def offer(self, choices: Sequence[tuple[T, str]]) -> None:
        """Offer other values; the first is chosen."""
        self.blockSignals(True)  # noqa: FBT003 (Qt takes the value by place)
        self._choices = list(choices)
        self._speak()
        self.setCurrentIndex(0)
        self.blockSignals(False)  # noqa: FBT003

    def value(self) -> T:
        """The one chosen."""
        return self._choices[self.currentIndex()][0]

    def choose(self, value: T) -> None:
        """Choose a value; the first where it is not offered."""
        values = [one for one, _ in self._choices]
        self.setCurrentIndex(values.index(value) if value in values else 0)

    def _speak(self) -> None:
        self.setAccessibleName(self._kit.texts(self._name))
        while self.count() > len(self._choices):
            self.removeItem(self.count() - 1)
        for place, (_, key) in enumerate(self._choices):
            words = self._kit.texts(key) if "." in key else key
            if place < self.count():
                self.setItemText(place, words)
            else:
                self.addItem(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and an arrow in the colours in force."""
        super().paintEvent(event)
        painter = QPainter(self)
        size = QSize(look.ICON, look.ICON)
        at = QRect(self.width() - look.ICON - 10, (self.height() - look.ICON) // 2, size.width(), size.height())
        painter.drawPixmap(at, self._kit.icons.pixmap("chevron-down", self._kit.look.colours.muted))
        painter.end()
