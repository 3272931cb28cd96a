"""A table of text (CSV) from any program: how it separates and quotes is found out."""

from __future__ import annotations

import csv
import io
import re
from typing import Final, Literal, Self

from consentregister.domain.errors import UnreadableFile
from consentregister.exchange.sheet import LONGEST_CELL, Row, Rows
from consentregister.exchange.sheet_encodings import decoded_sheet
from consentregister.exchange.tables import said_separator, unmarked

_SEPARATORS: Final = ";,\t|"
_SAMPLE: Final = 16_384  # letters
_SAMPLE_LINES: Final = 30
_LONGEST_ROW: Final = 1_000_000  # letters
# What one does not see, and what comes along when cells are copied.
_UNSEEN: Final = re.compile("[\u00ad\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_UNUSUAL: Final = re.compile(
    "[\u00ad\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00a0\u2007\u202f\n\r\t\v\f\u0085\u2028\u2029]"
)
_SPACES: Final = re.compile(r"[^\S\n]+")
# What stands within names, numbers and addresses separates none of them.
_NO_SEPARATOR: Final = re.compile(r"[\w\s\"'@.+()/-]+")
_MARKED: Final = ("'", '="')


def text_rows(content: bytes, name: str) -> list[Row]:
    """The rows of a table of text.

    Raises:
        UnreadableFile: no text, nothing in it, or more than can be taken.
    """
    text = decoded_sheet(content, name)
    separator, text = said_separator(text)
    separator = separator or _separator(text)
    # A quotation mark that is never closed belongs to a text, and would swallow all lines below it.
    for is_quoted in (True, False) if text.count('"') % 2 == 0 else (False,):
        try:
            return _rows(text, separator, name, is_quoted=is_quoted)
        except csv.Error:
            continue
    raise UnreadableFile("sheet_no_table", file=name)


def _rows(text: str, separator: str, name: str, *, is_quoted: bool) -> list[Row]:
    rows, lines = Rows(name), _Lines(text)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if is_quoted else csv.QUOTE_NONE
    for line, cells in enumerate(csv.reader(lines, delimiter=separator, quoting=quoting, skipinitialspace=True), 1):
        rows.add(line, [plain_cell(cell) for cell in cells])
        lines.letters = 0
    return rows.kept


class _Lines:
    """The lines of a text, as long as no row of the table goes on for ever.

    Attributes:
        letters: how many were given since a row began.
    """

    def __init__(self, text: str) -> None:
        self.letters = 0
        self._lines = io.StringIO(text, newline="")

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.letters += len(line)
        if self.letters > _LONGEST_ROW:
            raise csv.Error("a row without an end")
        return line


def plain_cell(cell: str) -> str:
    """A cell without blanks around it, marks nobody sees, and the mark a spreadsheet puts before a text."""
    if not _UNUSUAL.search(cell):
        plain = cell.strip()
    else:
        lines = (_SPACES.sub(" ", line).strip() for line in _UNSEEN.sub("", cell).splitlines())
        plain = "\n".join(line for line in lines if line)
    if plain.startswith(_MARKED):
        plain = plain[1:] if plain[0] == "'" and plain[1:2].isdigit() else unmarked(plain)
    return plain[:LONGEST_CELL].strip() if len(plain) > LONGEST_CELL else plain


def _separator(text: str) -> str:
    """What separates the cells: what stands equally often in each line, else what CleverCSV takes it for."""
    sample = text[:_SAMPLE]
    lines = [line for line in _unquoted(sample).splitlines()[:_SAMPLE_LINES] if line.strip()]
    if len(text) > _SAMPLE and len(lines) > 1:
        lines.pop()  # cut in its middle
    counts = {one: [line.count(one) for line in lines] for one in _SEPARATORS}
    even = [one for one, found in counts.items() if min(found, default=0) and min(found) == max(found)]
    if even:
        return max(even, key=lambda one: counts[one][0])
    often = [one for one, found in counts.items() if found and found[0] and sum(map(bool, found)) == len(found)]
    return often[0] if len(often) == 1 else _sniffed(sample)


def _unquoted(sample: str) -> str:
    """A sample without what stands in quotation marks: separators and line breaks in there are none."""
    return re.sub(r'"(?:[^"]|"")*"', '""', sample)


def _sniffed(sample: str) -> str:
    import clevercsv

    try:
        found = clevercsv.Sniffer().sniff("\n".join(sample.splitlines()[:_SAMPLE_LINES])[:4096], delimiters=None)
    except (clevercsv.Error, ValueError, IndexError):
        found = None
    said = found.delimiter if found and found.delimiter else ""
    return said if said and not _NO_SEPARATOR.fullmatch(said) else max(_SEPARATORS, key=sample.count)
