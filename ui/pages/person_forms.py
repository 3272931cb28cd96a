"""The papers of a person: the information sheet, the forms, and what a yes on them is limited to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from consentregister.domain.changed import Changed
from consentregister.domain.person import Person
from consentregister.domain.printed import FormRow
from consentregister.domain.words import FormState
from ui.desk import Desk
from ui.pages.person_past import past_grid
from ui.pages.person_reading import PersonView
from ui.widgets.boxes import STRETCH, clear, row
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.wishes import Offer, SignOrder


class FormsCard(Card):
    """Whether the information sheet was handed over, the forms printed for a person, and where they stand.

    Signals:
        chosen: the code of a form to look at.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        kit = desk.kit
        super().__init__(kit, "person.forms")
        self._desk, self._kit = desk, kit
        self._person: Person | None = None
        self._sheet = Label(kit, "body", wrap=True)
        self._give = Button(kit, "person.give_sheet", self._note_sheet, icon="check", kind="link")
        self._topics = Label(kit, "muted", wrap=True)
        self._grid = past_grid()
        sheet = row(self._sheet, self._give)
        sheet.setStretch(0, 1)
        sign = Button(kit, "signing.entry", self._ask_signature, icon="pencil", kind="link")
        signed = Button(kit, "signed_before.open", self._take_signed, icon="file-text", kind="link")
        for part in (sheet, self._topics, self._grid, row(sign, STRETCH), row(signed, STRETCH)):
            self.add(part)

    def show_person(self, view: PersonView) -> None:
        """Show a person's papers."""
        self._person = view.person
        self._show_sheet(view.person)
        self._topics.show_plain("\n".join(self._limited(*one) for one in view.topics))
        self._topics.setVisible(bool(view.topics))
        clear(self._grid)
        for line, form in enumerate(view.forms):
            self._add_form(line, form)

    def _show_sheet(self, person: Person) -> None:
        given = person.info_sheet_given
        if given:
            self._sheet.say("person.sheet_given", day=self._kit.texts.day(given))
        else:
            self._sheet.say("person.sheet_missing")
        self._give.setVisible(given is None)

    def _limited(self, channel: str, topics: Sequence[str]) -> str:
        """For which topics only a yes holds."""
        texts = self._kit.texts
        names = " · ".join(texts(f"filing.named.{topic}") for topic in topics)
        return texts("person.only_topics", channel=self._desk.channel_name(channel), topics=names)

    def _add_form(self, line: int, form: FormRow) -> None:
        day = Label(self._kit, "muted")
        day.show_plain(self._kit.texts.day(form.printed_at.astimezone().date()))
        what = Label(self._kit, "body", f"words.form_kind.{form.kind}", wrap=True)
        state = Label(self._kit, "caption", wrap=True)
        words = (self._kit.texts(_state(form)), form.lies_in)
        state.show_plain("\n".join(filter(None, words)))
        show = Button(
            self._kit, "person.show_form", lambda: self.chosen.emit(form.code), kind="quiet", icon="file-text"
        )
        for place, widget in enumerate((day, what, state, show)):
            self._grid.addWidget(widget, line, place)
        if form.state is FormState.OPEN and form.kind.is_consent:
            self._grid.addWidget(self._reprint(form), line, 4)

    def _reprint(self, form: FormRow) -> Button:
        """Print a form that is not back yet once more, under its own number."""
        again = partial(self._desk.wishes.reprint.emit, form.code)
        return Button(self._kit, "person.print_again", again, kind="quiet", icon="printer", bare=True)

    def _ask_signature(self) -> None:
        if self._person is not None:
            self._desk.wishes.sign.emit(SignOrder(self._person.id))

    def _take_signed(self) -> None:
        if self._person is not None:
            self._desk.wishes.signed_before.emit([self._person.id], self._person.name)

    def _note_sheet(self) -> None:
        """The information sheet was handed over; one click takes it back."""
        if self._person is None:
            return
        desk, texts, person = self._desk, self._kit.texts, self._person
        note = desk.register.people.info_sheet_given
        back = partial(desk.work.change, partial(note, person.id, given=False), self._tell_undone)
        offer = Offer(texts("person.sheet_noted", name=person.name), texts("person.sheet_undo"), back)
        desk.work.change(partial(note, person.id), lambda _changed: desk.wishes.offered.emit(offer))

    def _tell_undone(self, _changed: Changed[Person]) -> None:
        self._desk.wishes.told.emit(self._kit.texts("person.sheet_undone"))


def _state(form: FormRow) -> str:
    on_screen = form.signed_document is not None and form.state is FormState.RETURNED
    return "person.form_state.signed" if on_screen else f"person.form_state.{form.state}"
