"""Many rows at once, for a register of invented people and for measurements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consentregister.domain.person import NewPerson
from consentregister.domain.words import Purpose, Statement, Way
from consentregister.store.connection import Connection
from consentregister.store.people import ADD_CONTACT_POINT, columns_of, contact_point_rows, search_key_of

if TYPE_CHECKING:
    from consentregister.store.work import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConsent:
    """One statement to keep; `at` is when it took effect and was recorded."""

    person: int
    channel: str
    purpose: Purpose
    statement: Statement
    address: str
    at: str
    way: Way | None
    document: int | None


def mark_as_demo(connection: Connection) -> None:
    """Say in the register that its people are invented."""
    connection.execute("UPDATE register SET demo = 1")


def add_people(change: Change, people: Sequence[NewPerson]) -> list[int]:
    """Keep many persons.

    Returns: their ids, in order.
    """
    if not people:
        return []
    row = change.connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'person'").fetchone()
    start = (row[0] if row else 0) + 1
    ids = list(range(start, start + len(people)))
    columns = [*columns_of(people[0]), "recorded_at", "id"]
    marks = ", ".join("?" * len(columns))
    change.connection.executemany(
        f"INSERT INTO person ({', '.join(columns)}) VALUES ({marks})",
        [(*columns_of(new).values(), change.at, person) for person, new in zip(ids, people, strict=True)],
    )
    change.connection.executemany(
        ADD_CONTACT_POINT,
        [
            row
            for person, new in zip(ids, people, strict=True)
            for row in contact_point_rows(person, new.contact_points)
        ],
    )
    keys = [(person, search_key_of(new)) for person, new in zip(ids, people, strict=True)]
    change.connection.executemany("INSERT INTO person_search (rowid, key) VALUES (?, ?)", keys)
    change.connection.executemany("INSERT INTO person_words (rowid, key) VALUES (?, ?)", keys)
    return ids


def add_consents(change: Change, consents: Sequence[NewConsent]) -> None:
    """Keep many statements."""
    change.connection.executemany(
        "INSERT INTO consent (person_id, channel, purpose, statement, address, way, effective_at, recorded_at,"
        " recorded_by, document_id, scope) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        [
            (
                one.person,
                one.channel,
                one.purpose.value,
                one.statement.value,
                one.address,
                one.way.value if one.way else None,
                one.at,
                one.at,
                change.by,
                one.document,
            )
            for one in consents
        ],
    )
