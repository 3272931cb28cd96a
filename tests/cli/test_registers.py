"""init, demo, settings, device, log, verify, backup; and registers that can't be used."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from tests.cli.calls import NOON, Cli, start

HEAD = re.compile(r"[0-9a-f]{64}")


def changed_by_hand(place: Path, *statements: str) -> None:
    """Change a register's file behind the program's back."""
    with closing(sqlite.connect(str(place), isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_init_makes_a_register(cli: Cli, tmp_path: Path) -> None:
    """A register is made with its folder, readable by its owner alone, with one entry in its log."""
    place = tmp_path / "new" / "shop.consentregister"
    said = cli.plain(
        "init", "--name", "Salon", "--owner", "Kim Probe", "--street", "Kirchstr. 4", "--postcode", "10115",
        "--city", "Beispielstadt", "--phone", "030 23125 101", "--email", "salon@example.org", "--services", "Haare",
        "--register", place, "--json",
    )  # fmt: skip
    assert (said.code, said.json["register"], said.json["events"]) == (0, str(place), [1])
    shown = cli.plain("settings", "show", "--register", place, "--json").json
    assert (shown["business_name"], shown["business_postcode"]) == ("Salon", "10115")
    assert "Berlin" in shown["supervisory_authority"]
    assert cli.plain("device", "--register", place, "--json").json["ready"] is False


@pytest.mark.parametrize("wrong", [("--name", ""), ("--name", "S", "--phone", "abc"), ("--name", "S", "--email", "x")])
def test_init_with_wrong_data_makes_nothing(cli: Cli, tmp_path: Path, wrong: tuple[str, ...]) -> None:
    """A business that can't be is refused, and no file is made."""
    said = cli.plain("init", *wrong, "--register", tmp_path / "new.consentregister", "--json")
    assert (said.code, said.out) == (3, "")
    assert [path.name for path in tmp_path.iterdir()] == [cli.place.name]


def test_init_where_nothing_can_be_made(cli: Cli, tmp_path: Path) -> None:
    """Where a file stands in the way of the folder, the register can't be made: 4."""
    (tmp_path / "file").write_text("in the way")
    said = cli.plain("init", "--name", "Salon", "--register", tmp_path / "file" / "new.consentregister", "--json")
    assert (said.code, said.out, said.err.count("\n")) == (4, "", 1)


def test_device_gate(cli: Cli, tmp_path: Path) -> None:
    """Until the work phone's list is confirmed, messengers that read the address book are answered with no (M1)."""
    cli.place = tmp_path / "new.consentregister"
    cli.ok("init", "--name", "Salon")
    anna = cli.anna()
    cli.writes(anna)
    answer = cli("check", anna, "--channel", "whatsapp", "--purpose", "answer_own_request").json
    assert (answer["verdict"], [notice["id"] for notice in answer["notices"]]) == ("block", ["M1"])
    assert answer["link"] is None
    assert cli.check(anna, channel="sms")[0] == "ask_first"
    assert cli.ok("device") == {"ready": False, "items": [
        {"key": key, "done": False}
        for key in ("device_contacts_off", "device_work_phone_only", "device_no_cloud_backup")
    ]}  # fmt: skip
    assert cli.ok("device", "confirm")["ready"] is True
    assert cli.ok("device")["ready"] is True
    assert cli.check(anna) == ("allow_with_notice", "R51")


def test_device_ready_at_once(cli: Cli, tmp_path: Path) -> None:
    """`init --device-ready` confirms the list, in the log too."""
    cli.place = tmp_path / "new.consentregister"
    assert cli.ok("init", "--name", "Salon", "--device-ready")["events"] == [1, 2]
    assert cli.ok("device")["ready"] is True


