"""Where one begins: with the file of the phone, or with the people of the register."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label


class PhoneBookSource(QWidget):
    """Two cards: what is on the phone now, and what shall be.

    Attributes:
        who: the channel that has to be allowed, None for everybody. choose: the button for a file.

    Signals:
        file: the phone's contacts. made: contacts are to be made for the channel of `who`.
    """

    file = Signal(Path)
    made = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.choose = Button(kit, "phone_book.choose_file", self._choose, kind="primary", icon="folder")
        self.who: Choice[str | None] = Choice(
            kit, "phone_book.who", [("whatsapp", "phone_book.who_whatsapp"), (None, "phone_book.who_all")]
        )
        self.mistake = Label(kit, "wrong", wrap=True)
        self.mistake.hide()
        outer = column(Label(kit, "muted", "phone_book.why", wrap=True), self._on_phone(), self._for_phone(), STRETCH)
        outer.setSpacing(16)
        self.setLayout(outer)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the file; "" takes it back."""
        self.mistake.show_plain(sentence)
        self.mistake.setVisible(bool(sentence))

    def _on_phone(self) -> Card:
        card = Card(self._kit, "phone_book.check_title")
        card.add(Label(self._kit, "body", "phone_book.check_how", wrap=True))
        card.add(self.mistake)
        card.add(row(self.choose, STRETCH))
        return card

    def _for_phone(self) -> Card:
        card = Card(self._kit, "phone_book.make_title")
        card.add(Label(self._kit, "body", "phone_book.make_how", wrap=True))
        card.add(Field(self._kit, "phone_book.who", self.who))
        card.add(row(Button(self._kit, "phone_book.look", self.made.emit), STRETCH))
        return card

    def _choose(self) -> None:
        texts = self._kit.texts
        name, _ = QFileDialog.getOpenFileName(self, texts("phone_book.choose_file"), "", texts("phone_book.file_types"))
        if name:
            self.file.emit(Path(name))
