"""Pages that came in, as kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from consentregister.domain.errors import NotFound
from consentregister.domain.words import ScanStatus
from consentregister.store.connection import Connection

if TYPE_CHECKING:
    from consentregister.store.work import Change

_SCAN = """
    SELECT scan.*, document.name AS file, form.code AS form_code FROM scan
    JOIN document ON document.id = scan.document_id LEFT JOIN form ON form.id = scan.form_id
"""
_OPEN = ("proposed", "waiting")


def add_scan(
    change: Change, document: int, page: int, code: str, form: int | None, status: ScanStatus, reading: str
) -> tuple[int, bool]:
    """Keep a page unless it came in before.

    Returns: its id, and whether it is new.
    """
    row = change.connection.execute(
        "SELECT id FROM scan WHERE document_id = ? AND page = ? AND code = ?", (document, page, code)
    ).fetchone()
    if row is not None:
        return int(row["id"]), False
    cursor = change.connection.execute(
        "INSERT INTO scan (document_id, page, code, form_id, status, reason, taken_at, reading)"
        " VALUES (?, ?, ?, ?, ?, '', ?, ?)",
        (document, page, code, form, status.value, change.at, reading),
    )
    return int(cursor.lastrowid), True


def read_scan(connection: Connection, scan: int) -> Any:
    """One page with its file's name.

    Raises:
        NotFound: there is none of this id.
    """
    row = connection.execute(_SCAN + " WHERE scan.id = ?", (scan,)).fetchone()
    if row is None:
        raise NotFound("scan", "scan_unknown")
    return row


def open_scans(connection: Connection) -> list[Any]:
    """Pages that wait, in the order they came."""
    return list(connection.execute(_SCAN + " WHERE status IN (?, ?) ORDER BY scan.id", _OPEN))


def scans_of(connection: Connection, form: int, *, open_only: bool = False) -> list[Any]:
    """The pages of one form, its other sheets or the same sheet again, in the order they came; not those put aside."""
    wanted = _OPEN if open_only else (*_OPEN, "filed")
    states = ",".join("?" * len(wanted))
    return list(
        connection.execute(f"{_SCAN} WHERE scan.form_id = ? AND status IN ({states}) ORDER BY scan.id", (form, *wanted))
    )


def require_open(row: Any) -> None:
    """Make sure that a page still waits.

    Raises:
        NotFound: it was filed or put aside.
    """
    if row["status"] not in _OPEN:
        raise NotFound("scan", "scan_unknown")


def close_scan(change: Change, scan: int, status: ScanStatus, form: int | None, reason: str = "") -> None:
    """Mark a page as filed or put aside."""
    change.connection.execute(
        "UPDATE scan SET status = ?, form_id = ?, reason = ?, filed_at = ? WHERE id = ?",
        (status.value, form, reason, change.at, scan),
    )


def reopen_scans_of(change: Change, form: int) -> None:
    """Let the pages of a form wait again, after its filing was taken back."""
    change.connection.execute(
        "UPDATE scan SET status = 'proposed', filed_at = NULL WHERE form_id = ? AND status = 'filed'", (form,)
    )
