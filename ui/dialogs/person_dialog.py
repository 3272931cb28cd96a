"""A new person, or one to edit: typed, noticed, saved."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import NewPerson, Person, PersonRow
from ui import messages
from ui.desk import Desk
from ui.dialogs.person_draft import OTHER_CONTACT, PersonDraft
from ui.dialogs.person_fields import PersonFields
from ui.dialogs.person_reading import Noticed, Start, notice, read_start
from ui.dialogs.sheet import Sheet
from ui.widgets.boxes import STRETCH, row
from ui.widgets.button import Button
from ui.wishes import Offer

_WIDTH = 620


class PersonDialog(Sheet):
    """The form. Enter saves; a mistake is said under its field, and nothing is lost."""

    def __init__(self, desk: Desk, over: QWidget, *, person: int = 0, text: str = "") -> None:
        title = "recording.title_edit" if person else "recording.title_new"
        super().__init__(desk.kit, over, width=_WIDTH, title=title)
        self._desk, self._person, self._text = desk, person, text
        self._start: Start | None = None
        self._known: PersonRow | None = None
        self.fields = PersonFields(desk)
        self._there = Button(desk.kit, "recording.there", self._show_known, kind="link", icon="users", who="")
        self._save = Button(desk.kit, "recording.save", self._record, kind="primary", shortcut="window.enter")
        self._lay_out()
        self.fields.typed.connect(self._notice)
        desk.work.read(partial(read_start, desk.register, person), self._begin, key="person-form")

    def _lay_out(self) -> None:
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        self._there.hide()
        self._save.setDefault(True)
        self._save.setEnabled(False)
        cancel = Button(self._desk.kit, "recording.cancel", self.reject)
        cancel.setAutoDefault(True)
        self.foot.addLayout(row(self._save, cancel, STRETCH, self._there, *self._bin_button()))
        self.foot.setContentsMargins(20, 8, 20, 20)

    def _bin_button(self) -> list[Button]:
        """The way to the bin, for somebody who is on file."""
        if not self._person:
            return []
        return [Button(self._desk.kit, "recording.remove", self._remove, kind="link", icon="trash-2")]

    def _remove(self) -> None:
        """Put the person in the bin; the banner has the way back, so that nobody needs to be asked."""
        self._desk.work.change(partial(self._desk.register.people.remove, self._person), self._removed)

    def _removed(self, _changed: Changed[None]) -> None:
        self.accept()
        texts, desk, person = self._desk.kit.texts, self._desk, self._person
        name = self._start.person.name if self._start and self._start.person else ""
        back = partial(desk.work.change, partial(desk.register.people.restore, person))
        look = (texts("recording.see_bin"), partial(desk.wishes.page.emit, "settings/bin"))
        desk.wishes.offered.emit(Offer(texts("recording.removed", name=name), texts("recording.undo"), back, look))

    def _begin(self, start: Start) -> None:
        self._start = start
        self.fields.begin(start, self._text)
        self._save.setEnabled(True)
        self._notice()

    def _notice(self) -> None:
        """Look who is there already, while somebody types."""
        if self._start:
            country = self._start.settings.country
            job = partial(notice, self._desk.register, self.fields.draft(), country, self._person)
            self._desk.work.read(job, self._show_noticed, key="person-noticed")

    def _show_noticed(self, noticed: Noticed) -> None:
        self.fields.show_noticed(noticed)
        self._known = noticed.rows[0] if noticed.rows else None
        self._there.setVisible(self._known is not None)
        if self._known:
            self._there.say("recording.there", who=self._known.told_apart)

    def _show_known(self) -> None:
        if self._known:
            self.accept()
            self._desk.wishes.person.emit(self._known.id)

    def _record(self) -> None:
        if self._start is None:
            return
        self.fields.quiet()
        draft, country = self.fields.draft(), self._start.settings.country
        try:
            new, parent = draft.person(country, self._start.person), draft.new_parent(country)
        except InvalidInput as error:
            self._complain(error)
            return
        self._save.setEnabled(False)
        self._desk.work.change(self._job(draft, new, parent), self._saved, self._complain)

    def _job(self, draft: PersonDraft, new: NewPerson, parent: NewPerson | None) -> partial[Changed[Person]]:
        people = self._desk.register.people
        if self._person:
            return partial(people.edit, self._person, new, guardian=parent)
        contact = draft.first_contact if draft.first_contact != OTHER_CONTACT else ""
        return partial(people.record, new, guardian=parent, first_contact=contact or None)

    def _saved(self, changed: Changed[Person]) -> None:
        self.accept()
        person = changed.value
        self._desk.wishes.person.emit(person.id)
        told = "recording.edited" if self._person else "recording.recorded"
        self._desk.wishes.told.emit(self._desk.kit.texts(told, name=person.name))

    def _complain(self, error: Exception) -> None:
        """Say under its field what is wrong; what belongs to no field is said at the foot of the window."""
        self._save.setEnabled(True)
        sentence = messages.sentence(error, self._desk.kit.texts)
        if not (isinstance(error, InvalidInput) and self.fields.complain(error.field, sentence)):
            self._desk.work.failed.emit(sentence)
