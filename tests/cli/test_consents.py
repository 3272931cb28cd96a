"""consent …: granted, refused, withdrawn, filed by mistake, and what is answered then."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import Cli

OWN = ("answer_own_request", "appointment_or_order")
PROMO = ("service_reminder", "advertising", "review_request")


def state(cli: Cli, person: int, channel: str, purpose: str, now: str = "2026-11-24T12:00") -> list[str]:
    """The states a consent's cell went through, as the list tells them."""
    rows = cli.ok("consent", "list", person, now=now)
    return [row["state"] for row in rows if (row["channel"], row["purpose"]) == (channel, purpose)]


def test_consent_with_evidence(cli: Cli, anna: int) -> None:
    """A signed paper on file allows the channel for the purpose, and no other."""
    granted = cli.grant(anna, "appointment_or_order")
    assert granted["events"]
    assert cli.check(anna, "appointment_or_order") == ("allow", "R50")
    assert cli.check(anna, "advertising") == ("ask_first", "R76")
    assert cli.check(anna, "appointment_or_order", "signal") == ("ask_first", "R56")
    (row,) = cli.ok("consent", "list", anna)
    assert set(row) >= {
        "channel", "purpose", "state", "way", "signed_at", "recorded_at", "effective_at", "withdrawn_at", "given_by",
        "form", "wording", "evidence",
    }  # fmt: skip
    assert (row["state"], row["way"], row["signed_at"], row["recorded_at"]) == (
        "granted", "paper", None, "2026-11-24T11:00:00Z",
    )  # fmt: skip
    assert len(row["evidence"]) == 64


def test_consent_for_several_purposes(cli: Cli, anna: int) -> None:
    """Several purposes are granted at once; advertising is never a plain yes."""
    cli.grant(anna, "advertising", "--purpose", "service_reminder", "--signed-on", "2026-11-20")
    assert cli.check(anna, "advertising") == ("allow_with_notice", "R70")
    assert cli.check(anna, "service_reminder") == ("allow_with_notice", "R70")
    assert {row["signed_at"] for row in cli.ok("consent", "list", anna)} == {"2026-11-20"}


def test_consent_counts_from_its_signature(cli: Cli) -> None:
    """What was signed last week counts since then; later proof is no loss."""
    anna = cli.anna(now="2026-11-10T08:00")
    cli.grant(anna, "appointment_or_order", "--signed-on", "2026-11-17")
    assert cli.check(anna, "appointment_or_order", now="2026-11-16T12:00") == ("ask_first", "R56")
    assert cli.check(anna, "appointment_or_order", now="2026-11-17T12:00") == ("allow", "R50")


@pytest.mark.parametrize("more", [(), ("--way", "oral"), ("--way", "screen")])
def test_consent_without_proof(cli: Cli, anna: int, more: tuple[str, ...]) -> None:
    """Without evidence, or only spoken, the proof is missing."""
    cli.ok("consent", "grant", anna, "--channel", "whatsapp", "--purpose", "advertising", "--purpose", OWN[1], *more)
    assert cli.check(anna, "advertising") == ("ask_first", "R80")
    assert cli.check(anna, OWN[1]) == ("ask_first", "R54")


def test_spoken_consent_is_no_proof_with_a_paper_either(cli: Cli, anna: int) -> None:
    """A spoken yes stays without proof whatever lies beside it."""
    cli.grant(anna, "advertising", "--way", "oral")
    assert cli.check(anna, "advertising") == ("ask_first", "R80")


def test_consent_signed_on_screen(cli: Cli, anna: int) -> None:
    """A signature on the screen is equal to paper."""
    cli.grant(anna, "appointment_or_order", "--way", "screen")
    answer = cli("check", anna, "--channel", "whatsapp", "--purpose", "appointment_or_order").json
    assert (answer["verdict"], answer["state"]) == ("allow", "granted_signed_on_screen")


