"""Why one goes ahead all the same: a line for the reason, which stays in the register."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, holding, row
from ui.widgets.button import Button


class _Line(QLineEdit):
    """Enter is for this line alone: handed on, it would press whatever the dialog does by default."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter here."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class ReasonBar(QWidget):
    """After a no: a quiet way to say that one went ahead, and why. Where a yes needs a note, the line is there at once.

    Signals:
        given: the reason.
    """

    given = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._unfold = Button(kit, "may_i.all_the_same", self.focus, kind="quiet", icon="chevron-right")
        self._done = Button(kit, "may_i.note_it", self._give)
        self._line = _Line()
        self._line.returnPressed.connect(self._give)
        line = row(self._line, self._done)
        line.setStretch(0, 1)
        self._folded = holding(line)
        self.setLayout(column(row(self._unfold, STRETCH), self._folded, gap=4))

    def begin(self, *, asked: bool, offered: bool, opens: bool = False) -> None:
        """Begin anew: asked for at once, offered behind a quiet button, or neither; `opens`: a link follows it."""
        key = "may_i.reason_for_call" if asked else "may_i.reason"
        self._line.clear()
        self._line.setPlaceholderText(self._kit.texts(key))
        self._line.setAccessibleName(self._kit.texts(key))
        self._unfold.say("may_i.open_all_the_same" if opens else "may_i.all_the_same")
        self._done.say("may_i.open_and_note" if opens else "may_i.note_it")
        self._unfold.setVisible(offered)
        self._folded.setVisible(asked)
        self.setVisible(asked or offered)

    def focus(self) -> None:
        """Unfold, and take the keyboard."""
        self._folded.show()
        self._line.setFocus()

    def _give(self) -> None:
        if reason := self._line.text().strip():
            self.given.emit(reason)
        else:
            self.focus()
