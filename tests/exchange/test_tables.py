"""Tables of other programs: any encoding and separator are read, hostile files refused; ours are safe to open."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.errors import InvalidInput
from consentregister.exchange.tables import LARGEST, MOST, decoded, read_table, rows_of, table_bytes, unmarked

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_of_a_spreadsheet_is_read(encoding: str) -> None:
    """Umlauts come through as Excel, LibreOffice and a telephone write them."""
    assert decoded("Özdemir;Müller;Groß".encode(encoding), "list.csv") == "Özdemir;Müller;Groß"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_and_end_of_line_is_read(separator: str, end: str) -> None:
    """What stands in most lines separates; blank lines are nothing."""
    text = end.join(("Name{0}Telefon", "", '"Müller{0} Sabine"{0}0171 39200 33', "{0}", "")).format(separator)

    assert rows_of(text, "list.csv") == [["Name", "Telefon"], [f"Müller{separator} Sabine", "0171 39200 33"]]


def test_excels_first_line_says_the_separator() -> None:
    """A line "sep=," is no row."""
    assert rows_of("sep=,\na;b,c\n", "list.csv") == [["a;b", "c"]]


def test_a_quotation_mark_never_closed_swallows_nothing() -> None:
    """The lines below it are still lines."""
    assert len(rows_of('"Anna\nBerta\nCarla', "list.csv")) == 3


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "list_empty"),
        (b" \r\n\t\n", "list_empty"),
        (b"\xef\xbb\xbf", "list_empty"),
        (b"Anna\x00Beispiel", "list_no_text"),
        (b"PK\x03\x04" + bytes(100), "list_no_text"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n\x01", "list_no_text"),
        (b"\x89PNG\r\n\x1a\n\xff", "list_no_text"),
        (b"\xff\xfe\x00", "list_no_text"),
        (b"\xff\xfe\x00\xd8", "list_no_text"),
        (b"\x81\x8d\x8f", "list_no_text"),
    ],
)
def test_what_is_no_text_is_told_apart(content: bytes, key: str) -> None:
    """Nothing in it, a spreadsheet's own format, a picture, half a letter: each gets its sentence."""
    with pytest.raises(InvalidInput) as refused:
        decoded(content, "list.csv")

    assert (refused.value.key, refused.value.data["file"]) == (f"errors.{key}", "list.csv")


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    """One letter more than the largest is refused."""
    file = tmp_path / "large.csv"
    file.write_bytes(b"a" * (LARGEST + 1))

    with pytest.raises(InvalidInput, match="list_too_large"):
        read_table(file)


@pytest.mark.parametrize("what", ["folder", "missing", "pipe", "device"])
def test_no_file_at_all(tmp_path: Path, what: str) -> None:
    """A folder, a pipe or a device is no list, and nobody waits for it."""
    place = tmp_path / what
    if what == "folder":
        place.mkdir()
    if what == "pipe":
        os.mkfifo(place)

    with pytest.raises(InvalidInput, match="file_missing"):
        read_table(Path("/dev/zero") if what == "device" else place)


def test_too_many_lines_are_refused() -> None:
    """As many as can be checked at once are taken, one more is not."""
    assert len(rows_of("a\n" * MOST, "list.csv")) == MOST
    with pytest.raises(InvalidInput, match="list_too_long"):
        rows_of("a\n" * (MOST + 1), "list.csv")


def test_a_cell_that_never_ends_is_refused() -> None:
    """A megabyte without a separator is no cell of a list."""
    with pytest.raises(InvalidInput, match="list_no_text"):
        rows_of("a" * 1_000_000, "list.csv")


@given(content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Whatever a file holds, it is rows or one of our own errors."""
    try:
        rows = rows_of(decoded(content, "list.csv"), "list.csv")
    except InvalidInput:
        return
    assert all(any(cell.strip() for cell in row) for row in rows)


@given(rows=st.lists(st.lists(WORDS, min_size=2, max_size=3), min_size=1, max_size=4), separator=st.sampled_from(";,"))
def test_no_cell_of_ours_can_act_as_a_formula(rows: list[list[str]], separator: str) -> None:
    """Whatever is written, no cell begins as a formula does, and the words are still there."""
    written = table_bytes(rows, separator=separator).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(written, newline=""), delimiter=separator))

    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", " ")) for row in read for cell in row)
    assert [[unmarked(cell) for cell in row] for row in read] == [
        [unmarked(cell.strip()) for cell in row] for row in rows
    ]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", " =1+1", '=HYPERLINK("http://example.org")']
)
def test_a_formula_is_written_as_text(cell: str) -> None:
    """The known ways to begin one all get the mark of text."""
    assert b"'" + cell.strip().replace('"', '""').encode() in table_bytes([[cell, "x"]], separator=";")
