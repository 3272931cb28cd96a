"""What one chooses for a counter card: its size, its ways, its language, its first text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from consentregister.domain.card import CardOrder, CardSize, CardWay
from consentregister.domain.words import Language
from consentregister.register import Register
from ui.desk import Desk
from ui.widgets.boxes import Item, column
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.label import Label


@dataclass(frozen=True, slots=True)
class CardStart:
    """What the dialog begins with: the ways that have an address, and the language of the forms."""

    ways: tuple[CardWay, ...]
    language: Language


def read_start(register: Register) -> CardStart:
    """Read it, in a worker thread.

    Raises:
        InvalidInput: an address in the settings is none.
    """
    return CardStart(tuple(register.cards.ways()), register.settings.show().form_language)


class CardChoices(QWidget):
    """The fields on the right of the dialog.

    Attributes:
        paper, language, text: the fields, the first for its size. ways: the boxes by the channel's id.

    Signals:
        changed: something else is chosen.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, kit = desk, desk.kit
        self.paper: Choice[CardSize] = Choice(kit, "card.size", [(size, f"card.sizes.{size}") for size in CardSize])
        self.language: Choice[Language] = Choice(
            kit, "print.language", [(Language.DE, "print.language_de"), (Language.EN, "print.language_en")]
        )
        self.text = QLineEdit()
        self.text.setAccessibleName(kit.texts("card.text"))
        self.ways: dict[str, Check] = {}
        self._way_list = column(gap=0)
        self._lay_out()

    def begin(self, start: CardStart) -> None:
        """Offer the ways that have an address; those that the business offers are ticked."""
        for way in start.ways:
            box = Check(self._desk.kit, plain=way.name, checked=way.offered)
            box.toggled.connect(lambda _on: self.changed.emit())
            self.ways[way.channel] = box
            self._way_list.addWidget(box)
        self.language.choose(start.language)
        self.paper.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.language.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.text.textEdited.connect(lambda _text: self.changed.emit())
        self.changed.emit()

    def order(self, *, on_sheets: bool = False) -> CardOrder | None:
        """What is chosen; None while no way is ticked."""
        ways = tuple(way for way, box in self.ways.items() if box.isChecked())
        if not ways:
            return None
        return CardOrder(
            size=self.paper.value(),
            language=self.language.value(),
            channels=ways,
            text=self.text.text(),
            on_sheets=on_sheets,
        )

    def show_usual_text(self, text: str) -> None:
        """Show what a message begins with while nothing else is typed."""
        self.text.setPlaceholderText(text)

    def _lay_out(self) -> None:
        kit = self._desk.kit
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        fields: tuple[tuple[str, Item], ...] = (
            ("card.size", self.paper),
            ("card.ways", self._way_list),
            ("card.text", self.text),
            ("print.language", self.language),
        )
        for caption, field in fields:
            outer.addLayout(column(Label(kit, "muted", caption), field, gap=4))
