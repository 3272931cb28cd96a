"""A sheet's code, scanned or typed anywhere, opens the person it belongs to, and says where its form stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from consentregister.domain.errors import NotFound
from consentregister.domain.form_code import names_a_sheet, read_code, shown_code
from ui import messages
from ui.desk import Desk
from ui.form_words import told_state
from ui.wishes import Offer

if TYPE_CHECKING:
    from consentregister.domain.printed import FormRow
    from consentregister.register import Register


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """The form of a code, and whether its person is in the lists."""

    form: FormRow
    has_person: bool


class SheetCodes(QObject):
    """Carries out the wish `code`."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.wishes.code.connect(self.open)

    def open(self, text: str) -> None:
        """Open what a code names; of a text that may as well be a name, only where it is a code of ours."""
        if read_code(text) is not None:
            told = self._warn if names_a_sheet(text) else self._let_be
            self._desk.work.read(partial(read_sheet, self._desk.register, text), self._show, told, key="sheet-code")

    def _show(self, found: FoundSheet | None) -> None:
        if found is None:
            return
        form, wishes, texts = found.form, self._desk.wishes, self._desk.kit.texts
        if not found.has_person:
            wishes.show_form.emit(form.code)
            return
        wishes.person.emit(form.person or 0)
        sentence = texts(
            "forms.scanned", code=shown_code(form.code), name=form.person_name, state=told_state(form, texts)
        )
        wishes.offered.emit(Offer(sentence, texts("forms.look_at"), partial(wishes.show_form.emit, form.code)))

    def _warn(self, error: Exception) -> None:
        self._desk.work.failed.emit(messages.sentence(error, self._desk.kit.texts))

    def _let_be(self, _error: Exception) -> None:
        """It was a name after all."""


def read_sheet(register: Register, text: str) -> FoundSheet | None:
    """The form of a code; None for a text that is none. A blank form, or one of somebody in the bin, has no person."""
    form = register.places.sheet(text)
    if form is None:
        return None
    try:
        return FoundSheet(form, bool(form.person and register.people.show(form.person)))
    except NotFound:
        return FoundSheet(form, has_person=False)
