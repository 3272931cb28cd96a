"""Messages and matters as kept."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from consentregister.domain.message import Matter, Message
from consentregister.domain.times import as_text, from_text
from consentregister.store.connection import Connection

if TYPE_CHECKING:
    from consentregister.store.work import Change

_MATTER = """
    SELECT matter.*, (SELECT group_concat(DISTINCT channel) FROM message WHERE matter_id = matter.id) AS channels,
        (SELECT max(at) FROM message WHERE matter_id = matter.id AND direction = 'in') AS last_in
    FROM matter
"""
_NEWEST_OPEN = """
    SELECT matter.id FROM matter JOIN message ON matter_id = matter.id
    WHERE matter.person_id = :person AND channel = :channel AND closed_at IS NULL AND message.at >= :since
    GROUP BY matter.id ORDER BY min(message.at) DESC, matter.id DESC LIMIT 1
"""
_BY_TITLE = (
    _MATTER + " WHERE person_id = :person AND title = :title COLLATE NOCASE AND closed_at IS NULL ORDER BY id DESC"
)


def newest_open_matter(connection: Connection, person: int, channel: str, since: str) -> int | None:
    """The newest matter on the channel that is not closed and saw a message after `since`."""
    arguments = {"person": person, "channel": channel, "since": since}
    row = connection.execute(_NEWEST_OPEN, arguments).fetchone()
    return row["id"] if row else None


def open_matter_named(connection: Connection, person: int, title: str) -> Matter | None:
    """The newest open matter of this title."""
    row = connection.execute(_BY_TITLE, {"person": person, "title": title}).fetchone()
    return _matter(row) if row else None


def open_matters(connection: Connection, person: int) -> list[Matter]:
    """A person's matters that are not closed, newest first."""
    rows = connection.execute(_MATTER + " WHERE person_id = ? AND closed_at IS NULL ORDER BY id DESC", (person,))
    return [_matter(row) for row in rows]


def _matter(row: dict[str, str]) -> Matter:
    return Matter(
        id=int(row["id"]),
        person=int(row["person_id"]),
        title=row["title"],
        channels=tuple((row["channels"] or "").split(",")),
        opened_at=from_text(row["opened_at"]),
        closed_at=from_text(row["closed_at"]) if row["closed_at"] else None,
        last_in=from_text(row["last_in"]) if row["last_in"] else None,
    )


def has_message_in(connection: Connection, person: int, channel: str, at: datetime) -> bool:
    """Whether a message that the person wrote at this time is kept already."""
    found = connection.execute(
        "SELECT 1 FROM message WHERE person_id = ? AND channel = ? AND direction = 'in' AND at = ?",
        (person, channel, as_text(at)),
    )
    return found.fetchone() is not None


def begin_matter(change: Change, person: int, title: str, at: datetime) -> int:
    """Open a matter.

    Returns: its id.
    """
    from consentregister.store.tables import MatterTable

    return change.add(MatterTable(person_id=person, title=title, opened_at=as_text(at)))


def add_message(change: Change, message: Message, matter: int, document: int | None) -> Message:
    """Keep a message under its matter.

    Returns: the message with its id.
    """
    from dataclasses import replace

    from consentregister.store.tables import MessageTable

    number = change.add(
        MessageTable(
            person_id=message.person,
            matter_id=matter,
            channel=message.channel,
            direction=message.direction.value,
            at=as_text(message.at),
            purpose=message.purpose.value if message.purpose else None,
            document_id=document,
            verdict=message.verdict,
            rule=message.rule,
            reason=message.reason,
            recorded_at=change.at,
            recorded_by=change.by,
        )
    )
    return replace(message, id=number)
