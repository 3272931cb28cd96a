"""Two cards side by side: what differs stands beside each other, what is the same stands once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from consentregister.domain.person import Person
from ui.desk import Kit
from ui.dialogs.twins_reading import Compared, Line
from ui.widgets.boxes import STRETCH, clear, column, holding
from ui.widgets.chips import ChoiceChips
from ui.widgets.label import Label

_ABOUT = 96


class TwinsView(QWidget):
    """The lines of both cards, and below them which one stays."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, _ABOUT)
        for column_ in (1, 2):
            self._grid.setColumnStretch(column_, 1)
        self._keep = ChoiceChips(kit.texts("twins.which"))
        which, fills = Label(kit, "strong", "twins.which"), Label(kit, "caption", "twins.fills", wrap=True)
        self._below = holding(column(which, self._keep, fills, gap=6))
        self.setLayout(column(self._grid, 4, self._below, STRETCH, gap=12))
        self._below.hide()

    @property
    def keep(self) -> int:
        """The id of the one that stays."""
        return int(self._keep.value)

    def show_cards(self, compared: Compared) -> None:
        """Show two cards; the older one stays unless another is chosen."""
        clear(self._grid)
        for place, line in enumerate(compared.lines):
            self._add(place, line)
        words = self._told_apart(*compared.people)
        self._keep.offer([(str(one.id), word) for one, word in zip(compared.people, words, strict=True)])
        self._keep.choose(str(compared.people[0].id))
        self._below.show()

    def _told_apart(self, one: Person, other: Person) -> list[str]:
        """What tells the two cards apart: the name, the day they were made, else where they stand."""
        if one.name != other.name:
            return [one.name, other.name]
        texts = self._kit.texts
        if one.since != other.since:
            return [texts("twins.card", name=card.name, day=texts.day(card.since)) for card in (one, other)]
        return [texts("twins.left", name=one.name), texts("twins.right", name=other.name)]

    def focus(self) -> None:
        """Take the keyboard: which one stays is the first question."""
        self._keep.focus()

    def _add(self, place: int, line: Line) -> None:
        about = Label(self._kit, "caption", f"twins.row.{line.about}")
        self._grid.addWidget(about, place, 0, Qt.AlignmentFlag.AlignTop)
        if line.is_same:
            self._grid.addWidget(self._said(line.one, "muted"), place, 1, 1, 2, Qt.AlignmentFlag.AlignTop)
            return
        for column_, text in ((1, line.one), (2, line.other)):
            self._grid.addWidget(self._said(text or "–", "strong"), place, column_, Qt.AlignmentFlag.AlignTop)

    def _said(self, text: str, kind: str) -> Label:
        label = Label(self._kit, kind, wrap=True)
        label.show_plain(text)
        return label
