"""The unit of work: one change, its entries in the log and its commit, or nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from consentregister.domain.changed import Changed
from consentregister.store import event_log, seals
from consentregister.store.connection import Connection

if TYPE_CHECKING:
    from sqlmodel import Session

T = TypeVar("T")


class Numbered(Protocol):
    """A table's row that gets its number when it is written."""

    id: int | None


class Change:
    """What a service does within one transaction.

    Attributes:
        session: the ORM's session, for writes.
        connection: the same transaction on SQLite's own connection, for plain SQL.
        at: the time of the change as kept; by: who does it.
    """

    def __init__(self, session: Session, connection: Connection, at: str, by: str) -> None:
        self.session = session
        self.connection = connection
        self.at = at
        self.by = by
        self._head = event_log.head_of(connection)
        self._events: list[int] = []
        self._persons: set[int] = set()
        self._areas: set[str] = {"log"}

    def add(self, row: Numbered) -> int:
        """Write a new row.

        Returns: its id.
        """
        self.session.add(row)
        self.session.flush()
        if row.id is None:
            raise TypeError("the table numbers its rows")
        return row.id

    def log(self, kind: str, person: int | None = None, /, **payload: object) -> None:
        """Write an entry of the log; who did it stands in it, and the digests of the person's rows just written."""
        self.session.flush()
        if rows := seals.take(self.connection, person):
            payload["rows"] = rows
        entry = event_log.chain(self._head, self.at, kind, person, {"by": self.by, **payload})
        self._head = event_log.Head(entry.seq, entry.hash)
        self._events.append(entry.seq)
        event_log.append(self.connection, entry)
        if person is not None:
            self._persons.add(person)

    @property
    def head(self) -> event_log.Head:
        """The end of the chain as this change will leave it."""
        return self._head

    def finish(self) -> None:
        """Make sure that the log tells of every row written.

        Raises:
            ValueError: it does not; a mistake of ours, and nothing is kept.
        """
        self.session.flush()
        if rows := seals.untold(self.connection):
            raise ValueError(f"no entry of the log tells of {', '.join(rows[:5])}")

    def touch(self, *areas: str, person: int | None = None) -> None:
        """Say what the change touches, for pages that show it."""
        self._areas.update(areas)
        if person is not None:
            self._persons.add(person)

    def made(self, value: T) -> Changed[T]:
        """The result of the change, for the caller."""
        return Changed(value, tuple(self._events), frozenset(self._persons), frozenset(self._areas))
