"""The register for the window: the one that is there, or a new one after the first question."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QInputDialog

from consentregister.domain.settings import Settings
from consentregister.register import Register
from ui.desk import Kit


def open_register(kit: Kit, place: Path) -> Register | None:
    """Open the register; None when the user thought better of making one.

    Raises:
        RegisterError: when the file can't be opened or made.
    """
    if place.exists():
        return Register.open(place)
    name, agreed = QInputDialog.getText(None, kit.texts("window.may_i"), kit.texts("window.first_question"))
    if not agreed or not name.strip():
        return None
    return Register.create(place, Settings(business_name=name.strip()))
