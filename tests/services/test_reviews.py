"""Dates to remember: what SQL counts is what the pure derivation says."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.long_unused import reviews_of
from consentregister.domain.person import NewPerson
from consentregister.domain.words import ConsentState, Direction, Purpose
from consentregister.register import Register
from consentregister.store.dossiers import read_dossiers
from tests.conftest import Clock

OWN, ADVERTISING = Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING
ANNA = NewPerson(name="Anna Beispiel", contact_points=(ContactPoint.phone("0171 39200 33"),))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A signed paper."""
    file = tmp_path / "form.txt"
    file.write_text("signed")
    return file


@pytest.mark.parametrize("months", [1, 2, 24])
def test_sql_and_derivation_agree(register: Register, clock: Clock, paper: Path, months: int) -> None:
    """Through a year of invented days, counted, listed and derived are the same, whatever happened."""
    chance = random.Random(months)  # noqa: S311 (invented days need no secrets)
    register.settings.set({"reconfirm_after_months": str(months)})
    clock.now = datetime(2027, 1, 31, 9, tzinfo=UTC)
    people = [register.people.record(NewPerson(name=f"Probe {number}")).value.id for number in range(8)]
    seen = set()
    for _ in range(60):
        person, channel = chance.choice(people), chance.choice(["whatsapp", "email"])
        match chance.randrange(7):
            case 0 | 1 | 2:
                register.consents.grant(person, channel, [chance.choice([OWN, ADVERTISING])], evidence=paper)
            case 3:
                register.messages.log(person, channel, Direction.OUT, reason="test")
            case 4:
                register.consents.withdraw(person, channel=channel, purpose=OWN)
            case 5:
                register.people.block(person) if chance.random() < 0.3 else register.people.unblock(person)
            case _:
                register.consents.refuse(person, channel, [ADVERTISING])
        clock.forward(days=chance.choice([0, 1, 5, 28 * months]), seconds=chance.randrange(60))
        settings = register.settings.show()
        dossiers = read_dossiers(register._store.read(), people, clock.now)
        derived = {review for dossier in dossiers.values() for review in reviews_of(dossier, settings)}
        assert set(register.reviews.due()) == derived
        assert register.reviews.count() == len(derived)
        assert register.today.show().reviews_due == tuple(sorted({review.person for review in derived}))
        seen.add(len(derived))
    assert len(seen) > 2


def test_to_the_second(register: Register, clock: Clock, paper: Path) -> None:
    """Reminded from 60 days before, to the second; after the day itself the answer is "not yet"."""
    anna = register.people.record(ANNA).value.id
    register.consents.grant(anna, "whatsapp", [OWN], evidence=paper)
    due = datetime(2028, 11, 24, 9, tzinfo=UTC)
    clock.now = due - timedelta(days=60, seconds=1)
    assert register.reviews.due() == []
    clock.forward(seconds=1)
    assert [review.due for review in register.reviews.due()] == [due]
    clock.now = due
    assert register.checks.check(anna, "whatsapp", OWN).state is ConsentState.GRANTED_WRITTEN
    clock.forward(seconds=1)
    assert register.checks.check(anna, "whatsapp", OWN).state is ConsentState.EXPIRED
    assert register.reviews.count() == 1
    register.people.remove(anna)
    assert register.reviews.count() == 0


def test_proofs_are_kept_five_years_from_each_call(register: Register, clock: Clock, paper: Path) -> None:
    """From the grant, and anew from each call; also of a yes that was taken back."""
    anna = register.people.record(ANNA).value.id
    register.consents.grant(anna, "phone_call", [ADVERTISING], evidence=paper)
    assert [proof.keep_until for proof in register.reviews.proofs()] == [datetime(2031, 11, 24, 9, tzinfo=UTC)]
    clock.forward(days=365)
    register.messages.log(anna, "phone_call", Direction.OUT, purpose=ADVERTISING)
    register.consents.withdraw(anna, channel="phone_call")
    clock.now = datetime(2032, 11, 24, 9, tzinfo=UTC)
    assert [proof.is_over for proof in register.reviews.proofs()] == [False]
    clock.forward(seconds=1)
    assert [proof.is_over for proof in register.reviews.proofs()] == [True]
