"""Tables of text: any separator, any letters, and the marks spreadsheets leave in cells."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.errors import UnreadableFile
from consentregister.exchange.sheet import LONGEST_CELL, MOST_ROWS
from consentregister.exchange.sheet_texts import text_rows

PEOPLE = (("Name", "Handy", "Ort"), ("Müller, Sabine", "0171 39200 33", "Köln"), ("Karl; Groß", "0171/3920017", "Ulm"))
WORDS = st.text(st.characters(codec="latin-1", exclude_categories=["C", "Z"]), min_size=1, max_size=8)


@pytest.mark.parametrize("separator", list(";,\t|^~#"))
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_separator_is_found(separator: str, end: str) -> None:
    """The usual ones by counting, odd ones by CleverCSV."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator=end).writerows(PEOPLE)

    assert text_rows(written.getvalue().encode(), "kunden.csv") == list(enumerate(PEOPLE, 1))


def test_excels_first_line_is_no_row() -> None:
    """What it says counts, whatever else stands in the lines."""
    assert text_rows(b"sep=|\r\na;b|c;d\r\n", "kunden.csv") == [(1, ("a;b", "c;d"))]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac_roman"]
)
def test_umlauts_come_through(encoding: str) -> None:
    """From Windows, from DOS, from a Macintosh, with a mark and without."""
    assert text_rows("Name;Ort\nGroß;Köln\nMüller;Überlingen\n".encode(encoding), "kunden.csv")[1:] == [
        (2, ("Groß", "Köln")),
        (3, ("Müller", "Überlingen")),
    ]


def test_letters_of_other_countries_are_guessed() -> None:
    """Turkish names as Windows writes them there."""
    names = ("İbrahim Yıldız;Muğla", "Ayşe Çağlar;Eskişehir", "Gülşen Işık;Beyoğlu")
    read = text_rows("\n".join(names * 9).encode("cp1254"), "kunden.csv")

    assert [";".join(cells) for _, cells in read[:3]] == list(names)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('"=""0171 39200 33"""', "0171 39200 33"),
        ("'0171 39200 33", "0171 39200 33"),
        ("'+49 171 39200 33", "+49 171 39200 33"),
        ("O'Neill", "O'Neill"),
        ("\u202a+49\u00a0171\u00a039200\u00a033\u202c", "+49 171 39200 33"),
        ('"Musterweg 1\r\n04103  Leipzig\r\n"', "Musterweg 1\n04103 Leipzig"),
        ("x" * 5_000, "x" * LONGEST_CELL),
        ('7" Rohr', '7" Rohr'),
    ],
)
def test_cells_lose_what_nobody_wrote(cell: str, read: str) -> None:
    """A spreadsheet's marks, letters nobody sees, blanks; long texts are cut."""
    assert text_rows(f"Name;Was\nAnna;{cell}\n".encode(), "kunden.csv")[1] == (2, ("Anna", read))


def test_lines_are_counted_as_a_spreadsheet_counts_them() -> None:
    """Blank ones count, and a cell with a line break is one line."""
    rows = text_rows(b'Name;Notiz\n\nAnna;"a\nb"\n;\nBert;c\n', "kunden.csv")

    assert [line for line, _ in rows] == [1, 3, 5]


def test_a_quotation_mark_never_closed_swallows_nothing() -> None:
    """The lines below it are still rows."""
    assert len(text_rows(b'Name;Ort\n"Anna;Ulm\nBert;Ulm\n', "kunden.csv")) == 3


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"Name;Handy\n" + b"A;1\n" * (MOST_ROWS + 1), "sheet_too_long"),
        (b";".join([b"x"] * 201) + b"\n", "sheet_too_wide"),
        (b"a" * 2_000_000, "sheet_no_table"),
        (b'a;"' + b"b\n" * 1_000_000 + b'"', "sheet_too_long"),
        (bytes(range(256)), "sheet_no_table"),
    ],
)
def test_more_than_a_table_can_have(content: bytes, key: str) -> None:
    """Too many rows or columns, a row without an end, no text."""
    with pytest.raises(UnreadableFile) as refused:
        text_rows(content, "kunden.csv")

    assert refused.value.key == f"errors.{key}"


@given(st.lists(st.lists(WORDS, min_size=2, max_size=5), min_size=1, max_size=8), st.sampled_from(";,\t"))
def test_what_a_program_writes_is_read(rows: list[list[str]], separator: str) -> None:
    """No cell is lost or moved, whatever stands in it, where the first line says the separator."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(
        [["x" + cell for cell in row] for row in rows]
    )
    read = text_rows(f"sep={separator}\r\n{written.getvalue()}".encode(), "kunden.csv")

    assert [cells for _, cells in read] == [tuple("x" + cell for cell in row) for row in rows]
