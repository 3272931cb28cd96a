"""The head of a person's page: name, how to reach them, and the notes of the day, one click each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.words import Direction
from ui import look
from ui.desk import Desk
from ui.pages.person_reading import PersonView
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.wishes import SignOrder

_CALLS = "phone_call"


class PersonHead(QWidget):
    """Name and subline left, "wants no more" right, the notes below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._view: PersonView | None = None
        kit = desk.kit
        self._name = Label(kit, "title")
        self._line = Label(kit, "muted", wrap=True)
        self._edit = Button(kit, "person.edit", self._ask_edit, icon="pencil", kind="quiet", bare=True)
        self._stop = Button(kit, "person.wants_no_more", self._ask_no_more, icon="bell-off")
        self._sign = Button(kit, "signing.entry_short", self._ask_signature, icon="pencil")
        self._lay_out()

    def show_person(self, view: PersonView) -> None:
        """Show who it is."""
        self._view = view
        self._name.show_plain(view.person.name)
        self._line.show_plain(" · ".join(self._parts(view)))

    def show_signing(self, *, visible: bool) -> None:
        """Offer the signature on the screen here too; in a narrow window it is asked for at the forms only."""
        self._sign.setVisible(visible)

    def _lay_out(self) -> None:
        kit = self._desk.kit
        called = Button(kit, "person.called", self._note_call, icon="phone")
        wrote = Button(kit, "person.wrote", self._ask_message, icon="message-circle")
        came = Button(kit, "person.came_in", self._note_visit, icon="house")
        form = Button(kit, "person.print_form", self._ask_form, icon="printer")
        name = row(self._name, self._edit, STRETCH, gap=4)
        top = row(column(name, self._line, gap=2), gap=look.GAP_WIDE)
        top.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignTop)
        top.setStretch(0, 1)
        self.setLayout(column(top, row(called, wrote, came, form, self._sign, STRETCH), gap=12))

    def _parts(self, view: PersonView) -> list[str]:
        texts, person = self._desk.kit.texts, view.person
        parts = [texts(f"words.kind.{person.kind}"), *view.addresses]
        if person.preferred:
            names = [self._desk.channel_name(channel) for channel in person.preferred[:2]]
            parts.append(texts("person.prefers", channels=texts("person.then").join(names)))
        if person.blocked:
            parts.append(texts("words.scope.no_contact"))
        elif person.objection != "no":
            parts.append(texts(f"words.scope.{person.objection}"))
        return parts

    def _note_call(self) -> None:
        if self._view:
            person = self._view.person
            job = partial(self._desk.register.messages.log, person.id, _CALLS, Direction.IN)
            self._change(job, "person.noted_call", name=person.name)

    def _note_visit(self) -> None:
        if self._view:
            person = self._view.person
            job = partial(self._desk.register.messages.came_in, person.id)
            self._change(job, "person.noted_visit", name=person.name)

    def _change(self, job: Callable[[], Changed[Any]], told: str, **data: object) -> None:
        """Do it, then say so."""
        sentence = self._desk.kit.texts(told, **data)
        self._desk.work.change(job, lambda _changed: self._desk.wishes.told.emit(sentence))

    def _ask_edit(self) -> None:
        if self._view:
            self._desk.wishes.edit_person.emit(self._view.person.id)

    def _ask_message(self) -> None:
        if self._view:
            self._desk.wishes.wrote.emit(self._view.person.id)

    def _ask_no_more(self) -> None:
        if self._view:
            self._desk.wishes.no_more.emit(self._view.person.id)

    def _ask_form(self) -> None:
        if self._view:
            self._desk.wishes.print_form.emit([self._view.person.id])

    def _ask_signature(self) -> None:
        if self._view:
            self._desk.wishes.sign.emit(SignOrder(self._view.person.id))
