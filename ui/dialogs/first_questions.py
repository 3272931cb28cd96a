"""The first start: two short pages, and a way to look around first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from consentregister.domain.errors import InvalidInput
from consentregister.domain.settings import DEVICE_ITEMS, Settings
from consentregister.domain.words import Language
from consentregister.register import Register
from ui import look, messages
from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, holding, row, scrolling
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.fields import Fields, choice_editor, line_editor
from ui.widgets.label import Label

_SIZE = (620, 720)
_LINES = (
    ("business_name",),
    ("business_owner",),
    ("business_street",),
    ("business_postcode", "business_city"),
    ("business_phone", "business_email"),
    ("business_services",),
)
_LANGUAGES = ((Language.DE, "print.language_de"), (Language.EN, "print.language_en"))


class FirstQuestions(QDialog):
    """Asks for the business, then for the work phone. Nothing is made before the last button.

    Attributes:
        business: the fields of the first page.
        phone: the boxes of the second.
        looks_around: whether invented people are wanted instead.
    """

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.looks_around = False
        self.business = business_fields(kit)
        self.phone = {item: Check(kit, f"words.device.{item}") for item in DEVICE_ITEMS}
        self._mistake = Label(kit, "wrong", wrap=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._business_page())
        self._pages.addWidget(self._phone_page())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self.resize(*_SIZE)
        self._speak()
        kit.texts.changed.connect(self._speak)

    def make(self, place: Path) -> Register | None:
        """Make the register; None when a field is not right yet, which is said below it.

        Raises:
            StoreError: the file can't be made.
        """
        try:
            return Register.create(place, self._settings())
        except InvalidInput as error:
            self._pages.setCurrentIndex(0)
            if not self.business.show_mistake(error.field, messages.sentence(error, self._kit.texts)):
                self._mistake.show_plain(messages.sentence(error, self._kit.texts))
            return None

    def _business_page(self) -> QWidget:
        kit = self._kit
        other = Button(kit, "start.other_language", self._switch_language, kind="link")
        head = row(Label(kit, "title", "start.title", wrap=True), other)
        head.setStretch(0, 1)
        why = Label(kit, "muted", "start.why", wrap=True)
        fields = scrolling(holding(column(self.business, STRETCH, margin=(0, 0, 12, 0)), ground="page"))
        around = Button(kit, "start.look_around", self._look_around, kind="link")
        on = Button(kit, "start.next", self.go_on, kind="primary")
        on.setDefault(True)
        foot = row(around, STRETCH, Button(kit, "window.cancel", self.reject), on)
        return holding(column(head, why, fields, self._mistake, foot, gap=12, margin=look.PAGE_MARGIN))

    def _phone_page(self) -> QWidget:
        kit = self._kit
        boxes = column(*(column(box, _why(kit, item), gap=0) for item, box in self.phone.items()), gap=12)
        back = Button(kit, "start.back", lambda: self._pages.setCurrentIndex(0), kind="link")
        done = Button(kit, "start.done", self.accept, kind="primary")
        hint = Label(kit, "muted", "start.phone_why", wrap=True)
        later = Label(kit, "muted", "start.phone_later", wrap=True)
        foot = row(back, STRETCH, done)
        title = Label(kit, "title", "start.phone_title", wrap=True)
        return holding(column(title, hint, boxes, later, STRETCH, foot, gap=16, margin=look.PAGE_MARGIN))

    def go_on(self) -> None:
        """On to the work phone, once there is a name."""
        self.business.show_mistakes_no_more()
        if not self.business.texts()["business_name"]:
            self.business.show_mistake("business_name", self._kit.texts("errors.name_empty"))
            return
        self._pages.setCurrentIndex(1)

    def _look_around(self) -> None:
        self.looks_around = True
        self.accept()

    def _settings(self) -> Settings:
        texts = self.business.texts()
        done = {item: "yes" for item, box in self.phone.items() if box.isChecked()}
        if len(done) == len(DEVICE_ITEMS):
            done["device_confirmed_at"] = date.today().isoformat()  # noqa: DTZ011 (the day on the owner's wall)
        return Settings().with_texts({**texts, **done})

    def _switch_language(self) -> None:
        german = self._kit.texts.language is Language.DE
        self._kit.texts.speak(Language.EN if german else Language.DE)

    def _speak(self) -> None:
        self.setWindowTitle(self._kit.texts("start.title"))


def _why(kit: Kit, item: str) -> Label:
    why = Label(kit, "caption", f"start.device_why.{item}", wrap=True)
    why.setContentsMargins(29, 0, 0, 0)
    return why


def business_fields(kit: Kit) -> Fields:
    """What the forms say about the business; the same at the first start and in the settings."""
    fields = Fields(kit)
    for line in _LINES:
        fields.add_row({name: line_editor() for name in line})
    language = choice_editor(kit, "settings.field.form_language", [(one.value, key) for one, key in _LANGUAGES])
    fields.add_row({"initials": line_editor(), "form_language": language})
    return fields
