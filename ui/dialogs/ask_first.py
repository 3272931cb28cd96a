"""A question before something that is hard to take back: go on, or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Kit
from ui.dialogs.sheet import Sheet
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label

_WIDTH = 460


class AskFirst(Sheet):
    """Cancel has the keyboard.

    Signals:
        agreed, declined: what was answered; closing the sheet declines.
    """

    agreed = Signal()
    declined = Signal()

    def __init__(self, kit: Kit, question: str, over: QWidget, **data: object) -> None:
        """`question`: its texts are `ask.<question>.title`, `.why` and `.do`."""
        super().__init__(kit, over.window(), width=_WIDTH)
        self.setWindowTitle(kit.texts(f"ask.{question}.title", **data))
        head = Label(kit, "answer", f"ask.{question}.title", wrap=True, **data)
        why = Label(kit, "muted", f"ask.{question}.why", wrap=True, **data)
        self.cancel = Button(kit, "window.cancel", self.reject)
        self.go_on = Button(kit, f"ask.{question}.do", self.accept)
        self.body.addLayout(column(head, why, row(STRETCH, self.go_on, self.cancel), gap=12))
        self.accepted.connect(self.agreed)
        self.rejected.connect(self.declined)
        self.cancel.setDefault(True)
        self.cancel.setFocus()
