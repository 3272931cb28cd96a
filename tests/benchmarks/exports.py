"""The register as a workbook against the same cells written by xlsxwriter alone: time, and memory by its peak."""

from __future__ import annotations

import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

from python_calamine import CalamineWorkbook

from consentregister.register import Register
from tests.benchmarks.measure import Result, pairs, show, timed

_ROUNDS = 1


def measure(register: Register, many: int, few: Register, some: int) -> list[Result]:
    """`many` and `some` people; memory in seconds' place is told in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        ours, floor = Path(folder) / "ours.xlsx", Path(folder) / "floor.xlsx"
        register.exports.save(ours)
        tables = _cells(ours)
        count = sum(len(row) for rows in tables for row in rows)
        taken, raw = pairs(
            lambda: timed(lambda: register.exports.save(ours)), lambda: timed(lambda: _write(floor, tables)), _ROUNDS
        )
        peak_many, peak_few = (_peak(lambda one=one: one.exports.save(ours)) for one in (register, few))
    return [
        Result(f"{many:,} people as XLSX, {count:,} cells", taken, "the same cells by xlsxwriter", raw, aim=2.0),
        Result(f"memory of {many:,} people (1 ms = 1 MB)", peak_many / 1e9, f"of {some:,}", peak_few / 1e9, aim=1.5),
    ]


def _cells(file: Path) -> list[list[list[object]]]:
    book = CalamineWorkbook.from_path(file)
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def _write(file: Path, tables: Sequence[Sequence[Sequence[object]]]) -> None:
    from xlsxwriter import Workbook

    with Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for table in tables:
            sheet = book.add_worksheet()
            for number, row in enumerate(table):
                for column, cell in enumerate(row):
                    _write_cell(sheet, number, column, cell, day)


def _write_cell(sheet: object, row: int, column: int, cell: object, day: object) -> None:
    if isinstance(cell, str):
        if cell:
            sheet.write_string(row, column, cell)  # type: ignore[attr-defined]
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)  # type: ignore[attr-defined]
    else:
        sheet.write_datetime(row, column, cell, day)  # type: ignore[attr-defined]


def _peak(job: Callable[[], object]) -> int:
    tracemalloc.start()
    job()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def main(many: int, some: int) -> None:
    """Make two registers and measure."""
    with tempfile.TemporaryDirectory() as folder:
        registers = [_filled(Path(folder) / f"{count}.consentregister", count) for count in (many, some)]
        show(measure(registers[0], many, registers[1], some))


def _filled(place: Path, people: int) -> Register:
    register = Register.create_demo(place)
    register.demo.fill(people)
    return register


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]) if len(sys.argv) > 2 else (100_000, 10_000))
