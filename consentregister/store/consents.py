"""Consents as kept: statements are added and voided, never changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from consentregister.domain.times import as_text
from consentregister.domain.words import Purpose, Statement, Way
from consentregister.store.connection import Connection

if TYPE_CHECKING:
    from consentregister.store.work import Change


def add_statements(
    change: Change,
    person: int,
    cells: Iterable[tuple[str, Purpose, str]],
    statement: Statement,
    effective_at: datetime | str,
    *,
    way: Way | None = None,
    signed_on: date | None = None,
    given_by: int | None = None,
    form: int | None = None,
    document: int | None = None,
    scopes: Mapping[str, str] = MappingProxyType({}),
) -> list[int]:
    """Say the same about several cells, each (channel, purpose, address).

    `scopes`: by channel, the topics it is limited to, with blanks between them.

    Returns: the ids of the statements.
    """
    from consentregister.store.tables import ConsentTable

    effective = effective_at if isinstance(effective_at, str) else as_text(effective_at)
    rows = [
        ConsentTable(
            person_id=person,
            channel=channel,
            purpose=purpose.value,
            statement=statement.value,
            address=address,
            way=way.value if way else None,
            signed_on=signed_on.isoformat() if signed_on else None,
            effective_at=effective,
            recorded_at=change.at,
            recorded_by=change.by,
            given_by=given_by,
            form_id=form,
            document_id=document,
            scope=scopes.get(channel, ""),
        )
        for channel, purpose, address in cells
    ]
    change.session.add_all(rows)
    change.session.flush()
    return [row.id for row in rows if row.id is not None]


def void_statements(change: Change, statements: Iterable[int], reason: str) -> None:
    """Mark statements as filed by mistake: as if never said, both kept."""
    change.connection.execute(
        "UPDATE consent SET voided_at = ?, void_reason = ? WHERE id IN (SELECT value FROM json_each(?))",
        (change.at, reason, json.dumps(list(statements))),
    )


def statements_of_form(connection: Connection, form: int) -> list[int]:
    """Ids of the answers (not the question) a form brought, those in force."""
    rows = connection.execute(
        "SELECT id FROM consent WHERE form_id = ? AND statement <> 'requested' AND voided_at IS NULL", (form,)
    )
    return [row["id"] for row in rows]
