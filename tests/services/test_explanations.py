"""What an answer rests on, what is debated, and what the log keeps of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.words import (
    ChannelClass,
    Direction,
    Language,
    PersonKind,
    Purpose,
    StopScope,
    Verdict,
    Way,
)
from consentregister.register import Register
from resources import read_toml
from tests.conftest import Clock

ANSWER, OWN, ADVERTISING = Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING
ANNA = NewPerson(
    name="Anna Beispiel", contact_points=(ContactPoint.phone("0171 39200 33"), ContactPoint.email("anna@example.org"))
)


@pytest.fixture
def anna(register: Register) -> int:
    """Somebody new."""
    return register.people.record(ANNA).value.id


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A signed paper."""
    file = tmp_path / "form.txt"
    file.write_text("signed")
    return file


def facts(register: Register, person: int, channel: str, purpose: Purpose = OWN) -> str:
    """What an answer rests on."""
    return "\n".join(register.checks.check(person, channel, purpose).facts)


# --- the facts used ---


def test_signed_form(register: Register, clock: Clock, anna: int, paper: Path) -> None:
    """Which paper, signed when, for which number, filed when, used when, good until when."""
    signed = (clock.now - timedelta(days=10)).date()
    register.consents.grant(anna, "whatsapp", [OWN], evidence=paper, signed_on=signed)
    clock.forward(days=30)
    register.messages.log(anna, "whatsapp", Direction.OUT, purpose=OWN)
    assert facts(register, anna, "whatsapp").splitlines()[:5] == [
        "Auf Papier unterschrieben am 14.11.2026 für 0171 39200 33.",
        "Im Register seit 24.11.2026.",
        "Das Papier liegt vor.",
        "Zuletzt auf diesem Weg geschrieben oder angerufen am 24.12.2026.",
        "Ohne Nutzung ab 24.12.2028 lieber neu unterschreiben lassen.",
    ]


def test_printed_form_is_named(register: Register, anna: int) -> None:
    """A form that is out is named by the code one can read on it."""
    code = register.forms.print([anna]).value.forms[0].code
    shown = f"{code[:4]}-{code[4:8]}-{code[8:]}"
    assert f"Gefragt am 24.11.2026 (Formular {shown}), noch keine Antwort." in facts(register, anna, "whatsapp")


def test_first_message(register: Register, clock: Clock, anna: int) -> None:
    """Which message, and until when it allows the reply; closing the matter shortens it, a new message restarts it."""
    register.messages.log(anna, "whatsapp", Direction.IN, matter="Farbe")
    assert "zuletzt am 24.11.2026, gilt bis 23.05.2027." in facts(register, anna, "whatsapp", ANSWER)
    clock.forward(days=1)
    register.messages.close_matter(anna, "Farbe")
    told = facts(register, anna, "whatsapp", ANSWER)
    assert "zuletzt am 24.11.2026, erledigt am 25.11.2026, gilt bis 09.12.2026." in told
    clock.forward(days=20)
    assert "die Sache ist erledigt oder zu lange her" in facts(register, anna, "whatsapp", ANSWER)
    register.messages.log(anna, "whatsapp", Direction.IN)
    assert "zuletzt am 15.12.2026, gilt bis 13.06.2027." in facts(register, anna, "whatsapp", ANSWER)


def test_we_wrote_first(register: Register, anna: int) -> None:
    """Who began is told."""
    register.messages.log(anna, "whatsapp", Direction.OUT, reason="Notfall")
    assert "Zuerst haben wir uns dort gemeldet, am 24.11.2026." in facts(register, anna, "whatsapp")


def test_changed_number(register: Register, anna: int, paper: Path) -> None:
    """For which number it was signed, and which one is on the card now."""
    register.consents.grant(anna, "whatsapp", [OWN], evidence=paper)
    new = NewPerson(name="Anna Beispiel", contact_points=(ContactPoint.phone("0171 39200 34"),))
    register.people.edit(anna, new)
    told = facts(register, anna, "whatsapp")
    assert "für 0171 39200 33." in told
    assert "Auf der Karte steht jetzt 0171 39200 34." in told


def test_objection_and_what_was_signed_after_it(register: Register, clock: Clock, anna: int, paper: Path) -> None:
    """The objection of which day, and that a later signature lifts it here and nowhere else."""
    register.consents.object_to(anna, StopScope.ADVERTISING)
    clock.forward(days=5)
    register.consents.grant(anna, "whatsapp", [ADVERTISING], evidence=paper)
    lifted = "Danach neu unterschrieben: Das erlaubt nur diesen Weg zu diesem Anlass."
    assert "Keine Werbung gewünscht, seit 24.11.2026." in facts(register, anna, "whatsapp", ADVERTISING)
    assert lifted in facts(register, anna, "whatsapp", ADVERTISING)
    assert lifted not in facts(register, anna, "email", ADVERTISING)


