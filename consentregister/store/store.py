"""The store: opens the register's file, gives readers and changes. Nothing but the services calls it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consentregister.domain.errors import StoreError
from consentregister.domain.settings import Settings
from consentregister.domain.times import Clock, as_text
from consentregister.store.connection import (
    Connection,
    check_header,
    connect,
    engine_on,
    is_writable,
    worded_cause,
    worded_errors,
)
from consentregister.store.migrate import REVISION, migrate, revision_of
from consentregister.store.seals import watch
from consentregister.store.settings import read_settings

if TYPE_CHECKING:
    from consentregister.store.work import Change


class Store:
    """One register's file, open.

    Attributes:
        place: the file.
        read_only: whether nothing can be written.
    """

    def __init__(self, place: Path, clock: Clock, by: str | None) -> None:
        self.place = place
        self.clock = clock
        self.read_only = not is_writable(place)
        self._by = by
        self._lock = threading.RLock()
        self._local = threading.local()
        self._connections: list[Connection] = []
        self._engine: Any = None
        self._writer: Connection | None = None
        self._seen_version: int | None = None
        row = self.read().execute("SELECT key, demo FROM register").fetchone()
        if row is None:
            raise StoreError("not_a_register", place=place.name)
        self.key: bytes = bytes(row["key"])
        self.demo = bool(row["demo"])

    @classmethod
    def open(cls, place: Path, clock: Clock, by: str | None = None) -> Store:
        """Open a register, brought to this program's revision after a copy of it was made.

        Raises:
            StoreError: register_missing, not_a_register, damaged, register_newer, read_only (too old to read as it is).
        """
        check_header(place)
        connection = connect(place, read_only=True)
        try:
            with worded_errors():
                revision = revision_of(connection)
        finally:
            connection.close()
        if revision != REVISION:
            _bring_up(place, revision)
        with worded_errors():
            return cls(place, clock, by)

    def read(self) -> Connection:
        """This thread's connection for reading."""
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect(self.place, read_only=True)
            self._local.connection = connection
            self._connections.append(connection)
        return connection

    @contextmanager
    def read_afresh(self) -> Iterator[Connection]:
        """A connection that has read nothing yet: SQLite compares a search index with what it remembers of it."""
        connection = connect(self.place, read_only=True)
        try:
            yield connection
        finally:
            connection.close()

    def settings(self) -> Settings:
        """The settings as they stand; read again only when something was written."""
        version = self.read().execute("PRAGMA data_version").fetchone()[0]
        kept: tuple[int, Settings] | None = getattr(self._local, "settings", None)
        if kept is None or kept[0] != version:
            kept = version, read_settings(self.read())
            self._local.settings = kept
        return kept[1]

    @property
    def by(self) -> str:
        """Who does it: as given at opening, else the initials of the settings."""
        return self._by if self._by is not None else self.settings().initials

    @contextmanager
    def change(self) -> Iterator[Change]:
        """One transaction. Leaving it by an exception rolls back, the log's entries included.

        Raises:
            StoreError: read_only, busy, disk_full, damaged.
        """
        if self.read_only:
            raise StoreError("read_only")
        from sqlalchemy.exc import SQLAlchemyError
        from sqlmodel import Session

        from consentregister.store.work import Change

        by = self.by
        with self._lock, worded_errors():
            try:
                with Session(self._open_engine(), expire_on_commit=False) as session, session.begin():
                    session.connection()  # begins at once, so that what is read inside is what is written upon
                    change = Change(session, self._writer, as_text(self.clock()), by)
                    yield change
                    change.finish()
            except SQLAlchemyError as error:
                cause = worded_cause(error)
                if cause is error:
                    raise
                raise cause from error

    def changed_elsewhere(self) -> bool:
        """Whether another process wrote since the last call. Never waits."""
        if not self._lock.acquire(blocking=False):
            return False
        try:
            if self.read_only:
                return False
            version = self._open_writer().execute("PRAGMA data_version").fetchone()[0]
            changed = self._seen_version not in (None, version)
            self._seen_version = version
            return changed
        finally:
            self._lock.release()

    def close(self) -> None:
        """Close every connection; what was committed is on the disk already."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            if self._engine is not None:
                self._engine.dispose()
            if self._writer is not None:
                self._writer.close()
            self._connections, self._writer, self._engine = [], None, None
            self._local = threading.local()

    def _open_writer(self) -> Connection:
        if self._writer is None:
            self._writer = connect(self.place)
            if not self.read_only:
                watch(self._writer)
        return self._writer

    def _open_engine(self) -> Any:
        if self._engine is None:
            self._engine = engine_on(self._open_writer())
        return self._engine


def _bring_up(place: Path, revision: str) -> None:
    """Migrate an older register; the copy made before stays beside it."""
    if not is_writable(place):
        raise StoreError("read_only")
    from consentregister.store.backups import copy_to

    copy_to(place, place.with_name(f"{place.stem}-{revision}{place.suffix}"))
    migrate(place)
