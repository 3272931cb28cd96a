"""Persons as kept, and the plain SQL that finds and lists them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from consentregister.domain.contact import PHONE, ContactPoint, shown_phone
from consentregister.domain.errors import NotFound
from consentregister.domain.person import NewPerson, PersonRow, sort_name
from consentregister.domain.search_key import kept_key, name_words, typed_key, typed_number
from consentregister.domain.words import PersonKind
from consentregister.store.connection import LARGEST_ID, Connection

if TYPE_CHECKING:
    from consentregister.store.work import Change

_ROW = """
    SELECT person.id, person.name, person.sort_name, person.sort_key, person.kind,
        (SELECT value FROM contact_point AS c WHERE c.person_id = person.id AND c.kind = 'phone'
         ORDER BY position LIMIT 1) AS phone,
        (SELECT value FROM contact_point AS c WHERE c.person_id = person.id AND c.kind = 'email'
         ORDER BY position LIMIT 1) AS email
    FROM person
"""
_COLUMNS = ("id", "name", "sort_name", "kind", "phone", "email")
_AT_ONCE = f"SELECT json_group_array(json_array({', '.join(_COLUMNS)}) ORDER BY sort_key, id) FROM ({{query}})"
_LIST = _ROW + " WHERE removed_at IS NULL ORDER BY sort_key, id LIMIT :limit OFFSET :offset"
_SOME = _ROW + " WHERE removed_at IS NULL AND id IN (SELECT value FROM json_each(:persons))"
# Who was merged into another record lies in no bin: there is nobody to take out.
_BIN = _ROW + " WHERE removed_at IS NOT NULL AND merged_into IS NULL ORDER BY sort_key, id"
# Candidates are cut off before they are sorted, so that a common part of a name stays quick among 100,000; numbers and
# addresses are read for those shown only.
_FIND = f"""
    {_ROW} WHERE person.id IN (
        SELECT id FROM person WHERE id IN ({{candidates}} LIMIT 2000)
            AND (removed_at IS NOT NULL) = :removed AND merged_into IS NULL
        ORDER BY sort_key, id LIMIT :limit)
    ORDER BY sort_key, person.id
"""
_PARTS = "SELECT rowid FROM person_search WHERE person_search MATCH :parts"
_STARTS = "SELECT rowid FROM person_words WHERE person_words MATCH :starts"
_FIND_BY_PARTS = _FIND.format(candidates=_PARTS)
_FIND_BY_STARTS = _FIND.format(candidates=_STARTS)
_FIND_BY_BOTH = _FIND.format(candidates=f"{_PARTS} INTERSECT {_STARTS}")
_OTHERS = f"{_ROW} WHERE removed_at IS NULL AND person.id <> :but AND person.id IN "
_BY_VALUE = f"""
    {_OTHERS} (SELECT person_id FROM contact_point WHERE value IN (SELECT value FROM json_each(:values)))
    ORDER BY sort_key, person.id LIMIT 20
"""
_BY_VALUES = """
    SELECT value, person.id FROM contact_point JOIN person ON person.id = person_id
    WHERE value IN (SELECT value FROM json_each(:wanted)) AND removed_at IS NULL ORDER BY sort_key, person.id
"""
_BY_KEYS = """
    SELECT sort_key, id FROM person
    WHERE sort_key IN (SELECT value FROM json_each(:wanted)) AND removed_at IS NULL ORDER BY id
"""
ADD_CONTACT_POINT = (
    "INSERT INTO contact_point (person_id, kind, value, mobile, position, label) VALUES (?, ?, ?, ?, ?, ?)"
)
_BY_NAME = f"""
    {_OTHERS} (SELECT rowid FROM person_words WHERE person_words MATCH :match LIMIT 2000) ORDER BY sort_key, person.id
