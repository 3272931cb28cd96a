"""Documents: files as they came, byte for byte, once per content."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from consentregister.store.connection import Connection

if TYPE_CHECKING:
    from consentregister.store.work import Change


def digest_of(content: bytes) -> str:
    """SHA-256 in hexadecimal: what a document is known by."""
    return hashlib.sha256(content).hexdigest()


def keep_document(change: Change, content: bytes, name: str, media_type: str) -> int:
    """Keep a document unless its content is here already.

    Returns: its id.
    """
    digest = digest_of(content)
    row = change.connection.execute("SELECT id FROM document WHERE digest = ?", (digest,)).fetchone()
    if row is not None:
        return int(row["id"])
    cursor = change.connection.execute(
        "INSERT INTO document (digest, name, media_type, size, stored_at, content) VALUES (?, ?, ?, ?, ?, ?)",
        (digest, name, media_type, len(content), change.at, content),
    )
    return int(cursor.lastrowid)


def read_document(connection: Connection, document: int) -> tuple[str, bytes]:
    """Name and content of a document."""
    row = connection.execute("SELECT name, content FROM document WHERE id = ?", (document,)).fetchone()
    return row["name"], bytes(row["content"])


def read_logo(connection: Connection, digest: str) -> bytes:
    """The document that stands in the letterhead; empty where there is none."""
    row = connection.execute("SELECT content FROM document WHERE digest = ?", (digest,)).fetchone() if digest else None
    return bytes(row["content"]) if row else b""


def changed_documents(connection: Connection) -> list[int]:
    """Ids of documents whose content is not what was kept."""
    rows = connection.execute("SELECT id, digest, content FROM document")
    return [row["id"] for row in rows if not _is_whole(row["content"], row["digest"])]


def _is_whole(content: object, digest: str) -> bool:
    return isinstance(content, bytes) and digest_of(content) == digest