def test_consent_long_unused(cli: Cli) -> None:
    """After two years without use it should be signed anew; a message out counts as use."""
    anna, bert = cli.anna(now="2024-01-10T08:00"), cli.add("Bert", "--phone", "0171 39200 34", now="2024-01-10T08:00")
    for person in (anna, bert):
        cli.grant(person, "appointment_or_order", now="2024-01-10T12:00")
    out = ("message", "log", bert, "--channel", "whatsapp", "--direction", "out", "--purpose", "appointment_or_order")
    cli.ok(*out, now="2025-06-01T12:00")
    assert cli.check(anna, "appointment_or_order", now="2026-01-10T11:00") == ("allow", "R50")
    assert cli.check(anna, "appointment_or_order", now="2026-01-10T13:00") == ("ask_first", "R55")
    assert cli.check(bert, "appointment_or_order", now="2026-01-10T13:00") == ("allow", "R50")


def test_new_number_must_be_signed_anew(cli: Cli, anna: int) -> None:
    """A consent holds for the number it was given for; back on the old number it stands again."""
    cli.grant(anna, "appointment_or_order")
    cli.ok("person", "edit", anna, "--phone", "0171 39200 34")
    answer = cli("check", anna, "--channel", "whatsapp", "--purpose", "appointment_or_order").json
    assert (answer["verdict"], answer["rule"][:3], answer["state"]) == ("ask_first", "R55", "expired")
    assert "new" in answer["reason"].lower()
    cli.ok("person", "edit", anna, "--phone", "+49 171 39200 33")
    assert cli.check(anna, "appointment_or_order") == ("allow", "R50")


def test_refused_counts_as_withdrawn(cli: Cli, anna: int) -> None:
    """A no to the question blocks like a withdrawal, and is kept as refused."""
    cli.ok("consent", "refuse", anna, "--channel", "whatsapp", "--purpose", "advertising")
    assert cli.check(anna, "advertising") == ("block", "R06")
    assert state(cli, anna, "whatsapp", "advertising") == ["refused"]


def test_withdraw_one_cell(cli: Cli, anna: int) -> None:
    """One cell is withdrawn, the others stay; the consent tells when it ended."""
    cli.grant(anna, "advertising", "--purpose", "appointment_or_order", now="2026-11-20T12:00")
    cli.ok("consent", "withdraw", anna, "--channel", "whatsapp", "--purpose", "advertising", "--at", "2026-11-23T12:00")
    assert cli.check(anna, "advertising", now="2026-11-23T11:00")[1] == "R70"
    assert cli.check(anna, "advertising") == ("block", "R06")
    assert cli.check(anna, "appointment_or_order") == ("allow", "R50")
    row = next(row for row in cli.ok("consent", "list", anna) if row["purpose"] == "advertising")
    assert (row["state"], row["withdrawn_at"]) == ("withdrawn", "2026-11-23T11:00:00Z")
    assert row["evidence"]


def test_withdraw_a_channel(cli: Cli, anna: int) -> None:
    """Nothing more on this channel: every purpose, and no other channel."""
    cli.grant(anna, "advertising")
    cli.ok("consent", "withdraw", anna, "--channel", "whatsapp")
    for purpose in (*OWN, *PROMO):
        assert cli.check(anna, purpose) == ("block", "R06")
    assert cli.check(anna, "appointment_or_order", "sms")[0] == "ask_first"
    assert cli.check(anna, "appointment_or_order", "phone_call")[0] == "allow_with_notice"


def test_withdraw_everything(cli: Cli) -> None:
    """Without a channel: what was granted or asked, all messengers and SMS; never calls and e-mail on own matters."""
    anna = cli.anna("--email", "anna@example.org")
    cli.grant(anna, "advertising", channel="email")
    cli.grant(anna, "appointment_or_order", channel="email")
    cli.grant(anna, "advertising", channel="phone_call")
    cli.ok("consent", "withdraw", anna)
    for channel in ("whatsapp", "signal", "threema", "sms", "rcs", "viber"):
        for purpose in (*OWN, *PROMO):
            assert cli.check(anna, purpose, channel) == ("block", "R06"), (channel, purpose)
    for channel in ("email", "phone_call"):
        assert cli.check(anna, "advertising", channel)[0] == "block"
        for purpose in OWN:
            assert cli.check(anna, purpose, channel)[0].startswith("allow"), (channel, purpose)


