"""The first page: its counts add up, and it says who waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Direction, Purpose
from consentregister.register import Register
from tests.conftest import Clock

OWN = (Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER)


@pytest.fixture
def register(register: Register) -> Register:
    """Five invented people in the salon's register."""
    for number, name in enumerate(("Anna", "Jonas", "Ellen", "Sabine", "Karl"), start=10):
        point = ContactPoint.phone(f"0171 39200 {number}")
        register.people.record(NewPerson(name=f"{name} Beispiel", contact_points=(point,), number_given=True))
    return register


def test_everybody_is_counted_once(register: Register, tmp_path: Path) -> None:
    """Yes, asked, no and never asked together are all people; a question that is open is no "never asked"."""
    proof = tmp_path / "form.txt"
    proof.write_text("signed")
    register.consents.grant(1, "whatsapp", OWN, evidence=proof)
    register.consents.refuse(2, "whatsapp", OWN)
    register.forms.print([3])

    today = register.today.show()

    counts = (today.messenger_yes, today.no_answer, today.never_asked, today.said_no)
    assert counts == (1, 1, 2, 1)
    assert sum(counts) == today.people


def test_who_wrote_last_waits_for_an_answer(register: Register, clock: Clock) -> None:
    """Until we wrote or spoke, whatever the way; who called or came in was answered then."""
    for person, channel in ((1, "whatsapp"), (2, "email"), (3, "phone_call"), (4, "in_person"), (5, "whatsapp")):
        clock.forward(minutes=1)
        register.messages.log(person, channel, Direction.IN, matter="Farbe" if channel == "email" else "")
    clock.forward(minutes=1)
    register.messages.log(5, "phone_call", Direction.OUT)

    assert [(one.person, one.matter) for one in register.today.show().unanswered] == [(2, "Farbe"), (1, "")]

    register.messages.close_matter(2, "Farbe")
    assert [one.name for one in register.today.show().unanswered] == ["Anna Beispiel"]

    clock.forward(days=20)
    assert register.today.show().unanswered == ()


def test_who_lies_in_the_bin_waits_for_nothing(register: Register) -> None:
    """Neither counted nor listed."""
    register.messages.log(1, "whatsapp", Direction.IN)
    register.people.remove(1)

    today = register.today.show()

    assert (today.people, today.unanswered) == (4, ())


def test_consents_long_unused_are_told_by_person(register: Register, clock: Clock, tmp_path: Path) -> None:
    """One person with two consents is one person to ask anew."""
    proof = tmp_path / "form.txt"
    proof.write_text("signed")
    register.consents.grant(1, "whatsapp", OWN, evidence=proof)
    assert register.today.show().reviews_due == ()

    clock.forward(days=690)

    assert register.today.show().reviews_due == (1,)