@pytest.mark.parametrize("change", ["refused", "withdrawn", "blocked", "oral"])
def test_other_facts(register: Register, anna: int, change: str) -> None:
    """A no, a withdrawal, a stop and a spoken yes are told with their day."""
    if change == "refused":
        register.consents.refuse(anna, "whatsapp", [OWN])
        expected = "Nein gesagt am 24.11.2026."
    elif change == "withdrawn":
        register.consents.withdraw(anna, channel="whatsapp")
        expected = "Will nicht mehr, seit 24.11.2026."
    elif change == "blocked":
        register.people.block(anna)
        expected = "Gar kein Kontakt gewünscht, seit 24.11.2026."
    else:
        register.consents.grant(anna, "whatsapp", [OWN], way=Way.ORAL)
        expected = "Ja nur mündlich, eingetragen am 24.11.2026 für 0171 39200 33."
    assert expected in facts(register, anna, "whatsapp")


def test_proof_of_advertising_calls(register: Register, clock: Clock, anna: int, paper: Path) -> None:
    """The proof is kept five years from the grant, and anew from each call (§ 7a UWG)."""
    register.consents.grant(anna, "phone_call", [ADVERTISING], evidence=paper)
    assert "Den Beleg aufheben bis 24.11.2031." in facts(register, anna, "phone_call", ADVERTISING)
    clock.forward(days=31)
    register.messages.log(anna, "phone_call", Direction.OUT, purpose=ADVERTISING)
    assert "Den Beleg aufheben bis 25.12.2031." in facts(register, anna, "phone_call", ADVERTISING)


@pytest.mark.parametrize("language", Language)
def test_explanation_is_whole(register: Register, anna: int, language: Language) -> None:
    """The text to copy holds question, answer, reason, next step, facts, rule, source, debate and day."""
    answer = register.checks.check(anna, "sms", OWN, language=language)
    text = register.checks.explanation(answer)
    for part in (
        *("Anna Beispiel", answer.headline, answer.reason, answer.next_step, answer.rule, answer.source, answer.seeds),
        *(*answer.facts, *answer.debated, "24.11.2026" if language is Language.DE else "24 November 2026"),
    ):
        assert part in text
    assert answer.debated


# --- what is debated ---


def test_debates_name_what_there_is() -> None:
    """Each debate names rules, notes and channels that exist, and both languages tell of the same ones."""
    names = {*read_toml("rules/rules.de.toml"), *read_toml("rules/additions.de.toml")["modifiers"]}
    told = []
    for language in Language:
        entries: list[dict[str, Any]] = read_toml(f"rules/debated.{language}.toml")["debated"]
        told.append([{key: value for key, value in entry.items() if key != "text"} for entry in entries])
        assert all(entry["text"] for entry in entries)
    assert told[0] == told[1]
    for entry in told[0]:
        assert names >= set(entry["rules"])
        assert set(ChannelClass) >= set(entry.get("channels", ()))
        assert set(Purpose) >= set(entry.get("purposes", ()))


def test_debates_of_an_answer(register: Register, anna: int) -> None:
    """A first message is debated, a plain signed yes is not; a text message where a messenger is not."""
    register.messages.log(anna, "whatsapp", Direction.IN)
    assert "erste Nachricht" in register.checks.check(anna, "whatsapp", ANSWER).debated[0]
    assert register.checks.check(anna, "letter", ADVERTISING).debated == ()
    assert "SMS" in register.checks.check(anna, "sms", OWN).debated[0]
    assert "SMS" not in "".join(register.checks.check(anna, "whatsapp", OWN).debated)


# --- no signature needed ---


@pytest.mark.parametrize(
    ("channel", "purpose", "needed"),
    [
        ("phone_call", OWN, False),
        ("email", OWN, False),
        ("letter", OWN, False),
        ("letter", ADVERTISING, False),
        ("whatsapp", OWN, True),
        ("sms", OWN, True),
        ("email", ADVERTISING, True),
        ("phone_call", ADVERTISING, True),
    ],
)
def test_where_no_signature_is_needed(
    register: Register, anna: int, channel: str, purpose: Purpose, needed: bool
) -> None:
    """A booked appointment by phone, an order by e-mail, a letter: said as clearly as "ask first"."""
    answer = register.checks.check(anna, channel, purpose)
    assert (answer.no_signature == "") is needed
    assert answer.verdict.is_yes is not needed


