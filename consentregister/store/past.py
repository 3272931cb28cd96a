"""The past: what stood on a card and in the settings at an earlier time, rolled back by the log.

Consents, messages and stops are rows that are never overwritten. A card and the settings are: whoever changes them
leaves the old values in the log's entry, under `before`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from consentregister.domain.errors import NotFound
from consentregister.domain.person import NewPerson, Person
from consentregister.domain.settings import Settings
from consentregister.store.connection import Connection
from consentregister.store.people import columns_of
from consentregister.store.settings import read_settings

_SINCE = "SELECT kind, payload FROM event WHERE person_id = :person AND at > :at ORDER BY seq DESC"
_SETTINGS_SINCE = "SELECT kind, payload FROM event WHERE kind = 'settings_changed' AND at > :at ORDER BY seq DESC"
_POINTS = """
    SELECT json_group_array(json_array(kind, value, mobile) ORDER BY position) FROM contact_point WHERE person_id = ?
"""
# What follows from the name and only orders lists.
_DERIVED = frozenset({"sort_name", "sort_key"})
_OVERWRITES = frozenset({"person_edited", "settings_changed"})


def card_before(before: Person, new: NewPerson) -> dict[str, object]:
    """What an edit overwrites, by column of the person's row; for the log."""
    old, changed = columns_of(before), columns_of(new)
    kept = {column: value for column, value in old.items() if column not in _DERIVED and changed[column] != value}
    if before.contact_points != new.contact_points:
        kept["contact_points"] = [[point.kind, point.value, point.mobile] for point in before.contact_points]
    return kept


class PersonThen:
    """A person's row, led back to an earlier time.

    Attributes:
        row: the row as the dossier reads it.
        is_whole: whether every change since had its old values.
    """

    def __init__(self, row: Any) -> None:
        self.row: dict[str, Any] = dict(row)
        self.is_whole = True

    def roll_back(self, connection: Connection, at: str) -> None:
        """Undo what was changed after `at`.

        Raises:
            NotFound: the person was not recorded yet.
        """
        if self.row["recorded_at"] > at:
            raise NotFound("at", "person_not_yet", id=self.row["id"])
        guardian = self.row["guardian_id"]
        self.row |= self._before(connection, self.row["id"], at)
        if self.row["guardian_id"] != guardian:
            self.row["guardian_points"] = connection.execute(_POINTS, (self.row["guardian_id"],)).fetchone()[0]
        if self.row["guardian_id"] is not None:
            of_guardian = self._before(connection, self.row["guardian_id"], at)
            self.row["guardian_points"] = of_guardian.get("contact_points", self.row["guardian_points"])
        self.row["guardian_age"] = str(past_settings(connection, at)[0].guardian_age)

    def _before(self, connection: Connection, person: int, at: str) -> dict[str, Any]:
        """The values of a card at `at`, as far as they were changed since."""
        values: dict[str, Any] = {}
        for before in _overwritten(connection.execute(_SINCE, {"person": person, "at": at})):
            self.is_whole = self.is_whole and before is not None
            values |= before or {}
        if "contact_points" in values:
            values["contact_points"] = json.dumps(values["contact_points"])
        return values


def past_settings(connection: Connection, at: str) -> tuple[Settings, bool]:
    """The settings as they stood at an earlier time.

    Returns: the settings, and whether every change since had its old values.
    """
    texts, is_whole = read_settings(connection).as_texts(), True
    for before in _overwritten(connection.execute(_SETTINGS_SINCE, {"at": at})):
        is_whole = is_whole and before is not None
        texts |= before or {}
    return Settings().with_texts(texts), is_whole


def _overwritten(rows: Any) -> Iterator[Mapping[str, Any] | None]:
    """What each entry overwrote, newest first; None where an entry overwrote something and did not keep it."""
    for row in rows:
        before = json.loads(row["payload"] or "{}").get("before")
        if before is not None or row["kind"] in _OVERWRITES:
            yield before
