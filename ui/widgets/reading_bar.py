"""Files are being read: how far it is, and the way out. It comes only when it takes longer than a moment."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from consentregister.domain.intake import SoFar
from ui import look
from ui.desk import Kit
from ui.widgets.boxes import row
from ui.widgets.button import Button
from ui.widgets.label import Label

_A_MOMENT = 400  # ms
_BAR_WIDTH = 160


class ReadingBar(QWidget):
    """One line at the foot of the window.

    Attributes:
        text: what it says.

    Signals:
        cancelled: end it.
    """

    cancelled = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.text = Label(kit, "body")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setTextVisible(False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_A_MOMENT)
        self._soon.timeout.connect(self.show)
        self.cancel = Button(kit, "forms.reading_cancel", self.cancelled.emit)
        frame = QFrame()
        frame.setProperty("kind", "card")
        line = row(self.text, self._bar, self.cancel, gap=12, margin=(16, 6, 8, 6))
        line.setStretch(0, 1)
        frame.setLayout(line)
        self.setLayout(row(frame, margin=(look.GAP_WIDE, look.GAP, look.GAP_WIDE, look.GAP)))
        self.hide()

    def begin(self, files: int) -> None:
        """So many files are read from now on."""
        self.show_progress(SoFar(0, files, 0))
        self._soon.start()

    def show_progress(self, so_far: SoFar) -> None:
        """Say how far it is; one file alone shows that it moves, not how far."""
        self._bar.setRange(0, so_far.of if so_far.of > 1 else 0)
        self._bar.setValue(so_far.files)
        pages = self._kit.texts.counted("forms.pages_read", so_far.pages)
        self.text.say("forms.reading", done=so_far.files, of=so_far.of, pages=pages)
        self._bar.setAccessibleName(self.text.text())

    def end(self) -> None:
        """It is done."""
        self._soon.stop()
        self.hide()
