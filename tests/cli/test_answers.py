"""check, check-list, board, message, matter, consent, object: how facts become answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import NOON, Cli

OWN = ("answer_own_request", "appointment_or_order")
PROMO = ("service_reminder", "advertising", "review_request")
KEYS = {
    "verdict", "rule", "headline", "reason", "source", "next_step", "next_step_2", "notices", "allowed_channels",
    "contact_point", "link", "until",
}  # fmt: skip


def state(cli: Cli, person: int, channel: str, purpose: str, now: str = "2026-11-24T12:00") -> list[str]:
    """The states a consent's cell went through, as the list tells them."""
    rows = cli.ok("consent", "list", person, now=now)
    return [row["state"] for row in rows if (row["channel"], row["purpose"]) == (channel, purpose)]


# --- the answer ---


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


def test_answer_in_both_languages(cli: Cli) -> None:
    """The answer speaks the language asked for."""
    anna = cli.anna()
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


def test_check_is_logged_on_demand_alone(cli: Cli) -> None:
    """Looking is free; `--log` writes one entry, after a no as well."""
    anna = cli.anna()
    before = cli.events()
    cli.check(anna)
    assert cli.events() == before
    asked = ("check", anna, "--channel", "whatsapp", "--purpose", "advertising", "--log")
    assert (cli(*asked).code, cli.events()) == (1, before + 1)
    assert cli.ok("log", "show", anna)[-1]["kind"] == "check"


def test_board_and_list_say_the_same(cli: Cli) -> None:
    """The board's cells, the list and the single question agree, for every kind of person."""
    people = [cli.anna(), cli.add("Bert", "--kind", "existing_customer", "--email", "bert@example.org")]
    people += [cli.add("Firma", "--kind", "business_contact", "--phone", "030 23125 101"), cli.add("Kim", "--minor")]
    people += [cli.add("Eva Team", "--kind", "employee", "--phone", "0171 39200 35")]
    cli.grant(people[0], "advertising")
    cli.writes(people[1], channel="email")
    for person in people:
        board = cli.ok("board", person)
        assert set(board["cells"]) == set(board["channels"])
        for channel, row in board["cells"].items():
            assert list(row) == board["purposes"]
            for purpose, cell in row.items():
                answer = cli("check", person, "--channel", channel, "--purpose", purpose).json
                assert {"verdict": answer["verdict"], "rule": answer["rule"]} == cell


def test_board_of_staff(cli: Cli) -> None:
    """Staff have their own purposes."""
    eva = cli.add("Eva Team", "--kind", "employee", "--phone", "0171 39200 35")
    assert set(cli.ok("board", eva)["purposes"]) == {"staff_matter", "answer_own_request"}
    assert cli.check(eva, "advertising") == ("block", "R00")
    assert cli.check(eva, "staff_matter") == ("ask_first", "R23")
    assert cli.check(eva, "staff_matter", "phone_call") == ("allow_with_notice", "R21")
    cli.grant(eva, "staff_matter")
    assert cli.check(eva, "staff_matter") == ("allow_with_notice", "R22")
    assert cli.check(cli.anna(), "staff_matter") == ("block", "R00")


def test_check_list(cli: Cli, tmp_path: Path) -> None:
    """Many at once: who may, who may not and why, who is unknown; ids by words, commas, or a file."""
    anna, bert = cli.anna(), cli.add("Bert Beispiel", "--phone", "0171 39200 34")
    cli.grant(anna, "advertising")
    asked = ("check-list", "--channel", "whatsapp", "--purpose", "advertising")
    said = cli(*asked, "--ids", anna, bert, 99)
    assert said.code == 1
    assert said.json["allowed"] == [anna]
    assert [(row["id"], row["verdict"]) for row in said.json["not_allowed"]] == [(bert, "ask_first")]
    assert said.json["not_allowed"][0]["reason"]
    assert said.json["unknown"] == [99]
    assert cli(*asked, "--ids", f"{anna},{bert},99").json == said.json
    listed = tmp_path / "list.csv"
    listed.write_text(f"id\n{anna}\n{bert}\n99\n")
    assert cli(*asked, "--file", listed).json == said.json
    assert cli(*asked, "--ids", anna).code == 0


