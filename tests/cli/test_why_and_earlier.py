"""What an answer rests on, what was true on an earlier day, and what to remember."""

from __future__ import annotations

from tests.cli.calls import NOON, Cli


def test_why(cli: Cli) -> None:
    """The facts, the rule and the source, as text and in the document."""
    anna = cli.anna()
    cli.grant(anna, "appointment_or_order")
    asked = ("check", anna, "--channel", "whatsapp", "--purpose", "appointment_or_order", "--register", cli.place)
    said = cli.plain(*asked, "--why", "--now", NOON).out
    assert "- Signed on paper on 24 November 2026 for 0171 39200 33." in said
    assert "Rule: R50_CONSENT_OWN" in said
    document = cli.ok(*asked)
    assert document["explanation"] in said
    assert document["facts"][0] in said


def test_earlier_day(cli: Cli) -> None:
    """How it was on a day, though the person wants no more since; a time has its own answer."""
    anna = cli.anna()
    cli.grant(anna, "appointment_or_order")
    later = "2026-12-10T12:00"
    cli.ok("consent", "withdraw", anna, "--channel", "whatsapp", now="2026-12-09T12:00")
    asked = ("check", anna, "--channel", "whatsapp", "--purpose", "appointment_or_order")
    verdicts = {
        at: cli(*asked, "--at", at, now=later).json["verdict"]
        for at in ("2026-11-25", "2026-12-09", "2026-12-09T11:59", "2026-12-10")
    }
    assert list(verdicts.values()) == ["allow", "block", "allow", "block"]
    assert cli(*asked, "--at", "2026-11-25", now=later).code == 0
    cli.refused(3, *asked, "--at", "2026-11-20", now=later)
    cli.refused(3, *asked, "--at", "2026-12-11", now=later)
    cli.refused(3, *asked, "--at", "yesterday", now=later)
    assert cli(*asked, "--at", "2026-11-25", "--log", now=later).code == 2


def test_what_to_remember(cli: Cli) -> None:
    """Consents long unused, and the proofs of a yes to advertising calls, each with its day."""
    anna = cli.anna()
    cli.grant(anna, "advertising", channel="phone_call")
    assert cli.ok("consent", "reviews") == []
    due = cli.ok("consent", "reviews", now="2028-11-01T12:00")
    assert due == [
        {
            "id": anna,
            "name": "Anna Beispiel",
            "channel": "phone_call",
            "purpose": "advertising",
            "due": "2028-11-24T11:00:00Z",
        }
    ]
    (proof,) = cli.ok("consent", "proofs")
    assert (proof["keep_until"], proof["over"], proof["last_call"]) == ("2031-11-24T11:00:00Z", False, None)
