"""Sheets of paper in a list: pages that came in, forms that are not back yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

Index = QModelIndex | QPersistentModelIndex
SHEET = Qt.ItemDataRole.UserRole
PICTURE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the list.

    Attributes:
        key: what the page knows it by: the id of a scan, or the code of a form.
        title, second, third: what stands on it. icon: drawn where there is no picture.
    """

    key: int | str
    title: str
    second: str
    third: str = ""
    icon: str = "file-text"


class SheetsModel(QAbstractListModel):
    """The sheets, with their small pictures as they come in."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: list[SheetRow] = []
        self._pictures: dict[int | str, QPixmap] = {}

    def set_sheets(self, sheets: Sequence[SheetRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._sheets = list(sheets)
        self.endResetModel()

    def set_picture(self, key: int | str, png: bytes) -> None:
        """Show a sheet's picture."""
        picture = QPixmap()
        picture.loadFromData(png)
        self._pictures[key] = picture
        if (row := self.row_of(key)) >= 0:
            self.dataChanged.emit(self.index(row), self.index(row), [])

    def without_picture(self) -> list[int]:
        """Ids of the scans whose picture is not there yet."""
        keys = (sheet.key for sheet in self._sheets)
        return [key for key in keys if isinstance(key, int) and key not in self._pictures]

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
            case _ if role == SHEET:
                return sheet
            case _ if role == PICTURE:
                return self._pictures.get(sheet.key)
        return None
