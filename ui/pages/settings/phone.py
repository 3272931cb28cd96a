"""The work phone: three points without which no messenger gets a yes."""

from __future__ import annotations

from functools import partial

from consentregister.domain.settings import DEVICE_ITEMS, Settings
from consentregister.domain.words import Verdict
from ui.desk import Desk
from ui.pages.settings.section import Section
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.label import Label
from ui.widgets.mark import Mark


class PhoneSection(Section):
    """The three boxes, each with why and how.

    Attributes:
        boxes: by the word of the setting.
    """

    key = "phone"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.boxes = {item: Check(desk.kit, f"words.device.{item}") for item in DEVICE_ITEMS}
        self._state = Mark(desk.kit)
        self.card.add(row(self._state, STRETCH))
        for item, box in self.boxes.items():
            why = Label(desk.kit, "caption", f"start.device_why.{item}", wrap=True)
            why.setContentsMargins(29, 0, 0, 0)
            self.card.add(column(box, why, gap=0))
        self.add_save(Button(desk.kit, "phone_book.open", desk.wishes.phone_book.emit, icon="smartphone"))

    def show_settings(self, settings: Settings) -> None:
        """Show what is confirmed, and when that was."""
        for item, box in self.boxes.items():
            box.setChecked(bool(getattr(settings, item)))
        if settings.device_ready and settings.device_confirmed_at:
            day = self.desk.kit.texts.day(settings.device_confirmed_at)
            self._state.show_mark(Verdict.ALLOW, "settings.phone_confirmed", day=day)
        elif settings.device_ready:
            self._state.show_mark(Verdict.ALLOW, "settings.phone_ready")
        else:
            self._state.show_mark(Verdict.BLOCK, "settings.phone_open")

    def save(self) -> None:
        """Confirm all three as of today, or keep those that are done."""
        service = self.desk.register.settings
        if all(box.isChecked() for box in self.boxes.values()):
            self.desk.work.change(service.confirm_device, self.tell_saved)
            return
        texts = {item: "yes" if box.isChecked() else "no" for item, box in self.boxes.items()}
        job = partial(service.set, {**texts, "device_confirmed_at": ""})
        self.desk.work.change(job, self.tell_saved)