def test_check_list_by_number_and_mail(cli: Cli, tmp_path: Path) -> None:
    """A file may name people by number or e-mail, as Excel writes it too."""
    anna, bert = cli.anna(), cli.add("Bert Beispiel", "--email", "bert@example.org")
    listed = tmp_path / "list.csv"
    listed.write_text("phone\n0171 39200 33\n030 23125 199\n", encoding="utf-8-sig")
    asked = ("check-list", "--channel", "phone_call", "--purpose", "appointment_or_order", "--file", listed)
    assert cli(*asked).json == {"allowed": [anna], "not_allowed": [], "unknown": ["030 23125 199"]}
    listed.write_text("name;email\r\nBert;bert@example.org\r\n")
    assert cli(*asked).json["allowed"] == [bert]


def test_check_list_as_a_till_writes_it(cli: Cli, tmp_path: Path) -> None:
    """A table of another program: its own ids mean nobody here, everybody with a shared number is named."""
    anna, karl = cli.anna(), cli.add("Karl Beispiel", "--phone", "0171 39200 33")
    listed = tmp_path / "list.csv"
    table = "ID;Vorname;Nachname;Handy\r\n77;Änna;Beispiel;1713920033\r\n1;;;0171 39200 99\r\n2;Berta;Groß;\r\n"
    listed.write_bytes(table.encode("cp1252"))
    asked = ("check-list", "--channel", "phone_call", "--purpose", "appointment_or_order", "--file", listed)
    unknown = ["0171 39200 99", "Groß, Berta"]
    assert cli(*asked).json == {"allowed": [anna, karl], "not_allowed": [], "unknown": unknown}
    plain = cli.plain(*asked, "--register", cli.place, "--language", "de").out
    assert "0171 39200 99: nicht in der Kartei" in plain


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\xff", b"Anna\0", b"id\n", b"a" * 5_000_000]
)
def test_check_list_of_no_list(cli: Cli, tmp_path: Path, content: bytes) -> None:
    """A file that is no list is refused."""
    listed = tmp_path / "list.csv"
    listed.write_bytes(content)
    cli.refused(3, "check-list", "--channel", "sms", "--purpose", "advertising", "--file", listed)


# --- first contact (S2) ---


def test_first_contact_of_a_new_customer(cli: Cli) -> None:
    """Who wrote first is answered on this matter on this channel, and nothing else."""
    anna = cli.anna()
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


def test_first_contact_about_an_appointment(cli: Cli) -> None:
    """A message about the appointment opens the appointment too."""
    anna = cli.anna()
    cli.writes(anna, "--purpose", "appointment_or_order")
    assert cli.check(anna, "appointment_or_order") == ("allow_with_notice", "R53")
    assert cli.check(anna) == ("allow_with_notice", "R51")


def test_closed_matter_has_days_of_grace(cli: Cli) -> None:
    """After closing, answering goes on for fourteen days; then a signature is needed."""
    anna = cli.anna()
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


def test_stricter_period_by_setting(cli: Cli) -> None:
    """The owner may make the period shorter."""
    anna = cli.anna()
    cli.writes(anna, now="2026-10-01T12:00")
    cli.ok("settings", "set", "first_contact_max_days=30")
    assert cli.check(anna) == ("ask_first", "R55")


def test_we_wrote_first(cli: Cli) -> None:
    """Where we opened the conversation, the reply is no first contact: that contradiction asks first."""
    anna = cli.anna()
    cli.ok(
        "message", "log", anna, "--channel", "whatsapp", "--direction", "out", "--reason", "dringend",
        now="2026-11-24T10:00",
    )  # fmt: skip
    assert cli.check(anna, now="2026-11-24T10:30") == ("ask_first", "R56")
    cli.writes(anna, now="2026-11-24T11:00")
    assert cli.check(anna) == ("ask_first", "R59")