def test_settings_have_their_types(cli: Cli) -> None:
    """Yes and no are true and false, numbers are numbers, and texts stay texts whatever they say."""
    assert cli.ok("settings", "set", "use_7_3=yes", "guardian_age=18", "business_city=101", "dpo_contact=no")
    shown = cli.ok("settings", "show")
    assert (shown["use_7_3"], shown["guardian_age"]) == (True, 18)
    assert (shown["business_city"], shown["dpo_contact"]) == ("101", "no")
    assert shown["first_contact_max_days"] == 180
    assert shown["first_contact_grace_days"] == 14
    assert shown["reconfirm_after_months"] == 24
    assert shown["sms_counts_as_modern_media"] is True
    assert shown["dpf_valid"] is True


@pytest.mark.parametrize("word", ["true", "false", "yes", "no", "1", "0", "on", "off"])
def test_yes_and_no_as_typed(cli: Cli, word: str) -> None:
    """Yes and no are taken in the usual words."""
    assert cli.ok("settings", "set", f"dpf_valid={word}")["dpf_valid"] is (word in {"true", "yes", "1", "on"})


def test_demo(cli: Cli, tmp_path: Path) -> None:
    """A register of invented people is made where none is; with people in it there is no second time."""
    cli.place = tmp_path / "demo.consentregister"
    counts = cli.ok("demo", "--people", 12, "--seed", 3)
    assert counts["people"] == 12
    assert len(cli.ok("person", "find", "")) == 12
    assert cli.ok("verify")["ok"] is True
    cli.refused(3, "demo")


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


@pytest.mark.slow
def test_register_is_for_its_owner_alone(tmp_path: Path) -> None:
    """A new register, its backups and its folder can be read by their owner alone."""
    place = tmp_path / "shop" / "new.consentregister"
    assert start("init", "--name", "Salon", "--register", place).code == 0
    made = start("backup", "create", "--register", place, "--json").json
    assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(Path(made["path"]).stat().st_mode) & 0o077 == 0


@pytest.mark.slow
def test_as_a_program(tmp_path: Path) -> None:
    """As a program of its own: UTF-8 whatever the system speaks, and the exit statuses of the contract."""
    place = tmp_path / "new.consentregister"
    options = ("--register", place, "--json")
    assert start("init", "--name", "Salon Łódź", *options).code == 0
    said = start("person", "add", "Łukasz İpek", *options, PYTHONIOENCODING="latin-1")
    assert (said.code, said.json["name"]) == (0, "Łukasz İpek")
    assert start("check", 1, "--channel", "sms", "--purpose", "advertising", *options).code == 1
    assert start("nonsense", *options).code == 2
    assert start("person", "show", 7, *options).code == 3
    assert start("person", "show", 7, "--register", tmp_path / "none.consentregister").code == 4


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


@pytest.mark.parametrize("payload", ["'{}'", "'nonsense'", "x'ff'", "'[1]'", "5", "NULL"])
def test_log_is_shown_though_changed(cli: Cli, anna: int, payload: str) -> None:
    """An entry somebody wrote over does not keep the others from being shown."""
    changed_by_hand(cli.place, "DROP TRIGGER event_forgets_only", f"UPDATE event SET payload = {payload} WHERE seq = 2")
    assert len(cli.ok("log", "show")) == 2


def test_fault_of_ours_without_a_log(cli: Cli, monkeypatch: pytest.MonkeyPatch, nobody_is_home: Path) -> None:
    """Where not even the log can be written, it is still one sentence and 70."""
    from consentregister.services.people import People

    monkeypatch.setattr(People, "show", lambda *_: {}["Anna"])
    monkeypatch.setenv("XDG_STATE_HOME", "/proc/nowhere")
    monkeypatch.setenv("LOCALAPPDATA", "/proc/nowhere")
    said = cli("person", "show", 1)
    assert (said.code, said.out, said.err.count("\n")) == (70, "", 1)


@pytest.mark.slow
def test_rules_as_a_program(tmp_path: Path) -> None:
    """`rules decide` needs no register; a missing column is 2 with a sentence and no output."""
    table = Path(__file__).parents[1] / "domain" / "decision_table.csv"
    said = start("rules", "decide", stdin=table.read_text(encoding="utf-8"))
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0].endswith("verdict,rule,error")
    assert len(said.out.splitlines()) > 386
    said = start("rules", "decide", stdin="person_kind,minor\nnew_customer,no\n")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
