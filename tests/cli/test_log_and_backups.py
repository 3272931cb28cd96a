"""log …, verify, backup …: what happened, that nobody changed it, and copies."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from tests.cli.calls import Cli

HEAD = re.compile(r"[0-9a-f]{64}")


def changed_by_hand(place: Path, *statements: str) -> None:
    """Change a register's file behind the program's back."""
    with closing(sqlite.connect(str(place), isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_log_of_one_person(cli: Cli) -> None:
    """The log tells event, time, kind, person, text and hash; of one person where one is named."""
    anna, bert = cli.anna(), cli.add("Bert Beispiel")
    cli.ok("object", bert)
    rows = cli.ok("log", "show")
    assert {"event", "at", "kind", "person", "text", "hash"} <= set(rows[0])
    assert all(HEAD.fullmatch(row["hash"]) for row in rows)
    assert {row["person"] for row in cli.ok("log", "show", bert)} == {bert}
    assert anna in {row["person"] for row in rows}


def test_verify_in_order(cli: Cli, anna: int) -> None:
    """A register nobody meddled with is in order; the head is the newest hash."""
    found = cli.ok("verify")
    rows = cli.ok("log", "show")
    assert found == {"ok": True, "events": len(rows), "head": rows[-1]["hash"], "problems": []}


@pytest.mark.parametrize(
    "statements",
    [
        ("UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE seq = 2",),
        ("UPDATE event SET kind = 'person_edited' WHERE seq = 2",),
        ("UPDATE event SET person_id = 7 WHERE seq = 2",),
        ("UPDATE event SET payload = '{}' WHERE seq = 2",),
        ("UPDATE event SET payload = x'7b7d' WHERE seq = 2",),
        ("UPDATE event SET salt = NULL WHERE seq = 2",),
        ("UPDATE event SET salt = 'text' WHERE seq = 2",),
        ("UPDATE event SET digest = 'text' WHERE seq = 2",),
        ("UPDATE event SET hash = 'text' WHERE seq = 2",),
        ("UPDATE event SET hash = x'00' WHERE seq = 3",),
        ("UPDATE event SET at = 5 WHERE seq = 2",),
        ("DELETE FROM event WHERE seq = 2",),
        ("DELETE FROM event WHERE seq = 1",),
        ("DELETE FROM event",),
        ("UPDATE event SET seq = 99 WHERE seq = 2",),
        ("UPDATE event SET seq = -1 WHERE seq = 2", "UPDATE event SET seq = 2 WHERE seq = 3"),
        ("INSERT INTO event SELECT 4, at, kind, person_id, salt, payload, digest, hash FROM event WHERE seq = 3",),
        ("UPDATE document SET content = x'00'",),
        ("UPDATE document SET content = 'text'",),
        ("UPDATE document SET digest = replace(digest, substr(digest, 1, 1), 'x')",),
    ],
)
def test_verify_finds_what_was_changed(cli: Cli, anna: int, statements: tuple[str, ...]) -> None:
    """Whatever is changed behind the program's back, `verify` says so with 1, names it, and does not stumble."""
    cli.grant(anna, "advertising")
    guards = ("DROP TRIGGER event_stays", "DROP TRIGGER event_forgets_only", "DROP TRIGGER document_stays")
    changed_by_hand(cli.place, *guards, *statements)
    said = cli("verify")
    assert (said.code, said.json["ok"]) == (1, False), said.err
    assert said.json["problems"]


def test_verify_finds_missing_guards(cli: Cli) -> None:
    """A register that lost what guards its log is not in order."""
    changed_by_hand(cli.place, "DROP TRIGGER event_stays")
    assert cli("verify").code == 1


def test_backup_is_a_register(cli: Cli, anna: int, tmp_path: Path) -> None:
    """A backup opens as a register of its own and is in order; the list is newest first."""
    made = cli.ok("backup", "create", now="2026-11-23T12:00")
    second = cli.ok("backup", "create")
    assert made["log_events"] == 2
    assert cli.ok("verify")["head"].startswith(made["head"])
    assert [row["path"] for row in cli.ok("backup", "list")] == [second["path"], made["path"]]
    cli.place = Path(made["path"])
    assert cli.ok("person", "show", 1)["name"] == "Anna Beispiel"
    assert cli.ok("verify")["ok"] is True


def test_backup_to_a_folder(cli: Cli, tmp_path: Path) -> None:
    """A backup goes where it is told, and leaves nothing else there."""
    made = cli.ok("backup", "create", tmp_path / "stick")
    assert [path.name for path in (tmp_path / "stick").iterdir()] == [Path(made["path"]).name]
    (tmp_path / "file").write_text("in the way")
    cli.refused(4, "backup", "create", tmp_path / "file")


def test_log_cut_short_shows(cli: Cli, anna: int) -> None:
    """A log whose end was cut off still is a chain; the backup's name tells that it was longer."""
    cli.ok("object", anna)
    cli.ok("backup", "create")
    changed_by_hand(cli.place, "DROP TRIGGER event_stays", "DELETE FROM event WHERE seq > 1")
    guard = "CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'the log is append-only'); END"
    changed_by_hand(cli.place, guard)
    said = cli("verify")
    assert said.code == 1
    assert "backup" in said.json["problems"][0]


@pytest.mark.parametrize("payload", ["'{}'", "'nonsense'", "x'ff'", "'[1]'", "5", "NULL"])
def test_log_is_shown_though_changed(cli: Cli, anna: int, payload: str) -> None:
    """An entry somebody wrote over does not keep the others from being shown."""
    changed_by_hand(cli.place, "DROP TRIGGER event_forgets_only", f"UPDATE event SET payload = {payload} WHERE seq = 2")
    assert len(cli.ok("log", "show")) == 2
