"""One printed form: what was printed, where it stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.form_code import shown_code
from consentregister.domain.printed import FormRow
from consentregister.domain.words import FormState
from ui import look
from ui.desk import Desk
from ui.dialogs.ask_place import AskPlace
from ui.dialogs.ask_reason import AskReason
from ui.form_words import told_state
from ui.pages.filing_reading import OpenForm, read_form
from ui.widgets.boxes import STRETCH, column, holding, row, scrolling
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.page_picture import PagePicture


class FormView(QWidget):
    """The paper left, its story and the buttons right.

    Attributes:
        code: of the form shown, "" for none.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.code = ""
        self._person, self._on_screen = 0, False
        self._lies_in = ""
        kit = desk.kit
        self.picture = PagePicture(kit, "forms.paper")
        self._name = Label(kit, "card_title", wrap=True)
        self._line = Label(kit, "muted", wrap=True)
        self._state = Label(kit, "body", wrap=True)
        self._again = Button(kit, "forms.print_again", self._print_again, icon="printer")
        self._open_person = Button(kit, "forms.open_person", self._go_to_person, icon="users")
        self._stop = Button(kit, "forms.stop_waiting", self._stop_waiting, icon="check")
        self._move = Button(kit, "forms.move", self._ask_place, kind="link", icon="folder")
        self._void = Button(kit, "forms.void", self._ask_void, kind="link")
        self._undo = Button(kit, "forms.undo", self._ask_undo, kind="link", icon="undo-2")
        self._lay_out()

    def show_form(self, code: str) -> None:
        """Show a form."""
        self.code = code
        self._desk.work.read(partial(read_form, self._desk.register, code), self._show, key="form")

    def _lay_out(self) -> None:
        card = Card(self._desk.kit)
        for part in (self._name, self._line, self._state):
            card.add(part)
        buttons = (self._again, self._open_person, self._stop, self._move, self._void, self._undo)
        lines = (row(button, STRETCH) for button in buttons)
        right = scrolling(holding(column(card, *lines, STRETCH, gap=10), ground="page"))
        right.setMinimumWidth(300)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(*(look.PAGE_MARGIN_NARROW,) * 4)
        outer.setSpacing(look.GAP_WIDE)
        outer.addWidget(self.picture, 3)
        outer.addWidget(right, 2)

    def _show(self, shown: OpenForm) -> None:
        form, texts = shown.form, self._desk.kit.texts
        self._person, self._on_screen = form.person or 0, form.signed_document is not None
        self.picture.show_png(shown.picture)
        self._name.show_plain(form.person_name or texts("forms.blank"))
        kind = texts(f"words.form_kind.{form.kind}")
        day = texts.day(form.printed_at.astimezone().date())
        self._line.show_plain(
            texts("filing.form", kind=kind[:1].upper() + kind[1:], code=shown_code(form.code), day=day)
        )
        self._state.show_plain(told_state(form, texts))
        self._lies_in = form.lies_in
        waits = form.state is FormState.OPEN and form.kind.is_consent
        self._again.setVisible(form.state is not FormState.VOID)
        self._open_person.setVisible(bool(self._person))
        self._stop.setVisible(waits and form.waiting)
        self._void.setVisible(waits)
        returned = form.state is FormState.RETURNED
        self._undo.setVisible(returned)
        self._move.setVisible(returned and not self._on_screen)

    def _print_again(self) -> None:
        self._desk.wishes.reprint.emit(self.code)

    def _go_to_person(self) -> None:
        self._desk.wishes.person.emit(self._person)

    def _stop_waiting(self) -> None:
        job = partial(self._desk.register.forms.stop_waiting, self.code)
        self._desk.work.change(job, partial(self._tell, "forms.stopped"))

    def _ask_place(self) -> None:
        dialog = AskPlace(self._desk.kit, self, self._lies_in)
        dialog.given.connect(self._move_paper)
        dialog.open()

    def _move_paper(self, place: str) -> None:
        job = partial(self._desk.register.places.move, self.code, place)
        self._desk.work.change(job, partial(self._tell, "forms.moved"))

    def _ask_void(self) -> None:
        self._ask("voiding", self._make_void)

    def _make_void(self, reason: str) -> None:
        job = partial(self._desk.register.forms.void, self.code, reason)
        self._desk.work.change(job, partial(self._tell, "forms.voided"))

    def _ask_undo(self) -> None:
        self._ask("undoing", self._take_back)

    def _take_back(self, reason: str) -> None:
        register = self._desk.register
        undo, told = (
            (register.signing.undo, "forms.voided") if self._on_screen else (register.scans.undo, "filing.undone")
        )
        self._desk.work.change(partial(undo, self.code, reason), partial(self._tell, told))

    def _ask(self, question: str, then: Callable[[str], None]) -> None:
        dialog = AskReason(self._desk.kit, question, self)
        dialog.given.connect(then)
        dialog.open()

    def _tell(self, key: str, changed: Changed[FormRow]) -> None:
        self._desk.wishes.told.emit(self._desk.kit.texts(key, code=shown_code(changed.value.code)))
        self.show_form(changed.value.code)
