"""A stack of old papers: whose consent counts, from when, with what proof; and who is looked at one by one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import NewPerson
from consentregister.domain.signed_before import LeftOut
from consentregister.domain.words import ConsentState, PersonKind, Purpose, StopScope, Verdict
from consentregister.register import Register

CHANNEL, APPOINTMENT, ADVERTISING = "whatsapp", Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING
SIGNED = date(2025, 5, 2)


def add(register: Register, name: str, number: str = "0171 39200 01", **more: object) -> int:
    """Record somebody with a mobile number, or with none for ""."""
    points = (ContactPoint.phone(number),) if number else ()
    return register.people.record(NewPerson(name=name, contact_points=points, **more)).value.id  # type: ignore[arg-type]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """The papers, scanned as one file."""
    file = tmp_path / "papers.pdf"
    file.write_bytes(b"%PDF-1.4 signed")
    return file


def test_signed_with_day_and_papers(register: Register, papers: Path) -> None:
    """Everybody's yes stands from the day of the signature, with one document as the proof of all."""
    both = [add(register, "Anna Beispiel"), add(register, "Bert Muster", "0171 39200 02")]
    came = register.signed_before.take(both, CHANNEL, [APPOINTMENT], signed_on=SIGNED, evidence=papers).value
    assert (list(came.persons), list(came.left_out)) == (both, [])
    consents = [register.consents.of(person)[0].said for person in both]
    assert {one.signed_on for one in consents} == {SIGNED}
    assert len({one.evidence for one in consents}) == 1
    assert consents[0].evidence
    assert all(register.checks.check(person, CHANNEL, APPOINTMENT).verdict.is_yes for person in both)
    assert register.log.verify().ok


def test_all_of_it_is_taken_back(register: Register, papers: Path) -> None:
    """As if nobody had signed, with a reason in the log; what was said before by others stays."""
    both = [add(register, "Anna Beispiel"), add(register, "Bert Muster", "0171 39200 02")]
    other = add(register, "Cem Muster", "0171 39200 03")
    register.consents.grant(other, CHANNEL, [APPOINTMENT], evidence=papers)
    taken = register.signed_before.take([*both, other], CHANNEL, [APPOINTMENT], signed_on=SIGNED, evidence=papers).value

    with pytest.raises(InvalidInput):
        register.signed_before.undo(taken, " ")
    undone = register.signed_before.undo(taken, "by mistake")

    assert undone.persons == frozenset(both)
    states = [register.checks.check(person, CHANNEL, APPOINTMENT).state for person in (*both, other)]
    assert states == [ConsentState.NONE, ConsentState.NONE, ConsentState.GRANTED_WRITTEN]
    assert [entry.kind for entry in register.log.show(limit=2)] == ["consent_voided", "consent_voided"]
    assert register.log.verify().ok


def test_without_papers_the_proof_is_missing(register: Register) -> None:
    """What can't be proved is marked so, and allows nothing."""
    anna = add(register, "Anna Beispiel")
    register.signed_before.take([anna], CHANNEL, [ADVERTISING])
    answer = register.checks.check(anna, CHANNEL, ADVERTISING)
    assert (answer.state, answer.verdict) == (ConsentState.PROOF_MISSING, Verdict.ASK_FIRST)


def test_who_is_looked_at_one_by_one(register: Register, papers: Path) -> None:
    """Children, the team, who objected, who said something since, who has no number: each stays with the reason."""
    anna = add(register, "Anna Beispiel")
    asides = {
        add(register, "Tim Beispiel", minor=True): LeftOut.CHILD,
        add(register, "Cem Muster", kind=PersonKind.EMPLOYEE): LeftOut.EMPLOYEE,
        add(register, "Dora Muster", ""): LeftOut.NO_ADDRESS,
        (said := add(register, "Eva Muster", "0171 39200 05")): LeftOut.SAID_SINCE,
        (objected := add(register, "Finn Muster", "0171 39200 06")): LeftOut.STOPPED,
    }
    register.consents.refuse(said, CHANNEL, [ADVERTISING])
    register.consents.object_to(objected, StopScope.ADVERTISING)
    came = register.signed_before.take([anna, *asides], CHANNEL, [ADVERTISING], signed_on=SIGNED, evidence=papers).value
    assert list(came.persons) == [anna]
    assert {one.person: one.why for one in came.left_out} == asides
    assert not register.checks.check(said, CHANNEL, ADVERTISING).verdict.is_yes


def test_bad_input_changes_nothing(register: Register, papers: Path, tmp_path: Path) -> None:
    """Papers without a day, a day to come, no purpose, nobody, a missing file: one sentence, nothing kept."""
    anna = add(register, "Anna Beispiel")
    before = register.log.count()
    wrong: list[tuple[str, dict[str, object]]] = [
        ("errors.signed_before_day", {"evidence": papers}),
        ("errors.date_in_future", {"evidence": papers, "signed_on": date(2030, 1, 1)}),
        ("errors.purpose_missing", {"purposes": []}),
        ("errors.signed_before_nobody", {"persons": []}),
        ("errors.signed_before_nobody", {"persons": [977]}),
        ("errors.channel_unknown", {"channel": "pigeon"}),
        ("errors.file_missing", {"evidence": tmp_path / "no.pdf", "signed_on": SIGNED}),
    ]
    for key, given in wrong:
        call: dict[str, object] = {"persons": [anna], "channel": CHANNEL, "purposes": [ADVERTISING], **given}
        with pytest.raises(InvalidInput) as raised:
            register.signed_before.take(**call)  # type: ignore[arg-type]
        assert raised.value.key == key
    assert register.log.count() == before


def test_one_alone_is_told_by_their_own_reason(register: Register) -> None:
    """A single person who can't be recorded is told why, not that it is to be done one by one."""
    tim = add(register, "Tim Beispiel", minor=True)
    with pytest.raises(InvalidInput) as raised:
        register.signed_before.take([tim], CHANNEL, [ADVERTISING])
    assert (raised.value.key, raised.value.data["person"]) == ("errors.signed_before_child", "Tim Beispiel")
