"""Children: what the parents' yes opens, and that it ends with coming of age."""

from __future__ import annotations

from tests.cli.calls import Cli


def test_child_without_and_with_the_parents_yes(cli: Cli) -> None:
    """A child's own signature is not enough; the parents' is, whatever its channel."""
    mother = cli.add("Maria Beispiel", "--phone", "0176 040690 11")
    kim = cli.add("Kim Beispiel", "--minor", "--guardian", mother, "--phone", "0171 39200 33")
    assert cli.check(kim, "appointment_or_order") == ("ask_first", "R09")
    assert cli.check(kim, "appointment_or_order", "phone_call") == ("allow_with_notice", "R10")
    assert cli.check(kim, "advertising") == ("block", "R08")
    cli.grant(kim, "appointment_or_order")
    assert cli.check(kim, "appointment_or_order") == ("ask_first", "R09")
    cli.grant(kim, "appointment_or_order", "--given-by", mother, channel="sms")
    assert cli.check(kim, "appointment_or_order", "sms") == ("allow", "R50")
    assert cli.check(kim, "answer_own_request", "phone_call") == ("allow_with_notice", "R41")
    assert cli.check(kim, "appointment_or_order") == ("ask_first", "R09")
    cli.ok("consent", "withdraw", kim, "--channel", "sms")
    assert cli.check(kim, "answer_own_request", "phone_call") == ("allow_with_notice", "R10")


def test_parents_yes_ends_with_coming_of_age(cli: Cli) -> None:
    """Once of age the person signs themselves."""
    mother = cli.add("Maria Beispiel", now="2026-11-01T08:00")
    kim = cli.add(
        "Kim Beispiel", "--birth-date", "2010-11-25", "--guardian", mother, "--phone", "0171 39200 33",
        now="2026-11-01T08:00",
    )  # fmt: skip
    cli.grant(kim, "appointment_or_order", "--given-by", mother)
    assert cli.check(kim, "appointment_or_order", now="2026-11-24T20:00") == ("allow", "R50")
    answer = cli(
        "check", kim, "--channel", "whatsapp", "--purpose", "appointment_or_order", now="2026-11-25T00:01"
    ).json
    assert (answer["rule"][:3], answer["state"]) == ("R55", "expired")
    assert "old enough" in answer["reason"]
