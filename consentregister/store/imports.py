"""Imports as kept: who came by which file, and what stood on their card before."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from consentregister.domain.contact import ContactPoint
from consentregister.domain.imports import ImportBatch
from consentregister.domain.person import NewPerson
from consentregister.domain.times import from_text
from consentregister.domain.words import Language, PersonKind
from consentregister.store.connection import Connection

if TYPE_CHECKING:
    from consentregister.store.work import Change

_KNOWN = """
    SELECT person.id, name, street, postcode, city,
        (SELECT json_group_array(json_array(kind, value)) FROM contact_point WHERE person_id = person.id) AS addresses
    FROM person WHERE removed_at IS NULL ORDER BY person.id
"""
_BATCHES = """
    SELECT id, file, at, undone_at,
        (SELECT count(*) FROM imported_person WHERE batch_id = import_batch.id AND before IS NULL) AS new,
        (SELECT count(*) FROM imported_person WHERE batch_id = import_batch.id AND before IS NOT NULL) AS changed
    FROM import_batch
"""
# Looking at somebody changes nothing about them.
_LOOKED_AT = json.dumps(["check", "list_entry"])
_TOUCHED = """
    SELECT DISTINCT imported_person.person_id FROM imported_person
    JOIN event ON event.person_id = imported_person.person_id AND event.seq > imported_person.event
    WHERE batch_id = :batch AND event.kind NOT IN (SELECT value FROM json_each(:looked_at))
    UNION SELECT imported_person.person_id FROM imported_person JOIN person ON person.id = imported_person.person_id
    WHERE batch_id = :batch AND removed_at IS NOT NULL
    UNION SELECT guardian_id FROM person WHERE guardian_id IN
        (SELECT person_id FROM imported_person WHERE batch_id = :batch)
"""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What somebody is recognised by: name, numbers and addresses as (kind, value), postal address, "" for none."""

    id: int
    name: str
    addresses: tuple[tuple[str, str], ...]
    postal: str


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """One who came by a file: the log's entry about it, and the card before, None for somebody new."""

    person: int
    event: int
    before: NewPerson | None


def known_people(connection: Connection) -> Iterator[KnownPerson]:
    """Everybody who is not in the bin."""
    for row in connection.execute(_KNOWN):
        addresses = tuple((kind, value) for kind, value in json.loads(row["addresses"]))
        postal = f"{row['street']} {row['postcode']} {row['city']}" if row["city"] else ""
        yield KnownPerson(row["id"], row["name"], addresses, postal)


def add_batch(change: Change, file: str, digest: str, people: Sequence[ImportedPerson]) -> int:
    """Keep who came by a file.

    Returns: the batch's id.
    """
    cursor = change.connection.execute(
        "INSERT INTO import_batch (file, digest, at, recorded_by) VALUES (?, ?, ?, ?)",
        (file, digest, change.at, change.by),
    )
    batch = int(cursor.lastrowid)
    change.connection.executemany(
        "INSERT INTO imported_person (batch_id, person_id, event, before) VALUES (?, ?, ?, ?)",
        [(batch, one.person, one.event, _as_text(one.before)) for one in people],
    )
    return batch


def batches(connection: Connection, *, batch: int = 0) -> list[ImportBatch]:
    """The files taken over, newest first; or one of them."""
    only = " WHERE id = :batch" if batch else ""
    rows = connection.execute(f"{_BATCHES}{only} ORDER BY id DESC", {"batch": batch})
    return [
        ImportBatch(
            id=row["id"],
            file=row["file"],
            at=from_text(row["at"]),
            new=row["new"],
            changed=row["changed"],
            undone=row["undone_at"] is not None,
        )
        for row in rows
    ]


def people_of(connection: Connection, batch: int) -> list[ImportedPerson]:
    """Who came by a file."""
    rows = connection.execute(
        "SELECT person_id, event, before FROM imported_person WHERE batch_id = ? ORDER BY person_id", (batch,)
    )
    return [ImportedPerson(row["person_id"], row["event"], _from_text(row["before"])) for row in rows]


def touched_since(connection: Connection, batch: int) -> Collection[int]:
    """Persons of a batch to whom something happened since: edited, written to, asked, removed, made a guardian."""
    return {row[0] for row in connection.execute(_TOUCHED, {"batch": batch, "looked_at": _LOOKED_AT})}


def mark_undone(change: Change, batch: int) -> None:
    """Note that an import was taken back; old cards are not needed any more."""
    change.connection.execute("UPDATE import_batch SET undone_at = ? WHERE id = ?", (change.at, batch))


def _as_text(card: NewPerson | None) -> str | None:
    return json.dumps(asdict(card), ensure_ascii=False, default=str) if card is not None else None


def _from_text(text: str | None) -> NewPerson | None:
    if text is None:
        return None
    known: dict[str, Any] = {key: value for key, value in json.loads(text).items() if key in _FIELDS}
    return NewPerson(
        **{
            **known,
            "kind": PersonKind(known["kind"]),
            "contact_points": tuple(ContactPoint(**point) for point in known["contact_points"]),
            "preferred": tuple(known["preferred"]),
            "birth_date": _day(known["birth_date"]),
            "info_sheet_given": _day(known["info_sheet_given"]),
            "form_language": Language(known["form_language"]) if known["form_language"] else None,
        }
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_FIELDS = frozenset(field.name for field in fields(NewPerson))
