"""A file of people was dropped on the window: take them over, or check it as a list or as the phone's address book."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label

_WIDTH: Final = 620
_AS_LIST: Final = frozenset({".csv", ".tsv"})
_BOOKS: Final = frozenset({".vcf", ".vcard"})


class PeopleFile(Sheet):
    """The question, and a button for each answer."""

    def __init__(self, desk: Desk, over: QWidget, file: Path) -> None:
        super().__init__(desk.kit, over, width=_WIDTH)
        self._desk, self._file, kit = desk, file, desk.kit
        self.setWindowTitle(kit.texts("importing.dropped.title", file=file.name))
        head = Label(kit, "answer", "importing.dropped.title", wrap=True, file=file.name)
        ending = file.suffix.lower()
        why = Label(
            kit, "muted", "importing.dropped.why_book" if ending in _BOOKS else "importing.dropped.why", wrap=True
        )
        self._import = Button(kit, "importing.dropped.import", self._take_over, kind="primary", icon="user-plus")
        check = Button(kit, "importing.dropped.check", self._check, icon="shield-check")
        check.setVisible(ending in _AS_LIST)
        book = Button(kit, "importing.dropped.book", self._check_phone_book, icon="smartphone")
        book.setVisible(ending in _BOOKS)
        cancel = Button(kit, "window.cancel", self.reject)
        self.body.addLayout(column(head, why, row(self._import, check, book, STRETCH, cancel), gap=12))
        self._import.setDefault(True)
        self._import.setFocus()

    def _take_over(self) -> None:
        self.accept()
        self._desk.wishes.import_people.emit(self._file)

    def _check(self) -> None:
        self.accept()
        self._desk.wishes.check_file.emit(self._file)

    def _check_phone_book(self) -> None:
        self.accept()
        self._desk.wishes.check_phone_book.emit(self._file)