"""


def find_people(connection: Connection, text: str, *, limit: int, removed: bool = False) -> list[PersonRow]:
    """Persons whose name, number or e-mail holds every word of the text, by name."""
    number = typed_number(text)
    words = [number] if number is not None else typed_key(text).split()
    if not words:
        return [] if removed else list_people(connection, offset=0, limit=limit)
    parts = " AND ".join(_quoted(word) for word in words if len(word) >= 3)
    starts = " AND ".join(f"{_quoted(word)}*" for word in words if len(word) < 3)
    sql = _FIND_BY_BOTH if parts and starts else _FIND_BY_PARTS if parts else _FIND_BY_STARTS
    return _rows(connection, sql, {"parts": parts, "starts": starts, "removed": removed, "limit": limit})


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def list_people(connection: Connection, *, offset: int, limit: int) -> list[PersonRow]:
    """Persons by name, from `offset` on."""
    return _rows(connection, _LIST, {"offset": offset, "limit": limit})


def names_of(connection: Connection, persons: Collection[int]) -> dict[int, str]:
    """Names by id, also of those in the bin."""
    sql = "SELECT id, name FROM person WHERE id IN (SELECT value FROM json_each(?))"
    return {row["id"]: row["name"] for row in connection.execute(sql, (json.dumps(sorted(persons)),))}


def rows_of(connection: Connection, persons: Collection[int]) -> dict[int, PersonRow]:
    """Persons as lists show them, by id.

    Raises:
        NotFound: one of them is unknown or in the bin.
    """
    rows = {row.id: row for row in _rows(connection, _SOME, {"persons": json.dumps(sorted(persons))})}
    for person in persons:
        if person not in rows:
            raise NotFound("id", "person_unknown", id=person)
    return rows


def list_bin(connection: Connection) -> list[PersonRow]:
    """Persons in the bin, by name."""
    return _rows(connection, _BIN, {})


def count_people(connection: Connection) -> int:
    """How many persons there are, without those in the bin."""
    return int(connection.execute("SELECT count(*) FROM person WHERE removed_at IS NULL").fetchone()[0])


def similar_people(connection: Connection, name: str, values: Sequence[str], *, but: int = 0) -> list[PersonRow]:
    """Persons with one of the numbers or addresses, or with this whole name."""
    found = _rows(connection, _BY_VALUE, {"values": json.dumps(list(values)), "but": but})
    if words := name_words(name):
        match = " AND ".join(map(_quoted, words))
        named = _rows(connection, _BY_NAME, {"match": match, "but": but})
        found += [row for row in named if name_words(row.full_name) == words and row not in found][:20]
    return found


def people_by_address(connection: Connection, values: Collection[str]) -> dict[str, list[int]]:
    """Everybody who has one of these numbers or addresses as kept, by address; who lies in the bin is left out."""
    return _by_wanted(connection, _BY_VALUES, values)


def people_by_name(connection: Connection, keys: Collection[str]) -> dict[str, list[int]]:
    """Everybody whose name as lists order it has one of these keys ("mueller, sabine"), by key."""
    return _by_wanted(connection, _BY_KEYS, keys)


def _by_wanted(connection: Connection, sql: str, wanted: Collection[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for word, person in connection.execute(sql, {"wanted": json.dumps(sorted(wanted))}):
        found.setdefault(word, []).append(person)
    return found


def _rows(connection: Connection, sql: str, arguments: Mapping[str, object]) -> list[PersonRow]:
    """The people of a query, all read in one step: row by row, each would wait for its turn while the window paints."""
    (text,) = connection.execute(_AT_ONCE.format(query=sql), arguments).fetchone()
    rows = (dict(zip(_COLUMNS, values, strict=True)) for values in json.loads(text))
    return [
        PersonRow(
            id=row["id"],
            name=row["sort_name"],
            full_name=row["name"],
            number=row["phone"] or "",
            phone=shown_phone(row["phone"]) if row["phone"] else "",
            email=row["email"] or "",
            kind=PersonKind(row["kind"]),
        )
        for row in rows
    ]


def require_person(connection: Connection, person: int, *, removed: bool = False) -> None:
    """Make sure that a person is there.

    Raises:
        NotFound: unknown, in the bin (`removed`: not in the bin), or merged into another.
    """
    known = person <= LARGEST_ID
    sql = "SELECT removed_at FROM person WHERE id = ? AND merged_into IS NULL"
    row = connection.execute(sql, (person,)).fetchone() if known else None
    if row is None or (row["removed_at"] is not None) is not removed:
        raise NotFound("id", "person_unknown", id=person)


def add_person(change: Change, new: NewPerson) -> int:
    """Keep a new person with the addresses and the search key.

    Returns: the id.
    """
    from consentregister.store.tables import PersonTable

    person = change.add(PersonTable(**columns_of(new), recorded_at=change.at))
    _write_contact_points(change, person, new.contact_points)
    write_search_key(change.connection, person, new)
    return person


def edit_person(change: Change, person: int, new: NewPerson) -> None:
    """Keep a person's new data in place of the old."""
    from consentregister.store.tables import PersonTable

    row = change.session.get_one(PersonTable, person)
    row.sqlmodel_update(columns_of(new))
    change.session.add(row)
    change.session.flush()
    change.connection.execute("DELETE FROM contact_point WHERE person_id = ?", (person,))
    _write_contact_points(change, person, new.contact_points)
    refresh_search_key(change.connection, person, new)


