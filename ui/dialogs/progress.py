"""How far a long piece of work is, with a button to stop it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QProgressBar, QWidget

from ui.desk import Kit
from ui.dialogs.sheet import Sheet
from ui.errand import Errand
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label

_WIDTH = 420


@dataclass(frozen=True, slots=True)
class ProgressWords:
    """Keys of what a sheet says: its title, what stopping leaves behind, and that it is being stopped."""

    title: str
    note: str
    stopping: str


PRINTING: Final = ProgressWords("print.progress.title", "print.progress.note", "print.progress.stopping")


class ProgressSheet(Sheet):
    """Closes when the errand has ended. Escape stops it, as the button does.

    Attributes:
        bar: how far it is.
    """

    def __init__(self, kit: Kit, over: QWidget, errand: Errand, doing: str, words: ProgressWords = PRINTING) -> None:
        """`doing`: key of the text that is counted, with places for `{done}` and `{of}`."""
        super().__init__(kit, over, width=_WIDTH)
        self._errand, self._doing, self._words = errand, doing, words
        self.setWindowTitle(kit.texts(words.title))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self._line = Label(kit, "body")
        self.stop = Button(kit, "window.cancel", self.reject)
        note = Label(kit, "muted", words.note, wrap=True)
        self.body.addLayout(column(self._line, self.bar, note, row(STRETCH, self.stop), gap=12))
        errand.progress.connect(self._show)
        errand.ended.connect(self.accept)

    def do(self, doing: str) -> None:
        """Go on with the next part of the work."""
        self._doing = doing

    def _show(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self._line.say(self._doing, done=done, of=of)
        self.bar.setAccessibleName(self._line.text())

    def reject(self) -> None:
        """Stop the work; the sheet closes when it has stopped."""
        self.stop.setEnabled(False)
        self._line.say(self._words.stopping)
        self._errand.stop()
