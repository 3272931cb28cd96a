"""Tables for a spreadsheet, row by row, so that a hundred thousand people need no more room than a hundred.

Text stays text: no cell can act as a formula. In a workbook it is written as a string, and one that begins like a
formula is marked as text, so that it stays one when somebody edits it; in a CSV file it is marked by an apostrophe.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeAlias

from consentregister.exchange.tables import looks_like_formula, write_rows

Cell: TypeAlias = str | int | date | None
MOST_ROWS: Final = 1_048_576  # of a sheet, its head included (ECMA-376 as Excel has it)
_FIRST_YEAR: Final = 1900  # a spreadsheet's days begin there; a mistyped one is written as text
_LONGEST: Final = 32_767  # characters of a cell
_BYTE_ORDER_MARK: Final = "utf-8-sig"  # by which a spreadsheet knows the umlauts


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands above it, and how wide it is, in characters."""

    head: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name, as the tab below it shows it."""

    name: str
    columns: tuple[Column, ...]


Rows: TypeAlias = Iterable[tuple[int, Sequence[Cell]]]


def write_workbook(file: Path, sheets: Sequence[Sheet], rows: Rows, *, day_format: str, most: int = MOST_ROWS) -> None:
    """Write an XLSX file.

    What is needed meanwhile lies beside the file and is gone afterwards, so that nobody's data stay in a place for
    temporary files, and a full disk is met where the file goes.

    Args:
        file: is replaced where it exists.
        sheets: one is continued on another of its kind where it gets too long.
        rows: each with the position of its sheet; they may come by turns.
        day_format: of days, as the spreadsheet writes it: "dd.mm.yyyy".
        most: rows of a sheet, for tests.

    Raises:
        OSError: it can't be written.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with tempfile.TemporaryDirectory(prefix=".", dir=file.parent) as beside:
        book = Workbook(file, {"constant_memory": True, "tmpdir": beside, "in_memory": False})
        try:
            writers = [_SheetWriter(book, sheet, day_format, most) for sheet in sheets]
            for place, cells in rows:
                writers[place].add(cells)
            book.close()
        except FileCreateError as error:
            _let_go(book)
            raise error.args[0] from None
        except BaseException:
            _let_go(book)
            raise


def _let_go(book: Any) -> None:
    """Close what an unfinished workbook holds open, so that it can be taken away."""
    book.fileclosed = True
    for sheet in book.worksheets():
        with suppress(OSError, ValueError):
            sheet.row_data_fh.close()


class _SheetWriter:
    """Writes the rows of one table, on a sheet after the other."""

    def __init__(self, book: Any, sheet: Sheet, day_format: str, most: int) -> None:
        self._book, self._sheet, self._most = book, sheet, most
        self._head = book.add_format({"bold": True, "bottom": 1})
        self._day = book.add_format({"num_format": day_format, "align": "left"})
        self._marked = book.add_format({"quote_prefix": True})
        self._count = 0
        self._begin()

    def add(self, cells: Sequence[Cell]) -> None:
        """Write a row below the last one."""
        if self._row == self._most:
            self._begin()
        for column, cell in enumerate(cells):
            self._write(column, cell)
        self._row += 1

    def _begin(self) -> None:
        self._count += 1
        name = self._sheet.name if self._count == 1 else f"{self._sheet.name} {self._count}"
        self._paper, self._row = self._book.add_worksheet(name), 1
        last = len(self._sheet.columns) - 1
        for column, one in enumerate(self._sheet.columns):
            self._paper.set_column(column, column, one.width)
            self._paper.write_string(0, column, one.head, self._head)
        self._paper.freeze_panes(1, 0)
        self._paper.autofilter(0, 0, MOST_ROWS - 1, last)
        self._paper.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})  # numbers keep their zeros

    def _write(self, column: int, cell: Cell) -> None:
        match cell:
            case str() if cell:
                kind = self._marked if looks_like_formula(cell) else None
                self._paper.write_string(self._row, column, cell[:_LONGEST], kind)
            case int():
                self._paper.write_number(self._row, column, cell)
            case date() if cell.year >= _FIRST_YEAR:
                self._paper.write_datetime(self._row, column, cell, self._day)
            case date():
                self._paper.write_string(self._row, column, cell.isoformat())


def write_csv(
    file: Path, sheet: Sheet, rows: Iterable[Sequence[Cell]], *, separator: str, shown_day: Callable[[date], str]
) -> None:
    """Write one table as CSV.

    Raises:
        OSError: it can't be written.
    """
    with file.open("w", encoding=_BYTE_ORDER_MARK, errors="replace", newline="") as out:
        write_rows(out, _texts(sheet, rows, shown_day), separator=separator)


def _texts(sheet: Sheet, rows: Iterable[Sequence[Cell]], shown_day: Callable[[date], str]) -> Iterator[list[str]]:
    yield [column.head for column in sheet.columns]
    for cells in rows:
        yield [shown_day(cell) if isinstance(cell, date) else "" if cell is None else str(cell) for cell in cells]
