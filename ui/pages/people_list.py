"""The list of people on the left of their page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStackedLayout, QVBoxLayout

from consentregister.domain.changed import Changed
from consentregister.domain.person import PersonRow
from ui import look
from ui.desk import Desk
from ui.models.people_delegate import PeopleDelegate
from ui.models.people_model import PAGE, PERSON, PeopleModel, PeopleRows
from ui.widgets.boxes import STRETCH, column, holding, row
from ui.widgets.button import Button
from ui.widgets.label import Label

if TYPE_CHECKING:
    from consentregister.register import Register

MOST = 10_000  # as many as a list may name
_A_MOMENT = 60  # ms: the answers wait until nobody types, so that the names are there at once


class PeopleList(QFrame):
    """Everybody by name, or those found.

    Attributes:
        text: what was searched for, "" for everybody.
        answered: whether those found for it are shown.

    Signals:
        chosen: the id of a person.
        emptied: nobody is shown.
    """

    chosen = Signal(int)
    emptied = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.text = ""
        self.answered = True
        self._current = 0
        self._unanswered: set[int] = set()
        self._badges_soon = QTimer(self)
        self._badges_soon.setSingleShot(True)
        self._badges_soon.setInterval(_A_MOMENT)
        self._badges_soon.timeout.connect(self._read_badges)
        self.model = PeopleModel(desk.kit.texts, desk.channel_name)
        self.view = QListView()
        self._nobody = Label(desk.kit, "muted", wrap=True)
        self._new = Button(desk.kit, "window.new_person", self._ask_new, icon="plus")
        self._check = Button(desk.kit, "lists.open", self._check_list, kind="link", icon="shield-check")
        self._import = Button(desk.kit, "importing.open", self._import_people, kind="link", icon="user-plus")
        self._print = Button(desk.kit, "people.print_unasked", self._print_forms, kind="link", icon="printer")
        self._twins = Button(desk.kit, "twins.open", lambda: desk.wishes.twins.emit(0), kind="link", icon="users")
        self._signed = Button(desk.kit, "signed_before.open", self._take_signed, kind="link", icon="pencil")
        self._signed.hide()
        self._binned = Label(desk.kit, "muted", wrap=True)
        self._see_bin = Button(desk.kit, "recording.see_bin", self._go_to_bin, kind="link")
        self._layers = QStackedLayout()
        self._lay_out()
        self.model.wanted.connect(self._read_more)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.selectionModel().selectionChanged.connect(self._count_selected)
        everybody = QShortcut(QKeySequence.StandardKey.SelectAll, self.view, self._select_all)
        everybody.setContext(Qt.ShortcutContext.WidgetShortcut)
        desk.kit.look.changed.connect(self.view.viewport().update)

    def load(self) -> None:
        """Read the list anew, as far as it was shown, and keep the chosen person."""
        limit = max(PAGE, self.model.rowCount())
        job = partial(_read_rows, self._desk.register, self.text, 0, limit)
        self._desk.work.read(job, self._show, key="people-list")

    def search(self, text: str) -> None:
        """Show those found, everybody for an empty text."""
        self.text = text.strip()
        self.answered = False
        self._desk.work.forget("people-more")
        job = partial(_read_rows, self._desk.register, self.text, 0, PAGE)
        self._desk.work.read(job, self._show, key="people-list")

    def select(self, person: int) -> None:
        """Mark a person where they are in the list; the list need not hold them."""
        self._current = person
        self._mark()

    def several(self) -> list[int]:
        """The people marked, as listed, where they are more than one."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return [self.model.index(row).data(PERSON).id for row in rows] if len(rows) > 1 else []

    def refresh_badges(self, changed: Changed[object]) -> None:
        """Read anew the answers of people who are in the list."""
        if ids := sorted(changed.persons & self.model.ids()):
            job = partial(self._desk.register.checks.badges, ids)
            self._desk.work.read(job, self.model.set_badges)

    def _lay_out(self) -> None:
        self.setProperty("kind", "rail")
        self.view.setModel(self.model)
        self.view.setItemDelegate(PeopleDelegate(self._desk.kit))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self._desk.kit.texts("window.place.people"))
        parts = (self._nobody, self._new, self._binned, self._see_bin)
        nobody = holding(column(*parts, STRETCH, gap=12, margin=look.CARD_MARGIN))
        for layer in (self.view, nobody):
            self._layers.addWidget(layer)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.setSpacing(0)
        outer.addLayout(self._layers)
        steps = (self._check, self._print, self._signed, self._import, self._twins)
        outer.addLayout(column(*(row(step, STRETCH) for step in steps), gap=0, margin=(2, 4, 0, 4)))

    def _show(self, people: PeopleRows) -> None:
        self.answered = True
        self.model.set_rows(people)
        self._unanswered = set()
        self._answer_soon(people)
        self._layers.setCurrentIndex(0 if people.rows else 1)
        if not people.rows:
            self._nobody.say("people.not_found" if self.text else "people.nobody", text=self.text)
            self._current = 0
            self._show_in_bin(())
            self._look_into_bin()
            self.emptied.emit()
        elif self.text or people.complete or not self._current:
            self._current = people.rows[0].id if self.model.row_of(self._current) < 0 else self._current
            self.chosen.emit(self._current)
        self._mark()

    def _look_into_bin(self) -> None:
        """Whoever is in no list any more may lie in the bin."""
        if self.text:
            job = partial(self._desk.register.people.find, self.text, limit=1, removed=True)
            self._desk.work.read(job, self._show_in_bin, key="people-bin")

    def _show_in_bin(self, rows: Sequence[PersonRow]) -> None:
        if rows:
            self._binned.say("people.in_bin", name=rows[0].full_name)
        for part in (self._binned, self._see_bin):
            part.setVisible(bool(rows))

    def _add(self, people: PeopleRows) -> None:
        self.model.add_rows(people)
        self._answer_soon(people)

    def _answer_soon(self, people: PeopleRows) -> None:
        self._unanswered.update(row.id for row in people.rows)
        self._badges_soon.start()

    def _read_badges(self) -> None:
        job = partial(self._desk.register.checks.badges, sorted(self._unanswered))
        self._unanswered = set()
        self._desk.work.read(job, self.model.set_badges)

    def _mark(self) -> None:
        place = self.model.row_of(self._current)
        index = self.model.index(place) if place >= 0 else QModelIndex()
        selection = self.view.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 (Qt takes the value by place)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(False)  # noqa: FBT003
        self._count_selected()
        self.view.viewport().update()
        if place >= 0:
            self.view.scrollTo(index)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._current = index.data(PERSON).id
            self.chosen.emit(self._current)

    def _count_selected(self) -> None:
        count = len(self.several())
        self._check.say("lists.open_selected" if count else "lists.open", count=count)
        self._print.say("people.print_selected" if count else "people.print_unasked", count=count)
        self._signed.setVisible(bool(count))
        self._twins.setVisible(not count)

    def _import_people(self) -> None:
        self._desk.wishes.import_people.emit(None)

    def _check_list(self) -> None:
        self._desk.wishes.check_list.emit(self.several())

    def _take_signed(self) -> None:
        self._desk.wishes.signed_before.emit(self.several(), "")

    def _print_forms(self) -> None:
        """For those marked; where they are not more than one, for all who were never asked."""
        if marked := self.several():
            self._desk.wishes.print_form.emit(marked)
        else:
            self._desk.wishes.print_unasked.emit()

    def _select_all(self) -> None:
        """Mark everybody listed, also those not read yet."""
        if not self.model.is_complete:
            job = partial(_read_rows, self._desk.register, self.text, self.model.rowCount(), MOST)
            self._desk.work.read(job, self._add_and_select, key="people-more")
        else:
            self.view.selectAll()

    def _add_and_select(self, people: PeopleRows) -> None:
        self._add(people)
        self.view.selectAll()

    def _read_more(self, offset: int) -> None:
        job = partial(_read_rows, self._desk.register, self.text, offset, PAGE)
        self._desk.work.read(job, self._add, key="people-more")

    def _go_to_bin(self) -> None:
        self._desk.wishes.page.emit("settings/bin")

    def _ask_new(self) -> None:
        self._desk.wishes.new_person.emit(self.text)


def _read_rows(register: Register, text: str, offset: int, limit: int) -> PeopleRows:
    """One page of the list, in a worker thread; the badges follow, so that the names never wait for them."""
    people = register.people
    rows = people.find(text, limit=offset + limit)[offset:] if text else people.everybody(offset=offset, limit=limit)
    return PeopleRows(rows, complete=len(rows) < limit)
