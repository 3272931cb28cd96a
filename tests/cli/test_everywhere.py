"""What holds for every command: options before and after, the register's place, errors, and ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import NOON, Cli

COMMANDS = (
    ("settings", "show"),
    ("device",),
    ("person", "find", "anna"),
    ("person", "show", "1"),
    ("check", "1", "--channel", "whatsapp", "--purpose", "advertising"),
    ("check-list", "--channel", "whatsapp", "--purpose", "advertising", "--ids", "1"),
    ("board", "1"),
    ("consent", "list", "1"),
    ("form", "list"),
    ("log", "show"),
    ("log", "show", "1"),
    ("verify",),
    ("backup", "list"),
    ("messengers",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_reading_changes_nothing(cli: Cli, anna: int, command: tuple[str, ...]) -> None:
    """A command that reads leaves every byte of the register as it was, and no file beside it."""
    before = cli.place.read_bytes()
    assert cli(*command).code in (0, 1)
    assert cli.place.read_bytes() == before
    assert [path.name for path in cli.place.parent.iterdir()] == [cli.place.name]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_missing_register_is_told(cli: Cli, command: tuple[str, ...], tmp_path: Path) -> None:
    """A register that is not there gives 4, and is not made by asking."""
    said = cli.plain(*command, "--register", tmp_path / "none.consentregister", "--json")
    assert (said.code, said.out, said.err.count("\n")) == (4, "", 1)
    assert not (tmp_path / "none.consentregister").exists()


def test_options_stand_before_or_after(cli: Cli, anna: int) -> None:
    """Options for every command are taken before it, after it, in its middle, and with an equals sign."""
    options = ("--register", cli.place, "--json", "--now", NOON, "--language", "en", "--by", "KP")
    found = [
        cli.plain(*options, "person", "find", "anna"),
        cli.plain("person", "find", "anna", *options),
        cli.plain("person", *options, "find", "anna"),
        cli.plain("person", "find", f"--register={cli.place}", "--json", "anna"),
    ]
    assert {said.code for said in found} == {0}
    assert [said.json for said in found] == [[{**found[0].json[0]}]] * 4


def test_register_by_folder_and_environment(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder means `register.consentregister` in it; without an option the environment says where."""
    folder = tmp_path / "shop"
    folder.mkdir()
    made = cli.plain("init", "--name", "Salon", "--register", folder, "--json").json
    assert made["register"] == str(folder / "register.consentregister")
    monkeypatch.setenv("CONSENTREGISTER_REGISTER", str(folder))
    assert cli.plain("settings", "show", "--json").json["business_name"] == "Salon"
    monkeypatch.setenv("CONSENTREGISTER_REGISTER", str(folder / "register.consentregister"))
    assert cli.plain("settings", "show", "--json").code == 0


def test_language_of_sentences(cli: Cli) -> None:
    """What is said follows `--language`, else the system."""
    german = cli.plain("person", "show", "7", "--register", cli.place, "--language", "de").err
    english = cli.plain("person", "show", "7", "--register", cli.place).err
    assert german != english
    assert "person 7" in english


