"""What an answer rested on that somebody acted on, as the log kept it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ui import look
from ui.desk import Desk
from ui.widgets.boxes import STRETCH, column, holding, row, scrolling
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

_HEIGHT = 190  # the table above keeps its room


class KeptWhy(Card):
    """One kept explanation, to read and to copy; gone where there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.kit, "history.why")
        self._desk = desk
        self.text = Label(desk.kit, "body", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setMaximumWidth(look.LINE_OF_TEXT)
        inner = holding(column(self.text, STRETCH))
        area = scrolling(inner)
        for ground in (area.viewport(), inner):  # the card's own
            ground.setAutoFillBackground(False)
        area.setFixedHeight(_HEIGHT)
        self.add(area)
        self.add(row(Button(desk.kit, "may_i.copy_why", self._copy, kind="link", icon="copy"), STRETCH))
        self.hide()

    def show_text(self, text: str) -> None:
        """Show an explanation; "" for none."""
        self.text.show_plain(text)
        self.setVisible(bool(text))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())
        self._desk.wishes.told.emit(self._desk.kit.texts("may_i.why_copied"))
