"""object: what an objection ends, and what a later signature lifts."""

from __future__ import annotations

import pytest

from tests.cli.calls import Cli


def state(cli: Cli, person: int, channel: str, purpose: str, now: str = "2026-11-24T12:00") -> list[str]:
    """The states a consent's cell went through, as the list tells them."""
    rows = cli.ok("consent", "list", person, now=now)
    return [row["state"] for row in rows if (row["channel"], row["purpose"]) == (channel, purpose)]


def test_objection_to_advertising(cli: Cli) -> None:
    """No advertising, on no channel; own matters go on with a note."""
    anna = cli.anna("--email", "anna@example.org", "--street", "Weg 1", "--postcode", "12345", "--city", "Ort")
    cli.grant(anna, "appointment_or_order", now="2026-11-20T12:00")
    cli.grant(anna, "advertising", now="2026-11-20T12:00")
    said = cli.ok("object", anna)
    assert said["events"]
    assert cli.ok("person", "show", anna)["objection"] == "advertising"
    for channel in ("whatsapp", "email", "letter", "phone_call", "in_person"):
        assert cli.check(anna, "advertising", channel) == ("block", "R03")
    assert cli.check(anna, "appointment_or_order") == ("allow_with_notice", "R05")
    assert state(cli, anna, "whatsapp", "advertising") == ["withdrawn"]


def test_objection_to_everything(cli: Cli) -> None:
    """Messengers fall silent, the telephone goes on for own matters."""
    anna = cli.anna("--kind", "existing_customer")
    cli.grant(anna, "appointment_or_order")
    cli.ok("object", anna, "--scope", "everything")
    assert cli.ok("person", "show", anna)["objection"] == "everything"
    assert cli.check(anna, "appointment_or_order") == ("block", "R04")
    assert cli.check(anna, "appointment_or_order", "phone_call")[0] == "allow_with_notice"


def test_later_signature_lifts_an_objection_there_alone(cli: Cli) -> None:
    """A box signed after the objection allows only that channel for that purpose; on the same day it does not."""
    anna = cli.anna("--email", "anna@example.org")
    cli.ok("object", anna, now="2026-11-10T09:00")
    cli.grant(anna, "service_reminder", "--signed-on", "2026-11-10", now="2026-11-10T18:00")
    assert cli.check(anna, "service_reminder") == ("block", "R03")
    cli.grant(anna, "service_reminder", "--signed-on", "2026-11-11", now="2026-11-12T09:00")
    assert cli.check(anna, "service_reminder") == ("allow_with_notice", "R70")
    assert cli.check(anna, "advertising") == ("block", "R03")
    assert cli.check(anna, "service_reminder", "sms") == ("block", "R03")
    assert cli.ok("person", "show", anna)["objection"] == "advertising"
    cli.ok("object", anna, now="2026-11-20T09:00")
    assert cli.check(anna, "service_reminder") == ("block", "R03")


@pytest.mark.parametrize("more", [("--way", "oral"), ()])
def test_spoken_yes_lifts_nothing(cli: Cli, anna: int, more: tuple[str, ...]) -> None:
    """A spoken yes, or one without its paper, leaves the objection."""
    cli.ok("object", anna, now="2026-11-10T09:00")
    cli.ok("consent", "grant", anna, "--channel", "whatsapp", "--purpose", "advertising", *more)
    cli.writes(anna)
    assert cli.check(anna, "advertising") == ("block", "R03")
