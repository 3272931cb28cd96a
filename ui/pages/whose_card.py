"""What we read: whose form it is, its number, its boxes; or, without a code, the question whose it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from consentregister.domain.form import FieldType
from consentregister.domain.form_code import shown_code
from consentregister.domain.printed import FormRow
from consentregister.domain.words import FormState
from ui.desk import Desk
from ui.pages.filing_reading import Filing
from ui.pages.tick_card import TickCard
from ui.widgets.boxes import column, holding, row
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

_CLOSED = {FormState.RETURNED: "form_returned", FormState.VOID: "form_void"}


class WhoseCard(Card):
    """Person, form, boxes.

    Attributes:
        number: where the number on the sheet is typed when it could not be read.
        boxes: what is ticked on the paper.

    Signals:
        typed: a number was typed.
        asked: the person is to be searched for.
    """

    typed = Signal(str)
    asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.kit, "filing.read")
        self._desk = desk
        kit = desk.kit
        self._name = Label(kit, "strong", wrap=True)
        self._line = Label(kit, "muted", wrap=True)
        self._hint = Label(kit, "caption", "filing.tick_as_on_paper", wrap=True)
        self._mistake = Label(kit, "wrong", wrap=True)
        self.number = QLineEdit()
        self.number.setPlaceholderText("XXXX-XXXX-XXXX")
        self.number.setAccessibleName(kit.texts("filing.number"))
        self.boxes = TickCard(desk)
        self._search = self._make_search()
        for part in (self._name, self._line, self._search, self._mistake, self._hint, self.boxes):
            self.add(part)
        self.show_mistake("")

    def show_filing(self, filing: Filing) -> None:
        """Show what is known of a page."""
        form, texts = filing.form, self._desk.kit.texts
        self.show_mistake(self._refusal(filing))
        self._name.show_plain(filing.person_name or texts("filing.nobody_yet"))
        self._line.show_plain(self._told(form) if form else texts(self._missing(filing)))
        self._search.setVisible(form is None)
        self._hint.setVisible(form is not None)
        self.boxes.setVisible(form is not None)
        if form:
            self.boxes.show_form(form, filing.page.readings)
            self._hint.say(self._told_to_do(filing, form))

    def show_mistake(self, sentence: str) -> None:
        """Say what did not fit, or nothing more."""
        self._mistake.show_plain(sentence)
        self._mistake.setVisible(bool(sentence))

    def type_number(self) -> None:
        """Look for the form of the number typed."""
        if text := self.number.text().strip():
            self.typed.emit(text)

    def _make_search(self) -> QWidget:
        kit = self._desk.kit
        line = row(self.number, Button(kit, "filing.find_form", self.type_number), gap=8)
        ask = row(Button(kit, "filing.find_person", self.asked.emit, kind="link", icon="search"))
        ask.addStretch(1)
        return holding(column(Label(kit, "muted", "filing.number"), line, ask, gap=4))

    def _told(self, form: FormRow) -> str:
        texts = self._desk.kit.texts
        day = texts.day(form.printed_at.astimezone().date())
        kind = texts(f"words.form_kind.{form.kind}")
        return texts("filing.form", kind=kind[:1].upper() + kind[1:], code=shown_code(form.code), day=day)

    def _told_to_do(self, filing: Filing, form: FormRow) -> str:
        """What a person is asked to do with what was read."""
        if filing.page.filled:
            return "filing.filled_on_screen"
        boxes = [one for one in filing.page.readings if form.fields[one.field].type is FieldType.TICK]
        if not boxes:
            return "filing.tick_as_on_paper"
        return "filing.compare" if all(one.is_clear for one in boxes) else "filing.look_at_some"

    def _refusal(self, filing: Filing) -> str:
        """Why the form of this page is not filed: it is void, or back already."""
        reason = filing.page.reason
        return self._desk.kit.texts(f"errors.{reason}", code=shown_code(filing.page.code)) if reason else ""

    def _missing(self, filing: Filing) -> str:
        return "filing.no_open_form" if filing.person else "filing.no_code"
