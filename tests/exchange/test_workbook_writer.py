"""Tables for a spreadsheet: read back by another program's reader they say what was written, and nothing acts."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from consentregister.exchange.workbook_writer import Cell, Column, Sheet, write_csv, write_workbook

PEOPLE = Sheet("Personen", (Column("Name", 28), Column("Nr.", 8), Column("Seit", 12)))
CONSENTS = Sheet("Zustimmungen", (Column("Name", 28), Column("Weg", 16)))
# With these letters a spreadsheet takes what is typed for a formula; the wide ones some take too.
DANGEROUS = ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠"]


def written(file: Path, *rows: tuple[int, tuple[Cell, ...]], most: int = 1_048_576) -> CalamineWorkbook:
    """A workbook of these rows, read back."""
    write_workbook(file, [PEOPLE, CONSENTS], rows, day_format="dd.mm.yyyy", most=most)
    return CalamineWorkbook.from_path(file)


def test_rows_come_by_turns_and_land_on_their_sheets(tmp_path: Path) -> None:
    """Each sheet has its head and its rows, numbers and days as such."""
    book = written(
        tmp_path / "a.xlsx",
        (0, ("Anna Beispiel", 1, date(2026, 11, 24))),
        (1, ("Anna Beispiel", "WhatsApp")),
        (0, ("Änne Groß", 2, None)),
    )
    assert book.sheet_names == ["Personen", "Zustimmungen"]
    assert book.get_sheet_by_index(0).to_python() == [
        ["Name", "Nr.", "Seit"],
        ["Anna Beispiel", 1, date(2026, 11, 24)],
        ["Änne Groß", 2, ""],
    ]
    assert book.get_sheet_by_index(1).to_python() == [["Name", "Weg"], ["Anna Beispiel", "WhatsApp"]]


@pytest.mark.parametrize("first", DANGEROUS)
def test_no_text_of_a_workbook_is_a_formula(tmp_path: Path, first: str) -> None:
    """It is a string in the file, marked so that it stays one when edited, and reads as it was."""
    name = f'{first}HYPERLINK("http://example.org","Anna")'
    book = written(tmp_path / "a.xlsx", (0, (name, 1, None)))

    assert book.get_sheet_by_index(0).to_python()[1][0] == name
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet.replace(name, "").replace("HYPERLINK", "")
        assert 'quotePrefix="1"' in parts.read("xl/styles.xml").decode()


@pytest.mark.parametrize("first", DANGEROUS)
def test_no_cell_of_a_csv_file_is_a_formula(tmp_path: Path, first: str) -> None:
    """Whatever the first letter, an apostrophe stands before it."""
    write_csv(tmp_path / "a.csv", CONSENTS, [(f"{first}1+1", "SMS")], separator=";", shown_day=str)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[1][0].startswith("'")
    assert rows[0] == ["Name", "Weg"]


@given(names=st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=40), max_size=5))
def test_any_name_reads_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    """No letter, no mark-up and no escape of the format changes a text."""
    file = tmp_path_factory.mktemp("book") / "a.xlsx"
    book = written(file, *((1, (name, "x")) for name in names))
    assert [row[0] for row in book.get_sheet_by_index(1).to_python()[1:]] == names


def test_the_head_stays_in_sight_and_columns_are_wide(tmp_path: Path) -> None:
    """The first row is frozen and can be filtered by; each column has its width."""
    written(tmp_path / "a.xlsx", (0, ("Anna", 1, None)))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane ySplit="1"' in sheet
    assert 'state="frozen"' in sheet
    assert '<col min="1" max="1" width="28' in sheet
    assert "<autoFilter" in sheet


def test_a_table_that_is_too_long_goes_on_on_another_sheet(tmp_path: Path) -> None:
    """A spreadsheet has so many rows and no more: nobody is lost, and each sheet has its head."""
    book = written(tmp_path / "a.xlsx", *((1, (f"Anna {number}", "SMS")) for number in range(5)), most=3)
    assert book.sheet_names == ["Personen", "Zustimmungen", "Zustimmungen 2", "Zustimmungen 3"]
    names = [row[0] for sheet in book.sheet_names[1:] for row in book.get_sheet_by_name(sheet).to_python()]
    assert names == ["Name", "Anna 0", "Anna 1", "Name", "Anna 2", "Anna 3", "Name", "Anna 4"]


def test_a_text_beyond_what_a_cell_takes_is_cut(tmp_path: Path) -> None:
    """It is not left out, as the library would."""
    book = written(tmp_path / "a.xlsx", (1, ("A" * 40_000, "SMS")))
    assert book.get_sheet_by_index(1).to_python()[1][0] == "A" * 32_767


def test_a_day_before_a_spreadsheets_first_one_is_text(tmp_path: Path) -> None:
    """A mistyped year is seen, and ends nothing."""
    book = written(tmp_path / "a.xlsx", (0, ("Anna", 1, date(226, 11, 24))), (0, ("Bert", 2, date(1900, 3, 1))))
    days = [row[2] for row in book.get_sheet_by_index(0).to_python()[1:]]
    assert days == ["0226-11-24", date(1900, 3, 1)]


def test_what_breaks_off_leaves_nothing_beside(tmp_path: Path) -> None:
    """Whoever stops half-way finds no piece of anybody in the folder but the unfinished file itself."""

    def rows() -> Iterator[tuple[int, tuple[Cell, ...]]]:
        yield 0, ("Anna", 1, None)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_workbook(tmp_path / "a.xlsx", [PEOPLE], rows(), day_format="dd.mm.yyyy")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", ["nowhere", "file"])
def test_a_place_that_is_none_is_the_systems_error(tmp_path: Path, folder: str) -> None:
    """The library's own error never leaves the room."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match=r"\w") as caught:
        write_workbook(tmp_path / folder / "a.xlsx", [PEOPLE], [], day_format="dd.mm.yyyy")
    assert caught.value.errno


def test_days_and_nothing_in_a_csv_file(tmp_path: Path) -> None:
    """A day is written as the user writes it, nothing as nothing."""
    write_csv(
        tmp_path / "a.csv",
        PEOPLE,
        [("Anna", 7, date(2026, 11, 24)), ("Bert", 8, None)],
        separator=";",
        shown_day=lambda day: f"{day:%d.%m.%Y}",
    )
    lines = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert lines[1:] == ['"Anna";"7";"24.11.2026"', '"Bert";"8";""']
