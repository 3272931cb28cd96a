"""Files of people through the door: address books, tables, what their columns hold, and what is no such file."""

from __future__ import annotations

from pathlib import Path

import pytest

from consentregister.domain.batch import Cancelled
from consentregister.domain.column_use import ColumnUse, mapping_of
from consentregister.domain.errors import InvalidInput
from consentregister.domain.imports import Fate, ImportPreview
from consentregister.register import Register

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Anna Beispiel
TEL;TYPE=CELL:0171 39200 01
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Bert Muster
TEL;TYPE=WORK:*100#
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Cem Muster
"""
ODD = "Wer;Womit;Sonst\nAnna Beispiel;0171 39200 01;x\nBert Muster;0171 39200 02;y\n"


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with this content."""
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def preview(register: Register, file: Path) -> ImportPreview:
    """What would come of a file."""
    return register.imports.preview(register.imports.read(file))


def test_address_book(register: Register, tmp_path: Path) -> None:
    """Good cards are new; a service number and a card that is cut off are refused by their number with the reason."""
    found = preview(register, written(tmp_path, "kontakte.vcf", CARDS))
    assert [(row.row, row.fate) for row in found.rows] == [(1, Fate.NEW), (2, Fate.REFUSED), (3, Fate.REFUSED)]
    assert [row.reason.key for row in found.refused if row.reason] == [
        "imports.reason.phone_letters",
        "contact_cards.unclosed",
    ]


def test_table_with_known_heads(register: Register, tmp_path: Path) -> None:
    """The columns are recognised, the line is a spreadsheet's, and a column about consent is named and not read."""
    table = "Vorname;Nachname;Handy;WhatsApp erlaubt\nAnna;Beispiel;0171 39200 01;ja\n;;;\nBert;Muster;ruft an;ja\n"
    found = preview(register, written(tmp_path, "kunden.csv", table))
    assert [(row.row, row.name, row.fate) for row in found.rows] == [
        (2, "Anna Beispiel", Fate.NEW),
        (4, "Bert Muster", Fate.REFUSED),
    ]
    assert found.source.columns is not None
    assert found.source.columns.of_consent == ("WhatsApp erlaubt",)
    register.imports.take(found)
    [anna] = register.people.everybody()
    assert register.consents.of(anna.id) == []


def test_what_the_columns_hold_is_said_once(register: Register, tmp_path: Path) -> None:
    """Heads nobody knows are mapped by hand; the next file with the same heads is read the same way."""
    file = written(tmp_path, "liste.csv", ODD)
    columns = register.imports.read(file).columns
    assert columns is not None
    assert columns.sample[0] == ("Anna Beispiel", "0171 39200 01", "x")
    said = mapping_of(columns.heads, {"wer": "name", "womit": "mobile", "sonst": "ignore"}, columns.mapping)
    source = register.imports.read(file, said)
    register.imports.take(register.imports.preview(source))

    again = register.imports.read(written(tmp_path, "neue liste.csv", ODD.replace("02", "03")))
    assert again.columns is not None
    assert again.columns.mapping == (ColumnUse.NAME, ColumnUse.MOBILE, ColumnUse.IGNORE)
    assert [len(contact.phones) for contact in again.contacts] == [1, 1]


def test_a_mapping_of_another_table_is_refused(register: Register, tmp_path: Path) -> None:
    """What has more or fewer columns is another table."""
    with pytest.raises(InvalidInput) as raised:
        register.imports.read(written(tmp_path, "liste.csv", ODD), (ColumnUse.NAME,))
    assert raised.value.key == "errors.columns_differ"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("foto.vcf", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("foto.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("leer.vcf", b""),
        ("leer.csv", b" \n"),
        ("kaputt.xlsx", b"PK\x03\x04broken"),
    ],
)
def test_what_is_no_file_of_people(register: Register, tmp_path: Path, name: str, content: bytes) -> None:
    """One kind of error, with the file's name, and nothing kept."""
    before = register.log.count()
    with pytest.raises(InvalidInput) as raised:
        register.imports.read(written(tmp_path, name, content))
    assert raised.value.data["file"] == name
    assert register.log.count() == before


def test_missing_file(register: Register, tmp_path: Path) -> None:
    """A file that is not there is said to be so."""
    with pytest.raises(InvalidInput) as raised:
        register.imports.read(tmp_path / "no.vcf")
    assert raised.value.key == "errors.file_missing"


@pytest.mark.parametrize(("name", "content"), [("kontakte.vcf", CARDS), ("liste.csv", ODD)])
def test_reading_can_be_stopped(register: Register, tmp_path: Path, name: str, content: str) -> None:
    """Whoever looks on is told how far it is, and can end it."""
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        register.imports.read(written(tmp_path, name, content), watch=stop)
    assert [done for done, _ in told] == [0, 1]
    assert told[0][1] >= 2
