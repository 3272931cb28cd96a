"""What the user said that the columns of another program's table hold: asked once for each set of heads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from consentregister.domain.column_use import Mapping, uses_named
from consentregister.domain.errors import InvalidInput
from consentregister.store.connection import Connection

if TYPE_CHECKING:
    from consentregister.store.work import Change


def remembered(connection: Connection, heads: Sequence[str]) -> Mapping | None:
    """What was said of a table with exactly these heads; None for nothing, or what a later program said."""
    row = connection.execute("SELECT columns FROM column_mapping WHERE heads = ?", (_key(heads),)).fetchone()
    if row is None:
        return None
    try:
        mapping = uses_named(json.loads(row["columns"]))
    except InvalidInput:
        return None
    return mapping if len(mapping) == len(heads) else None


def remember(change: Change, heads: Sequence[str], mapping: Mapping) -> None:
    """Keep what the columns hold; a table without a head is not kept, as nothing tells it from another."""
    if any(heads):
        change.connection.execute(
            "INSERT INTO column_mapping (heads, columns, used_at) VALUES (?, ?, ?)"
            " ON CONFLICT (heads) DO UPDATE SET columns = excluded.columns, used_at = excluded.used_at",
            (_key(heads), json.dumps([use.value for use in mapping]), change.at),
        )


def _key(heads: Sequence[str]) -> str:
    return json.dumps(list(heads), ensure_ascii=False)
