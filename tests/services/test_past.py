"""What was true on 3 May: told from what was kept, whatever came later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Direction, PersonKind, Purpose, StopScope, Verdict, Way
from consentregister.register import Register
from tests.conftest import Clock

ANSWER, OWN, ADVERTISING = Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING
THIRD = date(2026, 5, 3)
ANNA = NewPerson(name="Anna Beispiel", contact_points=(ContactPoint.phone("0171 39200 33"),))
Change = Callable[[Register, int], object]


@pytest.fixture
def clock() -> Clock:
    """Early on 2 May 2026; the tests move on to June."""
    return Clock(datetime(2026, 5, 2, 8, tzinfo=UTC))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A signed paper."""
    file = tmp_path / "form.txt"
    file.write_text("signed")
    return file


@pytest.fixture
def anna(register: Register, paper: Path) -> int:
    """Anna, who signed for appointments and advertising by WhatsApp on 2 May."""
    person = register.people.record(ANNA).value.id
    register.consents.grant(person, "whatsapp", (OWN, ADVERTISING), evidence=paper)
    return person


def edited(register: Register, person: int, **changes: object) -> object:
    """Write something else on the card."""
    return register.people.edit(person, replace(ANNA, **changes))  # type: ignore[arg-type]


LATER: dict[str, Change] = {
    "withdrawn": lambda register, anna: register.consents.withdraw(anna, channel="whatsapp"),
    "withdrawn, entered with an earlier day": lambda register, anna: register.consents.withdraw(
        anna, channel="whatsapp", at=datetime(2026, 5, 2, 9, tzinfo=UTC)
    ),
    "filed by mistake": lambda register, anna: register.consents.void(anna, "whatsapp", OWN, "wrong card"),
    "signed anew, by word only": lambda register, anna: register.consents.grant(anna, "whatsapp", [OWN], way=Way.ORAL),
    "another number": lambda register, anna: edited(
        register, anna, contact_points=(ContactPoint.phone("0171 39200 34"),)
    ),
    "no number": lambda register, anna: edited(register, anna, contact_points=()),
    "a child after all": lambda register, anna: edited(register, anna, birth_date=date(2014, 1, 1), minor=True),
    "in the team": lambda register, anna: edited(register, anna, kind=PersonKind.EMPLOYEE),
    "customer without a sheet": lambda register, anna: edited(register, anna, kind=PersonKind.EXISTING_CUSTOMER),
    "no contact": lambda register, anna: register.people.block(anna),
    "objection": lambda register, anna: register.consents.object_to(anna, StopScope.EVERYTHING),
    "work phone": lambda register, _anna: register.settings.set({"device_contacts_off": "no"}),
    "adequacy": lambda register, _anna: register.settings.set({"dpf_valid": "no"}),
    "private app": lambda register, _anna: register.settings.set({"whatsapp_service": "whatsapp"}),
    "shorter period": lambda register, _anna: register.settings.set({"reconfirm_after_months": "1"}),
    "a message entered late": lambda register, anna: register.messages.log(
        anna, "whatsapp", Direction.IN, at=datetime(2026, 5, 2, 9, tzinfo=UTC), purpose=OWN
    ),
}


@pytest.mark.parametrize("later", LATER)
@pytest.mark.parametrize("purpose", [ANSWER, OWN, ADVERTISING])
def test_what_comes_later_changes_nothing(
    register: Register, clock: Clock, anna: int, later: str, purpose: Purpose
) -> None:
    """The answer for 3 May is the same in June, after any later change: with its reason, facts and address."""
    clock.now = datetime(2026, 6, 1, 8, tzinfo=UTC)
    before = register.checks.on(anna, "whatsapp", purpose, THIRD)

    LATER[later](register, anna)

    clock.forward(days=30)
    after = register.checks.on(anna, "whatsapp", purpose, THIRD)
    assert replace(after, asked_at=before.asked_at) == before
    assert after.facts == before.facts
    assert before.verdict.is_yes is (purpose is not ANSWER)


@pytest.mark.parametrize("later", LATER)
def test_what_comes_later_changes_today(register: Register, clock: Clock, anna: int, later: str) -> None:
    """The same changes do change what is answered today, so that the test above can fail."""
    clock.now = datetime(2026, 7, 1, 8, tzinfo=UTC)
    asked = [partial(register.checks.check, anna, "whatsapp", purpose) for purpose in (ANSWER, OWN)]
    before = [ask() for ask in asked]
    LATER[later](register, anna)
    clock.forward(days=1)
    told = [
        [(one.rule, one.verdict, one.contact_point, one.facts) for one in answers]
        for answers in (before, [ask() for ask in asked])
    ]
    assert told[0] != told[1]


