"""What a person wrote or called about and still waits for: one line each, done with one click."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.message import Matter
from ui.desk import Desk
from ui.widgets.boxes import STRETCH, clear, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label


class MattersBar(QWidget):
    """The open matters; gone where there are none. Closing one ends what was allowed because of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = column(gap=0)
        self.setLayout(self._lines)

    def show_matters(self, matters: Sequence[Matter]) -> None:
        """Show the matters that have a name."""
        clear(self._lines)
        named = [matter for matter in matters if matter.title]
        for matter in named:
            title = Label(self._desk.kit, "muted", "person.matter", title=matter.title)
            done = Button(self._desk.kit, "person.matter_done", partial(self._close, matter), kind="link", icon="check")
            self._lines.addLayout(row(title, done, STRETCH))
        self.setVisible(bool(named))

    def _close(self, matter: Matter) -> None:
        job = partial(self._desk.register.messages.close_matter, matter.person, matter.title)
        self._desk.work.change(job, partial(self._tell, matter.title))

    def _tell(self, title: str, _changed: Changed[Matter]) -> None:
        self._desk.wishes.told.emit(self._desk.kit.texts("person.matter_closed", title=title))
