"""Workbooks of Excel and LibreOffice (XLSX, XLSM, XLS, ODS), opened in a process of their own that may not take much.

Calamine lays a sheet out from its first to its last cell: one cell at the far corner, and it asks for 500 GB. No look
at the file beforehand can rule that out, so it is opened where memory and time are bounded. Macros are never run.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from typing import Any, Final

from consentregister.domain.errors import UnreadableFile
from consentregister.exchange.sheet import MOST_COLUMNS, MOST_ROWS, Row, Rows
from consentregister.exchange.workbook_reader import END, REFUSED, serve
from consentregister.exchange.workbook_zips import unpacked_size

_START: Final = 20.0  # s until a new process listens, on a slow computer
_PATIENCE: Final = 1.5  # s without a word, and
_PATIENCE_MB: Final = 0.1  # s for each megabyte unpacked


def workbook_rows(content: bytes, name: str) -> list[Row]:
    """The rows of the first sheet with something in it.

    Raises:
        UnreadableFile: locked, damaged, empty, no workbook, or more than can be taken.
    """
    size = unpacked_size(content, name)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs,), daemon=True, name="workbook-reader")
    process.start()
    theirs.close()
    try:
        return _heard(ours, content, name, _PATIENCE + _PATIENCE_MB * size / 1e6)
    except (EOFError, OSError):  # it took more memory than it may, or fell over the file
        raise UnreadableFile("sheet_kills_reader", file=name) from None
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def _heard(pipe: Connection[Any, Any], content: bytes, name: str, patience: float) -> list[Row]:
    rows = Rows(name)
    _next(pipe, name, _START)
    pipe.send_bytes(content)
    while (told := _next(pipe, name, patience))[0] != END:
        if told[0] == REFUSED:
            raise UnreadableFile(told[1], file=name, most=MOST_COLUMNS if told[1] == "sheet_too_wide" else MOST_ROWS)
        for line, cells in told[1]:
            rows.add(line, cells)
    return rows.kept


def _next(pipe: Connection[Any, Any], name: str, patience: float) -> tuple[str, Any]:
    if not pipe.poll(patience):
        raise UnreadableFile("sheet_kills_reader", file=name)
    told: tuple[str, Any] = pipe.recv()
    return told
