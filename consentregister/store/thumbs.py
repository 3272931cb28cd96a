"""Small pictures of pages that came in, made when they were read; a list needs no file for them."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from consentregister.store.connection import Connection

if TYPE_CHECKING:
    from consentregister.store.work import Change


def keep_thumb(change: Change, scan: int, picture: bytes) -> None:
    """Keep the small picture of a page."""
    if picture:
        change.connection.execute("INSERT OR REPLACE INTO thumb (scan_id, picture) VALUES (?, ?)", (scan, picture))


def read_thumbs(connection: Connection, scans: Collection[int]) -> dict[int, bytes]:
    """The small pictures of pages, by their ids, as far as there are."""
    rows = connection.execute(
        "SELECT scan_id, picture FROM thumb WHERE scan_id IN (SELECT value FROM json_each(?))", (json.dumps([*scans]),)
    )
    return {row["scan_id"]: bytes(row["picture"]) for row in rows}
