"""What happened: the log in plain words, and the check that nobody changed it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from consentregister.domain.channel import Catalogue
from consentregister.domain.log import LogEntry, Verification
from consentregister.domain.times import from_text
from consentregister.services.log_texts import sentence
from consentregister.services.seals import broken_seals
from consentregister.store import event_log
from consentregister.store.backups import list_backups
from consentregister.store.connection import Connection, worded_errors
from consentregister.store.documents import changed_documents
from consentregister.store.people import require_person
from consentregister.store.seals import broken_rows
from consentregister.store.store import Store

_COLUMNS = "SELECT seq, at, kind, person_id, payload, hash FROM event"
_ALL = f"{_COLUMNS} ORDER BY seq DESC LIMIT :limit OFFSET :offset"
# Entries cannot move: of a person they are those of every record that was merged into theirs.
_RECORDS = """
    WITH RECURSIVE record(id) AS (
        SELECT :person UNION SELECT gone_id FROM merged_person JOIN record ON kept_id = record.id
        WHERE undone_at IS NULL)
    SELECT id FROM record
"""
_OF_PERSON = f"{_COLUMNS} WHERE person_id IN ({_RECORDS}) ORDER BY seq DESC LIMIT :limit OFFSET :offset"


class Log:
    """What a user asks of the log."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def show(
        self, person: int | None = None, *, limit: int = 200, offset: int = 0, language: str = "de"
    ) -> list[LogEntry]:
        """Entries, newest first; of one person where one is given, with those of records merged into theirs.

        Raises:
            NotFound: the person is unknown.
        """
        connection = self._store.read()
        if person is not None:
            require_person(connection, person)
        arguments = {"person": person, "limit": limit, "offset": offset}
        rows = connection.execute(_OF_PERSON if person is not None else _ALL, arguments)
        return [_entry(row, language, self._catalogue) for row in rows]

    def count(self) -> int:
        """How many entries there are."""
        return event_log.head_of(self._store.read()).seq

    def verify(self) -> Verification:
        """Check chain, rows, documents, database, and the heads that the backups' names keep."""
        with worded_errors(), self._store.read_afresh() as connection:
            problems = [
                *(f"event {seq}: changed" for seq in event_log.broken_entries(connection)),
                *(f"document {document}: changed" for document in changed_documents(connection)),
                *(f"guard {name}: missing" for name in sorted(event_log.missing_guards(connection))),
                *_database_problems(connection),
                *self._cut_off(connection),
                *broken_rows(connection),
                *broken_seals(connection),
            ]
            head = event_log.head_of(connection)
        if head.seq == 0:
            problems.append("log: empty")
        return Verification(not problems, head.seq, head.hash.hex(), tuple(problems))

    def _cut_off(self, connection: Connection) -> list[str]:
        """Backups whose name holds a head that this log does not have: it was cut short or rewritten."""
        problems = []
        for backup in list_backups(self._store.place, self._store.place.parent / "backups"):
            row = connection.execute("SELECT hash FROM event WHERE seq = ?", (backup.events,)).fetchone()
            if backup.events and (row is None or not event_log.as_hash(row["hash"]).hex().startswith(backup.head)):
                problems.append(f"backup {Path(backup.path).name}: its log is not the beginning of this one")
        return problems


def _database_problems(connection: Connection) -> list[str]:
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
    loose = [f"foreign key: {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
    return [*(f"database: {text}" for text in found if text != "ok"), *loose]


def _payload(kept: Any) -> Mapping[str, object]:
    """What an entry says; nothing where it was forgotten, or where somebody wrote over it (`verify` tells)."""
    try:
        found = json.loads(kept or "{}")
    except (ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _entry(row: Any, language: str, catalogue: Catalogue) -> LogEntry:
    payload = _payload(row["payload"])
    return LogEntry(
        event=row["seq"],
        at=from_text(row["at"]),
        kind=row["kind"],
        person=row["person_id"],
        by=str(payload.get("by", "")),
        text=sentence(row["kind"], payload, language, catalogue),
        payload=payload,
        hash=event_log.as_hash(row["hash"]).hex(),
    )
