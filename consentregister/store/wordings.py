"""The wordings as kept: what was printed, what the business wrote itself, and who signed what.

A line of wordings is one form in one language: kind, variant and language.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from consentregister.domain.times import as_text
from consentregister.store.connection import Connection

if TYPE_CHECKING:
    from consentregister.store.work import Change

_LINE = "kind = :kind AND variant = :variant AND language = :language"
_NEWEST = f"""
    SELECT wording.id, kind, variant, language, version, digest, source, shipped, changed_at, changed_by
    FROM own_wording JOIN wording ON wording.id = wording_id WHERE {_LINE} ORDER BY own_wording.id DESC LIMIT 1
"""
_KEPT = f"""
    SELECT wording.id, version, digest, source, wording.recorded_at, changed_at, changed_by,
        (SELECT count(*) FROM form WHERE wording_id = wording.id) AS printed,
        EXISTS (SELECT 1 FROM outdated_wording WHERE wording_id = wording.id AND ended_at IS NULL) AS is_outdated
    FROM wording LEFT JOIN own_wording ON wording_id = wording.id WHERE {_LINE} ORDER BY wording.id DESC
"""
# The yes that stands last in its cell; what was said before it, or taken back since, rests on nothing any more.
_SIGNED = """
    SELECT DISTINCT form.wording_id, person.id AS person, name, sort_key
    FROM consent AS granted
    JOIN form ON form.id = granted.form_id
    JOIN wording ON wording.id = form.wording_id
    JOIN person ON person.id = granted.person_id
    WHERE wording.kind = :kind AND wording.variant = :variant AND wording.language = :language
      AND statement = 'granted' AND effective_at <= :now AND granted.voided_at IS NULL AND removed_at IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM consent AS newer
        WHERE newer.person_id = granted.person_id AND newer.channel = granted.channel
          AND newer.purpose = granted.purpose AND newer.voided_at IS NULL AND newer.effective_at <= :now
          AND (newer.effective_at, newer.id) > (granted.effective_at, granted.id))
    ORDER BY sort_key, person.id
"""


def newest_own(connection: Connection, kind: str, variant: str, language: str) -> Any:
    """The business's own text of a form that is in use, None where it prints the program's."""
    line = {"kind": kind, "variant": variant, "language": language}
    return connection.execute(_NEWEST, line).fetchone()


def wording_id(connection: Connection, digest: str) -> int | None:
    """The id of a kept wording, None for one that was neither printed nor saved."""
    row = connection.execute("SELECT id FROM wording WHERE digest = ?", (digest,)).fetchone()
    return int(row["id"]) if row is not None else None


def kept_wordings(connection: Connection, kind: str, variant: str, language: str) -> list[Any]:
    """Every wording of a line that was printed or saved, newest first; `changed_at` is NULL for the program's."""
    line = {"kind": kind, "variant": variant, "language": language}
    return list(connection.execute(_KEPT, line))


def signed_wordings(connection: Connection, kind: str, variant: str, language: str, now: datetime) -> list[Any]:
    """Whose yes stands and rests on which wording of a line: wording_id, person, name; in the order of the names."""
    line = {"kind": kind, "variant": variant, "language": language, "now": as_text(now)}
    return list(connection.execute(_SIGNED, line))


def add_own(change: Change, wording: int, shipped: str) -> None:
    """Put a kept wording into use as the business's own; `shipped` is the digest of the program's text of today."""
    change.connection.execute(
        "INSERT INTO own_wording (wording_id, shipped, changed_at, changed_by) VALUES (?, ?, ?, ?)",
        (wording, shipped, change.at, change.by),
    )


def mark_outdated(change: Change, wordings: Sequence[int]) -> None:
    """From now on these wordings say in substance something else than the one in use."""
    change.connection.executemany(
        "INSERT INTO outdated_wording (wording_id, at) SELECT :wording, :at WHERE NOT EXISTS"
        " (SELECT 1 FROM outdated_wording WHERE wording_id = :wording AND ended_at IS NULL)",
        [{"wording": wording, "at": change.at} for wording in wordings],
    )


def mark_current(change: Change, wordings: Sequence[int]) -> None:
    """These wordings say again what the one in use says."""
    change.connection.executemany(
        "UPDATE outdated_wording SET ended_at = ? WHERE wording_id = ? AND ended_at IS NULL",
        [(change.at, wording) for wording in wordings],
    )
