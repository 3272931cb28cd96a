"""What happened, newest first: when, what, with whom, who did it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from consentregister.domain.log import LogEntry
from ui.texts import Texts

Index = QModelIndex | QPersistentModelIndex
WHEN, WHAT, WHOM, BY = range(4)
PERSON = Qt.ItemDataRole.UserRole
EXPLANATION = Qt.ItemDataRole.UserRole + 1
_HEADERS = ("history.when", "history.what", "history.whom", "history.by")


@dataclass(frozen=True, slots=True)
class Entries:
    """Some entries of the log and the names of the people in them."""

    entries: Sequence[LogEntry]
    names: Mapping[int, str]


class HistoryModel(QAbstractTableModel):
    """The entries read so far."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._entries: list[LogEntry] = []
        self._names: dict[int, str] = {}

    def set_entries(self, read: Entries) -> None:
        """Show these."""
        self.beginResetModel()
        self._entries, self._names = list(read.entries), dict(read.names)
        self.endResetModel()

    def add_entries(self, read: Entries) -> None:
        """Show these below the others."""
        first = len(self._entries)
        self.beginInsertRows(QModelIndex(), first, first + len(read.entries) - 1)
        self._entries += read.entries
        self._names.update(read.names)
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """How many entries were read."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """When, what, with whom, by whom."""
        return len(_HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The captions."""
        shown = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._texts(_HEADERS[section]) if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; the person of a line, and what the answer it tells of rested on."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == PERSON:
            return entry.person or 0
        if role == EXPLANATION:
            return str(entry.payload.get("explanation", ""))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(entry, index.column())
        return None

    def _words(self, entry: LogEntry, column: int) -> str:
        match column:
            case 0:
                return self._texts.moment(entry.at)
            case 1:
                return entry.text
            case 2:
                return self._names.get(entry.person or 0, "")
            case _:
                return entry.by
