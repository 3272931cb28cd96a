"""The list of people: rows come in pages, so that a hundred thousand cost no more than fifty."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from consentregister.domain.person import PersonRow
from consentregister.domain.words import Verdict
from ui.texts import Texts

PAGE = 50
PERSON = Qt.ItemDataRole.UserRole
BADGE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


Badge = tuple[str, Verdict]


@dataclass(frozen=True, slots=True)
class PeopleRows:
    """One page of the list.

    Attributes:
        badges: each person's first channel and the answer for appointments on it.
        complete: whether no more follow.
    """

    rows: Sequence[PersonRow]
    badges: Mapping[int, Badge] = field(default_factory=dict)
    complete: bool = True


class PeopleModel(QAbstractListModel):
    """People by name, or as found.

    Signals:
        wanted: more rows, from this one on.
    """

    wanted = Signal(int)

    def __init__(self, texts: Texts, name_of: Callable[[str], str]) -> None:
        """`name_of`: a channel's name."""
        super().__init__()
        self._texts, self._name_of = texts, name_of
        self._rows: list[PersonRow] = []
        self._badges: dict[int, Badge] = {}
        self._complete = True
        self._asked = False

    def set_rows(self, people: PeopleRows) -> None:
        """Show these people and no others; an answer known from before stays until it is read anew."""
        self.beginResetModel()
        known = {row.id: self._badges[row.id] for row in people.rows if row.id in self._badges}
        self._rows, self._badges = list(people.rows), {**known, **people.badges}
        self._complete, self._asked = people.complete, False
        self.endResetModel()

    def add_rows(self, people: PeopleRows) -> None:
        """Show these people below the others."""
        self._complete, self._asked = people.complete, False
        if not people.rows:
            return
        first = len(self._rows)
        self.beginInsertRows(_NOWHERE, first, first + len(people.rows) - 1)
        self._rows.extend(people.rows)
        self._badges.update(people.badges)
        self.endInsertRows()

    def set_badges(self, badges: Mapping[int, Badge]) -> None:
        """Show other answers for some of the people."""
        self._badges.update(badges)
        for row, person in enumerate(self._rows):
            if person.id in badges:
                self.dataChanged.emit(self.index(row), self.index(row), [BADGE])

    @property
    def is_complete(self) -> bool:
        """Whether everybody listed was read."""
        return self._complete

    def row_of(self, person: int) -> int:
        """Where a person stands, -1 when they are not in what was read so far."""
        return next((row for row, shown in enumerate(self._rows) if shown.id == person), -1)

    def ids(self) -> frozenset[int]:
        """Everybody in what was read so far."""
        return frozenset(row.id for row in self._rows)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """As many as were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, row and badge of a person, and all of it in words for screen readers."""
        if not index.isValid():
            return None
        person = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == PERSON:
            return person
        if role == BADGE:
            return self._badges.get(person.id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_words(person)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Whether more people follow that were not asked for yet."""
        return not (parent.isValid() or self._complete or self._asked)

    def fetchMore(self, _parent: Index) -> None:
        """Ask for the next page."""
        self._asked = True
        self.wanted.emit(len(self._rows))

    def _in_words(self, person: PersonRow) -> str:
        parts = [person.name, person.phone or person.email]
        if badge := self._badges.get(person.id):
            channel, verdict = badge
            name = self._name_of(channel)
            parts.append(self._texts("people.badge", channel=name, verdict=self._texts(f"words.verdict.{verdict}")))
        return ", ".join(part for part in parts if part)
