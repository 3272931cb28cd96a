"""Files seen in the watched folder, so that each is taken once, also after a restart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from consentregister.store.connection import Connection

if TYPE_CHECKING:
    from consentregister.store.work import Change

# Name, size in bytes, time of the last change in nanoseconds: another one of them is another file.
Seen = tuple[str, int, int]
# "before": lay there when the folder was chosen, and nobody has said yet what is to become of it.
BEFORE, DONE = "before", "done"


def seen_files(connection: Connection, folder: str) -> dict[Seen, str]:
    """What was seen in a folder, with what became of it."""
    rows = connection.execute("SELECT name, size, changed, state FROM watched_file WHERE folder = ?", (folder,))
    return {(row["name"], row["size"], row["changed"]): row["state"] for row in rows}


def note_files(change: Change, folder: str, files: Iterable[Seen], state: str) -> None:
    """Note files of a folder as seen."""
    change.connection.executemany(
        "INSERT INTO watched_file (folder, name, size, changed, state) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (folder, name, size, changed) DO UPDATE SET state = excluded.state",
        [(folder, *file, state) for file in files],
    )


def forget_files(change: Change, folder: str) -> None:
    """Forget what was seen in a folder that is chosen anew."""
    change.connection.execute("DELETE FROM watched_file WHERE folder = ?", (folder,))
