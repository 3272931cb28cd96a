"""The business's own addresses: where customers write to it, as the counter card shows them."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from ui.desk import Desk
from ui.pages.settings.section import FieldsSection
from ui.widgets.button import Button
from ui.widgets.fields import Fields, line_editor

_LINES = (
    ("whatsapp_address", "signal_address"),
    ("threema_address", "telegram_address"),
    ("instagram_address", "facebook_messenger_address"),
    ("matrix_element_address", "card_text"),
)


class AddressesSection(FieldsSection):
    """A number, a name or a link for each service, and what a message begins with."""

    key = "addresses"

    def __init__(self, desk: Desk) -> None:
        fields = Fields(desk.kit)
        for names in _LINES:
            fields.add_row({name: line_editor() for name in names}, f"settings.rule.{names[0]}")
        super().__init__(desk, fields)

    def add_save(self, *more: QWidget | QLayout) -> Button:
        """The button that saves, and beside it the way to the card."""
        card = Button(self.desk.kit, "forms.card", self.desk.wishes.card.emit, kind="link", icon="message-square")
        return super().add_save(card, *more)
