"""What came of many files: each that was not taken with its sentence, each that was here before with a way to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from consentregister.domain.intake import Taken
from consentregister.domain.printed import ScanPage
from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.taken_words import told_known, told_refused
from ui.widgets.boxes import STRETCH, row, rule
from ui.widgets.button import Button
from ui.widgets.label import Label

_WIDTH = 680
_MOST = 100


class TakenDialog(Sheet):
    """One list for all of them."""

    def __init__(self, desk: Desk, over: QWidget, taken: Taken) -> None:
        super().__init__(desk.kit, over, width=_WIDTH, title="forms.taken_title")
        self._desk = desk
        if taken.refused:
            self.body.addWidget(Label(desk.kit, "card_title", "forms.refused_title"))
        for refused in taken.refused[:_MOST]:
            self._add_line(told_refused(refused, desk.kit.texts))
        if taken.known:
            self.body.addWidget(Label(desk.kit, "card_title", "forms.known_title"))
        for page in taken.known[:_MOST]:
            self._add_known(page)
        rest = max(0, len(taken.refused) - _MOST) + max(0, len(taken.known) - _MOST)
        if rest:
            self.body.addWidget(Label(desk.kit, "caption", "today.more", count=rest))
        close = Button(desk.kit, "window.close_dialog", self.accept, kind="primary")
        close.setDefault(True)
        self.foot.addLayout(row(STRETCH, close, margin=(0, 0, 0, 16)))

    def _add_known(self, page: ScanPage) -> None:
        texts = self._desk.kit.texts
        number = texts("forms.page_of_file", file=page.file, page=page.page) if page.page > 1 else page.file
        words = texts("forms.refused_one", file=number, sentence=told_known(page, texts))
        self._add_line(words, page.person or 0)

    def _add_line(self, words: str, person: int = 0) -> None:
        told = Label(self._desk.kit, "body", wrap=True)
        told.show_plain(words)
        line = row(told, gap=12)
        line.setStretch(0, 1)
        if person:
            line.addWidget(Button(self._desk.kit, "forms.open_person", partial(self._open, person), kind="link"))
        self.body.addWidget(rule())
        self.body.addLayout(line)

    def _open(self, person: int) -> None:
        self.accept()
        self._desk.wishes.person.emit(person)
