"""What the forms and the information sheet say besides the business's address."""

from __future__ import annotations

from ui.desk import Desk
from ui.pages.settings.section import FieldsSection
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.fields import Fields, line_editor, text_editor
from ui.widgets.label import Label

_LONG = ("recipients_list", "staff_recipients_list")
_SHORT = ("dpo_contact", "data_source", "own_services_country", "privacy_notice_url")


class PapersSection(FieldsSection):
    """Authority, recipients, and what else is printed."""

    key = "papers"

    def __init__(self, desk: Desk) -> None:
        fields = Fields(desk.kit)
        fields.add_row({"supervisory_authority": text_editor()}, "settings.rule.supervisory_authority")
        for name in _LONG:
            fields.add_row({name: text_editor()}, f"settings.rule.{name}")
        for name in _SHORT:
            fields.add_row({name: line_editor()}, f"settings.rule.{name}")
        super().__init__(desk, fields)
        self._offer_texts()

    def _offer_texts(self) -> None:
        """The texts themselves have a window of their own, first of all."""
        button = Button(self.desk.kit, "wordings.open", self.desk.wishes.wordings.emit, icon="pencil")
        why = Label(self.desk.kit, "caption", "wordings.open_why", wrap=True)
        self.card.content.insertLayout(0, column(row(button, STRETCH), why, gap=4))
