"""Consents that are long unused, and proofs that are kept for years: found by SQL, without reading every person."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from consentregister.domain.times import as_text, from_text
from consentregister.store.connection import Connection

# A yes that is old enough and that nothing newer follows in its cell; few are, so that most rows cost one comparison.
# The months are added as `months_later` does: a month's last day where it has no such day ('floor').
_DUE = """
    WITH used AS (
        SELECT granted.*, max(effective_at, coalesce(
            (SELECT max(at) FROM message WHERE message.person_id = granted.person_id
             AND message.channel = granted.channel AND direction = 'out' AND at <= :now), '')) AS used_at
        FROM consent AS granted
        WHERE statement = 'granted' AND effective_at <= :now AND (voided_at IS NULL OR voided_at > :now)
          AND datetime(effective_at, :months, 'floor') <= :limit
          AND NOT EXISTS (
            SELECT 1 FROM consent AS newer
            WHERE newer.person_id = granted.person_id AND newer.channel = granted.channel
              AND newer.purpose = granted.purpose AND (newer.voided_at IS NULL OR newer.voided_at > :now)
              AND newer.effective_at <= :now
              AND (newer.effective_at, newer.id) > (granted.effective_at, granted.id)))
    SELECT person.id AS person, name, channel, purpose, datetime(used_at, :months, 'floor') AS due
    FROM used JOIN person ON person.id = used.person_id
    WHERE removed_at IS NULL AND datetime(used_at, :months, 'floor') <= :limit
      AND NOT EXISTS (SELECT 1 FROM stop WHERE stop.person_id = person.id AND scope = 'no_contact' AND at <= :now
                      AND (ended_at IS NULL OR ended_at > :now))
"""
_COUNT = f"SELECT count(*) FROM ({_DUE})"
_LIST = f"{_DUE} ORDER BY due, sort_key, person.id, channel, purpose"
_PROOFS = """
    SELECT person.id AS person, name, purpose, effective_at,
        (SELECT max(at) FROM message WHERE message.person_id = person.id AND channel = 'phone_call'
         AND direction = 'out' AND at <= :now AND at >= effective_at) AS last_call
    FROM consent JOIN person ON person.id = consent.person_id
    WHERE channel = 'phone_call' AND statement = 'granted' AND voided_at IS NULL AND effective_at <= :now
      AND purpose IN ('service_reminder', 'advertising', 'review_request') AND removed_at IS NULL
    ORDER BY effective_at, consent.id
"""


def count_due(connection: Connection, now: datetime, limit: datetime, months: int) -> int:
    """How many consents count as long unused by `limit`."""
    return int(connection.execute(_COUNT, _arguments(now, limit, months)).fetchone()[0])


def list_due(connection: Connection, now: datetime, limit: datetime, months: int) -> list[Any]:
    """The same, those due first at the top: person, name, channel, purpose, due."""
    return list(connection.execute(_LIST, _arguments(now, limit, months)))


def list_proofs(connection: Connection, now: datetime) -> list[Any]:
    """Every yes to advertising calls, those withdrawn since too: person, name, purpose, effective_at, last_call."""
    return list(connection.execute(_PROOFS, {"now": as_text(now)}))


def due_at(text: str) -> datetime:
    """A moment as SQLite's `datetime` writes it."""
    return from_text(text).replace(tzinfo=UTC)


def _arguments(now: datetime, limit: datetime, months: int) -> dict[str, str]:
    plain = limit.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    return {"now": as_text(now), "limit": plain, "months": f"+{months} months"}
