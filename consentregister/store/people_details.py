"""One person in full, as a page shows them."""

from __future__ import annotations

from datetime import date, datetime

from consentregister.domain.person import Person
from consentregister.domain.times import as_text, from_text, local_day
from consentregister.domain.words import Language, Objection, PersonKind, StopScope
from consentregister.store.connection import Connection
from consentregister.store.people import contact_points_of

_PERSON = """
    SELECT person.*,
        (SELECT channel FROM message WHERE person_id = person.id AND at <= :now AND direction = 'in'
         ORDER BY at, id LIMIT 1) AS first_contact,
        (SELECT group_concat(scope, ' ') FROM stop
         WHERE person_id = person.id AND at <= :now AND (ended_at IS NULL OR ended_at > :now)) AS stops
    FROM person WHERE id = :person
"""


def read_person(connection: Connection, person: int, now: datetime) -> Person:
    """A person who is known to be there, with what stands at `now`."""
    row = connection.execute(_PERSON, {"person": person, "now": as_text(now)}).fetchone()
    stops = set((row["stops"] or "").split())
    return Person(
        id=row["id"],
        name=row["name"],
        kind=PersonKind(row["kind"]),
        contact_points=contact_points_of(connection, person),
        preferred=tuple(row["preferred"].split()),
        street=row["street"],
        postcode=row["postcode"],
        city=row["city"],
        minor=bool(row["minor"]),
        birth_date=_day(row["birth_date"]),
        guardian=row["guardian_id"],
        form_language=Language(row["form_language"]) if row["form_language"] else None,
        info_sheet_given=_day(row["info_sheet_given"]),
        number_given=bool(row["number_given"]),
        uwg_7_3=bool(row["uwg_7_3"]),
        since=local_day(from_text(row["recorded_at"])),
        first_contact=row["first_contact"],
        blocked=StopScope.NO_CONTACT in stops,
        objection=_objection(stops),
        removed=row["removed_at"] is not None,
    )


def _objection(stops: set[str]) -> str:
    for scope in (Objection.EVERYTHING, Objection.ADVERTISING):
        if scope in stops:
            return scope.value
    return Objection.NO.value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