def test_message_out_after_a_no_needs_a_reason(cli: Cli) -> None:
    """One out after a no is recorded all the same with its verdict, when a reason is given."""
    anna = cli.anna()
    out = ("message", "log", anna, "--channel", "whatsapp", "--direction", "out")
    cli.refused(3, *out)
    cli.refused(3, *out, "--reason", "  ")
    message = cli.ok(*out, "--reason", "Salon brennt")
    assert (message["verdict"], message["reason"]) == ("ask_first", "Salon brennt")
    assert message["rule"].startswith("R56")
    assert "Salon brennt" in cli.ok("log", "show", anna)[-1]["text"]


def test_message_out_after_a_yes(cli: Cli) -> None:
    """One out after a yes needs no reason."""
    anna = cli.anna()
    message = cli.ok("message", "log", anna, "--channel", "phone_call", "--direction", "out")
    assert message["verdict"] in ("allow", "allow_with_notice")


def test_message_out_keeps_the_verdict_of_its_time(cli: Cli) -> None:
    """A message out that is recorded later keeps the answer as it stood when it went."""
    anna = cli.anna(now="2026-11-20T08:00")
    cli.grant(anna, "appointment_or_order", now="2026-11-23T12:00")
    out = ("message", "log", anna, "--channel", "whatsapp", "--direction", "out", "--purpose", "appointment_or_order")
    cli.refused(3, *out, "--at", "2026-11-22T12:00")
    assert cli.ok(*out, "--at", "2026-11-23T13:00")["verdict"] == "allow"


def test_message_keys(cli: Cli, tmp_path: Path) -> None:
    """A message comes back with what was said of it; its evidence is kept once."""
    anna = cli.anna()
    proof = tmp_path / "chat.png"
    proof.write_bytes(b"picture")
    message = cli.writes(anna, "--matter", "Termin", "--at", "2026-11-24T09:00", "--evidence", proof)
    assert (message["person"], message["channel"], message["direction"]) == (anna, "whatsapp", "in")
    assert (message["at"], message["matter"]) == ("2026-11-24T08:00:00Z", "Termin")
    assert cli.ok("verify")["ok"]


# --- consents ---


def test_consent_with_evidence(cli: Cli) -> None:
    """A signed paper on file allows the channel for the purpose, and no other."""
    anna = cli.anna()
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


def test_consent_for_several_purposes(cli: Cli) -> None:
    """Several purposes are granted at once; advertising is never a plain yes."""
    anna = cli.anna()
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
def test_consent_without_proof(cli: Cli, more: tuple[str, ...]) -> None:
    """Without evidence, or only spoken, the proof is missing."""
    anna = cli.anna()
    cli.ok("consent", "grant", anna, "--channel", "whatsapp", "--purpose", "advertising", "--purpose", OWN[1], *more)
    assert cli.check(anna, "advertising") == ("ask_first", "R80")
    assert cli.check(anna, OWN[1]) == ("ask_first", "R54")


def test_spoken_consent_is_no_proof_with_a_paper_either(cli: Cli) -> None:
    """A spoken yes stays without proof whatever lies beside it."""
    anna = cli.anna()
    cli.grant(anna, "advertising", "--way", "oral")
    assert cli.check(anna, "advertising") == ("ask_first", "R80")


def test_consent_signed_on_screen(cli: Cli) -> None:
    """A signature on the screen is equal to paper."""
    anna = cli.anna()
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


def test_new_number_must_be_signed_anew(cli: Cli) -> None:
    """A consent holds for the number it was given for; back on the old number it stands again."""
    anna = cli.anna()
    cli.grant(anna, "appointment_or_order")
    cli.ok("person", "edit", anna, "--phone", "0171 39200 34")
    answer = cli("check", anna, "--channel", "whatsapp", "--purpose", "appointment_or_order").json
    assert (answer["verdict"], answer["rule"][:3], answer["state"]) == ("ask_first", "R55", "expired")
    assert "new" in answer["reason"].lower()
    cli.ok("person", "edit", anna, "--phone", "+49 171 39200 33")
    assert cli.check(anna, "appointment_or_order") == ("allow", "R50")


def test_refused_counts_as_withdrawn(cli: Cli) -> None:
    """A no to the question blocks like a withdrawal, and is kept as refused."""
    anna = cli.anna()
    cli.ok("consent", "refuse", anna, "--channel", "whatsapp", "--purpose", "advertising")
    assert cli.check(anna, "advertising") == ("block", "R06")
    assert state(cli, anna, "whatsapp", "advertising") == ["refused"]


