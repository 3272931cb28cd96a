"""Objections and the whole-person stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consentregister.domain.words import StopScope

if TYPE_CHECKING:
    from consentregister.store.work import Change

_RUNNING = "person_id = ? AND scope = ? AND ended_at IS NULL"


def set_stop(change: Change, person: int, scope: StopScope, at: str | None = None) -> bool:
    """Set a stop unless it stands already.

    An objection is set anew all the same: it counts from its newest day, against consents signed between the two.

    Returns: whether something was set.
    """
    from consentregister.store.tables import StopTable

    running = change.connection.execute(f"SELECT 1 FROM stop WHERE {_RUNNING}", (person, scope)).fetchone()
    if running is not None and scope is StopScope.NO_CONTACT:
        return False
    change.add(StopTable(person_id=person, scope=scope.value, at=at or change.at, recorded_by=change.by))
    return True


def end_stop(change: Change, person: int, scope: StopScope) -> bool:
    """End a stop.

    Returns: whether it stood.
    """
    done = change.connection.execute(
        f"UPDATE stop SET ended_at = ? WHERE {_RUNNING}",
        (change.at, person, scope),
    )
    return bool(done.rowcount)
