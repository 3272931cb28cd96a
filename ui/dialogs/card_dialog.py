"""Make a counter card: what to choose on the right, the card itself on the left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from consentregister.domain.card import CardOrder
from consentregister.register import Register
from ui import look, messages
from ui.desk import Desk
from ui.dialogs.card_choices import CardChoices, CardStart, read_start
from ui.dialogs.sheet import Sheet
from ui.paper_printing import PaperPrinting
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.page_picture import PagePicture

_WIDTH = 880
_PICTURE_HEIGHT = 430
_PREVIEW_WIDTH = 900
_CHOICES_WIDTH = 330


@dataclass(frozen=True, slots=True)
class _Preview:
    """One side of the card, and what a message begins with unless something else is typed."""

    picture: bytes
    usual_text: str


class CardDialog(Sheet):
    """Every change shows the card anew; it is noted in the log when it was printed or saved.

    Attributes:
        picture, choices, printing: the parts.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(desk.kit, window, width=_WIDTH, title="card.title")
        self._desk, kit = desk, desk.kit
        self._side = 1
        self.printing = PaperPrinting(desk, window)
        self.picture = PagePicture(kit, "card.preview")
        self.choices = CardChoices(desk)
        self._mistake = Label(kit, "wrong", wrap=True)
        self._turn = Button(kit, "card.to_back", self._turn_over, kind="link")
        self._addresses = Button(kit, "card.addresses", self._go_to_addresses, kind="link", icon="pencil")
        self._save = Button(kit, "print.save", self._choose_file)
        self._print = Button(kit, "print.print", self.print, kind="primary", icon="printer")
        self._lay_out()
        self.choices.changed.connect(self._read)
        desk.work.read(partial(read_start, desk.register), self._begin, self._refuse, key="card-start")

    def print(self) -> None:
        """Ask for the printer and print on A4, to be cut; the dialog stays when one thinks better of it."""
        order = self.choices.order(on_sheets=True)
        if order and self.printing.print(self._maker(order), self._noter(order)):
            self.accept()

    def save_as(self, file: Path) -> None:
        """Save as PDF, each page as large as the card."""
        if order := self.choices.order():
            self.printing.save(self._maker(order), file, self._noter(order))
            self.accept()

    def _lay_out(self) -> None:
        kit = self._desk.kit
        why = Label(kit, "caption", "card.why", wrap=True)
        how = Label(kit, "caption", "card.how", wrap=True)
        right = column(why, self.choices, self._mistake, row(self._addresses, STRETCH), STRETCH, gap=10)
        left = column(self.picture, row(STRETCH, self._turn, STRETCH), gap=4)
        outer = row(left, right, gap=look.PAGE_MARGIN)
        outer.setStretch(0, 1)
        self.picture.setMinimumHeight(_PICTURE_HEIGHT)
        for part in (self.choices, why):
            part.setFixedWidth(_CHOICES_WIDTH)
        self.body.addLayout(outer)
        foot = row(how, self._save, self._print, gap=look.GAP_WIDE)
        foot.setStretch(0, 1)
        self.foot.addLayout(foot)
        self.foot.setContentsMargins(20, 0, 20, 16)
        self._print.setDefault(True)
        self._set_ready(ready=False)

    def _begin(self, start: CardStart) -> None:
        self.choices.setVisible(bool(start.ways))
        if not start.ways:
            self._addresses.be("primary")
        self.choices.begin(start)

    def _maker(self, order: CardOrder) -> partial[bytes]:
        return partial(self._desk.register.cards.preview, order)

    def _noter(self, order: CardOrder) -> partial[None]:
        return partial(self._desk.work.change, partial(self._desk.register.cards.print, order))

    def _turn_over(self) -> None:
        self._side = 3 - self._side
        self._turn.say("card.to_front" if self._side == 2 else "card.to_back")
        self._read()

    def _read(self) -> None:
        order = self.choices.order()
        if order is None:
            self._desk.work.forget("card-preview")
            self._show_mistake(self._desk.kit.texts("card.nothing_ticked" if self.choices.ways else "card.no_address"))
            self.picture.clear()
            return
        job = partial(_draw, self._desk.register, order, self._side)
        self._desk.work.read(job, self._show, self._refuse, key="card-preview")

    def _show(self, preview: _Preview) -> None:
        self.picture.show_png(preview.picture)
        self.choices.show_usual_text(preview.usual_text)
        self._show_mistake("")

    def _refuse(self, error: Exception) -> None:
        self.picture.clear()
        self._show_mistake(messages.sentence(error, self._desk.kit.texts))

    def _show_mistake(self, sentence: str) -> None:
        self._mistake.show_plain(sentence)
        self._mistake.setVisible(bool(sentence))
        self._set_ready(ready=not sentence)

    def _set_ready(self, *, ready: bool) -> None:
        for button in (self._print, self._save):
            button.setEnabled(ready)
        self._turn.setVisible(ready)

    def _go_to_addresses(self) -> None:
        self.reject()
        self._desk.wishes.page.emit("settings/addresses")

    def _choose_file(self) -> None:
        texts = self._desk.kit.texts
        name = f"{texts('card.file')}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, texts("print.save"), name, "PDF (*.pdf)")
        if chosen:
            self.save_as(Path(chosen))


def _draw(register: Register, order: CardOrder, side: int) -> _Preview:
    picture = register.forms.picture(register.cards.preview(order), side, width=_PREVIEW_WIDTH)
    return _Preview(picture, register.cards.first_text(order.language))
