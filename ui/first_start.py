"""The register for the window: the one that is there, or a new one after the first questions."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from consentregister.register import Register
from ui.desk import Kit

_INVENTED = 40


def open_register(kit: Kit, place: Path) -> Register | None:
    """Open the register; None when the user thought better of making one: then no file is made.

    Raises:
        RegisterError: when the file can't be opened or made.
    """
    if place.exists():
        return Register.open(place)
    from ui.dialogs.first_questions import FirstQuestions

    questions = FirstQuestions(kit)
    while questions.exec() == QDialog.DialogCode.Accepted:
        if questions.looks_around:
            return open_demo(kit, place)
        if register := questions.make(place):
            return register
    return None


def open_demo(kit: Kit, place: Path) -> Register:
    """The register of invented people, in a file of its own beside the real one; made when it is not there yet."""
    beside = place.with_name(f"{kit.texts('start.demo_file')}.consentregister")
    if beside.exists():
        return Register.open(beside)
    language = kit.texts.language
    register = Register.create_demo(beside, language=language)
    register.demo.fill(_INVENTED, language=language)
    return register
