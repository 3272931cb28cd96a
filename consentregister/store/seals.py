"""Seals: the log's entries hold a digest of every row they tell of, so that a row changed by other hands shows.

Triggers on the writing connection note each row that a change writes, with its values; the next entry of the log about
the row's person takes their digests into its payload, and with it into the chain. A change that leaves a row without an
entry is refused. What is hashed is one text: the row's values that are not NULL, as JSON, columns by name, so that a
column added later breaks no seal.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consentregister.store.connection import Connection

# Each table with the column that names its row's person; documents and wordings belong to nobody.
SEALED: Final = {
    "consent": "person_id",
    "contact_point": "person_id",
    "document": "",
    "form": "person_id",
    "matter": "person_id",
    "merged_person": "kept_id",
    "message": "person_id",
    "outdated_wording": "",
    "own_wording": "",
    "person": "id",
    "signed_form": "",
    "signing_key": "",
    "stop": "person_id",
    "wording": "",
}
_NOBODY = 0
_LENGTH = 32
# A content has a digest of its own; of a private key not even a digest goes anywhere.
_UNREAD = frozenset({("document", "content"), ("signing_key", "private_key")})
_TOUCHED = """
    CREATE TEMP TABLE touched (person INTEGER, name TEXT, row TEXT, PRIMARY KEY (person, name)) WITHOUT ROWID
"""
_LOGGED = """
    SELECT sealed.key, sealed.value FROM event, json_each(CAST(payload AS TEXT), '$.rows') AS sealed
    WHERE json_valid(CAST(payload AS TEXT)) ORDER BY seq
"""


def watch(connection: Connection) -> None:
    """Note every row that this connection writes, from now on."""
    connection.execute(_TOUCHED)
    for table, person in SEALED.items():
        new = _as_json(connection, table, "NEW.")
        for action, side, row in (("INSERT", "NEW", new), ("UPDATE", "NEW", new), ("DELETE", "OLD", "NULL")):
            owner = f"ifnull({side}.{person}, {_NOBODY})" if person else _NOBODY
            connection.execute(f"""
                CREATE TEMP TRIGGER seal_{table}_{action} AFTER {action} ON main.{table} BEGIN
                    INSERT INTO touched VALUES ({owner}, '{table} ' || {side}.id, {row})
                    ON CONFLICT DO UPDATE SET row = excluded.row;
                END
            """)


def take(connection: Connection, person: int | None) -> dict[str, str | None]:
    """The rows of one person, and of nobody, written since they were last taken.

    Returns: by "consent 17" the digest of its values, None where it was deleted.
    """
    whose = (person or _NOBODY, _NOBODY)
    rows = connection.execute("SELECT name, row FROM touched WHERE person IN (?, ?)", whose).fetchall()
    if rows:
        connection.execute("DELETE FROM touched WHERE person IN (?, ?)", whose)
    return {name: None if row is None else _digest(row) for name, row in rows}


def untold(connection: Connection) -> list[str]:
    """Names of rows that were written and that no entry of the log tells of."""
    return [row[0] for row in connection.execute("SELECT name FROM touched")]


def broken_rows(connection: Connection) -> Iterator[str]:
    """What was changed, put in or taken out by other hands: "consent 17: changed", "not in the log", "missing"."""
    logged: dict[str, str | None] = {row[0]: row[1] for row in connection.execute(_LOGGED)}
    for name, digest in _digests(connection):
        sealed = logged.pop(name, None)
        if sealed is None:
            yield f"{name}: not in the log"
        elif sealed != digest:
            yield f"{name}: changed"
    yield from (f"{name}: missing" for name, sealed in logged.items() if sealed is not None)


def _digests(connection: Connection) -> Iterator[tuple[str, str]]:
    for table in SEALED:
        for name, row in connection.execute(f"SELECT '{table} ' || id, {_as_json(connection, table)} FROM {table}"):
            yield name, _digest(row)


def _as_json(connection: Connection, table: str, prefix: str = "") -> str:
    """The SQL of the text that is hashed; an empty merge patch leaves out what is NULL (RFC 7396)."""
    columns = sorted(row["name"] for row in connection.execute(f"PRAGMA table_info({table})"))
    values = ", ".join(f"'{column}', {prefix}{column}" for column in columns if (table, column) not in _UNREAD)
    return f"json_patch('{{}}', json_object({values}))"


def _digest(row: str) -> str:
    import hashlib

    return hashlib.sha256(row.encode()).hexdigest()[:_LENGTH]
