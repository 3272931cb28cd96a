"""Tables made to exhaust a computer, and 5,000 spoilt ones of each kind: refused by one kind of error, in bounds."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import random
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from consentregister.domain.errors import UnreadableFile
from consentregister.exchange.contact_columns import sheet_of
from consentregister.exchange.contact_sheets import contacts_of, read_sheet
from consentregister.exchange.sheet import LARGEST, Rows
from consentregister.exchange.workbook_reader import REFUSED, ROWS, be_silent, bound_memory, messages
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
_START, _PATIENCE = 20.0, 1.6  # s: as long as the program itself waits
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


def _inside(content: bytes, dice: random.Random) -> bytes:
    """A workbook with one of its parts spoilt and packed anew: what the zip's own check does not find."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    telling = [
        name for name in parts if name.endswith(("sheet1.xml", "content.xml", "sharedStrings.xml", "styles.xml"))
    ]
    which = dice.choice(telling)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, spoilt(part, dice) if name == which else part)
    return buffer.getvalue()


def _spoilt(kind: str, number: int) -> bytes:
    """The same spoilt file each time: tables of text by their bytes, workbooks by those or inside."""
    dice = random.Random(f"{kind} {number}")  # noqa: S311 (nothing secret)
    content = dice.choice(SAMPLES[kind])
    return _inside(content, dice) if kind != "csv" and number % 4 else spoilt(content, dice)


def _read_here(content: bytes) -> None:
    """Read a file as the reader of workbooks does, in this process: starting 10,000 of them would take an hour."""
    if not content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        sheet = read_sheet(content, "kunden")
        list(contacts_of(sheet, sheet.proposed))
        return
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


def _read_many(kind: str, first: int, pipe: Connection[Any, Any]) -> None:
    """Read spoilt files in bounded memory, and tell of each: number, seconds, and what came of it."""
    be_silent()
    bound_memory()
    for number in range(first, _MUTATIONS):
        content, begun = _spoilt(kind, number), time.process_time()
        try:
            _read_here(content)
            told = "read"
        except UnreadableFile as error:
            told = error.key
        except BaseException as error:  # noqa: BLE001 (that is what is looked for)
            told = f"{type(error).__name__}: {error}"
        pipe.send((number, time.process_time() - begun, told))
    pipe.close()


def _outcomes(kind: str) -> Iterator[tuple[int, float, str]]:
    """What came of each spoilt file; where one took the process with it or stopped it, the next goes on behind it."""
    number = 0
    while number < _MUTATIONS:
        for told in _until_it_ends(kind, number):
            number = told[0] + 1
            yield told
        if number < _MUTATIONS:
            yield number, 0.0, "errors.sheet_kills_reader"
            number += 1


def _until_it_ends(kind: str, first: int) -> Iterator[tuple[int, float, str]]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_read_many, args=(kind, first, theirs), daemon=True)
    process.start()
    theirs.close()
    patience = _START
    with contextlib.suppress(EOFError):
        while ours.poll(patience):
            yield ours.recv()
            patience = _PATIENCE
    process.kill()
    process.join()


TABLES = [text.encode("cp1252") for text in (program_tables.SALON, program_tables.OUTLOOK_GERMAN)]
TABLES += [program_tables.GOOGLE_NEW.encode(), program_tables.TRADE.encode("utf-16")]
SAMPLES = {"csv": TABLES, "xlsx": [xlsx()], "ods": [ods()]}


@pytest.mark.parametrize("kind", SAMPLES)
def test_spoilt_tables(kind: str) -> None:
    """5,000 of each kind: read, or refused by `UnreadableFile`, nothing else, each under two seconds."""
    outcomes = list(_outcomes(kind))
    told = Counter(outcome for _, _, outcome in outcomes)

    assert len(outcomes) == _MUTATIONS
    assert [one for one in told if one != "read" and not one.startswith("errors.sheet_")] == []
    assert max(seconds for _, seconds, _ in outcomes) < _SECONDS
    assert told["errors.sheet_kills_reader"] < _MUTATIONS / 100, told
    assert told["read"] > _MUTATIONS / 20, told
