"""Registers that are damaged, foreign, busy, write-protected or locked away, and faults of ours: one sentence each."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from tests.cli.calls import NOON, Cli


def changed_by_hand(place: Path, *statements: str) -> None:
    """Change a register's file behind the program's back."""
    with closing(sqlite.connect(str(place), isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def text_file(place: Path) -> None:
    """A text file in place of the register."""
    place.write_text("This is no register.")


def empty_file(place: Path) -> None:
    """An empty file in place of the register."""
    place.write_bytes(b"")


def other_database(place: Path) -> None:
    """Somebody else's database in place of the register."""
    place.unlink()
    changed_by_hand(place, "CREATE TABLE recipe (name TEXT)")


def newer(place: Path) -> None:
    """A register of a newer program."""
    changed_by_hand(place, "UPDATE alembic_version SET version_num = 'r9999'")


def damaged_head(place: Path) -> None:
    """A register whose first page is damaged behind its first bytes."""
    content = bytearray(place.read_bytes())
    content[16:4096] = os.urandom(4080)
    place.write_bytes(content)


def damaged_all(place: Path) -> None:
    """A register whose pages are all damaged but the first."""
    content = bytearray(place.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    place.write_bytes(content)


def cut_off(place: Path) -> None:
    """A register cut off in its middle."""
    content = place.read_bytes()
    place.write_bytes(content[: len(content) // 2])


def folder(place: Path) -> None:
    """A folder of the register's name, empty."""
    place.unlink()
    place.mkdir()


@pytest.mark.parametrize(
    "spoil", [text_file, empty_file, other_database, newer, damaged_head, damaged_all, cut_off, folder]
)
def test_register_that_cannot_be_used(cli: Cli, anna: int, spoil: object) -> None:
    """A register that can't be used gives 4 with one sentence, and not a byte of it is changed."""
    spoil(cli.place)  # type: ignore[operator]
    before = cli.place.read_bytes() if cli.place.is_file() else b""
    for command in (
        ("person", "show", "1"),
        ("check", "1", "--channel", "whatsapp", "--purpose", "advertising"),
        ("person", "add", "Bert Beispiel"),
        ("person", "find", "anna"),
        ("log", "show"),
        ("form", "list"),
    ):
        said = cli(*command)
        assert (said.code, said.out, said.err.count("\n")) == (4, "", 1), (command, said)
    assert (cli.place.read_bytes() if cli.place.is_file() else b"") == before


@pytest.mark.parametrize("spoil", [damaged_all, cut_off])
def test_verify_of_a_damaged_register(cli: Cli, anna: int, spoil: object) -> None:
    """A register that is damaged is not in order, whether it can be opened or not."""
    spoil(cli.place)  # type: ignore[operator]
    assert cli("verify").code in (1, 4)


@pytest.mark.slow
def test_damaged_data_page(cli: Cli) -> None:
    """One overwritten page is found: by the command that needs it, or by `verify`."""
    for number in range(40):
        cli.add(f"Anna {number} Beispiel")
    content = bytearray(cli.place.read_bytes())
    for page in range(8, len(content) // 4096, 7):
        spoiled = cli.place.with_name("spoiled.consentregister")
        spoiled.write_bytes(content[: page * 4096] + b"\xa5" * 4096 + content[(page + 1) * 4096 :])
        said = cli.plain("verify", "--register", spoiled, "--json")
        assert said.code in (1, 4), (page, said)
        found = cli.plain("person", "find", "anna", "--register", spoiled, "--json")
        assert found.code in (0, 4), (page, found)


@pytest.mark.slow
def test_busy_register(cli: Cli, anna: int) -> None:
    """While another program writes, reading goes on; a change waits, then gives 4."""
    with closing(sqlite.connect(str(cli.place), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert cli("person", "show", 1).code == 0
        said = cli("person", "add", "Bert Beispiel")
        other.execute("ROLLBACK")
    assert (said.code, said.out, said.err.count("\n")) == (4, "", 1)
    assert [row["name"] for row in cli.ok("person", "find", "")] == ["Anna Beispiel"]


READING = (
    ("check", "1", "--channel", "whatsapp", "--purpose", "advertising"),
    ("board", "1"),
    ("person", "find", "anna"),
    ("person", "show", "1"),
    ("consent", "list", "1"),
    ("form", "list"),
    ("log", "show"),
    ("settings", "show"),
    ("verify",),
)


def as_nobody(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user who owns nothing."""
    command = [sys.executable, "-c", "from consentregister.cli import main; main()", *arguments]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "HOME": "/nonexistent"}
    options = ["--register", str(place), "--json", "--now", NOON]
    return subprocess.run(
        ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command, *options],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip


@pytest.fixture
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that everybody can look into and only its owner can write to."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("needs root and setpriv, to become a user who may not write")
    shelf = tmp_path_factory.mktemp("shelf")
    for step in (shelf, *shelf.parents):
        with suppress(PermissionError):
            if step != Path("/") and stat.S_IMODE(step.stat().st_mode) & 0o055 != 0o055:
                step.chmod(0o755)
    probe = as_nobody(shelf / "none.consentregister", "settings", "show")
    if probe.returncode != 4:
        pytest.skip(f"a user who owns nothing can't run Python here: {probe.stderr[-200:]}")
    return shelf


@pytest.mark.slow
def test_read_only_register(cli: Cli, anna: int, shelf: Path) -> None:
    """A register that can't be written is read by every command that only reads; a changing one gives 4."""
    shelved = Path(shutil.copy(cli.place, shelf / "salon.consentregister"))
    shelved.chmod(0o444)
    before = shelved.read_bytes()
    for command in READING:
        said = as_nobody(shelved, *command)
        assert said.returncode in (0, 1), said.stderr
        assert said.stdout, said.stderr
    for command in (("person", "add", "Bert"), ("person", "block", "1"), ("check", *READING[0][1:], "--log")):
        said = as_nobody(shelved, *command)
        assert (said.returncode, said.stdout, said.stderr.count("\n")) == (4, "", 1), said.stderr
    assert shelved.read_bytes() == before
    assert [path.name for path in shelf.iterdir()] == [shelved.name]


@pytest.mark.slow
def test_register_nobody_may_read(cli: Cli, shelf: Path) -> None:
    """A register one may not even read gives 4."""
    shelved = Path(shutil.copy(cli.place, shelf / "salon.consentregister"))
    shelved.chmod(0o600)
    said = as_nobody(shelved, "settings", "show")
    assert (said.returncode, said.stdout, said.stderr.count("\n")) == (4, "", 1)


def test_fault_of_ours(cli: Cli, monkeypatch: pytest.MonkeyPatch, nobody_is_home: Path) -> None:
    """A fault of the program gives 70 with the place of its log, in which no personal data stand."""
    from consentregister.services.people import People

    def trip(self: People, person: int, **more: object) -> None:
        name = "Anna Beispiel +491713920033"
        raise ZeroDivisionError(name)

    cli.anna()
    monkeypatch.setattr(People, "show", trip)
    said = cli("person", "show", 1)
    assert (said.code, said.out, said.err.count("\n")) == (70, "", 1)
    log = next(nobody_is_home.rglob("*.log"))
    assert str(log) in said.err
    assert "ZeroDivisionError" in log.read_text()
    assert "trip" in log.read_text()
    assert "Anna" not in log.read_text() + said.err
    assert "3920033" not in log.read_text() + said.err


def test_fault_of_ours_without_a_log(cli: Cli, monkeypatch: pytest.MonkeyPatch, nobody_is_home: Path) -> None:
    """Where not even the log can be written, it is still one sentence and 70."""
    from consentregister.services.people import People

    monkeypatch.setattr(People, "show", lambda *_: {}["Anna"])
    monkeypatch.setenv("XDG_STATE_HOME", "/proc/nowhere")
    monkeypatch.setenv("LOCALAPPDATA", "/proc/nowhere")
    said = cli("person", "show", 1)
    assert (said.code, said.out, said.err.count("\n")) == (70, "", 1)
