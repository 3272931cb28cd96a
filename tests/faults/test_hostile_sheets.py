"""Tables made to exhaust a computer, and 5,000 spoilt ones of each kind: refused by one kind of error, in bounds."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from consentregister.domain.errors import UnreadableFile
from consentregister.exchange.contact_columns import sheet_of
from consentregister.exchange.contact_sheets import contacts_of, read_sheet
from consentregister.exchange.sheet import LARGEST, Rows
from consentregister.exchange.workbook_reader import REFUSED, ROWS, messages
from consentregister.exchange.workbook_zips import unpacked_size
from tests.exchange import program_tables
from tests.exchange.workbook_files import ods, ods_of, xlsx, xlsx_of
from tests.faults.spoiling import spoilt

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells what a process took at most"),
]

_MUTATIONS = 5_000
_SECONDS, _MEGABYTES = 2.0, 512
_HEAD = b"Name;Handy;E-Mail\n"
_ODS_TEXT = 'office:value-type="string"><text:p>A</text:p></table:table-cell>'
# Reads one table in a process of its own and tells seconds, megabytes (its reader's too) and the outcome.
_CHILD = """
import re, resource, sys, time
from pathlib import Path
def main():
    from consentregister.domain.errors import UnreadableFile
    from consentregister.exchange.contact_sheets import contacts_of, read_sheet
    content = Path(sys.argv[1]).read_bytes()
    begun = time.process_time()
    try:
        sheet = read_sheet(content, "kunden")
        told = f"read {sum(1 for _ in contacts_of(sheet, sheet.proposed))}"
    except UnreadableFile as error:
        told = error.key
    of_reader = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.process_time() - begun + of_reader.ru_utime + of_reader.ru_stime
    own = int(re.search("VmHWM:\\\\s+(\\\\d+)", Path("/proc/self/status").read_text())[1])
    print(seconds, (own + of_reader.ru_maxrss) / 1024, told)
if __name__ == "__main__":
    main()
"""


def _cells(rows: int) -> str:
    return "".join(f'<row r="{line}"><c r="A{line}"><v>1</v></c></row>' for line in range(1, rows + 1))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "3 million rows": lambda: _HEAD + b"A;0171;\n" * 3_000_000,
    "one line": lambda: b"a" * LARGEST,
    "one line of cells": lambda: b"ab;" * (LARGEST // 3),
    "quotation marks": lambda: b'"' * LARGEST,
    "line ends": lambda: b"\n" * LARGEST,
    "full of cells": lambda: (b"ab;" * 199 + b"cd\n") * 50_000,
    "wide letters": lambda: _HEAD + ("😀" + "a" * 990 + ";b\n").encode() * 30_000,
    "half addresses": lambda: _HEAD + (b"A;;" + b"a@" * 495 + b"\n") * 30_000,
    "half streets": lambda: "Name;Straße;Handy\n".encode() + (b"A;" + b"12345 a," * 120 + b";1\n") * 30_000,
    "no letters at all": lambda: bytes(range(128, 256)) * 200_000,
    "far corner": lambda: xlsx_of('<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "large and empty": lambda: xlsx_of(
        '<row r="1"><c r="A1"/></row><row r="200000"><c r="GR200000"><v>1</v></c></row>'
    ),
    "a million rows": lambda: xlsx_of(_cells(1_048_576)),
    "3 million rows in a workbook": lambda: xlsx_of(_cells(3_000_000)),
    "a bomb": lambda: xlsx_of(" " * 500_000_000),
    "a bomb of texts": lambda: xlsx_of("", sharedStrings=f"<sst>{'<si><t>abcdefgh</t></si>' * 5_000_000}</sst>"),
    "rows repeated": lambda: ods_of(
        f'<table:table-row table:number-rows-repeated="4294967295"><table:table-cell {_ODS_TEXT}</table:table-row>'
    ),
    "cells repeated": lambda: ods_of(
        '<table:table-row table:number-rows-repeated="1048576">'
        f'<table:table-cell table:number-columns-repeated="16384" {_ODS_TEXT}</table:table-row>'
    ),
}


@pytest.mark.parametrize("which", HOSTILE)
def test_within_two_seconds_and_512_megabytes(tmp_path: Path, which: str) -> None:
    """Refused or read, the computer is not exhausted."""
    file = tmp_path / "kunden"
    file.write_bytes(HOSTILE[which]()[:LARGEST])
    program = tmp_path / "child.py"  # a process that starts others needs a file to start from
    program.write_text(_CHILD, encoding="utf-8")
    run = subprocess.run([sys.executable, program, file], capture_output=True, text=True, check=True, timeout=120)
    seconds, megabytes, told = run.stdout.strip().split(" ", 2)

    assert float(seconds) < _SECONDS, told
    assert float(megabytes) < _MEGABYTES, told
    assert run.stderr == ""


def _read_here(content: bytes) -> None:
    """Read a workbook as its own process would, in this one: starting 10,000 of them would take an hour."""
    unpacked_size(content, "kunden")
    rows = Rows("kunden")
    for kind, told in messages(content):
        if kind == REFUSED:
            raise UnreadableFile(told, file="kunden")
        for line, cells in told if kind == ROWS else ():
            rows.add(line, cells)
    if rows.kept:
        sheet = sheet_of(rows.kept)
        list(contacts_of(sheet, sheet.proposed))


def _most_memory() -> float:
    """Megabytes this process took at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _read_text(content: bytes) -> None:
    if not content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        sheet = read_sheet(content, "kunden")
        list(contacts_of(sheet, sheet.proposed))


TABLES = [text.encode("cp1252") for text in (program_tables.SALON, program_tables.OUTLOOK_GERMAN)]
TABLES += [program_tables.GOOGLE_NEW.encode(), program_tables.TRADE.encode("utf-16")]


@pytest.mark.parametrize(
    ("kind", "samples", "read"),
    [("csv", TABLES, _read_text), ("xlsx", [xlsx()], _read_here), ("ods", [ods()], _read_here)],
    ids=["csv", "xlsx", "ods"],
)
def test_spoilt_tables(kind: str, samples: list[bytes], read: Callable[[bytes], None]) -> None:
    """5,000 of each kind: read, or refused by `UnreadableFile`, nothing else, each under two seconds."""
    dice = random.Random(kind)  # noqa: S311 (the same spoilt files each time)
    slowest, refused, before = 0.0, 0, _most_memory()
    for _ in range(_MUTATIONS):
        content, begun = spoilt(dice.choice(samples), dice), time.process_time()
        try:
            read(content)
        except UnreadableFile:
            refused += 1
        slowest = max(slowest, time.process_time() - begun)

    assert 0 < refused < _MUTATIONS
    assert slowest < _SECONDS
    assert _most_memory() - before < _MEGABYTES
