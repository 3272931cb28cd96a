"""People from a file, beside the same file only parsed and its rows only written.

python -m tests.benchmarks.imports 100000. Reading, looking through and taking over are told apart.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from consentregister.register import Register
from tests.benchmarks.measure import Result, show, timed

_FIRST_NUMBER = 4930_23125_000
_PEOPLE = "INSERT INTO person (name, street, postcode, city, recorded_at) VALUES (?, ?, ?, ?, '2026-11-24T09:00:00Z')"
_TABLES = """
    CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, street TEXT, postcode TEXT, city TEXT, recorded_at TEXT);
    CREATE TABLE contact_point (id INTEGER PRIMARY KEY, person_id INTEGER, kind TEXT, value TEXT);
    CREATE TABLE event (seq INTEGER PRIMARY KEY, person_id INTEGER, payload TEXT)
"""
Row = Sequence[str]


def main() -> None:
    """Measure and print."""
    show(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))


def measure(people: int) -> list[Result]:
    """A table and an address book of as many people, each into a register of its own."""
    rows = [_row(number) for number in range(people)]
    with tempfile.TemporaryDirectory() as folder:
        return [
            *_of_file(Path(folder) / "people.csv", _table(rows), _parsed_table, people),
            *_of_file(Path(folder) / "people.vcf", _cards(rows), _parsed_cards, people),
        ]


def _of_file(file: Path, content: bytes, parse: Callable[[bytes], list[Row]], people: int) -> list[Result]:
    file.write_bytes(content)
    register = Register.create_demo(file.with_name(f"{file.name}.consentregister"))
    reading = timed(lambda: register.imports.read(file))
    source = register.imports.read(file)
    looking = timed(lambda: register.imports.preview(source))
    preview = register.imports.preview(source)
    taking = timed(lambda: register.imports.take(preview))
    register.close()
    rows = parse(content)
    parsing, writing = timed(lambda: parse(content)), timed(lambda: _write(file.with_name(f"{file.name}.sqlite"), rows))
    kind = file.suffix.removeprefix(".")
    return [
        Result(f"{people:,} people of a {kind} read", reading, "only parsed", parsing),
        Result(f"{people:,} people of a {kind} looked through", looking, "only written", writing),
        Result(f"{people:,} people of a {kind} taken over", taking, "only written", writing),
        Result(f"{people:,} people of a {kind} in all", reading + looking + taking, "both", parsing + writing),
    ]


def _row(number: int) -> Row:
    name = f"Person{number % 5_000} Beispiel{number % 7_000}"
    return (
        name,
        f"+{_FIRST_NUMBER + number}",
        f"person{number}@example.org",
        f"Gartenweg {number % 99}",
        "10115",
        "Ort",
    )


def _table(rows: Iterable[Row]) -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows([("Name", "Telefon", "E-Mail", "Straße", "PLZ", "Ort"), *rows])
    return written.getvalue().encode()


def _cards(rows: Iterable[Row]) -> bytes:
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL;TYPE=CELL:{number}\r\nEMAIL:{email}\r\n"
        f"ADR:;;{street};{city};;{postcode};\r\nEND:VCARD\r\n"
        for name, number, email, street, postcode, city in rows
    ).encode()


def _parsed_table(content: bytes) -> list[Row]:
    return list(csv.reader(io.StringIO(content.decode()), delimiter=";"))[1:]


def _parsed_cards(content: bytes) -> list[Row]:
    """Each card by the library, as it is meant to be used."""
    from vobjectx import read_components

    parsed = (card for card in read_components(content.decode()) if card.name == "VCARD")
    return [
        (card.fn.value, card.tel.value, card.email.value, card.adr.value.street, card.adr.value.code, "Ort")
        for card in parsed
    ]


def _write(place: Path, rows: Sequence[Row]) -> None:
    """The rows of people, numbers, addresses and log, and nothing else."""
    with closing(sqlite.connect(str(place))) as connection:
        connection.executescript(_TABLES)
        people = [(name, street, postcode, city) for name, _, _, street, postcode, city in rows]
        connection.executemany(_PEOPLE, people)
        points = [(number, kind, row[column]) for number, row in enumerate(rows, 1) for column, kind in _KINDS]
        connection.executemany("INSERT INTO contact_point (person_id, kind, value) VALUES (?, ?, ?)", points)
        connection.executemany(
            "INSERT INTO event (person_id, payload) VALUES (?, '{}')", [(i + 1,) for i in range(len(rows))]
        )
        connection.commit()


_KINDS = ((1, "phone"), (2, "email"))

if __name__ == "__main__":
    main()