def test_withdraw_one_cell(cli: Cli) -> None:
    """One cell is withdrawn, the others stay; the consent tells when it ended."""
    anna = cli.anna()
    cli.grant(anna, "advertising", "--purpose", "appointment_or_order", now="2026-11-20T12:00")
    cli.ok("consent", "withdraw", anna, "--channel", "whatsapp", "--purpose", "advertising", "--at", "2026-11-23T12:00")
    assert cli.check(anna, "advertising", now="2026-11-23T11:00")[1] == "R70"
    assert cli.check(anna, "advertising") == ("block", "R06")
    assert cli.check(anna, "appointment_or_order") == ("allow", "R50")
    row = next(row for row in cli.ok("consent", "list", anna) if row["purpose"] == "advertising")
    assert (row["state"], row["withdrawn_at"]) == ("withdrawn", "2026-11-23T11:00:00Z")
    assert row["evidence"]


def test_withdraw_a_channel(cli: Cli) -> None:
    """Nothing more on this channel: every purpose, and no other channel."""
    anna = cli.anna()
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


def test_writing_again_after_a_withdrawal(cli: Cli) -> None:
    """Who wants no more and writes again is answered on that, and nothing else."""
    anna = cli.anna()
    cli.grant(anna, "advertising", now="2026-11-20T12:00")
    cli.writes(anna, now="2026-11-20T12:00")
    cli.ok("consent", "withdraw", anna, "--channel", "whatsapp", now="2026-11-21T12:00")
    assert cli.check(anna) == ("block", "R06")
    cli.writes(anna, "--purpose", "appointment_or_order", now="2026-11-22T12:00")
    assert cli.check(anna) == ("allow_with_notice", "R51")
    assert cli.check(anna, "appointment_or_order") == ("block", "R06")
    assert cli.check(anna, "advertising") == ("block", "R06")


def test_void_is_as_if_never_granted(cli: Cli) -> None:
    """What was filed by mistake is as if never granted; both stay in the log."""
    anna = cli.anna()
    cli.grant(anna, "advertising")
    cli.ok("consent", "void", anna, "--channel", "whatsapp", "--purpose", "advertising", "--reason", "wrong person")
    assert cli.check(anna, "advertising") == ("ask_first", "R76")
    assert cli.ok("consent", "list", anna) == []
    kinds = [row["kind"] for row in cli.ok("log", "show", anna)]
    assert kinds[-2:] == ["consent_granted", "consent_voided"]
    assert "wrong person" in cli.ok("log", "show", anna)[-1]["text"]


# --- objections ---


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
def test_spoken_yes_lifts_nothing(cli: Cli, more: tuple[str, ...]) -> None:
    """A spoken yes, or one without its paper, leaves the objection."""
    anna = cli.anna()
    cli.ok("object", anna, now="2026-11-10T09:00")
    cli.ok("consent", "grant", anna, "--channel", "whatsapp", "--purpose", "advertising", *more)
    cli.writes(anna)
    assert cli.check(anna, "advertising") == ("block", "R03")


# --- children ---


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


# --- settings that change answers ---


def test_mail_to_own_customers(cli: Cli) -> None:
    """§ 7(3) UWG needs the setting, the owner's tick, and that no form of ours was handed out."""
    anna = cli.anna("--kind", "existing_customer", "--email", "anna@example.org", "--info-sheet-given")
    cli.ok("person", "edit", anna, "--uwg-7-3", "yes")
    assert cli.check(anna, "advertising", "email") == ("ask_first", "R76")
    cli.ok("settings", "set", "use_7_3=yes")
    assert cli.check(anna, "advertising", "email") == ("allow_with_notice", "R75")
    assert cli.check(anna, "review_request", "email") == ("ask_first", "R78")
    cli.ok("person", "edit", anna, "--uwg-7-3", "no")
    assert cli.check(anna, "advertising", "email") == ("ask_first", "R76")


