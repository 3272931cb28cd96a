"""What of everybody is compared, read in one step; and who was said to be two persons."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from consentregister.domain.twins import Known, name_parts, street_key
from consentregister.store.connection import Connection

_PEOPLE = """
    SELECT id, sort_key, street, postcode, birth_date, guardian_id,
        (SELECT json_group_array(value) FROM contact_point WHERE person_id = person.id) AS points
    FROM person WHERE removed_at IS NULL
"""
_EVERYBODY = f"{_PEOPLE} ORDER BY id"
_SOME = f"{_PEOPLE} AND id IN (SELECT value FROM json_each(:persons)) ORDER BY id"
# Kept in the log alone: the newest word about two counts.
_SAID = """
    SELECT person_id, json_extract(CAST(payload AS TEXT), '$.other') AS other, kind FROM event
    WHERE kind IN ('people_told_apart', 'people_alike_again') AND json_valid(CAST(payload AS TEXT))
"""
_SAID_OF_ALL = f"{_SAID} ORDER BY seq"
_SAID_OF_ONE = f"{_SAID} AND person_id = :person ORDER BY seq"


def everybody_known(connection: Connection) -> Iterator[Known]:
    """Everybody who does not lie in the bin, the oldest record first."""
    return map(_known, connection.execute(_EVERYBODY))


def known_of(connection: Connection, persons: Collection[int]) -> dict[int, Known]:
    """Some of them, by id."""
    rows = connection.execute(_SOME, {"persons": json.dumps(list(persons))})
    return {row["id"]: _known(row) for row in rows}


def _known(row: Any) -> Known:
    person, key, street, postcode, born, guardian, points = row
    first, last = name_parts(key)
    return Known(
        id=person,
        first=first,
        last=last,
        values=frozenset(json.loads(points)) if points != "[]" else frozenset(),
        street=street_key(street),
        postcode=postcode,
        birth_date=date.fromisoformat(born) if born else None,
        guardian=guardian,
    )


def told_apart(connection: Connection) -> set[tuple[int, int]]:
    """Pairs that somebody said are two persons, the older record first."""
    apart: dict[tuple[int, int], bool] = {}
    for person, other, kind in connection.execute(_SAID_OF_ALL):
        apart[min(person, other), max(person, other)] = kind == "people_told_apart"
    return {pair for pair, stands in apart.items() if stands}


def apart_from(connection: Connection, person: int) -> set[int]:
    """Who was said to be somebody else than this person."""
    said = {other: kind for _, other, kind in connection.execute(_SAID_OF_ONE, {"person": person})}
    return {other for other, kind in said.items() if kind == "people_told_apart"}
