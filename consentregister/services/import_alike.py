"""Who of a file may be somebody of the register under another number or spelling: proposed, never decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from consentregister.domain.imports import Alike, Fate, ImportRow
from consentregister.domain.person import sort_name
from consentregister.domain.search_key import typed_key
from consentregister.domain.twins import MatchReason
from consentregister.domain.words import PersonKind
from consentregister.services.twins import Matcher
from consentregister.store.connection import Connection
from consentregister.store.people import names_of, people_by_name

_MOST = 5


def with_alike(rows: Sequence[ImportRow], connection: Connection) -> list[ImportRow]:
    """The rows, those of somebody new with whom they may be."""
    if not any(row.fate is Fate.NEW for row in rows):
        return list(rows)
    matcher = Matcher(connection)
    namesakes = people_by_name(connection, {_name_key(row) for row in rows})
    found = [(row, list(_found(matcher, namesakes, row))) for row in rows]
    names = names_of(connection, {one.person for _, alike in found for one in alike})
    return [replace(row, alike=_named(alike, names)) if alike else row for row, alike in found]


def _named(alike: Sequence[Alike], names: Mapping[int, str]) -> tuple[Alike, ...]:
    return tuple(replace(one, name=names[one.person]) for one in alike)


def _found(matcher: Matcher, namesakes: Mapping[str, Sequence[int]], row: ImportRow) -> Iterator[Alike]:
    """Who may be one of the file; of namesakes with another number nothing speaks for it but the name."""
    if row.fate is not Fate.NEW or row.new is None:
        return
    values = [point.value for point in row.new.contact_points]
    matches = matcher.match(row.new.name, values, row.new.street, row.new.postcode)
    reasons = {match.person: match.reason for match in matches}
    for person in namesakes.get(_name_key(row), ()):
        reasons.setdefault(person, MatchReason.NAME)
    yield from (Alike(person, "", reason) for person, reason in list(reasons.items())[:_MOST])


def _name_key(row: ImportRow) -> str:
    return typed_key(sort_name(row.name, PersonKind.NEW_CUSTOMER))
