"""The letterhead: logo and colour of the business, and how forms are printed unless told otherwise."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QColorDialog, QFileDialog, QLabel, QLayout, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.colour import NAMED, colour_code, darkened
from consentregister.domain.paper import PaperSize
from consentregister.domain.settings import Settings
from ui.desk import Desk
from ui.pages.settings.section import FieldsSection
from ui.widgets.boxes import STRETCH, row
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.fields import Editor, Fields, check_editor, choice_editor
from ui.widgets.label import Label

_LOGO = QSize(240, 64)
_SWITCHES = ("large_print", "notice_on_back", "customer_copy")


class LetterheadSection(FieldsSection):
    """The logo holds at once, the rest when it is saved.

    Attributes:
        logo: its picture. choose, remove: its buttons.
    """

    key = "letterhead"

    def __init__(self, desk: Desk) -> None:
        self.logo = QLabel()
        self._colours: Choice[str] = Choice(desk.kit, "settings.field.paper_colour", _named_colours())
        super().__init__(desk, self._fields(desk))
        kit = desk.kit
        self._none = Label(kit, "muted", "settings.logo_none")
        self.choose = Button(kit, "settings.logo_choose", self._choose_file, icon="upload")
        self.remove = Button(kit, "settings.logo_remove", self._remove, kind="link")
        self.logo.setAccessibleName(kit.texts("settings.logo"))
        self.card.content.insertLayout(0, row(self.logo, self._none, STRETCH, self.choose, self.remove))
        self.card.content.insertWidget(0, Label(kit, "muted", "settings.logo"))

    def load(self) -> None:
        """Read the settings and the logo."""
        super().load()
        self.desk.work.read(self.desk.register.logos.show, self.show_logo, key="settings-logo")

    def show_logo(self, png: bytes) -> None:
        """Show the logo on white, as on paper; without one say so."""
        picture = QPixmap()
        if png:
            picture.loadFromData(png)
            ratio = self.devicePixelRatioF()
            picture = picture.scaled(
                _LOGO * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            picture.setDevicePixelRatio(ratio)
        self.logo.setPixmap(picture)
        self.logo.setVisible(bool(png))
        self.remove.setVisible(bool(png))
        self._none.setVisible(not png)

    def show_settings(self, settings: Settings) -> None:
        """Fill the fields; a colour of one's own stands in the list by its code."""
        self._offer_own(settings.paper_colour)
        super().show_settings(settings)

    def take_logo(self, file: Path) -> None:
        """Take a picture as the logo."""
        self.desk.work.change(partial(self.desk.register.logos.choose, file), self._show_changed)

    def add_save(self, *more: QWidget | QLayout) -> Button:
        """The button that saves, and beside it the way to a colour of one's own."""
        own = Button(self.desk.kit, "settings.colour_own", self._choose_colour, kind="link", icon="pencil")
        return super().add_save(own, *more)

    def _fields(self, desk: Desk) -> Fields:
        fields = Fields(desk.kit)
        colour = Editor(self._colours, self._colours.value, self._colours.choose)
        sizes = [(size.value, f"print.paper.size.{size}") for size in PaperSize]
        fields.add_row({"paper_colour": colour}, "settings.rule.paper_colour")
        fields.add_row({"paper_size": choice_editor(desk.kit, "settings.field.paper_size", sizes)})
        for name in _SWITCHES:
            fields.add_row({name: check_editor(desk.kit, name)}, f"settings.rule.{name}")
        return fields

    def _offer_own(self, told: str) -> None:
        chosen = self._colours.value()
        own = [] if told in ("", *NAMED) else [(told, told)]
        self._colours.offer([*_named_colours(), *own])
        self._colours.choose(told or chosen)

    def _choose_colour(self) -> None:
        now = QColor(colour_code(self._colours.value()))
        picked = QColorDialog.getColor(now, self, self.desk.kit.texts("settings.field.paper_colour"))
        if picked.isValid():
            self.take_colour(picked.name())

    def take_colour(self, code: str) -> None:
        """Take a colour of one's own, darkened until it can be read on white; saved with the rest."""
        readable = darkened(code)
        self._offer_own(readable)
        if readable != code:
            self.desk.wishes.told.emit(self.desk.kit.texts("settings.colour_darkened"))

    def _choose_file(self) -> None:
        texts = self.desk.kit.texts
        name, _ = QFileDialog.getOpenFileName(self, texts("settings.logo_choose"), "", texts("settings.logo_types"))
        if name:
            self.take_logo(Path(name))

    def _remove(self) -> None:
        self.desk.work.change(self.desk.register.logos.remove, self._show_changed)

    def _show_changed(self, changed: Changed[bytes]) -> None:
        self.show_logo(changed.value)
        self.tell_saved()


def _named_colours() -> list[tuple[str, str]]:
    usual, *others = NAMED
    return [("", f"settings.colour.{usual}"), *((name, f"settings.colour.{name}") for name in others)]
