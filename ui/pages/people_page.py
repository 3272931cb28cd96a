"""People: the list on the left, the person on the right."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from consentregister.domain.changed import Changed
from ui import look
from ui.desk import Desk
from ui.pages.page import Page
from ui.pages.people_list import PeopleList
from ui.pages.person_page import PersonPage
from ui.widgets.boxes import STRETCH, column, holding, row
from ui.widgets.label import Label


class PeoplePage(Page):
    """Where one lives.

    Attributes:
        people: the list.
        person: the person shown.
    """

    shows: ClassVar[frozenset[str]] = frozenset({"people"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.people = PeopleList(desk)
        self.person = PersonPage(desk)
        self._choose = Label(desk.kit, "muted", "people.choose", wrap=True)
        self._layers = QStackedWidget()
        self._layers.addWidget(holding(column(self._choose, STRETCH, margin=look.PAGE_MARGIN)))
        self._layers.addWidget(self.person)
        self.setLayout(row(self.people, self._layers, gap=0))
        self.people.chosen.connect(self._show_chosen)
        self.people.emptied.connect(self._show_nobody)
        self.person.gone.connect(self._go_on)

    def load(self) -> None:
        """Read the list anew; the person reads itself."""
        self.people.load()

    def search(self, text: str) -> None:
        """Show who is found."""
        self._stale = False
        self.people.search(text)

    def meant(self) -> tuple[int, str]:
        """Who is meant now: the id of the person shown, else 0 and what was searched for, found yet or not."""
        found = self.person.current if self.people.answered or not self.people.text else 0
        return found, "" if found else self.people.text

    def open(self, person: int) -> None:
        """Show a person, wherever they stand in the list."""
        self.people.select(person)
        self._show_person(person)

    def changed(self, changed: Changed[object]) -> None:
        """A new or edited person changes the list; anything about a person may change their badge."""
        super().changed(changed)
        self.people.refresh_badges(changed)
        self.person.changed(changed)

    def reload(self) -> None:
        """Read list and person anew."""
        super().reload()
        self.person.reload()

    def _show_chosen(self, person: int) -> None:
        typing = (
            not self.people.view.hasFocus() and self.person.current != 0
        )  # the first one at once: else all is blank
        self.person.show_person(person, soon=typing)
        self._layers.setCurrentIndex(1)

    def _show_nobody(self) -> None:
        """The list is empty and says what to do; nothing is there to choose from."""
        self.person.forget()
        self._choose.hide()
        self._layers.setCurrentIndex(0)

    def _go_on(self) -> None:
        """Show somebody else in place of who is gone."""
        self._choose.show()
        self._layers.setCurrentIndex(0)
        self.people.select(0)
        self.people.load()

    def _show_person(self, person: int) -> None:
        self.person.show_person(person)
        self._layers.setCurrentIndex(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window leaves the board its room."""
        super().resizeEvent(event)
        wide = self.width() >= look.FIRST_WINDOW[0] - look.RAIL_WIDTH
        self.people.setFixedWidth(look.PEOPLE_WIDTH if wide else look.PEOPLE_NARROW)
