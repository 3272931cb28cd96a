"""What the forms and the information sheet say besides the business's address."""

from __future__ import annotations

from ui.desk import Desk
from ui.pages.settings.section import FieldsSection
from ui.widgets.fields import Fields, line_editor, text_editor

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
