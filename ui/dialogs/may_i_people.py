"""The persons a question may mean: a short list, chosen from with the arrow keys while the line keeps the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui import look
from ui.desk import Desk
from ui.dialogs.may_i_reading import Found
from ui.models.people_delegate import PeopleDelegate
from ui.models.people_model import PERSON, PeopleModel, PeopleRows

_SHOWN = 5


class Candidates(QListView):
    """Who it may be.

    Signals:
        picked: the id of a person.
    """

    picked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._people = PeopleModel(desk.kit.texts, desk.channel_name)
        self.setModel(self._people)
        self._delegate = PeopleDelegate(desk.kit)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(desk.kit.texts("window.place.people"))
        self.clicked.connect(self._pick)

    def show_found(self, found: Found) -> None:
        """Show them, the first one marked; the same ones again keep their mark."""
        marked = self.currentIndex().row() if self._people.ids() == {row.id for row in found.rows} else 0
        self._people.set_rows(PeopleRows(found.rows, found.badges))
        self.setFixedHeight(min(len(found.rows), _SHOWN) * look.ROW_HEIGHT)
        self.setCurrentIndex(self._people.index(marked))
        self.show()

    def step(self, rows: int) -> None:
        """Mark the next or the one before."""
        row = max(0, min(self.currentIndex().row() + rows, self._people.rowCount() - 1))
        self.setCurrentIndex(self._people.index(row))

    def pick(self) -> None:
        """Take the marked one."""
        self._pick(self.currentIndex())

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(index.data(PERSON).id)
