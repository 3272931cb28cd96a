"""The few rules the owner may set, each with what it means."""

from __future__ import annotations

from ui.desk import Desk
from ui.pages.settings.section import FieldsSection
from ui.widgets.fields import Fields, check_editor, day_editor, number_editor

_NUMBERS = (
    ("guardian_age", 14, 18),
    ("reconfirm_after_months", 1, 120),
    ("first_contact_max_days", 1, 365),
    ("first_contact_grace_days", 0, 90),
)
_SWITCHES = ("sms_counts_as_modern_media", "use_7_3", "dpf_valid")


class RulesSection(FieldsSection):
    """Ages, periods, switches."""

    key = "rules"

    def __init__(self, desk: Desk) -> None:
        fields = Fields(desk.kit)
        for name, low, high in _NUMBERS:
            fields.add_row({name: number_editor(low, high)}, f"settings.rule.{name}")
        for name in _SWITCHES:
            fields.add_row({name: check_editor(desk.kit, name)}, f"settings.rule.{name}")
        fields.add_row({"dpf_checked_at": day_editor(desk.kit, "dpf_checked_at")}, "settings.rule.dpf_checked_at")
        super().__init__(desk, fields)
