"""Everybody for a spreadsheet, in the order of the lists, a few hundred at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from consentregister.domain.contact import ContactPoint
from consentregister.domain.exported import ExportedPerson
from consentregister.domain.times import from_text, local_day
from consentregister.domain.words import PersonKind
from consentregister.store.connection import Connection
from consentregister.store.store import Store

AT_ONCE = 500
_PEOPLE = """
    SELECT id, name, kind, street, postcode, city, preferred, recorded_at, info_sheet_given,
        (SELECT json_group_array(json_array(kind, value, mobile, label) ORDER BY position)
         FROM contact_point WHERE person_id = person.id) AS contact_points
    FROM person WHERE removed_at IS NULL ORDER BY sort_key, id
"""


@contextmanager
def reading(store: Store) -> Iterator[Connection]:
    """A connection that sees the register as it is now to the end, whatever is written meanwhile."""
    with store.read_afresh() as connection:
        connection.execute("BEGIN")
        yield connection


def exported_people(connection: Connection) -> Iterator[list[ExportedPerson]]:
    """Everybody but those in the bin, at most `AT_ONCE` together."""
    cursor = connection.execute(_PEOPLE)
    while rows := cursor.fetchmany(AT_ONCE):
        yield [_person(row) for row in rows]


def _person(row: Any) -> ExportedPerson:
    given = row["info_sheet_given"]
    return ExportedPerson(
        id=row["id"],
        name=row["name"],
        kind=PersonKind(row["kind"]),
        contact_points=tuple(
            ContactPoint(kind, value, mobile=bool(mobile), label=label or "")
            for kind, value, mobile, label in json.loads(row["contact_points"])
        ),
        street=row["street"],
        postcode=row["postcode"],
        city=row["city"],
        preferred=tuple(row["preferred"].split()),
        since=local_day(from_text(row["recorded_at"])),
        sheet_given=date.fromisoformat(given) if given else None,
    )
