"""A checked list as lines: the strictest answer first, who is unknown, then who may be written to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from consentregister.domain.contact import shown_phone
from consentregister.domain.lists import CheckedList, Entry, ListRow
from consentregister.domain.words import Verdict
from ui.texts import Texts

LINE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One line: who, the answer in a word, why.

    Attributes:
        verdict: None for somebody the register does not know.
        address: where the message would go, or what the list says.
        person: the id, 0 for unknown. text: what to begin a new person with.
    """

    verdict: Verdict | None
    name: str
    address: str
    word: str
    why: str
    person: int = 0
    text: str = ""


def lines_of(checked: CheckedList, texts: Texts) -> list[Line]:
    """The lines of a checked list, in their order."""
    rows = [_known(row, texts) for row in checked.strictest_first]
    refused = [line for line in rows if line.verdict and not line.verdict.is_yes]
    return [*refused, *(_unknown(entry, texts) for entry in checked.unknown), *rows[len(refused) :]]


def _known(row: ListRow, texts: Texts) -> Line:
    answer = row.answer
    address = answer.contact_point or ""
    word = texts(f"words.verdict.{answer.verdict}")
    shown = shown_phone(address) if address.startswith("+") else address
    return Line(answer.verdict, row.name, shown, word, _why(row, texts), person=answer.person)


def _why(row: ListRow, texts: Texts) -> str:
    """The reason of a no; what goes with a yes; why a yes does not go out with the others."""
    answer = row.answer
    if not answer.verdict.is_yes:
        return answer.reason
    if row.goes_out:
        return " ".join(part for part in (answer.reason, *(notice.text for notice in answer.notices[:1])) if part)
    return answer.next_step if answer.contact_point else texts("lists.no_address")


def _unknown(entry: Entry, texts: Texts) -> Line:
    name = entry.name or entry.text
    address = entry.text if entry.name else ""
    return Line(None, name, address, texts("lists.unknown_badge"), texts("lists.unknown_why"), text=entry.text)


class ListModel(QAbstractListModel):
    """The lines."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One for each line."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, the line, and all of it in words: for screen readers, and as a tip where it is cut."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.why
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.name, line.address, line.word, line.why) if part)
        return None
