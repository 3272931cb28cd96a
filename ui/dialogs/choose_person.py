"""Whose is it? A search with the people found below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from consentregister.domain.person import PersonRow
from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.head import SearchField
from ui.widgets.label import Label

_SHOWN = 30
_WIDTH = 460
_LIST_HEIGHT = 280
_ROW = Qt.ItemDataRole.UserRole


class ChoosePerson(Sheet):
    """Type a part of the name or the number, choose with the arrow keys, take with Return.

    Signals:
        chosen: the `PersonRow` taken.
    """

    chosen = Signal(PersonRow)

    def __init__(self, desk: Desk, title: str, parent: QWidget) -> None:
        super().__init__(desk.kit, parent.window(), width=_WIDTH)
        self._desk = desk
        self.setWindowTitle(desk.kit.texts(title))
        self.search = SearchField(desk.kit, "window.search")
        self.found = QListWidget()
        self.found.setAccessibleName(desk.kit.texts("window.place.people"))
        self._take = Button(desk.kit, "window.take", self._choose, kind="primary")
        self._take.setDefault(True)
        self._lay_out(title)
        self.search.textChanged.connect(self._search)
        self.search.down.connect(self._enter_list)
        self.found.itemDoubleClicked.connect(self._choose)
        self._search("")

    def _lay_out(self, title: str) -> None:
        kit = self._desk.kit
        buttons = row(STRETCH, Button(kit, "window.cancel", self.reject), self._take)
        head = Label(kit, "answer", title, wrap=True)
        self.found.setMinimumHeight(_LIST_HEIGHT)
        self.body.addLayout(column(head, self.search, self.found, buttons, gap=12))
        self.search.setFocus()

    def _search(self, text: str) -> None:
        job = partial(self._desk.register.people.find, text.strip(), limit=_SHOWN)
        self._desk.work.read(job, self._show, key="choose-person")

    def _show(self, rows: Sequence[PersonRow]) -> None:
        self.found.clear()
        for person in rows:
            item = QListWidgetItem(" · ".join(part for part in (person.name, person.phone) if part))
            item.setData(_ROW, person)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self._take.setEnabled(bool(rows))

    def _enter_list(self) -> None:
        self.found.setFocus()
        self.found.setCurrentRow(min(1, self.found.count() - 1))

    def _choose(self) -> None:
        if item := self.found.currentItem():
            self.chosen.emit(item.data(_ROW))
            self.accept()
