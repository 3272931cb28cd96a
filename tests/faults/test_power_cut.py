"""The power button, the full disk, several programs at once: what was acknowledged is there, and the chain is whole."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from consentregister.domain.errors import StoreError
from consentregister.domain.person import NewPerson
from consentregister.register import Register
from tests.cli.calls import start

# Records people one after the other and says each number once it is acknowledged.
WRITER = """
import sys
from pathlib import Path
from consentregister.register import Register
from consentregister.domain.person import NewPerson
register = Register.open(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    person = register.people.record(NewPerson(name=f"{sys.argv[2]} {number}")).value.id
    print(person, flush=True)
register.close()
"""


def writer(place: Path, name: str, count: int) -> subprocess.Popen[str]:
    """Start a program that records people."""
    command = [sys.executable, "-c", WRITER, str(place), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_killed_in_the_middle_of_writing(place: Path, open_register: Callable[[], Register]) -> None:
    """Killed again and again in the middle of writes, the register has everybody it acknowledged and is in order."""
    acknowledged: list[int] = []
    for round_number in range(12):
        process = writer(place, f"Runde {round_number}", 10_000)
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(0.05 + 0.013 * round_number)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
        process.wait()
        process.stdout.close()
        acknowledged += [int(line) for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
        register = open_register()
        kept = {row.id for row in register.people.everybody(limit=100_000)}
        assert set(acknowledged) <= kept
        assert len(kept) - len(acknowledged) <= round_number + 1
        assert register.log.verify().ok
        register.close()
    assert len(acknowledged) > 24


@pytest.mark.slow
def test_three_programs_lose_nothing(place: Path, open_register: Callable[[], Register]) -> None:
    """Three programs writing at once lose nothing, and leave one chain."""
    writers = [writer(place, name, 15) for name in ("Anna", "Bert", "Cora")]
    said = [process.communicate()[0].split() for process in writers]
    assert [process.returncode for process in writers] == [0, 0, 0]
    numbers = [int(number) for one in said for number in one]
    assert len(set(numbers)) == 45
    register = open_register()
    assert {row.id for row in register.people.everybody()} == set(numbers)
    found = register.log.verify()
    assert (found.ok, found.events) == (True, 46)


def test_change_elsewhere_shows_at_once(open_register: Callable[[], Register]) -> None:
    """What another program changes is noticed within a second, once, and not what one changes oneself."""
    window, command_line = open_register(), open_register()
    assert not window.changed_elsewhere()
    window.people.record(NewPerson(name="Anna Beispiel"))
    assert not window.changed_elsewhere()
    command_line.people.record(NewPerson(name="Bert Beispiel"))
    began = time.monotonic()
    assert window.changed_elsewhere()
    assert time.monotonic() - began < 1
    assert not window.changed_elsewhere()
    assert window.people.count() == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can't be mounted here (needs root)")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=False)


def fill_up(disk: Path, leave: int) -> None:
    """Fill a disk but for some bytes."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    (disk / "ballast").write_bytes(b"x" * max(0, free - leave))


@pytest.mark.parametrize("leave", [0, 4096, 20_000])
def test_full_disk(place: Path, small_disk: Path, leave: int) -> None:
    """On a full disk a change fails with its sentence, everything before is there, and room makes it work again."""
    shelved = Path(shutil.copy(place, small_disk / "salon.consentregister"))
    register = Register.open(shelved)
    anna = register.people.record(NewPerson(name="Anna Beispiel")).value.id
    fill_up(small_disk, leave)
    refused = ""
    kept = 1
    for number in range(60):
        try:
            register.people.record(NewPerson(name=f"Bert {number}"))
            kept += 1
        except StoreError as error:
            refused = error.key
            break
    assert refused in ("errors.disk_full", "errors.disk_failed")
    assert register.people.show(anna).name == "Anna Beispiel"
    assert register.people.count() == kept
    (small_disk / "ballast").unlink()
    register.people.record(NewPerson(name="Cora Beispiel"))
    assert register.people.count() == kept + 1
    assert register.log.verify().ok
    register.close()
    assert [path.name for path in small_disk.iterdir()] == [shelved.name]


@pytest.mark.slow
def test_full_disk_by_command_line(place: Path, small_disk: Path) -> None:
    """By the command line a full disk is 4 with one sentence, for people, forms and backups; no half file stays."""
    shelved = Path(shutil.copy(place, small_disk / "salon.consentregister"))
    options = ("--register", shelved, "--json")
    assert start("person", "add", "Anna", "--phone", "0171 39200 33", *options).code == 0
    fill_up(small_disk, 0)
    for command in (
        ("person", "add", "Bert Beispiel"),
        ("form", "print", "1", "--output", str(shelved.parent.parent / "form.pdf")),
        ("backup", "create"),
        ("init", "--name", "Salon", "--register", str(small_disk / "new.consentregister")),
    ):
        said = start(*command, *(() if command[0] == "init" else options))
        assert (said.code, said.out, said.err.count("\n")) == (4, "", 1), (command, said)
    (small_disk / "ballast").unlink()
    assert start("verify", *options).json["ok"]
    left = {path.name for path in small_disk.rglob("*") if path.is_file()}
    assert left == {shelved.name}


@pytest.mark.slow
def test_disk_that_refuses(place: Path) -> None:
    """Where no file may grow, a change is refused with a sentence and nothing is lost."""
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
    call = "from consentregister.cli import main; main()"
    command = [sys.executable, "-c", limit + call, "person", "add", "Anna", "--register", str(place), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (4, "", 1), done.stderr
    assert json.loads(start("verify", "--register", place, "--json").out)["ok"]
