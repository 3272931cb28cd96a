"""History: everything that happened, and the check that nobody changed it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from consentregister.domain.log import Verification
from consentregister.domain.person import PersonRow
from consentregister.domain.words import Verdict
from consentregister.register import Register
from ui import look
from ui.desk import Desk
from ui.dialogs.choose_person import ChoosePerson
from ui.models.history_model import BY, EXPLANATION, PERSON, WHAT, WHEN, WHOM, Entries, HistoryModel
from ui.pages.kept_why import KeptWhy
from ui.pages.page import Page
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.mark import Mark

_PAGE = 100
_LINE = 36
_WIDTHS = {WHEN: 216, WHOM: 190, BY: 90}


class HistoryPage(Page):
    """A table that reads on, one person's entries if wanted, and the check.

    Attributes:
        view, model: the table. outcome: what the check said. why: what the answer of the chosen line rested on.
    """

    shows: ClassVar[frozenset[str]] = frozenset({"log", "people", "forms", "scans", "settings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        kit = desk.kit
        self._person: int | None = None
        self.model = HistoryModel(kit.texts)
        self.view = QTableView()
        self.outcome = Mark(kit)
        self.outcome.hide()
        self._of = Label(kit, "muted")
        self._choose = Button(kit, "history.of_one", self._ask_person, icon="search")
        self._everybody = Button(kit, "history.of_all", self._show_all, kind="link", icon="x")
        self._check = Button(kit, "history.check", self.check, icon="shield-check")
        self._more = Button(kit, "history.more", self._read_more, kind="link")
        self._everybody.hide()
        self.why = KeptWhy(desk)
        self._lay_out()
        self.view.doubleClicked.connect(self._open_person)
        self.view.selectionModel().currentChanged.connect(self._show_why)
        self.model.modelReset.connect(lambda: self.why.show_text(""))

    def load(self) -> None:
        """Read the newest entries anew, as many as were shown."""
        limit = max(_PAGE, self.model.rowCount())
        self.desk.work.read(self._job(0, limit), partial(self._show, limit), key="history")

    def check(self) -> None:
        """Check everything: entries, papers, the file itself, the copies."""
        self._check.setEnabled(False)
        self.outcome.show_mark(Verdict.ALLOW_WITH_NOTICE, "history.checking")
        self.outcome.show()
        self.desk.work.read(self.desk.register.log.verify, self._tell_outcome, self._check_failed, key="verify")

    def _lay_out(self) -> None:
        kit, view = self.desk.kit, self.view
        view.setModel(self.model)
        view.setShowGrid(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(_LINE)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.setAccessibleName(kit.texts("window.place.history"))
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(header.defaultAlignment().AlignLeft)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for place, width in _WIDTHS.items():
            view.setColumnWidth(place, width)
        card = Card(kit, margin=8)
        card.add(view)
        card.add(row(self._more, STRETCH))
        top = row(Label(kit, "title", "history.title"), self._of, self._everybody, STRETCH, self._choose, self._check)
        outer = column(top, row(self.outcome, STRETCH), card, self.why, gap=12, margin=look.PAGE_MARGIN)
        outer.setStretch(2, 1)
        self.setLayout(outer)

    def _job(self, offset: int, limit: int) -> partial[Entries]:
        return partial(_read, self.desk.register, self._person, offset, limit, self.desk.kit.texts.language)

    def _show(self, limit: int, read: Entries) -> None:
        self.model.set_entries(read)
        self._more.setVisible(len(read.entries) == limit)

    def _read_more(self) -> None:
        self.desk.work.read(self._job(self.model.rowCount(), _PAGE), self._add, key="history-more")

    def _add(self, read: Entries) -> None:
        if read.entries:
            self.model.add_entries(read)
        self._more.setVisible(len(read.entries) == _PAGE)

    def _ask_person(self) -> None:
        dialog = ChoosePerson(self.desk, "history.of_whom", self)
        dialog.chosen.connect(self._show_one)
        dialog.open()

    def _show_one(self, person: PersonRow) -> None:
        self._turn_to(person.id, person.full_name)

    def _show_all(self) -> None:
        self._turn_to(None, "")

    def _turn_to(self, person: int | None, name: str) -> None:
        self._person = person
        self._of.show_plain(name)
        self._everybody.setVisible(person is not None)
        self.model.set_entries(Entries((), {}))
        self.load()

    def _tell_outcome(self, found: Verification) -> None:
        self._check.setEnabled(True)
        if found.ok:
            self.outcome.show_mark(Verdict.ALLOW, "history.in_order", events=found.events)
        else:
            self.outcome.show_mark(Verdict.BLOCK, "history.not_in_order", count=len(found.problems))
            self.outcome.setToolTip("\n".join(found.problems))

    def _check_failed(self, _error: Exception) -> None:
        self._check.setEnabled(True)
        self.outcome.show_mark(Verdict.BLOCK, "history.check_failed")

    def _show_why(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.why.show_text(index.data(EXPLANATION) or "")

    def _open_person(self, index: QModelIndex) -> None:
        if person := index.data(PERSON):
            self.desk.wishes.person.emit(person)


def _read(register: Register, person: int | None, offset: int, limit: int, language: str) -> Entries:
    """Some entries with the names of the people in them, in a worker thread."""
    entries = register.log.show(person, limit=limit, offset=offset, language=language)
    return Entries(entries, register.people.names({entry.person for entry in entries if entry.person}))
