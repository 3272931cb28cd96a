"""A table as other programs write it, in any of their encodings and separators; and one of ours, safe to open."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from consentregister.domain.errors import NotFound, UnreadableFile

LARGEST = 4 * 1024 * 1024
MOST = 10_000
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SEPARATORS = "\t;,"
# With these a spreadsheet takes a cell for a formula, the wide ones included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def read_table(path: Path) -> str:
    """The text of a table file.

    Raises:
        NotFound: it is not there. UnreadableFile: empty, too large, no text, or can't be read.
    """
    name = path.name.encode("utf-8", "replace").decode()
    if not path.is_file():
        raise NotFound("file", "file_missing", file=name)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise UnreadableFile("list_unreadable", file=name) from None
    if len(content) > LARGEST:
        raise UnreadableFile("list_too_large", file=name)
    return decoded(content, name)


def decoded(content: bytes, name: str) -> str:
    """The text of some bytes: UTF-8, UTF-16 by its mark, else as Windows writes it here.

    Raises:
        UnreadableFile: no text, or nothing but blanks; `name` tells which file.
    """
    try:
        text = text_of(content)
    except UnicodeDecodeError:
        raise UnreadableFile("list_no_text", file=name) from None
    if has_no_text(text):
        raise UnreadableFile("list_no_text", file=name)
    if not text.strip():
        raise UnreadableFile("list_empty", file=name)
    return text


def has_no_text(text: str) -> bool:
    """Whether letters stand in it that no text has: it was a picture, a program, a spreadsheet's own format."""
    return _NO_TEXT.search(text) is not None


def text_of(content: bytes) -> str:
    """Some bytes as text: UTF-8, UTF-16 by its mark, else as Windows writes it here.

    Raises:
        UnicodeDecodeError: it is none of them.
    """
    if content.startswith(_UTF16_MARKS):
        return content.decode("utf-16")
    if content.startswith(_UTF8_MARK):
        return content.decode("utf-8-sig")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def rows_of(text: str, name: str) -> list[list[str]]:
    """The rows of a table with something in them.

    Raises:
        UnreadableFile: more than `MOST` lines, or a cell that never ends.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if text.count("\n") >= MOST:
        raise UnreadableFile("list_too_long", file=name, most=MOST)
    separator, text = _separator(text)
    try:
        rows = list(_reader(text, separator))
    except csv.Error:
        raise UnreadableFile("list_no_text", file=name) from None
    return [row for row in rows if any(cell.strip() for cell in row)]


def _reader(text: str, separator: str) -> Iterable[list[str]]:
    lines = io.StringIO(text)
    if text.count('"') % 2:
        # A quotation mark that is never closed belongs to a text, and would swallow all lines below it.
        return csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=separator, skipinitialspace=True)


def _separator(text: str) -> tuple[str, str]:
    """What separates the cells: as Excel says in a first line, else what stands in most lines. Returns the text too."""
    said, text = said_separator(text)
    if said:
        return said, text
    lines = text.split("\n")
    return max(_SEPARATORS, key=lambda one: sum(one in line for line in lines)), text


def said_separator(text: str) -> tuple[str, str]:
    """What a first line "sep=;" says, "" for none, and the text below it."""
    said = re.match(r"sep=([\t;,|])(\r\n|\n|\r)", text, re.IGNORECASE)
    return (said[1], text[said.end() :]) if said else ("", text)


def table_bytes(rows: Iterable[Sequence[str]], *, separator: str) -> bytes:
    """A table that a spreadsheet opens with its umlauts, every cell as text: none can act as a formula."""
    written = io.StringIO()
    write_rows(written, rows, separator=separator)
    return _UTF8_MARK + written.getvalue().encode("utf-8", "replace")


def write_rows(out: TextIO, rows: Iterable[Sequence[str]], *, separator: str) -> None:
    """The same row by row, for more than should be held at once; encoding and mark are the file's."""
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: marked as text where its first letter would make it one."""
    plain = cell.strip()
    return f"'{plain}" if looks_like_formula(plain) else plain


def looks_like_formula(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula, were it typed."""
    return cell.startswith(_FORMULA)


def unmarked(cell: str) -> str:
    """A cell as it was before it was marked as text, by us or by a spreadsheet (`'+49…`, `="0171…"`)."""
    if wrapped := re.fullmatch(r'="(.*)"', cell):
        return wrapped[1]
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
