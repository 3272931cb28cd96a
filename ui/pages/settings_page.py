"""Settings: the sections on the left, the one chosen on the right. A new section is one line here."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QStackedWidget

from consentregister.domain.changed import Changed
from ui.desk import Desk
from ui.pages.page import Page
from ui.pages.settings.addresses import AddressesSection
from ui.pages.settings.appearance import AppearanceSection
from ui.pages.settings.bin import BinSection
from ui.pages.settings.business import BusinessSection
from ui.pages.settings.customer import CustomerSection
from ui.pages.settings.folder import FolderSection
from ui.pages.settings.letterhead import LetterheadSection
from ui.pages.settings.links import LinksSection
from ui.pages.settings.papers import PapersSection
from ui.pages.settings.phone import PhoneSection
from ui.pages.settings.rules import RulesSection
from ui.pages.settings.safety import SafetySection
from ui.pages.settings.section import Section
from ui.pages.settings.ways import WaysSection
from ui.widgets.boxes import STRETCH, column, row, scrolling
from ui.widgets.button import Button

SECTIONS: tuple[type[Section], ...] = (
    BusinessSection,
    WaysSection,
    AddressesSection,
    PhoneSection,
    RulesSection,
    PapersSection,
    LetterheadSection,
    CustomerSection,
    FolderSection,
    SafetySection,
    LinksSection,
    AppearanceSection,
    BinSection,
)
_CONTENTS_WIDTH = 212


class SettingsPage(Page):
    """Everything the owner can set.

    Attributes:
        sections: by their key.
    """

    shows: ClassVar[frozenset[str]] = frozenset({"settings", "backups", "people", "folder"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sections: dict[str, Section] = {section.key: section(desk) for section in SECTIONS}
        self._stack = QStackedWidget()
        self._buttons = QButtonGroup(self)
        for place, section in enumerate(self.sections.values()):
            section.setProperty("ground", "page")
            self._stack.addWidget(scrolling(section))
            self._buttons.addButton(_entry(), place)
        self._buttons.idClicked.connect(self._go)
        contents = QFrame()
        contents.setProperty("kind", "rail")
        contents.setFixedWidth(_CONTENTS_WIDTH)
        guide = Button(desk.kit, "settings.help", desk.wishes.help.emit, kind="link", icon="info")
        contents.setLayout(column(*self._buttons.buttons(), STRETCH, guide, gap=2, margin=(8, 16, 9, 16)))
        self.setLayout(row(contents, self._stack, gap=0))
        desk.kit.texts.changed.connect(self._speak)
        self._speak()
        self._buttons.button(0).setChecked(True)

    def load(self) -> None:
        """Read what the section shows."""
        list(self.sections.values())[self._stack.currentIndex()].load()

    def open(self, key: str) -> None:
        """Show a section."""
        self._go(list(self.sections).index(key))

    def open_part(self, part: str) -> None:
        """Show a section, by its key."""
        if part in self.sections:
            self.open(part)

    def changed(self, changed: Changed[object]) -> None:
        """What is being typed is not thrown away because a person was changed."""
        only_people = changed.areas <= {"people", "log", "forms", "scans"}
        if not only_people or self._stack.currentWidget() is self._scroll("bin"):
            super().changed(changed)

    def _scroll(self, key: str) -> object:
        return self._stack.widget(list(self.sections).index(key))

    def _go(self, place: int) -> None:
        self._buttons.button(place).setChecked(True)
        self._stack.setCurrentIndex(place)
        self.reload()

    def _speak(self) -> None:
        for place, key in enumerate(self.sections):
            button = self._buttons.button(place)
            button.setText(self.desk.kit.texts(f"settings.section.{key}"))
            button.setAccessibleName(button.text())


def _entry() -> QPushButton:
    entry = QPushButton()
    entry.setProperty("kind", "entry")
    entry.setCheckable(True)
    entry.setAutoDefault(False)
    return entry
