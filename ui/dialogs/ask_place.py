"""One question: where does the paper lie now?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Kit
from ui.dialogs.sheet import Sheet
from ui.widgets.boxes import STRETCH, row
from ui.widgets.button import Button
from ui.widgets.field import TextField

_WIDTH = 460


class AskPlace(Sheet):
    """Begins with where it lay; empty is an answer too.

    Attributes:
        place: the field.

    Signals:
        given: the place.
    """

    given = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget, lies_in: str) -> None:
        super().__init__(kit, parent.window(), width=_WIDTH, title="forms.move_title")
        self.place = TextField(kit, "filing.lies_in", lies_in, hint="filing.lies_in_hint")
        self._do = Button(kit, "settings.save", self._give, kind="primary")
        self._do.setDefault(True)
        self.body.addWidget(self.place)
        self.body.addLayout(row(STRETCH, Button(kit, "window.cancel", self.reject), self._do))
        self.place.line.selectAll()
        self.place.line.setFocus()

    def _give(self) -> None:
        self.given.emit(self.place.text)
        self.accept()
