"""What was: the person's history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from consentregister.domain.log import LogEntry
from ui.desk import Kit
from ui.widgets.boxes import clear
from ui.widgets.card import Card
from ui.widgets.label import Label

_TOP = Qt.AlignmentFlag.AlignTop


class HistoryCard(Card):
    """What happened with a person, newest first."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "person.history")
        self._kit = kit
        self._grid = past_grid()
        self.add(self._grid)

    def show_entries(self, entries: Sequence[LogEntry]) -> None:
        """Show these entries: day, and what happened."""
        clear(self._grid)
        for line, entry in enumerate(entries):
            day = Label(self._kit, "muted")
            day.show_plain(self._kit.texts.day(entry.at.astimezone().date()))
            what = Label(self._kit, "body", wrap=True)
            what.show_plain(entry.text)
            self._grid.addWidget(day, line, 0, _TOP)
            self._grid.addWidget(what, line, 1, _TOP)
        if not entries:
            self._grid.addWidget(Label(self._kit, "muted", "person.no_history"), 0, 0)


def past_grid() -> QGridLayout:
    """Lines of a day and what was, with room between them."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(1, 1)
    return grid
