"""The head of a person's page: name, how to reach them, and the notes of the day, one click each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.words import Direction
from ui import icons, look
from ui.desk import Desk
from ui.pages.person_reading import PersonView
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label

_NOT_WRITTEN = frozenset({"phone_call", "in_person"})
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
        self._stop = Button(kit, "person.wants_no_more", icon="bell-off")
        self._wrote = Button(kit, "person.wrote", icon="message-circle")
        self._stop_menu, self._wrote_menu = QMenu(self), QMenu(self)
        self._stop.setMenu(self._stop_menu)
        self._wrote.setMenu(self._wrote_menu)
        self._lay_out()

    def show_person(self, view: PersonView) -> None:
        """Show who it is."""
        self._view = view
        self._name.show_plain(view.person.name)
        self._line.show_plain(" · ".join(self._parts(view)))
        self._fill_wrote(view.board.channels)
        self._fill_stop(view.board.channels)

    def _lay_out(self) -> None:
        kit = self._desk.kit
        called = Button(kit, "person.called", self._note_call, icon="phone")
        came = Button(kit, "person.came_in", self._note_visit, icon="house")
        form = Button(kit, "person.print_form", self._ask_form, icon="printer")
        name = row(self._name, self._edit, STRETCH, gap=4)
        top = row(column(name, self._line, gap=2), gap=look.GAP_WIDE)
        top.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignTop)
        top.setStretch(0, 1)
        self.setLayout(column(top, row(called, self._wrote, came, form, STRETCH), gap=12))

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

    def _fill_wrote(self, channels: Sequence[str]) -> None:
        self._wrote_menu.clear()
        for channel in channels:
            if channel not in _NOT_WRITTEN:
                action = self._wrote_menu.addAction(
                    self._icon(icons.of_channel(channel)), self._desk.channel_name(channel)
                )
                action.triggered.connect(partial(self._note_message, channel))

    def _fill_stop(self, channels: Sequence[str]) -> None:
        texts, menu = self._desk.kit.texts, self._stop_menu
        menu.clear()
        menu.addAction(texts("person.stop.no_advertising")).triggered.connect(
            partial(self._stop_it, "no_advertising", None)
        )
        one = menu.addMenu(texts("person.stop.not_on_channel"))
        for channel in channels:
            action = one.addAction(self._icon(icons.of_channel(channel)), self._desk.channel_name(channel))
            action.triggered.connect(partial(self._stop_it, "not_on_channel", channel))
        menu.addAction(texts("person.stop.no_contact")).triggered.connect(partial(self._stop_it, "no_contact", None))

    def _icon(self, name: str) -> QIcon:
        return self._desk.kit.icons.icon(name, self._desk.kit.look.colours.muted)

    def _note_call(self) -> None:
        self._note(_CALLS, "person.noted_call")

    def _note_message(self, channel: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (Qt's signal)
        self._note(channel, "person.noted_message")

    def _note(self, channel: str, told: str) -> None:
        if self._view:
            person = self._view.person
            job = partial(self._desk.register.messages.log, person.id, channel, Direction.IN)
            self._change(job, told, name=person.name, channel=self._desk.channel_name(channel))

    def _note_visit(self) -> None:
        if self._view:
            person = self._view.person
            job = partial(self._desk.register.messages.came_in, person.id)
            self._change(job, "person.noted_visit", name=person.name)

    def _stop_it(self, choice: str, channel: str | None, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        if not self._view:
            return
        person = self._view.person
        job = partial(self._desk.register.consents.wants_no_more, person.id, choice, channel=channel)
        name = self._desk.channel_name(channel) if channel else ""
        self._change(job, f"person.stopped.{choice}", name=person.name, channel=name)

    def _change(self, job: Callable[[], Changed[Any]], told: str, **data: object) -> None:
        """Do it, then say so."""
        sentence = self._desk.kit.texts(told, **data)
        self._desk.work.change(job, lambda _changed: self._desk.wishes.told.emit(sentence))

    def _ask_edit(self) -> None:
        if self._view:
            self._desk.wishes.edit_person.emit(self._view.person.id)

    def _ask_form(self) -> None:
        if self._view:
            self._desk.wishes.print_form.emit([self._view.person.id])