def test_a_signed_yes_does_not_say_so(register: Register, anna: int, paper: Path) -> None:
    """Where the signature is what allows it, nobody is told that none is needed."""
    register.consents.grant(anna, "whatsapp", [OWN], evidence=paper)
    assert register.checks.check(anna, "whatsapp", OWN).no_signature == ""


def test_a_firm_needs_a_note(register: Register) -> None:
    """A call to a firm that may be interested waits for a written word; there is no link before it."""
    firm = register.people.record(
        NewPerson(name="Firma Probe", kind=PersonKind.BUSINESS_CONTACT, contact_points=ANNA.contact_points)
    ).value.id
    register.messages.log(firm, "phone_call", Direction.IN)
    answer = register.checks.check(firm, "phone_call", ADVERTISING)
    assert (answer.verdict, answer.needs_note, answer.link) == (Verdict.ALLOW_WITH_NOTICE, True, None)
    assert not register.checks.check(firm, "phone_call", OWN).needs_note


# --- what the log keeps ---


@pytest.mark.parametrize("acted", ["check", "message"])
def test_the_log_keeps_the_explanation(register: Register, anna: int, paper: Path, acted: str) -> None:
    """Who acted on an answer can show later what it rested on, though everything changed since."""
    register.consents.grant(anna, "whatsapp", [OWN], evidence=paper)
    answer = register.checks.check(anna, "whatsapp", OWN)
    if acted == "check":
        register.checks.log(answer)
    else:
        register.messages.log(anna, "whatsapp", Direction.OUT, purpose=OWN)
    register.consents.withdraw(anna, channel="whatsapp")

    entry = register.log.show(anna)[1]

    assert entry.payload["explanation"] == register.checks.explanation(answer)
    inputs = entry.payload["inputs"]
    assert isinstance(inputs, dict)
    assert (inputs["consent_state"], inputs["minor"], inputs["channel"]) == ("granted_written", "no", "messenger")


# --- few questions to the file ---


@contextmanager
def statements(register: Register) -> Iterator[list[str]]:
    """The statements that are sent to the file."""
    sent: list[str] = []
    connection = register._store.read()
    connection.set_trace_callback(sent.append)
    yield sent
    connection.set_trace_callback(None)


def test_two_queries_gather_the_facts_of_a_check(register: Register, anna: int) -> None:
    """One reads the person, one the settings, and those only when something was written since."""
    register.consents.refuse(anna, "whatsapp", [ADVERTISING])
    with statements(register) as sent:
        register.checks.check(anna, "whatsapp", OWN).facts  # noqa: B018 (reads what it is told from)
    asked = [one for one in sent if "PRAGMA" not in one]
    assert len(asked) == 2
    with statements(register) as sent:
        register.checks.check(anna, "email", ADVERTISING)
        register.checks.check(anna, "sms", OWN)
    assert len([one for one in sent if "PRAGMA" not in one]) == 2


def test_a_board_and_a_list_ask_once(register: Register, anna: int) -> None:
    """All cells of a board, all people of a list: one query each."""
    others = [register.people.record(NewPerson(name=f"Probe {number}")).value.id for number in range(5)]
    register.settings.show()
    for ask in (
        lambda: register.checks.board(anna),
        lambda: register.checks.many([anna, *others], "whatsapp", OWN),
        lambda: register.checks.badges([anna, *others]),
    ):
        with statements(register) as sent:
            ask()
        assert len([one for one in sent if "PRAGMA" not in one]) == 1


def test_the_clock_is_the_registers(register: Register, clock: Clock, anna: int) -> None:
    """An answer carries the time it was asked for."""
    assert register.checks.check(anna, "sms", OWN).asked_at == clock.now == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_the_service_has_the_name_people_see_elsewhere(register: Register, anna: int) -> None:
    """As in "messengers compared", in the language of the answer."""
    assert "Der Betrieb nutzt: WhatsApp Business (App)." in facts(register, anna, "whatsapp")


def test_an_explanation_says_nothing_twice(register: Register) -> None:
    """Of the missing sheet it tells once: in the next step."""
    jonas = register.people.record(replace(ANNA, kind=PersonKind.EXISTING_CUSTOMER, number_given=True)).value.id

    answer = register.checks.check(jonas, "phone_call", OWN)

    assert [notice.id for notice in answer.notices] == ["M8"]
    assert answer.notes == ()
    assert answer.notices[0].text not in register.checks.explanation(answer)
