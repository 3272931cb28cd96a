"""Print a form: what to choose on the right, the sheet itself on the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from consentregister.domain.words import FormKind
from consentregister.register import Register
from ui import look, messages
from ui.desk import Desk
from ui.dialogs.print_choices import PrintChoices, Whom, read_whom
from ui.dialogs.sheet import Sheet
from ui.print_order import PrintOrder
from ui.printing import Printing
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.page_picture import PagePicture
from ui.wishes import SignOrder

_WIDTH = 880
_PICTURE_HEIGHT = 540
_PREVIEW_WIDTH = 1000
_CHOICES_WIDTH = 310


@dataclass(frozen=True, slots=True)
class _Preview:
    """One page of the sheet, and how many there are."""

    picture: bytes
    pages: int


class PrintDialog(Sheet):
    """Every change shows the sheet anew. Nothing is recorded before it is printed or saved.

    Attributes:
        picture, choices: the parts.
    """

    def __init__(
        self, desk: Desk, printing: Printing, persons: Sequence[int], window: QWidget, *, kind: FormKind | None = None
    ) -> None:
        super().__init__(desk.kit, window, width=_WIDTH)
        self._kind = kind
        self._desk, self._printing = desk, printing
        self._persons = tuple(persons)
        self._page, self._pages = 1, 1
        kit = desk.kit
        self.setWindowTitle(kit.texts("print.title"))
        self.picture = PagePicture(kit, "print.preview")
        self.choices = PrintChoices(desk)
        self._whom = Label(kit, "answer", wrap=True)
        self._mistake = Label(kit, "wrong", wrap=True)
        self._turn = Button(kit, "print.page", self._turn_page, kind="link", page=1, pages=1)
        self._save = Button(kit, "print.save", self._choose_file)
        self._print = Button(kit, "print.print", self.print, kind="primary", icon="printer")
        self._sign = Button(kit, "signing.entry", self.sign, kind="link")
        self._lay_out()
        self.choices.changed.connect(self._preview)
        desk.work.read(partial(read_whom, desk.register, self._persons), self._begin, key="print-whom")

    def print(self) -> None:
        """Ask for the printer and print; the dialog stays when one thinks better of it."""
        if self._printing.print(self._order()):
            self.accept()

    def save_as(self, file: Path) -> None:
        """Save as PDF."""
        self._printing.save(self._order(), file)
        self.accept()

    def sign(self) -> None:
        """Have the form signed on the screen instead; what is chosen here is asked there."""
        order = self._order()
        self.accept()
        self._desk.wishes.sign.emit(SignOrder(self._persons[0], order.channels, order.purposes, order.language))

    def _lay_out(self) -> None:
        kit = self._desk.kit
        cancel = Button(kit, "window.cancel", self.reject, kind="link")
        buttons = column(self._print, self._save, row(self._sign, STRETCH, cancel), gap=8)
        right = column(self._whom, self.choices, self._mistake, STRETCH, buttons, gap=12)
        left = column(self.picture, row(STRETCH, self._turn, STRETCH), gap=4)
        outer = row(left, right, gap=look.PAGE_MARGIN)
        outer.setStretch(0, 1)
        self.picture.setMinimumHeight(_PICTURE_HEIGHT)
        self.choices.setFixedWidth(_CHOICES_WIDTH)
        self.body.addLayout(outer)
        self._print.setDefault(True)
        self._set_ready(ready=False)

    def _begin(self, whom: Whom) -> None:
        texts, more = self._desk.kit.texts, len(self._persons) - 1
        self._whom.show_plain(texts.counted("print.more", more) if more > 0 else whom.name or texts("forms.blank"))
        if more > 0:
            self._whom.show_plain(f"{whom.name} {self._whom.text()}")
        self.choices.begin(whom, self._kind)

    def _order(self) -> PrintOrder:
        return self.choices.order(self._persons)

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
        self._print.setEnabled(ready)
        self._sign.setVisible(ready and len(self._persons) == 1 and self.choices.kind.value().is_consent)
        self._save.setEnabled(ready)

    def _choose_file(self) -> None:
        texts = self._desk.kit.texts
        name = f"{texts('print.file')}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, texts("print.save"), name, "PDF (*.pdf)")
        if chosen:
            self.save_as(Path(chosen))


def _draw(register: Register, order: PrintOrder, page: int) -> _Preview:
    pdf = order.preview(register)
    return _Preview(register.forms.picture(pdf, page, width=_PREVIEW_WIDTH), register.forms.pages(pdf))
