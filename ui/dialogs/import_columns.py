"""What the columns of a table hold, where the program does not know it: each with what stands in it, and a choice."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from consentregister.domain.column_use import ColumnUse, Mapping, has_names, names_somebody
from consentregister.domain.imports import Columns
from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, holding, row, scrolling
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.label import Label

_SHOWN: Final = 3
_LONGEST: Final = 36
# In the order a person is asked; parts of birthdays and labels of numbers are found by their heads or not at all.
_OFFERED: Final = (
    ColumnUse.IGNORE,
    ColumnUse.NAME,
    ColumnUse.FIRST_NAME,
    ColumnUse.LAST_NAME,
    ColumnUse.FIRM,
    ColumnUse.CONTACT,
    ColumnUse.MOBILE,
    ColumnUse.PHONE,
    ColumnUse.EMAIL,
    ColumnUse.STREET,
    ColumnUse.HOUSE_NUMBER,
    ColumnUse.POSTCODE,
    ColumnUse.CITY,
    ColumnUse.COUNTRY,
    ColumnUse.BIRTH_DATE,
    ColumnUse.THREEMA,
    ColumnUse.TELEGRAM,
    ColumnUse.INSTAGRAM,
)


class ImportColumns(QWidget):
    """A line for each column: its head, what stands in it, what it is.

    Attributes:
        go_on: the button.

    Signals:
        said: the mapping, once people can be made of it.
    """

    said = Signal(tuple)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._choices: list[Choice[ColumnUse]] = []
        self._missing = Label(kit, "wrong", "importing.name_missing", wrap=True)
        self.go_on = Button(kit, "importing.go_on", self._go_on, kind="primary")
        self._grid = QWidget()
        self._holder = column(self._grid, STRETCH)
        inner = holding(self._holder)
        area = scrolling(inner)
        for ground in (area.viewport(), inner):  # the sheet's own
            ground.setAutoFillBackground(False)
        outer = column(Label(kit, "muted", "importing.columns_intro", wrap=True), area, self._missing, gap=12)
        outer.addLayout(row(self.go_on, STRETCH))
        outer.setStretch(1, 1)
        self.setLayout(outer)

    def show_columns(self, columns: Columns) -> None:
        """Ask about these."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        self._choices = []
        for place, head in enumerate(columns.heads):
            samples = self._samples(columns, place)
            choice = self._choice(columns.mapping[place], head)
            self._choices.append(choice)
            if samples or columns.mapping[place] is not ColumnUse.IGNORE:
                self._add(grid, self._head(head, place), samples, choice)
        before, self._grid = self._grid, QWidget()
        self._grid.setLayout(grid)
        self._holder.replaceWidget(before, self._grid)
        before.deleteLater()
        self._check()

    def mapping(self) -> Mapping:
        """What is chosen."""
        return tuple(choice.value() for choice in self._choices)

    def choose(self, place: int, use: ColumnUse) -> None:
        """Choose what a column holds."""
        self._choices[place].choose(use)

    def _add(self, grid: QGridLayout, head: str, samples: str, choice: Choice[ColumnUse]) -> None:
        line = grid.rowCount()
        name, sample = Label(self._kit, "strong"), Label(self._kit, "muted")
        name.show_plain(head)
        sample.show_plain(samples)
        choice.setAccessibleName(head)
        choice.setMinimumWidth(230)
        for at, widget in enumerate((name, sample, choice)):
            grid.addWidget(widget, line, at)

    def _head(self, head: str, place: int) -> str:
        return _cut(head) if head else self._kit.texts("importing.column", number=place + 1)

    def _samples(self, columns: Columns, place: int) -> str:
        """The first cells with something in them: "Anna Beispiel · Bert Schulz"."""
        cells = (cells[place] for cells in columns.sample if place < len(cells))
        return " · ".join([_cut(" ".join(cell.split())) for cell in cells if cell][:_SHOWN])

    def _choice(self, use: ColumnUse, head: str) -> Choice[ColumnUse]:
        offered = _OFFERED if use in _OFFERED else (*_OFFERED, use)
        choice: Choice[ColumnUse] = Choice(
            self._kit, "importing.columns", [(one, f"importing.use.{one}") for one in offered]
        )
        choice.setAccessibleName(head)
        choice.choose(use)
        choice.currentIndexChanged.connect(self._check)
        return choice

    def _check(self) -> None:
        enough = names_somebody(self.mapping())
        self._missing.say(f"importing.{'way' if has_names(self.mapping()) else 'name'}_missing")
        self._missing.setVisible(not enough)
        self.go_on.setEnabled(enough)

    def _go_on(self) -> None:
        self.said.emit(self.mapping())


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
