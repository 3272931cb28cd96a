"""The log: append-only, and chained so that a change of any entry shows.

`hash(n) = sha256(hash(n-1), seq, at, kind, person, digest(salt, payload))`, over one canonical encoding: a JSON array
in UTF-8. Erasing a person drops salt and payload and keeps the digest: the chain still verifies, the data are gone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from consentregister.store.connection import Connection

_START = bytes(32)
_SALT_LENGTH = 16
GUARDS = frozenset({"event_stays", "event_forgets_only", "document_stays"})


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: number and hash of the newest entry; (0, zeros) before the first."""

    seq: int
    hash: bytes

    @property
    def shown(self) -> str:
        """Number and beginning of the hash, as printed in footers and backups' names: "123-0a1b2c3d"."""
        return f"{self.seq}-{self.hash[:4].hex()}"


def canonical(payload: dict[str, object]) -> bytes:
    """The one encoding of a payload that is stored and hashed."""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _digest(salt: bytes, payload: bytes) -> bytes:
    import hashlib  # and with it all of OpenSSL, which nothing needs that only reads

    return hashlib.sha256(salt + payload).digest()


def _hash(before: bytes, seq: int, at: str, kind: str, person: int | None, digest: bytes) -> bytes:
    entry = json.dumps([before.hex(), seq, at, kind, person, digest.hex()], ensure_ascii=False, separators=(",", ":"))
    import hashlib

    return hashlib.sha256(entry.encode()).digest()


def head_of(connection: Connection) -> Head:
    """The end of the chain now."""
    row = connection.execute("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(row[0], as_hash(row[1])) if row else Head(0, _START)


def as_hash(value: object) -> bytes:
    """A hash as kept; zeros for what somebody put in its place that is none."""
    return value if isinstance(value, bytes) else _START


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as a row of the table `event`."""

    seq: int
    at: str
    kind: str
    person_id: int | None
    salt: bytes
    payload: bytes
    digest: bytes
    hash: bytes


def chain(head: Head, at: str, kind: str, person: int | None, payload: dict[str, object]) -> Entry:
    """The entry that follows `head`."""
    salt, encoded = os.urandom(_SALT_LENGTH), canonical(payload)
    digest, seq = _digest(salt, encoded), head.seq + 1
    return Entry(seq, at, kind, person, salt, encoded, digest, _hash(head.hash, seq, at, kind, person, digest))


def broken_entries(connection: Connection) -> Iterator[int]:
    """The numbers of entries that were changed, left out or put in, in order; none when the chain is whole."""
    before, expected = _START, 1
    for row in connection.execute(
        "SELECT seq, at, kind, person_id, salt, payload, digest, hash FROM event ORDER BY seq"
    ):
        seq, at, kind, person, salt, payload, digest, kept = row
        if (
            seq != expected
            or not _is_linked(before, seq, at, kind, person, digest, kept)
            or not _is_whole(salt, payload, digest)
        ):
            yield seq
        before, expected = as_hash(kept), seq + 1


def _is_linked(before: bytes, seq: int, at: Any, kind: Any, person: Any, digest: Any, kept: object) -> bool:
    """Whether an entry's hash follows from the one before. In a file somebody wrote to, a value may be of any type."""
    try:
        return _hash(before, seq, at, kind, person, digest) == kept
    except (TypeError, AttributeError):
        return False


def _is_whole(salt: object, payload: object, digest: object) -> bool:
    """Whether an entry's content is what was written, or was forgotten as a whole (Art. 17)."""
    if salt is None and payload is None:
        return True
    return isinstance(salt, bytes) and isinstance(payload, bytes) and _digest(salt, payload) == digest


def missing_guards(connection: Connection) -> frozenset[str]:
    """The triggers that keep the log from being changed, as far as they are not there."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return GUARDS - {row[0] for row in rows}


def append(connection: Connection, entry: Entry) -> None:
    """Write an entry within the transaction that is open."""
    connection.execute(
        "INSERT INTO event (seq, at, kind, person_id, salt, payload, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (entry.seq, entry.at, entry.kind, entry.person_id, entry.salt, entry.payload, entry.digest, entry.hash),
    )
