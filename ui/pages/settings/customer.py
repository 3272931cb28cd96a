"""The customer's view: the PIN with which the owner comes back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit

from consentregister.domain.changed import Changed
from consentregister.domain.words import Verdict
from ui import messages
from ui.desk import Desk
from ui.pages.settings.section import Section
from ui.widgets.boxes import STRETCH, row
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.mark import Mark


class CustomerSection(Section):
    """A PIN, or none.

    Attributes:
        pin: the line.
    """

    key = "customer"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        kit = desk.kit
        self._state = Mark(kit)
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(12)
        self._field = Field(kit, "settings.field.customer_pin", self.pin)
        self._remove = Button(kit, "settings.remove_pin", self._forget, kind="link")
        self.card.add(row(self._state, STRETCH))
        self.card.add(self._field)
        self.add_save(self._remove)

    def load(self) -> None:
        """Read whether there is a PIN."""
        self.desk.work.read(self.desk.register.customer_pin.is_set, self._show, key="settings-customer")

    def save(self) -> None:
        """Choose the PIN typed."""
        if self.pin.text().strip():
            self._set(self.pin.text())

    def _forget(self) -> None:
        self._set("")

    def _set(self, pin: str) -> None:
        self._field.note("")
        self.desk.work.change(partial(self.desk.register.customer_pin.set, pin), self._saved, self._refuse)

    def _show(self, has_pin: bool) -> None:  # noqa: FBT001 (what a read hands over)
        if has_pin:
            self._state.show_mark(Verdict.ALLOW, "settings.pin_set")
        else:
            self._state.show_mark(Verdict.ALLOW_WITH_NOTICE, "settings.pin_none")
        self._remove.setVisible(has_pin)

    def _saved(self, changed: Changed[None]) -> None:
        self.pin.clear()
        self.tell_saved(changed)
        self.load()

    def _refuse(self, error: Exception) -> None:
        self._field.complain(messages.sentence(error, self.desk.kit.texts))
