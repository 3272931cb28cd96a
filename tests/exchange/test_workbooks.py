"""Workbooks of Excel and LibreOffice: cells as people read them; what can't be read is refused by its own sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from consentregister.domain.errors import UnreadableFile
from consentregister.exchange.contact_sheets import contacts_of, read_sheet
from consentregister.exchange.workbooks import workbook_rows
from tests.exchange.workbook_files import ods, ods_of, packed, xlsx, xlsx_of

LOCKED_XLSX = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")


def refusal(content: bytes) -> str:
    """Why a workbook is refused."""
    with pytest.raises(UnreadableFile) as refused:
        read_sheet(content, "kunden.xlsx")
    return refused.value.key


@pytest.mark.parametrize("write", [xlsx, ods])
def test_cells_are_texts_as_people_read_them(write: Callable[[], bytes]) -> None:
    """Whole numbers without ".0", days as days; a row is the line a spreadsheet numbers it by."""
    head, sabine, *_ = workbook_rows(write(), "kunden.xlsx")

    assert head == (1, ("Name", "Handy", "PLZ", "Geburtsdatum", "Zuletzt da"))
    assert sabine == (2, ("Sabine Müller", "1713920033", "4103", "1980-02-29", "2026-11-24T09:30:00"))


@pytest.mark.parametrize("write", [xlsx, ods])
def test_what_a_spreadsheet_took_is_put_back(write: Callable[[], bytes]) -> None:
    """The zero of a number and of a postcode, and the mark before a text."""
    sheet = read_sheet(write(), "kunden.xlsx")
    sabine, karl, anna = contacts_of(sheet, sheet.proposed)

    assert (sabine.phones[0].text, sabine.postcode, sabine.birth_date) == ("01713920033", "04103", "1980-02-29")
    assert (karl.phones[0].text, karl.postcode, anna.phones[0].text) == ("0171 39200 17", "10115", "+49 171 39200 15")


def test_the_first_sheet_with_something_in_it_counts_wherever_its_table_lies() -> None:
    """Empty sheets before it, empty rows and columns around the table."""
    sheet = read_sheet(xlsx(empty_before=2, at=(3, 2)), "kunden.xlsx")

    assert sheet.heads[2] == "Name"
    assert [one.row for one in contacts_of(sheet, sheet.proposed)] == [5, 6, 7]


def test_macros_are_passed_over() -> None:
    """A workbook with macros is a table like any other; nothing in it is run."""
    with zipfile.ZipFile(io.BytesIO(xlsx())) as archive:
        parts = {entry.filename: archive.read(entry).decode() for entry in archive.infolist()}

    assert len(read_sheet(packed(parts | {"xl/vbaProject.bin": "Sub Auto_Open()"}), "kunden.xlsm").rows) == 3


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (LOCKED_XLSX, "sheet_locked"),
        (ods_of("", "<manifest:encryption-data/>"), "sheet_locked"),
        (xlsx([]), "sheet_empty"),
        (ods_of(""), "sheet_empty"),
        (xlsx()[:-300], "sheet_damaged"),
        (packed({"word/document.xml": "<w/>"}), "sheet_no_table"),
        (packed({"../../etc/passwd": "x"}), "sheet_no_table"),
        (xlsx_of("<row><c><v>"), "sheet_damaged"),
        (xlsx([["x"] * 201, ["y"] * 201]), "sheet_too_wide"),
    ],
)
def test_each_refusal_has_its_sentence(content: bytes, key: str) -> None:
    """Locked, empty, damaged, another program's zip, too wide."""
    assert refusal(content) == f"errors.{key}"


def test_sizes_that_lie_are_found_out() -> None:
    """A zip that says its parts are small, and a part packed a thousand to one."""
    lying = bytearray(xlsx_of("<row/>" * 100_000))
    sizes = [place for place in range(len(lying) - 4) if lying[place : place + 4] == b"PK\x01\x02"]
    for place in sizes:
        lying[place + 24 : place + 28] = (10).to_bytes(4, "little")

    assert refusal(bytes(lying)) == "errors.sheet_too_large"
    assert refusal(xlsx_of(" " * 50_000_000)) == "errors.sheet_too_large"


def test_one_cell_at_the_far_corner_takes_nothing_with_it() -> None:
    """The library would ask for 500 GB; its process ends, ours does not."""
    corner = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    assert refusal(xlsx_of(corner)) == "errors.sheet_kills_reader"
