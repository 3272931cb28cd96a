"""Print a form: what to choose on the right, the sheet itself on the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from consentregister.domain.batch import SheetOrder
from consentregister.domain.errors import InvalidInput
from consentregister.domain.words import FormKind
from consentregister.register import Register
from ui import look, messages
from ui.desk import Desk
from ui.dialogs.batch_choices import BatchChoices, Batches, read_batches
from ui.dialogs.print_choices import PrintChoices, Whom, read_whom
from ui.dialogs.request_email import RequestEmailDialog
from ui.dialogs.sheet import Sheet
from ui.print_order import PrintOrder
from ui.printing import Printing
from ui.taste import Taste, taste_file
from ui.widgets.boxes import STRETCH, column, holding, reveal, row, scrolling
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.label import Label
from ui.widgets.page_picture import PagePicture
from ui.wishes import SignOrder

_WIDTH = 900
_PICTURE_HEIGHT = 490
_PREVIEW_WIDTH = 1000
_CHOICES_WIDTH = 280
_SCROLL_BAR = 14


@dataclass(frozen=True, slots=True)
class _Preview:
    """One page of the sheet, and how many there are."""

    picture: bytes
    pages: int


class PrintDialog(Sheet):
    """Every change shows the sheet anew. Nothing is recorded before it is printed or saved.

    Attributes:
        picture, choices, many: the parts. open_saved: whether a PDF is opened after it was saved.
    """

    def __init__(
        self,
        desk: Desk,
        printing: Printing,
        persons: Sequence[int],
        window: QWidget,
        *,
        kind: FormKind | None = None,
        unasked: bool = False,
    ) -> None:
        """`unasked`: that these persons are all who were never asked."""
        super().__init__(desk.kit, window, width=_WIDTH)
        self._kind, self._unasked, self._window = kind, unasked, window
        self._desk, self._printing = desk, printing
        self._persons = tuple(persons)
        self._page, self._pages = 1, 1
        kit = desk.kit
        self.setWindowTitle(kit.texts("print.title"))
        self.picture = PagePicture(kit, "print.preview")
        self.choices = PrintChoices(desk)
        self.many = BatchChoices(desk)
        self._whom = Label(kit, "answer", wrap=True)
        self._mistake = Label(kit, "wrong", wrap=True)
        self._turn = Button(kit, "print.page", self._turn_page, kind="link", page=1, pages=1)
        self._save = Button(kit, "print.save", self._choose_file)
        self._fillable = Button(kit, "print.save_fillable", self._choose_fillable, kind="link")
        self.open_saved = Check(kit, "print.open_saved", checked=Taste(taste_file()).open_saved)
        self._print = Button(kit, "print.print", self.print, kind="primary", icon="printer")
        self._by_email = Button(kit, "print.email.ask", self._ask_by_email, kind="link", icon="mail")
        self._sign = Button(kit, "signing.entry", self.sign, kind="link")
        self._lay_out()
        self.choices.changed.connect(self._preview)
        self.many.changed.connect(self._preview)
        self.open_saved.toggled.connect(lambda on: Taste(taste_file()).choose_open_saved(wanted=on))
        desk.work.read(partial(_read_all, desk.register, self._persons), self._begin, self._refuse, key="print-whom")

    def print(self) -> None:
        """Ask for the printer and print; the dialog stays when one thinks better of it."""
        if self._printing.print(self._order()):
            self._remember()
            self.accept()

    def save_as(self, file: Path, *, fillable: bool = False) -> None:
        """Save as PDF, with fields to fill in on the screen or for the pen."""
        order = replace(self._order(), fillable=fillable)
        self._printing.save(order, file, then_open=self.open_saved.isChecked())
        self._remember()
        self.accept()

    def _remember(self) -> None:
        """Keep how it was printed, where somebody said so."""
        if texts := self.choices.paper.to_remember():
            self._desk.work.change(partial(self._desk.register.settings.set, texts))

    def _ask_by_email(self) -> None:
        """Leave paper for the e-mail that asks for the same."""
        language = self.choices.language.value()
        self.accept()
        RequestEmailDialog(self._desk, self._window, self._persons[0], language).open()

    def sign(self) -> None:
        """Have the form signed on the screen instead; what is chosen here is asked there."""
        order = self._order()
        self.accept()
        self._desk.wishes.sign.emit(SignOrder(self._persons[0], order.channels, order.purposes, order.language))

    def _lay_out(self) -> None:
        kit = self._desk.kit
        right = self._choice_column()
        left = column(self.picture, row(STRETCH, self._turn, STRETCH), gap=4)
        outer = row(left, right, gap=look.PAGE_MARGIN)
        outer.setStretch(0, 1)
        self.picture.setMinimumHeight(_PICTURE_HEIGHT)
        self.body.addLayout(outer)
        cancel = Button(kit, "window.cancel", self.reject, kind="link")
        self.foot.addLayout(row(cancel, STRETCH, self._fillable, self._save, self._print, gap=look.GAP_WIDE))
        self.foot.setContentsMargins(20, 0, 20, 16)
        self._print.setDefault(True)
        self._by_email.hide()
        self.choices.paper.unfolded.connect(partial(reveal, right))
        self._set_ready(ready=False)

    def _choice_column(self) -> QScrollArea:
        """The choices, which scroll beside the sheet where they are many."""
        content = holding(
            column(
                self._whom,
                self.many,
                self.choices,
                self.open_saved,
                row(self._by_email, STRETCH),
                row(self._sign, STRETCH),
                self._mistake,
                STRETCH,
                gap=12,
            )
        )
        for part in (self.many, self.choices):
            part.setFixedWidth(_CHOICES_WIDTH)
        area = scrolling(content)
        area.setFixedWidth(_CHOICES_WIDTH + _SCROLL_BAR)
        for ground in (area.viewport(), content):  # the sheet's own
            ground.setAutoFillBackground(False)
        return area

    def _begin(self, read: tuple[Whom, Batches]) -> None:
        whom, batches = read
        if batches:
            self.many.begin(batches, unasked=self._unasked)
            self._persons = self.many.persons
        texts, more = self._desk.kit.texts, len(self._persons) - 1
        self._whom.show_plain(texts.counted("print.more", more) if more > 0 else whom.name or texts("forms.blank"))
        if more > 0:
            self._whom.show_plain(f"{whom.name} {self._whom.text()}")
        self._by_email.setVisible(whom.by_email)
        self.choices.begin(whom, self._kind)

    def _order(self) -> PrintOrder:
        return self.choices.order(self.many.persons if len(self._persons) > 1 else self._persons)

    def _preview(self) -> None:
        self._page = 1
        self._read()

    def _turn_page(self) -> None:
        self._page = self._page % self._pages + 1
        self._read()

    def _read(self) -> None:
        if not self.choices.is_complete():
            self._set_ready(ready=False)
            self._show_mistake(self._desk.kit.texts("print.nothing_asked"))
            return
        job = partial(_draw, self._desk.register, self._order(), self._page)
        self._desk.work.read(job, self._show, self._refuse, key="print-preview")

    def _show(self, preview: _Preview) -> None:
        self._pages = preview.pages
        self.picture.show_png(preview.picture)
        self._turn.setVisible(preview.pages > 1)
        self._turn.say("print.page", page=self._page, pages=preview.pages)
        self._show_mistake("")
        self._set_ready(ready=True)

    def _refuse(self, error: Exception) -> None:
        self.picture.clear()
        self._turn.hide()
        self._set_ready(ready=False)
        self._show_mistake(messages.sentence(error, self._desk.kit.texts))

    def _show_mistake(self, sentence: str) -> None:
        self._mistake.show_plain(sentence)
        self._mistake.setVisible(bool(sentence))

    def _set_ready(self, *, ready: bool) -> None:
        for button in (self._print, self._save, self._fillable):
            button.setEnabled(ready)
        self._sign.setVisible(ready and len(self._persons) == 1 and self.choices.kind.value().is_consent)
        # One file goes to one person: in a file of many each would read the others' names.
        self._fillable.setVisible(len(self._persons) < 2 and (not ready or self._order().comes_back))

    def _choose_file(self) -> None:
        self._choose("print.save", fillable=False)

    def _choose_fillable(self) -> None:
        self._choose("print.save_fillable", fillable=True)

    def _choose(self, title: str, *, fillable: bool) -> None:
        texts = self._desk.kit.texts
        name = f"{texts('print.file_fillable' if fillable else 'print.file')}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, texts(title), name, "PDF (*.pdf)")
        if chosen:
            self.save_as(Path(chosen), fillable=fillable)


def _read_all(register: Register, persons: Sequence[int]) -> tuple[Whom, Batches]:
    """Who it is for, and the order they come in, in a worker thread.

    Raises:
        InvalidInput: of many there is nobody whom a form fits.
    """
    batches = read_batches(register, persons)
    if batches and not batches[SheetOrder.NAME].persons:
        raise InvalidInput("channels", "boxes_empty")
    return read_whom(register, batches[SheetOrder.NAME].persons if batches else persons), batches


def _draw(register: Register, order: PrintOrder, page: int) -> _Preview:
    pdf = order.preview(register)
    return _Preview(register.forms.picture(pdf, page, width=_PREVIEW_WIDTH), register.forms.pages(pdf))