@pytest.mark.parametrize(
    "command",
    [
        ("nonsense",),
        ("person", "nonsense"),
        ("check", "1", "--channel", "pigeon", "--purpose", "advertising"),
        ("check", "1", "--channel", "whatsapp", "--purpose", "nonsense"),
        ("check", "1", "--channel", "whatsapp"),
        ("check", "--channel", "whatsapp", "--purpose", "advertising"),
        ("check", "one", "--channel", "whatsapp", "--purpose", "advertising"),
        ("person", "add"),
        ("person", "add", "Anna", "--kind", "friend"),
        ("person", "add", "Anna", "--nonsense", "1"),
        ("person", "add", "Anna", "--prefer", "pigeon"),
        ("person", "add", "Anna", "--on", "pigeon=Max"),
        ("person", "add", "Anna", "--on", "threema"),
        ("person", "add", "Anna", "--form-language", "fr"),
        ("person", "edit", "1", "--uwg-7-3", "maybe"),
        ("person", "edit", "1", "--name", "Berta", "--first-contact", "pigeon"),
        ("person", "show", "1", "--language", "fr"),
        ("message", "log", "1", "--channel", "whatsapp", "--direction", "sideways"),
        ("message", "log", "1", "--channel", "whatsapp"),
        ("message", "log", "1", "--channel", "whatsapp", "--direction", "in", "--purpose", "advertising"),
        ("consent", "grant", "1", "--channel", "whatsapp"),
        ("consent", "grant", "1", "--channel", "whatsapp", "--purpose", "advertising", "--way", "wink"),
        ("consent", "void", "1", "--channel", "whatsapp", "--purpose", "advertising"),
        ("object", "1", "--scope", "half"),
        ("object", "1", "--scope", "no_contact"),
        ("form", "print", "1"),
        ("form", "print", "--output", "form.pdf"),
        ("form", "print", "1", "--kind", "letter", "--output", "form.pdf"),
        ("form", "void", "7KQ2M4XDP9TB"),
        ("scan", "file"),
        ("check-list", "--channel", "whatsapp", "--purpose", "advertising"),
        ("init",),
        ("backup", "nonsense"),
        ("card",),
        ("card", "--size", "A7", "--output", "card.pdf"),
        ("card", "--channel", "pigeon", "--output", "card.pdf"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_two(cli: Cli, anna: int, command: tuple[str, ...]) -> None:
    """What the command line does not know, misses, or has not in its list gives 2."""
    cli.refused(2, *command)
    assert cli.ok("person", "show", 1)["name"] == "Anna Beispiel"


@pytest.mark.parametrize(
    "command",
    [
        ("person", "add", ""),
        ("person", "add", "   "),
        ("person", "add", "x" * 201),
        ("person", "add", "Anna\x07"),
        ("person", "add", "Bert", "--phone", "0171 abc"),
        ("person", "add", "Bert", "--phone", "12"),
        ("person", "add", "Bert", "--phone", ""),
        ("person", "add", "Bert", "--email", "bert"),
        ("person", "add", "Bert", "--email", "bert@"),
        ("person", "add", "Bert", "--birth-date", "2026-11-25"),
        ("person", "add", "Bert", "--birth-date", "1850-01-01"),
        ("person", "add", "Bert", "--birth-date", "31.02.2010"),
        ("person", "add", "Bert", "--guardian", "99"),
        ("person", "add", "Bert", "--info-sheet-given", "2026-11-25"),
        ("person", "add", "Bert", "--on", "threema="),
        ("person", "edit", "1", "--guardian", "1"),
        ("person", "edit", "1", "--birth-date", "2027-01-01"),
        ("person", "edit", "1", "--name", " "),
        ("person", "show", "99"),
        ("person", "show", "0"),
        ("person", "show", "99999999999999999999"),
        ("person", "edit", "99", "--name", "Bert"),
        ("person", "remove", "99"),
        ("person", "restore", "1"),
        ("person", "block", "99"),
        ("person", "unblock", "99"),
        ("board", "99"),
        ("board", "99999999999999999999"),
        ("log", "show", "99"),
        ("consent", "list", "99"),
        ("object", "99"),
        ("check", "99", "--channel", "whatsapp", "--purpose", "advertising"),
        ("check", "99999999999999999999", "--channel", "whatsapp", "--purpose", "advertising"),
        ("check", "1", "--channel", "whatsapp", "--purpose", "advertising", "--address", "0176 040690 77"),
        ("message", "log", "99", "--channel", "whatsapp", "--direction", "in"),
        ("message", "log", "1", "--channel", "whatsapp", "--direction", "in", "--at", "2026-11-24T12:01"),
        ("message", "log", "1", "--channel", "whatsapp", "--direction", "in", "--at", "yesterday"),
        ("message", "log", "1", "--channel", "whatsapp", "--direction", "in", "--matter", "x" * 201),
        ("message", "log", "1", "--channel", "whatsapp", "--direction", "in", "--evidence", "none.png"),
        ("matter", "close", "1", "Hochzeit"),
        ("matter", "close", "99", "Hochzeit"),
        ("consent", "grant", "99", "--channel", "whatsapp", "--purpose", "advertising"),
        ("consent", "grant", "1", "--channel", "sms", "--purpose", "advertising", "--evidence", "none.pdf"),
        ("consent", "grant", "1", "--channel", "sms", "--purpose", "advertising", "--signed-on", "2026-11-25"),
        ("consent", "grant", "1", "--channel", "sms", "--purpose", "advertising", "--given-by", "99"),
        ("consent", "grant", "1", "--channel", "sms", "--purpose", "advertising", "--given-by", "1"),
        ("consent", "grant", "1", "--channel", "sms", "--purpose", "advertising", "--address", "0176 040690 77"),
        ("consent", "withdraw", "1", "--at", "2026-11-25"),
        ("consent", "withdraw", "99"),
        ("consent", "refuse", "99", "--channel", "whatsapp", "--purpose", "advertising"),
        ("consent", "void", "1", "--channel", "whatsapp", "--purpose", "advertising", "--reason", "mistake"),
        ("form", "print", "99", "--output", "form.pdf"),
        ("form", "print", "1", "99", "--output", "form.pdf"),
        ("form", "print", "1", "--channel", "letter", "--output", "form.pdf"),
        ("form", "print", "1", "--output", "no-such-folder/form.pdf"),
        ("form", "void", "nonsense", "--reason", "mistake"),
        ("form", "void", "7KQ2M4XDP9TB", "--reason", "mistake"),
        ("scan", "file", "none.pdf"),
        ("check-list", "--channel", "whatsapp", "--purpose", "advertising", "--file", "none.csv"),
        ("settings", "set", "guardian_age=99"),
        ("settings", "set", "guardian_age=old"),
        ("settings", "set", "nonsense=1"),
        ("settings", "set", "guardian_age"),
        ("settings", "set", "use_7_3=perhaps"),
        ("settings", "set", "whatsapp_service=pigeon"),
        ("settings", "set", "channels=whatsapp pigeon"),
        ("settings", "set", "business_name="),
        ("settings", "set", "business_email=salon"),
        ("settings", "set", "guardian_age=18", "use_7_3=perhaps"),
        ("init", "--name", "Salon"),
        ("demo",),
    ],
    ids=lambda command: " ".join(command)[:60].replace("\x07", "bell"),
)
def test_refused_input_is_three(
    cli: Cli, anna: int, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Input that can't be right gives 3 with one sentence; nothing was changed, and no file was made."""
    monkeypatch.chdir(tmp_path)
    cli.refused(3, *command)
    assert sorted(path.name for path in tmp_path.iterdir()) == [cli.place.name]


def test_ids_are_never_used_again(cli: Cli, anna: int) -> None:
    """Who is recorded after somebody was removed gets a new number."""
    bert = cli.add("Bert Beispiel")
    cli.ok("person", "remove", bert)
    assert cli.add("Cora Beispiel") == bert + 1


@pytest.mark.parametrize(
    "command",
    [
        ("person", "show", "1"),
        ("person", "edit", "1", "--name", "Berta"),
        ("person", "remove", "1"),
        ("person", "block", "1"),
        ("message", "log", "1", "--channel", "whatsapp", "--direction", "in"),
        ("check", "1", "--channel", "whatsapp", "--purpose", "advertising"),
        ("board", "1"),
        ("consent", "list", "1"),
        ("consent", "withdraw", "1"),
        ("object", "1"),
        ("form", "print", "1", "--output", "form.pdf"),
        ("log", "show", "1"),
    ],
    ids=" ".join,
)
def test_removed_person_is_unknown(
    cli: Cli, anna: int, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody in the bin is unknown to every command; taken out again, every command knows them."""
    monkeypatch.chdir(tmp_path)
    cli.ok("person", "remove", anna)
    assert cli.refused(3, *command).startswith(f"There is no person {anna} in the register; nothing was changed.")
    cli.ok("person", "restore", anna)
    assert cli(*command).code in (0, 1)


def test_only_the_bin_knows_who_was_removed(cli: Cli, anna: int) -> None:
    """`find --bin` finds who was removed and nobody else; restoring brings everything back."""
    cli.add("Anna Zweite")
    assert cli.ok("person", "find", "anna", "--bin") == []
    assert cli.ok("person", "remove", anna)["removed"] is True
    assert [row["id"] for row in cli.ok("person", "find", "anna", "--bin")] == [anna]
    assert [row["name"] for row in cli.ok("person", "find", "anna")] == ["Anna Zweite"]
    listed = cli("check-list", "--channel", "whatsapp", "--purpose", "advertising", "--ids", anna).json
    assert listed["unknown"] == [anna]
    assert cli.ok("person", "restore", anna)["removed"] is False
    assert cli.ok("person", "show", anna)["contact_points"][0]["address"] == "+491713920033"


def test_clock_stamps_events(cli: Cli) -> None:
    """`--now` stamps the events; the log's order is its number."""
    cli.add("Anna Beispiel", now="2026-11-24T12:00")
    cli.add("Bert Beispiel", now="2026-11-20T12:00+01:00")
    rows = cli.ok("log", "show")
    assert [row["event"] for row in rows] == list(range(1, len(rows) + 1))
    assert [row["at"] for row in rows][-2:] == ["2026-11-24T11:00:00Z", "2026-11-20T11:00:00Z"]


def test_later_facts_do_not_count_yet(cli: Cli) -> None:
    """Asked about an earlier time, what took effect later does not count."""
    anna = cli.anna(now="2026-11-20T09:00")
    cli.grant(anna, "appointment_or_order", now="2026-11-22T09:00")
    cli.writes(anna, now="2026-11-22T09:00")
    cli.ok("person", "block", anna, now="2026-11-23T09:00")
    assert cli.check(anna, "appointment_or_order", now="2026-11-21T09:00") == ("ask_first", "R56")
    assert cli.check(anna, "appointment_or_order", now="2026-11-22T10:00")[1] == "R50"
    assert cli.check(anna, "answer_own_request", now="2026-11-22T10:00")[1] == "R51"
    assert cli.check(anna, "appointment_or_order", now="2026-11-23T10:00") == ("block", "R01")


@pytest.mark.parametrize(
    "command",
    [
        ("person", "add", "Bert Beispiel"),
        ("person", "edit", "1", "--city", "Beispielstadt"),
        ("person", "edit", "1", "--first-contact", "whatsapp"),
        ("person", "block", "1"),
        ("person", "remove", "1"),
        ("message", "log", "1", "--channel", "whatsapp", "--direction", "in"),
        ("check", "1", "--channel", "sms", "--purpose", "advertising", "--log"),
        ("consent", "grant", "1", "--channel", "sms", "--purpose", "advertising"),
        ("consent", "refuse", "1", "--channel", "sms", "--purpose", "advertising"),
        ("consent", "withdraw", "1"),
        ("object", "1"),
        ("form", "print", "1", "--output", "form.pdf"),
        ("settings", "set", "guardian_age=18"),
        ("device", "confirm"),
    ],
    ids=" ".join,
)
def test_changing_commands_name_their_events(
    cli: Cli, anna: int, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changing command adds the numbers of its events, all of them and no others."""
    monkeypatch.chdir(tmp_path)
    before = cli.events()
    assert cli(*command).json["events"] == list(range(before + 1, cli.events() + 1))


def test_who_did_it_stands_in_the_log(cli: Cli) -> None:
    """Initials come from `--by`, else from the settings."""
    cli.add("Anna Beispiel")
    cli.add("Bert Beispiel", "--by", "XY")
    assert [row["by"] for row in cli.ok("log", "show")][-2:] == ["KP", "XY"]


def test_help_everywhere(cli: Cli) -> None:
    """Every command has help with an example."""
    for command in (("person", "add"), ("check",), ("scan", "file"), ("form", "print"), ("init",), ("rules", "decide")):
        said = cli.plain(*command, "--help")
        assert said.code == 0
        assert "Example: consentregister-cli" in " ".join(said.out.split())


def test_without_json_lines_for_people(cli: Cli, anna: int) -> None:
    """Without `--json` the answer is told in plain lines."""
    said = cli.plain(
        "check", 1, "--channel", "whatsapp", "--purpose", "advertising", "--register", cli.place, "--now", NOON
    )
    assert said.code == 1
    assert said.out.startswith("Not yet")
    assert "{" not in said.out


def test_password_never_ignored(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """A password is not passed over in silence as long as registers can't have one."""
    monkeypatch.setenv("CONSENTREGISTER_PASSWORD", "secret")
    assert cli("settings", "show").code == 4
