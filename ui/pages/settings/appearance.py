"""Language and look of the window, for this user on this computer."""

from __future__ import annotations

from consentregister.domain.words import Language
from ui.desk import Desk
from ui.pages.settings.section import Section
from ui.taste import Taste, taste_file
from ui.widgets.choice import Choice
from ui.widgets.label import Label

_LANGUAGES = ((Language.DE, "settings.german"), (Language.EN, "settings.english"))
_LOOKS = (("system", "settings.look.system"), ("light", "settings.look.light"), ("dark", "settings.look.dark"))


class AppearanceSection(Section):
    """Two choices that hold at once.

    Attributes:
        language, look: the choices.
    """

    key = "appearance"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.language: Choice[Language] = Choice(desk.kit, "settings.language", _LANGUAGES)
        self.look: Choice[str] = Choice(desk.kit, "settings.look_of_window", _LOOKS)
        for name, choice in (("settings.language", self.language), ("settings.look_of_window", self.look)):
            self.card.add(Label(desk.kit, "muted", name))
            self.card.add(choice)
        self.language.activated.connect(self._choose)
        self.look.activated.connect(self._choose)

    def load(self) -> None:
        """Show what is in force."""
        self.language.choose(self.desk.kit.texts.language)
        self.look.choose(Taste(taste_file()).look)

    def _choose(self, _place: int) -> None:
        Taste(taste_file()).choose(self.desk.kit, self.language.value(), self.look.value())
