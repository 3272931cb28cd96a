"""Carries out what pages wish about forms: print them, print them again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from consentregister.domain.words import FormKind
from ui.desk import Desk
from ui.wishes import Offer

if TYPE_CHECKING:
    from consentregister.domain.printed import Printed
    from ui.printing import Printing

_SHEETS = frozenset({FormKind.INFO_ART13, FormKind.INFO_ART13_STAFF})


class FormWishes(QObject):
    """Belongs to the window and outlives its dialogs."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._printing: Printing | None = None
        desk.wishes.print_form.connect(self._ask_print)
        desk.wishes.print_unasked.connect(self._look_for_unasked)
        desk.wishes.print_confirmation.connect(self._ask_print_confirmation)
        desk.wishes.reprint.connect(self._reprint)

    def printing(self) -> Printing:
        """What prints; made when it is first needed, with the library it needs."""
        from ui.printing import Printing

        if self._printing is None:
            self._printing = Printing(self._desk, self._window)
            self._printing.done.connect(self._ask_handed_over)
        return self._printing

    def _ask_print(self, persons: list[int]) -> None:
        from ui.dialogs.print_dialog import PrintDialog

        PrintDialog(self._desk, self.printing(), persons, self._window).open()

    def _look_for_unasked(self) -> None:
        self._desk.work.read(self._desk.register.batches.unasked, self._ask_print_unasked, key="unasked")

    def _ask_print_unasked(self, persons: list[int]) -> None:
        from ui.dialogs.print_dialog import PrintDialog

        if persons:
            PrintDialog(self._desk, self.printing(), persons, self._window, unasked=True).open()
        else:
            self._desk.wishes.told.emit(self._desk.kit.texts("print.all_asked"))

    def _ask_print_confirmation(self, person: int) -> None:
        from ui.dialogs.print_dialog import PrintDialog

        PrintDialog(self._desk, self.printing(), [person], self._window, kind=FormKind.WITHDRAWAL_CONFIRMATION).open()

    def _reprint(self, code: str) -> None:
        self.printing().print_again(code)

    def _ask_handed_over(self, printed: Printed) -> None:
        """A sheet on paper is not handed over yet: one click says that it was."""
        persons = [form.person for form in printed.forms if form.kind in _SHEETS and form.person]
        if persons:
            texts = self._desk.kit.texts
            act = partial(self._note_handed_over, persons)
            self._desk.wishes.offered.emit(Offer(texts("forms.handed_over_question"), texts("forms.handed_over"), act))

    def _note_handed_over(self, persons: Sequence[int]) -> None:
        for person in persons:
            self._desk.work.change(partial(self._desk.register.people.info_sheet_given, person), self._noted)

    def _noted(self, _changed: object) -> None:
        self._desk.wishes.told.emit(self._desk.kit.texts("forms.handed_over_noted"))
