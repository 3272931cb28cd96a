"""How far the reading or taking over of a file is, with a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.desk import Kit
from ui.errand import Errand
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label


class ImportWaiting(QWidget):
    """A sentence, a bar, a button.

    Attributes:
        stop: the button.

    Signals:
        stopped: the button was pressed.
    """

    stopped = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._doing = "reading"
        self._line = Label(kit, "body")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.stop = Button(kit, "window.cancel", self.stopped.emit)
        note = Label(kit, "muted", "importing.nothing_kept", wrap=True)
        self.setLayout(column(self._line, self._bar, note, row(STRETCH, self.stop), STRETCH, gap=12))

    def begin(self, errand: Errand, doing: str) -> None:
        """Show how far this errand is; `doing`: "reading" or "taking"."""
        self._doing = doing
        self._bar.setRange(0, 0)
        self._line.say(f"importing.{doing}.begun")
        self._bar.setAccessibleName(self._line.text())
        errand.progress.connect(self._show)

    def _show(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self._line.say(f"importing.{self._doing}.count", done=done, of=of)
        self._bar.setAccessibleName(self._line.text())