def test_withdraw_one_purpose_everywhere(cli: Cli) -> None:
    """One purpose on every channel, the others untouched."""
    anna = cli.anna("--email", "anna@example.org")
    cli.grant(anna, "advertising", channel="email")
    cli.grant(anna, "appointment_or_order")
    cli.ok("consent", "withdraw", anna, "--purpose", "advertising")
    assert cli.check(anna, "advertising", "email") == ("block", "R06")
    assert cli.check(anna, "advertising", "sms") == ("block", "R06")
    assert cli.check(anna, "appointment_or_order") == ("allow", "R50")


def test_later_grant_beats_withdrawal_and_the_reverse(cli: Cli) -> None:
    """The later statement counts, by when it takes effect."""
    anna = cli.anna(now="2026-11-01T08:00")
    cli.grant(anna, "advertising", now="2026-11-02T12:00")
    cli.ok("consent", "withdraw", anna, "--channel", "whatsapp", now="2026-11-10T12:00")
    cli.grant(anna, "advertising", "--signed-on", "2026-11-05", now="2026-11-11T12:00")
    assert cli.check(anna, "advertising", now="2026-11-11T13:00") == ("block", "R06")
    cli.grant(anna, "advertising", "--signed-on", "2026-11-12", now="2026-11-12T12:00")
    assert cli.check(anna, "advertising", now="2026-11-12T13:00")[1] == "R70"
    assert state(cli, anna, "whatsapp", "advertising")[-2:] == ["withdrawn", "granted"]


def test_writing_again_after_a_withdrawal(cli: Cli, anna: int) -> None:
    """Who wants no more and writes again is answered on that, and nothing else."""
    cli.grant(anna, "advertising", now="2026-11-20T12:00")
    cli.writes(anna, now="2026-11-20T12:00")
    cli.ok("consent", "withdraw", anna, "--channel", "whatsapp", now="2026-11-21T12:00")
    assert cli.check(anna) == ("block", "R06")
    cli.writes(anna, "--purpose", "appointment_or_order", now="2026-11-22T12:00")
    assert cli.check(anna) == ("allow_with_notice", "R51")
    assert cli.check(anna, "appointment_or_order") == ("block", "R06")
    assert cli.check(anna, "advertising") == ("block", "R06")


def test_void_is_as_if_never_granted(cli: Cli, anna: int) -> None:
    """What was filed by mistake is as if never granted; both stay in the log."""
    cli.grant(anna, "advertising")
    cli.ok("consent", "void", anna, "--channel", "whatsapp", "--purpose", "advertising", "--reason", "wrong person")
    assert cli.check(anna, "advertising") == ("ask_first", "R76")
    assert cli.ok("consent", "list", anna) == []
    kinds = [row["kind"] for row in cli.ok("log", "show", anna)]
    assert kinds[-2:] == ["consent_granted", "consent_voided"]
    assert "wrong person" in cli.ok("log", "show", anna)[-1]["text"]


def test_many_signed_before(cli: Cli, anna: int, tmp_path: Path) -> None:
    """Papers from before the register: one call for many, and who has to be looked at alone is named."""
    bert, tim = cli.add("Bert Muster", "--phone", "0171 39200 02"), cli.add("Tim Muster", "--minor")
    papers = tmp_path / "papers.pdf"
    papers.write_bytes(b"%PDF-1.4 signed")
    taken = cli.ok(
        "consent", "signed-before", anna, bert, tim, "--channel", "whatsapp", "--purpose", "advertising",
        "--signed-on", "2025-05-02", "--evidence", papers,
    )  # fmt: skip
    assert (taken["taken"], taken["left_out"]) == ([anna, bert], [{"id": tim, "name": "Tim Muster", "reason": "child"}])
    assert len(taken["events"]) == 2
    assert cli.check(bert, "advertising") == ("allow_with_notice", "R70")
