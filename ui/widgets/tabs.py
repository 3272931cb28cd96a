"""Two or more views of one page, chosen by a row of words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ui.desk import Kit
from ui.widgets.boxes import STRETCH, row


class Tabs(QWidget):
    """Words beside each other, one of them chosen.

    Signals:
        chosen: the place of the one that was pressed, from 0.
    """

    chosen = Signal(int)

    def __init__(self, kit: Kit, keys: Sequence[str]) -> None:
        super().__init__()
        self._kit, self._keys = kit, keys
        self._counts = [0] * len(keys)
        self._group = QButtonGroup(self)
        for place in range(len(keys)):
            self._group.addButton(_tab(), place)
        self._group.idClicked.connect(self.chosen)
        self.setLayout(row(*self._group.buttons(), STRETCH, gap=4))
        kit.texts.changed.connect(self._speak)
        self._speak()
        self.choose(0)

    def choose(self, place: int) -> None:
        """Mark one without going there."""
        self._group.button(place).setChecked(True)

    def count(self, place: int, count: int) -> None:
        """Say how many things are behind one; 0 says nothing."""
        self._counts[place] = count
        self._speak()

    def _speak(self) -> None:
        for place, key in enumerate(self._keys):
            count = self._counts[place]
            words = self._kit.texts(key)
            button = self._group.button(place)
            button.setText(f"{words} ({count})" if count else words)
            button.setAccessibleName(button.text())


def _tab() -> QPushButton:
    button = QPushButton()
    button.setProperty("kind", "tab")
    button.setCheckable(True)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
