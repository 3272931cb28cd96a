"""init, demo, settings, device: a register is made and set up."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.calls import Cli, start


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
