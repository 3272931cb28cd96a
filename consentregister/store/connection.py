"""How SQLite is opened, and how its complaints become errors with a sentence.

SQLite is reached through `sqlcipher3`, which brings a current one of its own (the one in Python 3.11 has a known fault
in its write-ahead log).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import sqlcipher3.dbapi2 as sqlite

from consentregister.domain.errors import StoreError

Connection: TypeAlias = Any  # sqlcipher3 ships no types
_HEADER = b"SQLite format 3\x00"
_BUSY_SECONDS = 5.0
LARGEST_ID = 2**63 - 1  # SQLite takes no larger whole number
_APPLICATION_ID = 0x43523031  # "CR01": marks the file as a consent register


@contextmanager
def worded_errors() -> Iterator[None]:
    """Turn SQLite's complaints into `StoreError`s; its own words never reach the user."""
    try:
        yield
    except sqlite.DatabaseError as error:
        raise _worded(error) from error


def _worded(error: Exception) -> Exception:
    text = str(error).lower()
    for part, name in _COMPLAINTS:
        if part in text:
            return StoreError(name)
    # The bare class, none of its kinds, is what the driver raises for a file whose pages contradict each other.
    return StoreError("damaged") if type(error) is sqlite.DatabaseError else error


_COMPLAINTS = (
    ("locked", "busy"),
    ("readonly", "read_only"),
    ("read-only", "read_only"),
    ("full", "disk_full"),
    ("unable to open", "not_writable"),
    ("disk i/o", "disk_failed"),
    ("not a database", "not_a_register"),
    ("malformed", "damaged"),
    ("vtable constructor failed", "damaged"),
    ("no such table", "not_a_register"),
)


def worded_cause(error: Exception) -> Exception:
    """The `StoreError` behind an error of SQLite or of the ORM, else the error itself."""
    cause = getattr(error, "orig", error)
    if isinstance(cause, sqlite.DatabaseError):
        return _worded(cause)
    return cause if isinstance(cause, UnicodeEncodeError) else error


def check_header(place: Path) -> None:
    """Refuse what can't be a register before SQLite sees it.

    Raises:
        StoreError: register_missing, not_a_register.
    """
    try:
        with place.open("rb") as file:
            head = file.read(len(_HEADER))
    except FileNotFoundError:
        raise StoreError("register_missing", place=place.name) from None
    except OSError:
        raise StoreError("not_readable", place=place.name) from None
    if head != _HEADER:
        raise StoreError("not_a_register", place=place.name)


def is_writable(place: Path) -> bool:
    """Whether the file and its folder can be written (SQLite needs both)."""
    return os.access(place, os.W_OK) and os.access(place.parent, os.W_OK)


def connect(place: Path, *, read_only: bool = False) -> Connection:
    """Open the file with the habits every connection shares.

    Who only reads opens the file for writing all the same where that is possible, and is kept from writing by a pragma:
    whichever connection closes last then puts the write-ahead log back into the file and takes it away, so that a copy
    of the one file is a copy of everything. A file that can't be written is read as immutable unless a log lies beside.
    """
    uri = f"{place.resolve().as_uri()}?{_mode(place) if read_only else 'mode=rwc'}"
    with worded_errors():
        connection = sqlite.connect(
            uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        connection.row_factory = sqlite.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
    return connection


def _mode(place: Path) -> str:
    """How a file is opened by who only reads."""
    if is_writable(place):
        return "mode=rw"
    log_lies_beside = place.with_name(place.name + "-wal").exists()
    return "mode=ro" if log_lies_beside else "mode=ro&immutable=1"


def mark(connection: Connection) -> None:
    """Write the mark that says: this file is a consent register."""
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")


def is_marked(connection: Connection) -> bool:
    """Whether the file says it is a consent register."""
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION_ID)


def engine_on(connection: Connection) -> Any:
    """The ORM's engine on one open connection; every transaction begins IMMEDIATE, so that none fails half-way."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, module=sqlite)
    event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine
