"""What was: the person's history and forms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from consentregister.domain.log import LogEntry
from consentregister.domain.printed import FormRow
from ui.desk import Kit
from ui.widgets.boxes import clear, row
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

_TOP = Qt.AlignmentFlag.AlignTop


class HistoryCard(Card):
    """What happened with a person, newest first."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "person.history")
        self._kit = kit
        self._grid = _grid()
        self.add(self._grid)

    def show_entries(self, entries: Sequence[LogEntry]) -> None:
        """Show these entries: day, and what happened."""
        clear(self._grid)
        for line, entry in enumerate(entries):
            day = Label(self._kit, "muted")
            day.show_plain(self._kit.texts.day(entry.at.astimezone().date()))
            what = Label(self._kit, "body", wrap=True)
            what.show_plain(entry.text)
            self._grid.addWidget(day, line, 0, _TOP)
            self._grid.addWidget(what, line, 1, _TOP)
        if not entries:
            self._grid.addWidget(Label(self._kit, "muted", "person.no_history"), 0, 0)


class FormsCard(Card):
    """The information sheet, the forms printed for a person, and where they stand.

    Signals:
        chosen: the code of a form to look at.
        handed_over: the information sheet was handed over just now.
    """

    chosen = Signal(str)
    handed_over = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "person.forms")
        self._kit = kit
        self._sheet = Label(kit, "body", wrap=True)
        self._give = Button(kit, "person.give_sheet", self.handed_over.emit, icon="check", kind="link")
        self._topics = Label(kit, "muted", wrap=True)
        sheet = row(self._sheet, self._give)
        sheet.setStretch(0, 1)
        self.add(sheet)
        self.add(self._topics)
        self._grid = _grid()
        self.add(self._grid)

    def show_forms(self, forms: Sequence[FormRow], sheet_given: date | None) -> None:
        """Show these forms, and whether the information sheet was handed over."""
        clear(self._grid)
        for line, form in enumerate(forms):
            self._add_form(line, form)
        if sheet_given:
            self._sheet.say("person.sheet_given", day=self._kit.texts.day(sheet_given))
        else:
            self._sheet.say("person.sheet_missing")
        self._give.setVisible(sheet_given is None)

    def show_topics(self, lines: Sequence[str]) -> None:
        """Say for what only a yes holds, one line for each way."""
        self._topics.show_plain("\n".join(lines))
        self._topics.setVisible(bool(lines))

    def _add_form(self, line: int, form: FormRow) -> None:
        day = Label(self._kit, "muted")
        day.show_plain(self._kit.texts.day(form.printed_at.astimezone().date()))
        what = Label(self._kit, "body", f"words.form_kind.{form.kind}", wrap=True)
        state = Label(self._kit, "caption", f"person.form_state.{form.state}")
        show = Button(
            self._kit, "person.show_form", lambda: self.chosen.emit(form.code), kind="quiet", icon="file-text"
        )
        for place, widget in enumerate((day, what, state, show)):
            self._grid.addWidget(widget, line, place)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(1, 1)
    return grid
