"""What would come of each contact of a file, as lines: what needs a look first, worded when it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from consentregister.domain.contact import ContactPoint, shown_phone
from consentregister.domain.imports import Fate, ImportPreview, ImportRow
from ui.models.list_model import LINE, Line
from ui.texts import Texts

FATE: Final = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
COMING: Final = (Fate.NEW, Fate.CHANGED)
_FIRST: Final = (Fate.REFUSED, Fate.CHANGED, Fate.NEW, Fate.SAME)
Index = QModelIndex | QPersistentModelIndex


def in_order(preview: ImportPreview) -> list[ImportRow]:
    """The refused first, then who may be somebody else, then the rest; within each as in the file."""
    return sorted(preview.rows, key=lambda row: (row.fate is not Fate.REFUSED, not row.alike, _FIRST.index(row.fate)))


def line_of(row: ImportRow, texts: Texts, *, is_table: bool, is_left_out: bool = False) -> Line:
    """One line: who, where in the file, what would come of it and why."""
    place = texts("importing.line" if is_table else "importing.card", row=row.row)
    name = row.name or texts("importing.nameless")
    fate = texts("importing.fate.left_out" if is_left_out else f"importing.fate.{row.fate}")
    return Line(None, name, place, fate, _why(row, texts), person=row.person)


def _why(row: ImportRow, texts: Texts) -> str:
    if row.fate is Fate.REFUSED:
        return texts(row.reason.key, **row.reason.data) if row.reason else ""
    if row.fate is Fate.SAME:
        return texts("importing.same_row", row=row.same_row) if row.same_row else texts("importing.same")
    parts = []
    if row.alike:
        parts.append(texts("importing.alike", name=row.alike[0].name))
    parts.append(_brought(row, texts))
    if row.left_out:
        parts.append(texts("importing.left_out", what=", ".join(row.left_out)))
    return " ".join(part for part in parts if part)


def _brought(row: ImportRow, texts: Texts) -> str:
    """The numbers and addresses of somebody new, and what somebody known gets in addition."""
    if row.fate is Fate.NEW:
        return " · ".join(map(_shown, row.new.contact_points)) if row.new else ""
    adds = [_shown(point) for point in row.adds] + ([texts("importing.address")] if row.adds_address else [])
    return texts("importing.adds", what=", ".join(adds))


def _shown(point: ContactPoint) -> str:
    return shown_phone(point.value) if point.value.startswith("+") else point.value


class ImportModel(QAbstractListModel):
    """The lines of a preview.

    Attributes:
        without: the contacts that are left out, by their row in the file.
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._rows: Sequence[ImportRow] = ()
        self._is_table = False
        self.without: frozenset[int] = frozenset()

    def show_rows(self, rows: Sequence[ImportRow], *, is_table: bool) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows, self._is_table = rows, is_table
        self.endResetModel()

    def leave_out(self, places: Iterable[int]) -> None:
        """Leave out those at these places, or take them after all where each of them is left out already."""
        rows = self._with_same(self._coming(places))
        self.without = self.without - rows if rows <= self.without else self.without | rows
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1), [])

    def are_left_out(self, places: Iterable[int]) -> bool | None:
        """Whether each of those at these places is left out; None where nobody there would come anyway."""
        rows = self._coming(places)
        return rows <= self.without if rows else None

    def _coming(self, places: Iterable[int]) -> frozenset[int]:
        return frozenset(self._rows[place].row for place in places if self._rows[place].fate in COMING)

    def _with_same(self, rows: frozenset[int]) -> frozenset[int]:
        """Whoever is in the file twice goes twice: else the second would come in place of the first."""
        return rows | {row.row for row in self._rows if row.same_row in rows}

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One for each contact."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, the line, and all of it in words: for screen readers, and as a tip where it is cut."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        is_left_out = row.row in self.without
        if role == FATE:
            return None if is_left_out else row.fate
        if role not in (LINE, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = line_of(row, self._texts, is_table=self._is_table, is_left_out=is_left_out)
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.why
        return ", ".join(part for part in (line.name, line.address, line.word, line.why) if part)
