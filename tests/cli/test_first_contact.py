"""message …, matter …: who wrote first, and what may be answered (S2)."""

from __future__ import annotations

from pathlib import Path

from tests.cli.calls import Cli

PROMO = ("service_reminder", "advertising", "review_request")


def test_first_contact_of_a_new_customer(cli: Cli, anna: int) -> None:
    """Who wrote first is answered on this matter on this channel, and nothing else."""
    cli.writes(anna, "--matter", "Hochzeit")
    assert cli.check(anna) == ("allow_with_notice", "R51")
    assert cli.check(anna, "appointment_or_order") == ("ask_first", "R60")
    assert cli.check(anna, channel="signal") == ("ask_first", "R56")
    for purpose in PROMO:
        assert cli.check(anna, purpose) == ("ask_first", "R73")


def test_first_contact_of_an_existing_customer(cli: Cli) -> None:
    """With an existing customer it is the same, by the rule for them."""
    anna = cli.anna("--kind", "existing_customer", "--info-sheet-given")
    cli.writes(anna)
    assert cli.check(anna) == ("allow_with_notice", "R52")


def test_first_contact_about_an_appointment(cli: Cli, anna: int) -> None:
    """A message about the appointment opens the appointment too."""
    cli.writes(anna, "--purpose", "appointment_or_order")
    assert cli.check(anna, "appointment_or_order") == ("allow_with_notice", "R53")
    assert cli.check(anna) == ("allow_with_notice", "R51")


def test_closed_matter_has_days_of_grace(cli: Cli, anna: int) -> None:
    """After closing, answering goes on for fourteen days; then a signature is needed."""
    cli.writes(anna, "--matter", "Hochzeit", now="2026-11-01T12:00")
    closed = cli.ok("matter", "close", anna, "hochzeit", now="2026-11-02T12:00")
    assert closed["events"]
    assert cli.check(anna, now="2026-11-16T12:00") == ("allow_with_notice", "R51")
    assert cli.check(anna, now="2026-11-16T12:01") == ("ask_first", "R55")
    cli.refused(3, "matter", "close", anna, "Hochzeit")


def test_first_contact_ends_after_180_days(cli: Cli) -> None:
    """The last message in opens its matter for 180 days; a new one begins them anew."""
    anna = cli.anna(now="2026-01-01T12:00")
    cli.writes(anna, now="2026-01-01T12:00")
    assert cli.check(anna, now="2026-06-30T12:00") == ("allow_with_notice", "R51")
    assert cli.check(anna, now="2026-07-01T12:00") == ("ask_first", "R55")
    cli.writes(anna, now="2026-07-02T12:00")
    assert cli.check(anna, now="2026-07-02T13:00") == ("allow_with_notice", "R51")


def test_stricter_period_by_setting(cli: Cli, anna: int) -> None:
    """The owner may make the period shorter."""
    cli.writes(anna, now="2026-10-01T12:00")
    cli.ok("settings", "set", "first_contact_max_days=30")
    assert cli.check(anna) == ("ask_first", "R55")


def test_we_wrote_first(cli: Cli, anna: int) -> None:
    """Where we opened the conversation, the reply is no first contact: that contradiction asks first."""
    cli.ok(
        "message", "log", anna, "--channel", "whatsapp", "--direction", "out", "--reason", "dringend",
        now="2026-11-24T10:00",
    )  # fmt: skip
    assert cli.check(anna, now="2026-11-24T10:30") == ("ask_first", "R56")
    cli.writes(anna, now="2026-11-24T11:00")
    assert cli.check(anna) == ("ask_first", "R59")


def test_message_out_after_a_no_needs_a_reason(cli: Cli, anna: int) -> None:
    """One out after a no is recorded all the same with its verdict, when a reason is given."""
    out = ("message", "log", anna, "--channel", "whatsapp", "--direction", "out")
    cli.refused(3, *out)
    cli.refused(3, *out, "--reason", "  ")
    message = cli.ok(*out, "--reason", "Salon brennt")
    assert (message["verdict"], message["reason"]) == ("ask_first", "Salon brennt")
    assert message["rule"].startswith("R56")
    assert "Salon brennt" in cli.ok("log", "show", anna)[-1]["text"]


def test_message_out_after_a_yes(cli: Cli, anna: int) -> None:
    """One out after a yes needs no reason."""
    message = cli.ok("message", "log", anna, "--channel", "phone_call", "--direction", "out")
    assert message["verdict"] in ("allow", "allow_with_notice")


def test_message_out_keeps_the_verdict_of_its_time(cli: Cli) -> None:
    """A message out that is recorded later keeps the answer as it stood when it went."""
    anna = cli.anna(now="2026-11-20T08:00")
    cli.grant(anna, "appointment_or_order", now="2026-11-23T12:00")
    out = ("message", "log", anna, "--channel", "whatsapp", "--direction", "out", "--purpose", "appointment_or_order")
    cli.refused(3, *out, "--at", "2026-11-22T12:00")
    assert cli.ok(*out, "--at", "2026-11-23T13:00")["verdict"] == "allow"


def test_message_keys(cli: Cli, anna: int, tmp_path: Path) -> None:
    """A message comes back with what was said of it; its evidence is kept once."""
    proof = tmp_path / "chat.png"
    proof.write_bytes(b"picture")
    message = cli.writes(anna, "--matter", "Termin", "--at", "2026-11-24T09:00", "--evidence", proof)
    assert (message["person"], message["channel"], message["direction"]) == (anna, "whatsapp", "in")
    assert (message["at"], message["matter"]) == ("2026-11-24T08:00:00Z", "Termin")
    assert cli.ok("verify")["ok"]
