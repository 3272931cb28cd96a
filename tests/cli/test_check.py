"""check: the answer as a document, in both languages, for one address, logged on demand."""

from __future__ import annotations

import json

from tests.cli.calls import Cli

KEYS = {
    "verdict", "rule", "headline", "reason", "source", "next_step", "next_step_2", "notices", "allowed_channels",
    "contact_point", "link", "until",
}  # fmt: skip


def test_answer_has_the_keys_of_the_contract(cli: Cli) -> None:
    """A yes tells where to, a no tells what else."""
    anna = cli.anna("--email", "anna@example.org", "--prefer", "email")
    no = cli("check", anna, "--channel", "whatsapp", "--purpose", "appointment_or_order").json
    assert set(no) >= KEYS
    assert (no["verdict"], no["rule"], no["link"], no["until"]) == ("ask_first", "R56_ASK_NEW", None, None)
    assert no["contact_point"] == "+491713920033"
    assert no["next_step"]
    assert no["next_step_2"]
    assert no["allowed_channels"] == ["email", "phone_call"]
    cli.writes(anna)
    yes = cli("check", anna, "--channel", "whatsapp", "--purpose", "answer_own_request").json
    assert yes["link"].startswith("https://wa.me/491713920033")
    assert yes["until"] == "2027-05-23T11:00:00Z"
    assert {"id", "text"} == set(yes["notices"][0])


def test_answer_in_both_languages(cli: Cli, anna: int) -> None:
    """The answer speaks the language asked for."""
    asked = ("check", anna, "--channel", "whatsapp", "--purpose", "advertising")
    assert cli(*asked, "--language", "de").json["reason"] != cli(*asked, "--language", "en").json["reason"]
    assert cli(*asked, "--language", "de").json["rule"] == cli(*asked, "--language", "en").json["rule"]


def test_allowed_channels_in_the_persons_order(cli: Cli) -> None:
    """Other channels come in the person's order, without the asked one, without those withdrawn or unreachable."""
    anna = cli.anna("--email", "anna@example.org", "--prefer", "phone_call", "--prefer", "email")
    asked = ("check", anna, "--channel", "whatsapp", "--purpose", "appointment_or_order")
    assert cli(*asked).json["allowed_channels"] == ["phone_call", "email"]
    cli.ok("consent", "withdraw", anna, "--channel", "phone_call")
    assert cli(*asked).json["allowed_channels"] == ["email"]


def test_no_contact_point(cli: Cli) -> None:
    """Without an address on the channel the verdict is the usual one, without a link."""
    anna = cli.add("Anna Beispiel")
    cli.writes(anna)
    answer = cli("check", anna, "--channel", "whatsapp", "--purpose", "answer_own_request").json
    assert (answer["verdict"], answer["contact_point"], answer["link"]) == ("allow_with_notice", None, None)


def test_check_of_one_address(cli: Cli) -> None:
    """A consent holds for its number; another number of the same person needs its own."""
    anna = cli.anna("--phone", "0176 040690 11")
    cli.grant(anna, "appointment_or_order", "--address", "0176 040690 11")
    asked = ("check", anna, "--channel", "whatsapp", "--purpose", "appointment_or_order", "--address")
    assert cli(*asked, "+49 176 040690 11").json["rule"].startswith("R50")
    assert cli(*asked, "0171 39200 33").json["rule"].startswith("R55")


def test_check_is_logged_on_demand_alone(cli: Cli, anna: int) -> None:
    """Looking is free; `--log` writes one entry, after a no as well."""
    before = cli.events()
    cli.check(anna)
    assert cli.events() == before
    asked = ("check", anna, "--channel", "whatsapp", "--purpose", "advertising", "--log")
    assert (cli(*asked).code, cli.events()) == (1, before + 1)
    assert cli.ok("log", "show", anna)[-1]["kind"] == "check"


def test_json_is_one_document(cli: Cli, anna: int) -> None:
    """Standard output holds one JSON document and a line's end, nothing else."""
    said = cli("board", anna)
    assert json.loads(said.out)
    assert said.out.count("\n") == 1
