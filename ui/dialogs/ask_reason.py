"""One question with a line to answer it: why something is put aside or made void."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.desk import Kit
from ui.dialogs.sheet import Sheet
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label

_WIDTH = 460


class AskReason(Sheet):
    """Asks for a reason. Cancel has the focus of the keyboard's Escape, and nothing happens without a reason.

    Attributes:
        reason: the line.

    Signals:
        given: the reason.
    """

    given = Signal(str)

    def __init__(self, kit: Kit, question: str, parent: QWidget, **data: object) -> None:
        """`question`: its texts are `ask.<question>.title`, `.why`, `.hint` and `.do`."""
        super().__init__(kit, parent.window(), width=_WIDTH)
        self.setWindowTitle(kit.texts(f"ask.{question}.title", **data))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(kit.texts(f"ask.{question}.hint"))
        self.reason.setAccessibleName(kit.texts(f"ask.{question}.title", **data))
        self._do = Button(kit, f"ask.{question}.do", self._give, kind="primary")
        self._do.setDefault(True)
        self._do.setEnabled(False)
        self.reason.textChanged.connect(lambda text: self._do.setEnabled(bool(text.strip())))
        head = Label(kit, "answer", f"ask.{question}.title", wrap=True, **data)
        why = Label(kit, "muted", f"ask.{question}.why", wrap=True)
        buttons = row(STRETCH, Button(kit, "window.cancel", self.reject), self._do)
        self.body.addLayout(column(head, why, self.reason, buttons, gap=12))
        self.reason.setFocus()

    def _give(self) -> None:
        self.given.emit(self.reason.text().strip())
        self.accept()
