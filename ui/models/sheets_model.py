"""Sheets of paper in a list: pages that came in, forms that are not back yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from consentregister.domain.intake import InboxState

Index = QModelIndex | QPersistentModelIndex
SHEET = Qt.ItemDataRole.UserRole
PICTURE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the list.

    Attributes:
        key: what the page knows it by: the id of a scan, or the code of a form.
        title, second, third: what stands on it. icon: drawn where there is no picture.
        state: how a page in the inbox stands, drawn in place of the third line. tip: what else is known.
    """

    key: int | str
    title: str
    second: str
    third: str = ""
    icon: str = "file-text"
    state: InboxState | None = None
    tip: str = ""


class SheetsModel(QAbstractListModel):
    """The sheets, with their small pictures as they come in."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: list[SheetRow] = []
        self._files: dict[int, bytes] = {}
        self._pictures: dict[int, QPixmap] = {}

    def set_sheets(self, sheets: Sequence[SheetRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._sheets = list(sheets)
        self.endResetModel()

    def set_pictures(self, files: Mapping[int, bytes]) -> None:
        """Show pictures of sheets, by their ids; each is unpacked when it is first painted."""
        self._files.update(files)
        if self._sheets:
            self.dataChanged.emit(self.index(0), self.index(len(self._sheets) - 1), [])

    def _picture(self, key: int | str) -> QPixmap | None:
        if not isinstance(key, int) or key not in self._files:
            return None
        if key not in self._pictures:
            self._pictures[key] = QPixmap()
            self._pictures[key].loadFromData(self._files[key])
        return self._pictures[key]

    def without_picture(self) -> list[int]:
        """Ids of the scans whose picture is not there yet."""
        keys = (sheet.key for sheet in self._sheets)
        return [key for key in keys if isinstance(key, int) and key not in self._files]

    def row_of(self, key: int | str) -> int:
        """Where a sheet stands, -1 where it does not."""
        return next((row for row, sheet in enumerate(self._sheets) if sheet.key == key), -1)

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """How many there are."""
        return len(self._sheets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sheet, its picture, or its words for a screen reader."""
        if not index.isValid():
            return None
        sheet = self._sheets[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (sheet.title, sheet.second, sheet.third) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return sheet.tip or None
            case _ if role == SHEET:
                return sheet
            case _ if role == PICTURE:
                return self._picture(sheet.key)
        return None
