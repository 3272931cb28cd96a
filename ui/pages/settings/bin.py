"""The bin: who was taken out of the list, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from consentregister.domain.person import PersonRow
from ui.desk import Desk
from ui.pages.settings.section import Section
from ui.widgets.boxes import clear, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label


class BinSection(Section):
    """Everybody in the bin, one line each."""

    key = "bin"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines = column(gap=4)
        self.card.add(self._lines)

    def load(self) -> None:
        """Read who is in the bin."""
        self.desk.work.read(self.desk.register.people.bin, self._show, key="settings-bin")

    def _show(self, people: Sequence[PersonRow]) -> None:
        clear(self._lines)
        for person in people:
            name = Label(self.desk.kit, "body")
            name.show_plain(" · ".join(part for part in (person.name, person.phone) if part))
            back = Button(self.desk.kit, "settings.restore", partial(self._restore, person), icon="undo-2", kind="link")
            line = row(name, back)
            line.setStretch(0, 1)
            self._lines.addLayout(line)
        if not people:
            self._lines.addWidget(Label(self.desk.kit, "muted", "settings.bin_empty"))

    def _restore(self, person: PersonRow) -> None:
        told = self.desk.kit.texts("settings.restored", name=person.full_name)
        job = partial(self.desk.register.people.restore, person.id)
        self.desk.work.change(job, lambda _changed: self.desk.wishes.told.emit(told))
