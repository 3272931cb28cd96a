"""Making a new register: whole, or not at all."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from consentregister.domain.errors import StoreError
from consentregister.domain.settings import Settings
from consentregister.domain.times import as_text
from consentregister.store import event_log
from consentregister.store.connection import connect, worded_errors
from consentregister.store.migrate import migrate


def create_file(place: Path, settings: Settings, *, key: bytes, at: datetime, by: str | None, demo: bool) -> None:
    """Make the file under another name and give it its own when it is complete.

    Raises:
        StoreError: the folder can't be written, or the disk is full.
    """
    draft = place.with_name(f".{place.name}.unfinished")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        migrate(draft)
        _fill(draft, settings, key=key, at=as_text(at), by=by, demo=demo)
        draft.rename(place)
    except OSError:
        raise StoreError("not_writable") from None
    finally:
        _tidy(draft)


def _fill(draft: Path, settings: Settings, *, key: bytes, at: str, by: str | None, demo: bool) -> None:
    texts = settings.as_texts()
    connection = connect(draft)
    who = by if by is not None else settings.initials
    with worded_errors():
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO register (id, key, created_at, demo) VALUES (1, ?, ?, ?)", (key, at, demo))
        connection.executemany("INSERT INTO setting (key, value) VALUES (?, ?)", list(texts.items()))
        payload: dict[str, object] = {"by": who, "name": settings.business_name}
        entry = event_log.chain(event_log.head_of(connection), at, "register_created", None, payload)
        event_log.append(connection, entry)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _tidy(draft: Path) -> None:
    for leftover in (draft, *(draft.with_name(draft.name + end) for end in ("-wal", "-shm", "-journal"))):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)