def refresh_search_key(connection: Connection, person: int, new: NewPerson) -> None:
    """Make a person findable by their new name, numbers and e-mail in place of the old."""
    for index in ("person_search", "person_words"):
        connection.execute(f"DELETE FROM {index} WHERE rowid = ?", (person,))
    write_search_key(connection, person, new)


def columns_of(new: NewPerson) -> dict[str, Any]:
    """The values of a person's row, by column; ordered by key, so that Müller stands beside Mueller."""
    listed = sort_name(new.name, new.kind)
    return {
        "name": new.name,
        "sort_name": listed,
        "sort_key": typed_key(listed),
        "kind": new.kind.value,
        "street": new.street,
        "postcode": new.postcode,
        "city": new.city,
        "minor": new.minor,
        "birth_date": _day(new.birth_date),
        "guardian_id": new.guardian,
        "preferred": " ".join(new.preferred),
        "form_language": new.form_language.value if new.form_language else None,
        "info_sheet_given": _day(new.info_sheet_given),
        "number_given": new.number_given,
        "uwg_7_3": new.uwg_7_3,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _write_contact_points(change: Change, person: int, points: Sequence[ContactPoint]) -> None:
    change.connection.executemany(ADD_CONTACT_POINT, contact_point_rows(person, points))


def contact_point_rows(person: int, points: Sequence[ContactPoint]) -> list[tuple[object, ...]]:
    """The rows of a person's numbers and addresses, each once, in their order."""
    unique = {(point.kind, point.value): point for point in points}
    return [
        (person, point.kind, point.value, point.mobile, position, point.label or None)
        for position, point in enumerate(unique.values(), start=1)
    ]


def write_search_key(connection: Connection, person: int, new: NewPerson) -> None:
    """Make a person findable by name, numbers and e-mail."""
    key = search_key_of(new)
    connection.execute("INSERT INTO person_search (rowid, key) VALUES (?, ?)", (person, key))
    connection.execute("INSERT INTO person_words (rowid, key) VALUES (?, ?)", (person, key))


def search_key_of(new: NewPerson) -> str:
    """What a person is found by: name, digits of the numbers, e-mail and other addresses."""
    numbers = [point.value.removeprefix("+") for point in new.contact_points if point.kind == PHONE]
    others = [kept_key(point.value) for point in new.contact_points if point.kind != PHONE]
    return " ".join((kept_key(new.name), *numbers, *others))


def contact_points_of(connection: Connection, person: int) -> tuple[ContactPoint, ...]:
    """A person's numbers and addresses in the order kept."""
    rows = connection.execute(
        "SELECT kind, value, mobile, label FROM contact_point WHERE person_id = ? ORDER BY position", (person,)
    )
    return tuple(
        ContactPoint(row["kind"], row["value"], mobile=bool(row["mobile"]), label=row["label"] or "") for row in rows
    )
