"""The window's typeface: the system's own; where no desktop chose one, the face that comes with the program."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

import resources
from ui import look

_FACES = ("Regular", "Medium", "SemiBold")
# What Qt answers on a computer where no desktop chose a face.
_NO_CHOICE = frozenset({"", "Sans", "Sans Serif"})


def choose_font(app: QApplication) -> None:
    """Set the application's font, loading our own faces where the system has none of its own."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    family = system.family()
    if family in _NO_CHOICE or not QFontDatabase.families():
        family = _load_own() or family
    chosen = QFont(family)
    chosen.setPixelSize(look.BODY[0])
    app.setFont(chosen)


def _load_own() -> str:
    """Load the faces in `resources/fonts`; returns their family, "" where they are not there."""
    found = ""
    for face in _FACES:
        try:
            number = QFontDatabase.addApplicationFontFromData(resources.read_bytes(f"fonts/Inter-{face}.ttf"))
        except FileNotFoundError:
            continue
        families = QFontDatabase.applicationFontFamilies(number)
        found = found or (families[0] if families else "")
    return found
