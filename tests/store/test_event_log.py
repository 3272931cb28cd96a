"""The log: whatever is changed, left out, put in or reordered shows; what is forgotten does not break it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.person import NewPerson
from consentregister.register import Register
from consentregister.store import event_log
from consentregister.store.connection import connect

COUNT = 6


class Rows:
    """A chain of entries that stands in for the table."""

    def __init__(self) -> None:
        self.rows: list[tuple[Any, ...]] = []
        head = event_log.Head(0, bytes(32))
        for number in range(COUNT):
            entry = event_log.chain(head, f"2026-11-24T09:00:0{number}Z", "check", number % 2 or None, {"n": number})
            head = event_log.Head(entry.seq, entry.hash)
            self.rows.append(
                (entry.seq, entry.at, entry.kind, entry.person_id, entry.salt, entry.payload, entry.digest, entry.hash)
            )

    def execute(self, _sql: str) -> Iterator[tuple[Any, ...]]:
        """The entries by number."""
        return iter(sorted(self.rows, key=lambda row: row[0]))

    def broken(self) -> list[int]:
        """What `verify` would say."""
        return list(event_log.broken_entries(self))


values = st.one_of(st.none(), st.integers(-3, 9), st.text(max_size=5), st.binary(max_size=40))


def test_whole_chain() -> None:
    """A chain nobody meddled with is whole."""
    assert Rows().broken() == []


@given(st.integers(0, COUNT - 1), st.integers(1, 7), values)
def test_any_changed_field_shows(place: int, column: int, value: object) -> None:
    """Any value written over any field of any entry shows."""
    chain = Rows()
    row = list(chain.rows[place])
    if row[column] == value:
        return
    row[column] = value
    chain.rows[place] = tuple(row)
    assert chain.broken()


@given(st.integers(0, COUNT - 2))
def test_removed_entry_shows(place: int) -> None:
    """An entry taken out shows, but for the newest: its loss shows by the heads kept outside."""
    chain = Rows()
    del chain.rows[place]
    assert chain.broken()


@given(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1))
def test_exchanged_entries_show(one: int, other: int) -> None:
    """Two entries that changed places show, with their numbers or without."""
    chain = Rows()
    first, second = chain.rows[one], chain.rows[other]
    if one == other:
        return
    chain.rows[one] = (first[0], *second[1:])
    chain.rows[other] = (second[0], *first[1:])
    assert chain.broken()


@given(st.integers(1, COUNT))
def test_inserted_entry_shows(place: int) -> None:
    """An entry put in between shows, even one that was chained to the one before it."""
    chain = Rows()
    before = chain.rows[place - 1]
    forged = event_log.chain(event_log.Head(before[0], before[7]), "2026-11-24T10:00:00Z", "check", None, {"n": 99})
    later = [(row[0] + 1, *row[1:]) for row in chain.rows[place:]]
    chain.rows[place:] = [(forged.seq, forged.at, forged.kind, None, *_contents(forged)), *later]
    assert chain.broken() or place == COUNT


def _contents(entry: event_log.Entry) -> tuple[bytes, bytes, bytes, bytes]:
    return entry.salt, entry.payload, entry.digest, entry.hash


@given(st.sets(st.integers(0, COUNT - 1)))
def test_forgotten_entries_keep_it_whole(places: set[int]) -> None:
    """Whoever is erased takes salt and payload with them; the chain stays whole."""
    chain = Rows()
    for place in places:
        row = chain.rows[place]
        chain.rows[place] = (*row[:4], None, None, *row[6:])
    assert chain.broken() == []


def test_same_content_has_another_digest_each_time() -> None:
    """What an entry said can't be guessed from its digest: the salt is new each time."""
    head = event_log.Head(0, bytes(32))
    one, other = (event_log.chain(head, "2026-11-24T09:00:00Z", "check", 1, {"name": "Anna"}) for _ in range(2))
    assert one.digest != other.digest


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event WHERE seq = 2",
        "UPDATE event SET kind = 'x' WHERE seq = 2",
        "UPDATE event SET payload = x'7b7d' WHERE seq = 2",
        "UPDATE event SET salt = NULL WHERE seq = 2",
        "UPDATE event SET hash = x'00', salt = NULL, payload = NULL WHERE seq = 2",
    ],
)
def test_log_is_append_only(register: Register, statement: str) -> None:
    """The file itself refuses to change or delete an entry."""
    register.people.record(NewPerson(name="Anna Beispiel"))
    connection = connect(register.place)
    with pytest.raises(Exception, match="append-only"):
        connection.execute(statement)
    connection.close()


def test_forgetting_in_the_file(register: Register) -> None:
    """A person may go, with salt and payload of their entries; the register stays in order, the log tells no name."""
    anna = register.people.record(NewPerson(name="Anna Beispiel")).value.id
    connection = connect(register.place)
    connection.execute("UPDATE event SET salt = NULL, payload = NULL WHERE person_id = ?", (anna,))
    connection.execute("DELETE FROM person WHERE id = ?", (anna,))
    connection.close()
    assert register.log.verify().ok
    assert not any("Anna" in entry.text for entry in register.log.show())
