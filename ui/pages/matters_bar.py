"""What a person wrote or called about and still waits for: one line each, done with one click."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
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

    def show_matters(self, matters: Sequence[Matter], days: int) -> None:
        """Show the matters, and until when each counts as open: `days` after the person last wrote."""
        clear(self._lines)
        for matter in matters:
            title = Label(self._desk.kit, "muted")
            title.show_plain(self._said(matter, days))
            done = Button(self._desk.kit, "person.matter_done", partial(self._close, matter), kind="link", icon="check")
            self._lines.addLayout(row(title, done, STRETCH))
        self.setVisible(bool(matters))

    def _said(self, matter: Matter, days: int) -> str:
        texts = self._desk.kit.texts
        said = texts("person.matter", title=self._title(matter))
        if matter.last_in is None:
            return said
        until = (matter.last_in + timedelta(days=days)).astimezone().date()
        return f"{said} · {texts('person.matter_until', day=texts.day(until))}"

    def _title(self, matter: Matter) -> str:
        """What it is about, or where and since when, for one that has no name."""
        if matter.title:
            return matter.title
        texts, known = self._desk.kit.texts, self._desk.register.catalogue.channels
        names = [texts.heading(self._desk.channel_name(one)) for one in matter.channels if one in known]
        return texts(
            "person.matter_unnamed", channels=", ".join(names), day=texts.day(matter.opened_at.astimezone().date())
        )

    def _close(self, matter: Matter) -> None:
        job = partial(self._desk.register.messages.close, matter)
        self._desk.work.change(job, partial(self._tell, self._title(matter)))

    def _tell(self, title: str, _changed: Changed[Matter]) -> None:
        self._desk.wishes.told.emit(self._desk.kit.texts("person.matter_closed", title=title))
