"""The head of the window: search, new person, "May I?"."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from ui import look
from ui.desk import Kit
from ui.widgets.boxes import row
from ui.widgets.button import Button


class SearchField(QLineEdit):
    """Search as you type.

    Signals:
        down: the arrow key down was pressed: on to the list.
    """

    down = Signal()

    def __init__(self, kit: Kit, key: str) -> None:
        super().__init__()
        self._kit, self._key = kit, key
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(False)
        kit.look.changed.connect(self._tint)
        kit.texts.changed.connect(self._speak)
        self._tint()
        self._speak()

    def _tint(self) -> None:
        self._sign.setIcon(self._kit.icons.icon("search", self._kit.look.colours.muted))

    def _speak(self) -> None:
        words = self._kit.texts(self._key)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the list, Escape empties the field."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Head(QFrame):
    """Always there, above every page.

    Attributes:
        search: the field; the people page listens to it.

    Signals:
        new_person: with what was searched for.
        may_i: open "May I?".
    """

    new_person = Signal(str)
    may_i = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setProperty("kind", "head")
        self.setFixedHeight(look.HEAD_HEIGHT + 1)
        self.search = SearchField(kit, "window.search")
        new = Button(kit, "window.new_person", self._ask_new, icon="plus")
        may_i = Button(kit, "window.may_i", self.may_i.emit, kind="primary", shortcut="window.may_i_key")
        self.setLayout(row(self.search, new, may_i, gap=12, margin=(20, 0, 20, 0)))

    def _ask_new(self) -> None:
        self.new_person.emit(self.search.text().strip())