def test_several_changes_in_a_row(register: Register, clock: Clock, anna: int) -> None:
    """Each day has its own card and its own settings, through any number of changes."""
    numbers = [f"0171 39200 {last}" for last in (34, 35, 36)]
    for month, number in enumerate(numbers, start=6):
        clock.now = datetime(2026, month, 1, 8, tzinfo=UTC)
        edited(register, anna, contact_points=(ContactPoint.phone(number),))
        register.settings.set({"dpf_valid": "no" if month % 2 else "yes"})
    days = [date(2026, month, 15) for month in (5, 6, 7, 8)]
    clock.now = datetime(2026, 9, 1, tzinfo=UTC)

    answers = [register.checks.on(anna, "whatsapp", ADVERTISING, day) for day in days]

    assert [answer.contact_point for answer in answers] == [f"+4917139200{last}" for last in (33, 34, 35, 36)]
    assert ["M7" in {notice.id for notice in answer.notices} for answer in answers] == [False, False, True, False]


def test_the_parents_number_of_that_time(register: Register, clock: Clock) -> None:
    """A child's answer goes to the number the parents had then."""
    eva = NewPerson(name="Eva Weiß", contact_points=(ContactPoint.phone("0171 39200 40"),))
    parent = register.people.record(eva).value.id
    child = register.people.record(NewPerson(name="Tim Weiß", minor=True, guardian=parent)).value.id
    clock.forward(days=30)
    register.people.edit(parent, replace(eva, contact_points=(ContactPoint.phone("0171 39200 41"),)))

    assert register.checks.on(child, "phone_call", OWN, THIRD).contact_point == "+491713920040"
    assert register.checks.check(child, "phone_call", OWN).contact_point == "+491713920041"


def test_a_day_that_changed_the_answer(register: Register, clock: Clock, anna: int) -> None:
    """Of a day on which something changed, the evening is told, and that it changed; a time has its own answer."""
    clock.now = datetime(2026, 5, 3, 14, tzinfo=UTC)
    register.consents.withdraw(anna, channel="whatsapp")
    clock.forward(days=3)

    evening = register.checks.on(anna, "whatsapp", OWN, THIRD)
    noon = register.checks.on(anna, "whatsapp", OWN, datetime(2026, 5, 3, 12, tzinfo=UTC))

    assert (evening.verdict, noon.verdict) == (Verdict.BLOCK, Verdict.ALLOW)
    assert "hat sich die Antwort geändert" in evening.notices[-1].text
    assert noon.notices == register.checks.on(anna, "whatsapp", OWN, date(2026, 5, 4)).notices == ()


def test_it_opens_nothing(register: Register, clock: Clock, anna: int) -> None:
    """An answer about the past is to read, not to act upon."""
    clock.forward(days=9)
    past = register.checks.on(anna, "whatsapp", ADVERTISING, THIRD)
    assert (past.link, past.accompany) == (None, "")
    assert "So war es am 03.05.2026, 23:59." in register.checks.explanation(past)


def test_a_sheet_noted_by_a_form_that_came_back_later(register: Register, clock: Clock, anna: int) -> None:
    """Where a change is logged under another name, its old value counts just the same."""
    clock.forward(days=40)
    with register._store.change() as change:
        change.connection.execute("UPDATE person SET info_sheet_given = '2026-05-02' WHERE id = ?", (anna,))
        change.log("form_returned", anna, code="", before={"info_sheet_given": None})

    past = register.checks.on(anna, "letter", OWN, THIRD)

    assert past.verdict is Verdict.ALLOW_WITH_NOTICE
    assert register.checks.check(anna, "letter", OWN).verdict is Verdict.ALLOW


def test_what_was_not_kept_is_said(register: Register, clock: Clock, anna: int) -> None:
    """A change whose old values are gone makes the answer say so."""
    clock.forward(days=9)
    with register._store.change() as change:
        change.log("person_edited", anna, fields=["kind"])
    past = register.checks.on(anna, "whatsapp", OWN, THIRD)
    assert "heutigen Stand" in past.notices[-1].text


def test_before_and_after_all_time(register: Register, clock: Clock, anna: int) -> None:
    """Nobody is asked about before they were recorded, nor about tomorrow."""
    with pytest.raises(NotFound):
        register.checks.on(anna, "whatsapp", OWN, date(2026, 5, 1))
    with pytest.raises(InvalidInput):
        register.checks.on(anna, "whatsapp", OWN, date(2026, 5, 3))
    assert register.checks.on(anna, "whatsapp", OWN, date(2026, 5, 2)).at == clock.now
