"""One page that came in: its picture, what we read, what a person confirms."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import PersonRow
from consentregister.domain.printed import FormRow
from ui import look, messages
from ui.desk import Desk
from ui.dialogs.ask_reason import AskReason
from ui.dialogs.choose_person import ChoosePerson
from ui.pages.filing_card import FilingCard
from ui.pages.filing_reading import Filing, read_filing
from ui.pages.whose_card import WhoseCard
from ui.widgets.boxes import STRETCH, column, holding, row, scrolling
from ui.widgets.button import Button
from ui.widgets.outlines import OutlineLegend, outlines_of
from ui.widgets.page_picture import PagePicture
from ui.wishes import Offer

_ANSWERS_WIDTH = 372
_ZOOM = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}


class FilingView(QWidget):
    """Picture left, the answers right. Return saves.

    Attributes:
        scan: the id of the page shown, 0 for none.
        picture, whose, card: the parts.

    Signals:
        later: on to the next page.
    """

    later = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.scan = 0
        self._filing: Filing | None = None
        self.picture = PagePicture(desk.kit, "filing.page")
        self._legend = OutlineLegend(desk.kit)
        self.whose = WhoseCard(desk)
        self.card = FilingCard(desk.kit)
        self._save = Button(desk.kit, "filing.save", self.save, kind="primary", shortcut="filing.save_key")
        self._other = Button(desk.kit, "filing.other_person", self._ask_person)
        self._lay_out()
        self.whose.typed.connect(self._find_form)
        self.whose.asked.connect(self._ask_person)

    def show_scan(self, scan: int) -> None:
        """Show a page that waits."""
        self.scan = scan
        self._filing = None
        self._read()

    def save(self) -> None:
        """File the page as confirmed; what is missing is said below the fields."""
        if self._filing is None or self._filing.form is None:
            return
        try:
            job = self._job(self._filing, self._filing.form)
        except InvalidInput as error:
            self._refuse(error)
            return
        self._save.setEnabled(False)
        self._desk.work.change(job, self._saved, self._refuse)

    def _lay_out(self) -> None:
        kit = self._desk.kit
        later = Button(kit, "filing.later", self.later.emit, kind="link")
        aside = Button(kit, "filing.not_ours", self._ask_discard, kind="link")
        buttons = row(self._save, self._other, STRETCH, gap=8)
        links = row(later, aside, STRETCH, gap=4)
        self._right = column(self.whose, self.card, buttons, links, STRETCH, gap=12)
        right = scrolling(holding(self._right, ground="page"))
        right.setFixedWidth(_ANSWERS_WIDTH)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(*(look.PAGE_MARGIN_NARROW,) * 4)
        outer.setSpacing(look.GAP_WIDE)
        outer.addLayout(column(self.picture, self._legend, gap=8), 1)
        outer.addWidget(right)

    def _read(self, code: str = "", person: int = 0) -> None:
        job = partial(read_filing, self._desk.register, self.scan, code, person)
        self._desk.work.read(job, self._show, self._not_found, key="filing")

    def _show(self, filing: Filing) -> None:
        first = self._filing is None
        self._filing = filing
        form = filing.form
        outlines = outlines_of(form.fields, filing.page.readings) if form else []
        self.picture.show_png(filing.picture, outlines)
        self._legend.setVisible(bool(outlines))
        self.whose.show_filing(filing)
        known = filing.form is not None
        self._other.setVisible(known and not filing.page.person)
        self._other.say("filing.other_person" if filing.person else "filing.find_person")
        self._save.setEnabled(known and bool(filing.person) and not filing.page.reason)
        self.card.setVisible(known)
        if first:
            self.card.begin(filing.lies_in, filing.page)
            self.card.day.show_day(filing.page.filled.signed_on if filing.page.filled else None)

    def _not_found(self, error: Exception) -> None:
        self.whose.show_mistake(messages.sentence(error, self._desk.kit.texts))

    def _job(self, filing: Filing, form: FormRow) -> partial[Changed[FormRow]]:
        return partial(
            self._desk.register.scans.file,
            filing.page.id,
            ticked=self.whose.boxes.ticked(),
            named=self.whose.boxes.named(),
            topics=self.whose.boxes.topics(),
            signed_on=self.card.signed_on(),
            signed=self.card.signature.isChecked(),
            code="" if filing.page.code else form.code,
            person=filing.person,
            lies_in=self.card.lies_in.text(),
        )

    def _saved(self, changed: Changed[FormRow]) -> None:
        form, texts = changed.value, self._desk.kit.texts
        self.scan = 0
        undo = partial(self._desk.register.scans.undo, form.code, texts("filing.undo_reason"))
        offer = Offer(
            texts("filing.saved", name=form.person_name),
            texts("filing.undo"),
            partial(self._desk.work.change, undo, self._undone),
            on=(texts("forms.open_person"), partial(self._desk.wishes.person.emit, form.person or 0)),
        )
        self._desk.wishes.offered.emit(offer)

    def _undone(self, _changed: Changed[FormRow]) -> None:
        self._desk.wishes.told.emit(self._desk.kit.texts("filing.undone"))

    def _refuse(self, error: Exception) -> None:
        self._save.setEnabled(True)
        self.card.show_mistake(messages.sentence(error, self._desk.kit.texts))

    def _enter(self) -> None:
        """Return presses a button, finds the form in the field of the number, and saves anywhere else."""
        focus = self.focusWidget()
        if isinstance(focus, QPushButton) and focus.hasFocus():
            focus.click()
        elif focus is self.whose.number:
            self.whose.type_number()
        else:
            self.save()

    def _find_form(self, code: str) -> None:
        self._read(code, self._filing.person if self._filing else 0)

    def _ask_person(self) -> None:
        dialog = ChoosePerson(self._desk, "filing.whose", self)
        dialog.chosen.connect(self._take_person)
        dialog.open()

    def _take_person(self, person: PersonRow) -> None:
        blank = self._filing.form if self._filing else None
        code = blank.code if blank and blank.person is None else ""
        self._read(code, person.id)

    def _ask_discard(self) -> None:
        dialog = AskReason(self._desk.kit, "discard", self)
        dialog.given.connect(self._discard)
        dialog.open()

    def _discard(self, reason: str) -> None:
        told = self._desk.kit.texts("filing.discarded")
        job = partial(self._desk.register.scans.discard, self.scan, reason)
        self._desk.work.change(job, lambda _changed: self._desk.wishes.told.emit(told))
        self.scan = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return is for the page as a whole, plus and minus for its picture."""
        if event.key() in _ZOOM:
            self.picture.enlarge(_ZOOM[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)
