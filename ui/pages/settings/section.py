"""What every section of the settings is."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from consentregister.domain.errors import InvalidInput
from consentregister.domain.settings import Settings
from ui import look, messages
from ui.desk import Desk
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fields import Fields
from ui.widgets.label import Label


class Section(QWidget):
    """A title, a sentence, and a card with what can be set. `load` reads, `save` writes; nothing is saved by itself.

    Attributes:
        key: its title is the text `settings.section.<key>`, its sentence `settings.why.<key>`.
        desk: what it works with. card: where its content goes.
    """

    key: ClassVar[str]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        why = Label(desk.kit, "muted", f"settings.why.{self.key}", wrap=True)
        why.setMaximumWidth(look.LINE_OF_TEXT)
        self.card = Card(desk.kit)
        self.card.content.setSpacing(12)
        self.card.setMaximumWidth(look.LINE_OF_TEXT + 2 * look.CARD_MARGIN)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(look.PAGE_MARGIN,) * 4)
        title = Label(desk.kit, "title", f"settings.section.{self.key}")
        outer.addLayout(column(title, why, self.card, STRETCH, gap=12))

    def load(self) -> None:
        """Read what the section shows."""
        self.desk.work.read(self.desk.register.settings.show, self.show_settings, key=f"settings-{self.key}")

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they stand."""

    def add_save(self, *more: QWidget | QLayout) -> Button:
        """The button that saves, at the end of the card."""
        button = Button(self.desk.kit, "settings.save", self.save, kind="primary")
        self.card.add(row(button, *more, STRETCH))
        return button

    def save(self) -> None:
        """Write what was changed."""

    def tell_saved(self, _changed: Any = None) -> None:
        """Say that it is done."""
        self.desk.wishes.told.emit(self.desk.kit.texts("settings.saved"))


class FieldsSection(Section):
    """A section of nothing but fields.

    Attributes:
        fields: the fields.
    """

    def __init__(self, desk: Desk, fields: Fields) -> None:
        super().__init__(desk)
        self.fields = fields
        self.card.add(fields)
        self.add_save()

    def show_settings(self, settings: Settings) -> None:
        """Fill the fields."""
        self.fields.show_mistakes_no_more()
        self.fields.show_texts(settings.as_texts())

    def save(self) -> None:
        """Write all fields, or say below one what is wrong with it."""
        self.fields.show_mistakes_no_more()
        try:
            texts = self.fields.texts()
        except InvalidInput as error:
            self._refuse(error)
            return
        self.desk.work.change(partial(self.desk.register.settings.set, texts), self.tell_saved, self._refuse)

    def _refuse(self, error: Exception) -> None:
        sentence = messages.sentence(error, self.desk.kit.texts)
        shown = isinstance(error, InvalidInput) and self.fields.show_mistake(error.field, sentence)
        if not shown:
            self.desk.work.failed.emit(sentence)
