"""Whose rows were whose at an earlier time: before two records became one, each had its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from consentregister.store.connection import Connection

# Tables whose rows are a person's and go over as they are; numbers and addresses need more care.
MOVED_TABLES = ("consent", "form", "matter", "message", "stop")
_STEPS = """
    SELECT id, kept_id, moved, at, undone_at FROM merged_person
    WHERE (kept_id = :person OR gone_id = :person) AND (at > :at OR undone_at > :at)
"""
_HOLDER = "SELECT kept_id FROM merged_person WHERE gone_id = :person AND at <= :at AND undone_at > :at"
_OTHERS = """
    WITH RECURSIVE one(id) AS (
        SELECT :person UNION SELECT gone_id FROM merged_person JOIN one ON kept_id = one.id
        WHERE undone_at IS NULL AND at > :at)
    SELECT id FROM one WHERE id <> :person ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class RowsThen:
    """What differs from today, each as JSON, ids by table: rows that were not theirs yet, rows that still were."""

    taken: str
    added: str


def rows_then(connection: Connection, person: int, at: str) -> RowsThen:
    """Which rows to leave out of a person's, and which to count, for a time."""
    taken: dict[str, set[int]] = {table: set() for table in MOVED_TABLES}
    added: dict[str, set[int]] = {table: set() for table in MOVED_TABLES}
    for has_them_before, rows in _steps_back(connection, person, at):
        into, out_of = (added, taken) if has_them_before else (taken, added)
        for table, ids in rows.items():
            into[table] |= set(ids)
            out_of[table] -= set(ids)
    return RowsThen(_as_text(taken), _as_text(added))


def _steps_back(connection: Connection, person: int, at: str) -> Iterator[tuple[bool, dict[str, list[int]]]]:
    """Each step since, the newest first: whether the person had the rows before it, and which rows."""
    steps: list[tuple[tuple[Any, ...], bool, dict[str, list[int]]]] = []
    for row in connection.execute(_STEPS, {"person": person, "at": at}):
        rows, was_kept = json.loads(row["moved"])["rows"], row["kept_id"] == person
        if row["at"] > at:
            steps.append(((row["at"], row["id"], 0), not was_kept, rows))
        if row["undone_at"] is not None and row["undone_at"] > at:
            steps.append(((row["undone_at"], row["id"], 1), was_kept, rows))
    steps.sort(key=lambda step: step[0], reverse=True)
    yield from ((before, rows) for _, before, rows in steps)


def _as_text(ids: dict[str, set[int]]) -> str:
    return json.dumps({table: sorted(of_table) for table, of_table in ids.items()})


def records_then(connection: Connection, person: int, at: str) -> list[int]:
    """The records that were of this person at a time: the one they had, then those merged into it since."""
    holder = connection.execute(_HOLDER, {"person": person, "at": at}).fetchone()
    if holder is not None:
        return records_then(connection, holder["kept_id"], at)
    others = connection.execute(_OTHERS, {"person": person, "at": at})
    return [person, *(row["id"] for row in others)]
