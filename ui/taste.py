"""How this user likes the window: language, light or dark. Kept in their own folder, not in the register."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from PySide6.QtCore import QLocale, QSettings

from consentregister.domain.words import Language
from ui.desk import Kit

_LOOKS = {"light": False, "dark": True, "system": None}


class Taste:
    """Read at the start, written when it is changed in the settings.

    Attributes:
        language: German on a German computer, else English, until somebody chooses.
        look: "light", "dark" or "system".
        open_saved: whether a PDF is opened after it was saved.
    """

    def __init__(self, file: Path) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)
        word = str(self._kept.value("language", ""))
        self.language = Language(word) if word in list(Language) else language_of_the_computer()
        look = str(self._kept.value("look", "system"))
        self.look = look if look in _LOOKS else "system"
        self.open_saved = str(self._kept.value("open_saved", "false")) == "true"

    @property
    def dark(self) -> bool | None:
        """Whether the dark look is forced, the light one, or none."""
        return _LOOKS[self.look]

    def choose_open_saved(self, *, wanted: bool) -> None:
        """Open PDFs after saving them from now on, or not."""
        self.open_saved = wanted
        self._kept.setValue("open_saved", "true" if wanted else "false")

    def choose(self, kit: Kit, language: Language, look: str) -> None:
        """Speak and look like this from now on."""
        self.language, self.look = language, look
        self._kept.setValue("language", language.value)
        self._kept.setValue("look", look)
        kit.texts.speak(language)
        kit.look.force(dark=self.dark)


def taste_file() -> Path:
    """Where it is kept."""
    return platformdirs.user_config_path("consentregister", appauthor=False) / "taste.ini"


def language_of_the_computer() -> Language:
    """German on a German computer, else English."""
    return Language.DE if QLocale.system().language() == QLocale.Language.German else Language.EN
