"""The business: what stands at the top of each form."""

from __future__ import annotations

from ui.desk import Desk
from ui.dialogs.first_questions import business_fields
from ui.pages.settings.section import FieldsSection


class BusinessSection(FieldsSection):
    """Name, address, telephone, what it offers."""

    key = "business"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, business_fields(desk.kit))
