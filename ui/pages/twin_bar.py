"""Somebody who may be in the register once more: one quiet line, with the way to compare the two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.widgets.boxes import STRETCH, row
from ui.widgets.button import Button
from ui.widgets.label import Label

if TYPE_CHECKING:
    from consentregister.domain.twins import Twins


class TwinBar(QWidget):
    """Names the first other card that is all but certainly the same person's; gone where there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person = 0
        self._text = Label(desk.kit, "muted")
        compare = Button(desk.kit, "twins.compare", self._compare, kind="link", icon="users")
        self.setLayout(row(self._text, compare, STRETCH))
        self.hide()

    def show_twins(self, person: int, twins: Sequence[Twins]) -> None:
        """Show who a person may be once more."""
        self._person = person
        self.setVisible(bool(twins))
        if twins:
            first = twins[0].other if twins[0].one.id == person else twins[0].one
            self._text.say("twins.bar", other=first.told_apart)

    def _compare(self) -> None:
        self._desk.wishes.twins.emit(self._person)
