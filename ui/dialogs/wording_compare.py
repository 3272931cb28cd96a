"""The business's text beside the program's: only what differs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from consentregister.domain.readable import Names, readable
from consentregister.domain.wording import Difference
from ui.desk import Kit
from ui.dialogs.sheet import Sheet
from ui.widgets.boxes import holding
from ui.widgets.label import Label

_WIDTH = 860


class WordingCompare(Sheet):
    """Two columns, a line for each paragraph that is not the same."""

    def __init__(self, kit: Kit, found: Sequence[Difference], names: Names, over: QWidget) -> None:
        super().__init__(kit, over, width=_WIDTH, title="wordings.compared.title")
        self._names = names
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        for place, side in enumerate(("ours", "theirs")):
            self._grid.setColumnStretch(place, 1)
            self._grid.addWidget(Label(kit, "card_title", f"wordings.compared.{side}"), 0, place)
        for line, one in enumerate(found, start=1):
            for place, text in enumerate((one.ours, one.theirs)):
                self._grid.addWidget(self._said(text), line, place, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(Label(kit, "muted", "wordings.compared.why" if found else "wordings.compared.same"))
        if found:
            self.body.addWidget(holding(self._grid))

    def _said(self, text: str) -> Label:
        if not text:
            return Label(self._kit, "muted", "wordings.compared.absent")
        label = Label(self._kit, "body", wrap=True)
        label.show_plain(readable(text, self._names))
        return label
