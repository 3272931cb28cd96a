"""What a process does that opens one workbook: reads the first sheet with something in it, and tells its rows."""

from __future__ import annotations

import contextlib
import datetime
import io
import os
import signal
from collections.abc import Iterator
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from consentregister.exchange.sheet import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from consentregister.exchange.sheet_texts import plain_cell

READY, ROWS, END, REFUSED = "ready", "rows", "end", "refused"
_MEMORY: Final = 384 * 1024 * 1024  # bytes beyond what the process has when it starts
_AT_ONCE: Final = 2_000
_EXACT: Final = 1e15  # whole numbers below this are exact
_HIGHEST: Final = 1_048_576
# A row, and what stands in it: texts, numbers, days.
_Cells = list[Any]


def serve(pipe: Connection[Any, Any]) -> None:
    """Read the one workbook that comes through a pipe, within limits, and tell its rows."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    be_silent()
    import python_calamine  # noqa: F401 (loaded before memory is bounded)

    bound_memory()
    with contextlib.suppress(EOFError, OSError):
        pipe.send((READY, None))
        for message in messages(pipe.recv_bytes()):
            pipe.send(message)


def messages(content: bytes) -> Iterator[tuple[str, Any]]:
    """What there is to tell of a workbook: its rows, some at once, and the end; or why it can't be read."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield from _told(content)
    except PasswordError:
        yield REFUSED, "sheet_locked"
    except CalamineError:
        yield REFUSED, "sheet_damaged"
    except MemoryError:
        yield REFUSED, "sheet_too_large"
    except BaseException as error:  # calamine's panics are no Exception
        if isinstance(error, GeneratorExit):
            raise
        yield REFUSED, "sheet_damaged"


def _told(content: bytes) -> Iterator[tuple[str, Any]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        shown = sorted(workbook.sheets_metadata, key=lambda one: one.visible is not SheetVisibleEnum.Visible)
        for sheet in (one for one in shown if one.typ is SheetTypeEnum.WorkSheet):
            found = workbook.get_sheet_by_name(sheet.name)
            if not found.height or not found.width:
                continue
            if refusal := _too_large(found.height, found.width):
                yield REFUSED, refusal
                return
            yield from _rows(found.iter_rows(), (found.start or (0, 0))[1])
            break
    yield END, None


def _too_large(height: int, width: int) -> str:
    """Why a sheet is refused before its cells are read, "" for not."""
    if height > _HIGHEST:
        return "sheet_damaged"
    # Empty cells at the end that only have a colour do not count: they are seen row by row.
    return "sheet_too_wide" if width > MOST_COLUMNS * 20 else "sheet_too_long" if height > MOST_ROWS * 6 else ""


def _rows(rows: Iterator[_Cells], first_column: int) -> Iterator[tuple[str, Any]]:
    """The rows with something in them; calamine leaves out empty columns before the first, but no rows."""
    before = ("",) * first_column
    lines = ((line, (*before, *map(cell_text, cells))) for line, cells in enumerate(rows, 1))
    filled = ((line, cells) for line, cells in lines if any(cells))
    while some := list(islice(filled, _AT_ONCE)):
        yield ROWS, some


def cell_text(value: object) -> str:
    """A cell as people read it: whole numbers without ".0", days as 2026-11-24."""
    if isinstance(value, str):
        return plain_cell(value[: LONGEST_CELL * 2])
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def bound_memory() -> None:
    """Allow no more memory than a table needs, where the system can (Linux)."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def be_silent() -> None:
    """Rust writes to standard error when memory is refused; nobody is to read that."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
