"""The head of the window: search, new person, "May I?"."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit

from ui import look
from ui.desk import Kit
from ui.widgets.boxes import row
from ui.widgets.button import Button


class SearchField(QLineEdit):
    """Search as you type.

    Signals:
        down: the arrow key down was pressed: on to the list.
        pasted: something was pasted that is no text.
    """

    down = Signal()
    pasted = Signal()

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
        """Down goes to the list, Escape empties the field; a pasted picture or file is not for it."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.matches(QKeySequence.StandardKey.Paste) and not _is_text_copied():
            self.pasted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _is_text_copied() -> bool:
    """A copied file is its name as text too, and not meant as such."""
    data = QGuiApplication.clipboard().mimeData()
    return data is None or not (data.hasUrls() or (data.hasImage() and not data.hasFormat("text/plain")))


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