def test_mail_to_own_customers_after_a_form(cli: Cli, tmp_path: Path) -> None:
    """Who was handed a form that promises "no tick, no mail" gets none by § 7(3) UWG."""
    anna = cli.anna("--kind", "existing_customer", "--email", "anna@example.org")
    cli.ok("settings", "set", "use_7_3=yes")
    cli.ok("person", "edit", anna, "--uwg-7-3", "yes")
    cli.ok("form", "print", anna, "--output", tmp_path / "form.pdf")
    assert cli.check(anna, "advertising", "email") == ("ask_first", "R82")


def test_firm_that_rang_us(cli: Cli) -> None:
    """A firm that called first may be called about offers; without a link that would dial at once."""
    firm = cli.add("Firma Muster", "--kind", "business_contact", "--phone", "030 23125 102")
    assert cli.check(firm, "advertising", "phone_call") == ("block", "R77")
    cli.writes(firm, channel="phone_call")
    answer = cli("check", firm, "--channel", "phone_call", "--purpose", "advertising").json
    assert (answer["verdict"], answer["rule"][:3], answer["link"]) == ("allow_with_notice", "R74", None)


def test_text_messages_by_setting(cli: Cli) -> None:
    """With the setting off, a text message about own matters counts like a call."""
    anna = cli.anna()
    assert cli.check(anna, "appointment_or_order", "sms") == ("ask_first", "R56")
    cli.ok("settings", "set", "sms_counts_as_modern_media=no")
    assert cli.check(anna, "appointment_or_order", "sms") == ("allow_with_notice", "R41")
    assert cli.check(anna, "advertising", "sms") == ("ask_first", "R76")


def test_notices_on_the_provider(cli: Cli) -> None:
    """Data that leave the EU and a missing contract are told (M2, M3) until a signed form told it."""
    anna = cli.anna()
    cli.writes(anna)
    answer = cli("check", anna, "--channel", "whatsapp", "--purpose", "answer_own_request").json
    assert "M2" in [notice["id"] for notice in answer["notices"]]
    signal = cli.anna()
    cli.writes(signal, channel="signal")
    answer = cli("check", signal, "--channel", "signal", "--purpose", "answer_own_request").json
    assert {"M2", "M3"} <= {notice["id"] for notice in answer["notices"]}


def test_services_to_be_careful_with(cli: Cli) -> None:
    """Telegram asks first unless the person wrote first there, or signed for it (M3)."""
    anna = cli.anna()
    answer = cli("check", anna, "--channel", "telegram", "--purpose", "appointment_or_order").json
    assert answer["verdict"] == "ask_first"
    cli.writes(anna, channel="telegram")
    assert cli.check(anna, channel="telegram")[0] == "allow_with_notice"


def test_adequacy_decision_gone(cli: Cli) -> None:
    """Without the adequacy decision services in the USA ask first (M7), others are as before."""
    anna = cli.anna("--on", "threema=ABCD1234")
    cli.grant(anna, "appointment_or_order")
    cli.grant(anna, "appointment_or_order", channel="threema")
    cli.ok("settings", "set", "dpf_valid=no")
    answer = cli("check", anna, "--channel", "whatsapp", "--purpose", "appointment_or_order").json
    assert (answer["verdict"], "M7" in [notice["id"] for notice in answer["notices"]]) == ("ask_first", True)
    assert cli.check(anna, "appointment_or_order", "threema")[0] == "allow"


def test_customer_without_the_sheet(cli: Cli) -> None:
    """An existing customer who never got the sheet is a yes with that notice (M8), until it was given."""
    anna = cli.anna("--kind", "existing_customer")
    asked: Any = ("check", anna, "--channel", "in_person", "--purpose", "appointment_or_order")
    answer = cli(*asked).json
    assert (answer["verdict"], answer["notices"][0]["id"]) == ("allow_with_notice", "M8")
    cli.ok("person", "edit", anna, "--info-sheet-given")
    assert cli(*asked).json["verdict"] == "allow"


def test_json_is_one_document(cli: Cli) -> None:
    """Standard output holds one JSON document and a line's end, nothing else."""
    anna = cli.anna()
    said = cli("board", anna)
    assert json.loads(said.out)
    assert said.out.count("\n") == 1


# --- what it rests on, and what was true earlier ---


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
