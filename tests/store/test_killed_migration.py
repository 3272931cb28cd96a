"""The power button in the middle of a migration: the old register opens unharmed, and the copy made before is there."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import consentregister.store
from consentregister.register import Register
from consentregister.store.connection import connect
from tests.conftest import Clock

FOLDER = Path(consentregister.store.__file__).parent / "migrations"

# A further step, for the tests only: it renames what there is, adds a table, fills it, says so, and waits if told to.
STEP = """
import os, time
from alembic import op

revision, down_revision = "r9001", "r0002"

def upgrade():
    op.execute("ALTER TABLE person RENAME COLUMN name TO full_name")
    op.execute("CREATE TABLE later (id INTEGER PRIMARY KEY, filling BLOB)")
    for _ in range(int(os.environ["ROWS"])):
        op.execute("INSERT INTO later (filling) VALUES (randomblob(4000))")
    print("half-way", flush=True)
    time.sleep(float(os.environ["WAIT"]))
"""

# A newer program: it has a further step, and opens the register as any program does.
NEWER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from consentregister.store import migrate, store
migrate.__file__ = sys.argv[1]
migrate.REVISION = store.REVISION = "r9001"
store.Store.open(Path(sys.argv[2]), lambda: datetime.now(UTC)).close()
print("done", flush=True)
"""


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Where the newer program's steps lie."""
    home = tmp_path / "newer"
    shutil.copytree(FOLDER, home / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    (home / "migrations" / "versions" / "r9001_later.py").write_text(STEP)
    return home / "migrate.py"


def start(newer: Path, place: Path, *, rows: int, wait: int) -> subprocess.Popen[str]:
    """Open the register with the newer program, which waits in the middle of its step."""
    command = [sys.executable, "-c", NEWER, str(newer), str(place)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={"PATH": "", "ROWS": str(rows), "WAIT": str(wait)}
    )


def revision(place: Path) -> str:
    """The revision a file says it has."""
    with closing(connect(place, read_only=True)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def tables(place: Path) -> set[str]:
    """What a file holds, with the words that made it."""
    with closing(connect(place, read_only=True)) as connection:
        return {str(row[0]) for row in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}


def is_unharmed(place: Path, anna: int, clock: Clock) -> bool:
    """Whether a file opens with Anna in it and everything in order."""
    with closing(Register.open(place, clock=clock)) as register:
        return register.people.show(anna).name == "Anna Beispiel" and register.log.verify().ok


@pytest.mark.slow
@pytest.mark.parametrize("rows", [1, 6000], ids=["little done", "more done than fits in memory"])
def test_killed_half_way(place: Path, anna: int, newer: Path, clock: Clock, rows: int) -> None:
    """Killed in the middle of a step, nothing of the step is in the register, and the copy of before opens too.

    With more rows than fit in memory half the step lies on the disk already when the program is killed.
    """
    before, copy = tables(place), place.with_name("salon-r0002.consentregister")
    process = start(newer, place, rows=rows, wait=60)
    assert process.stdout is not None
    assert process.stdout.readline() == "half-way\n"
    assert copy.exists()
    wal = place.with_name(place.name + "-wal")
    assert rows == 1 or wal.stat().st_size > 10_000_000
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()

    for file in (place, copy):
        assert (revision(file), tables(file)) == ("r0002", before)
        assert is_unharmed(file, anna, clock)

    again = start(newer, place, rows=rows, wait=0)
    assert again.communicate()[0].split() == ["half-way", "done"]
    assert again.returncode == 0
    assert (revision(place), revision(copy)) == ("r9001", "r0002")
    assert is_unharmed(copy, anna, clock)
    with closing(connect(place, read_only=True)) as connection:
        assert [row[0] for row in connection.execute("SELECT full_name FROM person")] == ["Anna Beispiel"]
        assert connection.execute("SELECT count(*) FROM later").fetchone()[0] == rows


@pytest.mark.slow
def test_killed_while_the_copy_is_made(place: Path, anna: int, newer: Path, clock: Clock) -> None:
    """Killed before the copy has its name, no half copy stands under it, and the next opening makes it."""
    copy = place.with_name("salon-r0002.consentregister")
    place.with_name(f".{copy.name}.unfinished").write_bytes(place.read_bytes()[:5000])
    process = start(newer, place, rows=1, wait=0)
    assert process.communicate()[0].split() == ["half-way", "done"]
    assert is_unharmed(copy, anna, clock)
    assert not [path.name for path in place.parent.iterdir() if path.name.endswith(".unfinished")]
