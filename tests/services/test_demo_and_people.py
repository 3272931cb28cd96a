"""The register of invented people; people through the door."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput, NotFound, StoreError
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Direction, Purpose, Statement
from consentregister.register import Register
from tests.conftest import Clock

FICTION = re.compile(r"\+49(17139200\d\d|17604069\d{3}|302312[35]\d{3}|40669\d{5}|69900\d{5}|89999\d{5})")


def everybody(register: Register) -> list[tuple[str, str, str]]:
    """Name, number and e-mail of all."""
    return [(row.full_name, row.number, row.email) for row in register.people.everybody(limit=10_000)]


def test_same_seed_same_people(tmp_path: Path, clock: Clock) -> None:
    """The same seed invents the same people, another seed others."""
    made = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        register = Register.create_demo(tmp_path / f"{name}.consentregister", clock=clock)
        register.demo.fill(30, seed=seed)
        made.append(everybody(register))
        assert register.is_demo
        assert register.log.verify().ok
        register.close()
    assert made[0] == made[1] != made[2]


def test_invented_numbers_belong_to_nobody(tmp_path: Path, clock: Clock) -> None:
    """Invented people have numbers kept for fiction and mail at example.org."""
    register = Register.create_demo(tmp_path / "demo.consentregister", clock=clock)
    register.demo.fill(400, seed=5)
    for _, number, email in everybody(register):
        assert not number or FICTION.fullmatch(number), number
        assert not email or email.endswith("@example.org")
    register.close()


def test_demo_never_joins_real_people(register: Register) -> None:
    """Invented people are not put beside real ones."""
    register.people.record(NewPerson(name="Anna Beispiel"))
    with pytest.raises(InvalidInput):
        register.demo.fill(3)
    assert register.people.count() == 1


def test_change_is_all_or_nothing(register: Register) -> None:
    """With an unknown guardian or channel neither person nor parent nor log entry is kept."""
    before = register.log.count()
    for new, more in (
        (NewPerson(name="Kim", guardian=99), {}),
        (NewPerson(name="Kim"), {"first_contact": "pigeon"}),
    ):
        with pytest.raises(InvalidInput):
            register.people.record(new, **more)
    assert (register.people.count(), register.log.count()) == (0, before)


def test_guardian_recorded_along(register: Register) -> None:
    """A parent who is not on file yet is recorded with the child."""
    child = register.people.record(NewPerson(name="Kim", minor=True), guardian=NewPerson(name="Maria")).value
    assert child.guardian is not None
    assert register.people.show(child.guardian).name == "Maria"


def test_change_names_what_pages_show(register: Register) -> None:
    """A change says which entries, persons and areas it touched."""
    changed = register.people.record(NewPerson(name="Anna"))
    assert (changed.events, changed.persons) == ((2,), frozenset({changed.value.id}))
    assert "people" in changed.areas


def test_shared_number(register: Register) -> None:
    """Who shares a number is known from both sides."""
    phone = ContactPoint.phone("0171 39200 33")
    one = register.people.record(NewPerson(name="Anna", contact_points=(phone,))).value.id
    two = register.people.record(NewPerson(name="Bert", contact_points=(phone,))).value.id
    assert [row.id for row in register.people.shared(one)] == [two]
    assert [row.id for row in register.people.shared(two)] == [one]


def test_wants_no_more_for_both(register: Register) -> None:
    """No contact blocks who said it, and closes messengers and SMS of who shares the number."""
    phone = ContactPoint.phone("0171 39200 33")
    one, two = (register.people.record(NewPerson(name=n, contact_points=(phone,))).value.id for n in ("Anna", "Bert"))
    register.consents.wants_no_more(one, "no_contact", also=[two])
    assert register.checks.check(one, "phone_call", Purpose.APPOINTMENT_OR_ORDER).rule.startswith("R01")
    assert register.checks.check(two, "whatsapp", Purpose.APPOINTMENT_OR_ORDER).rule.startswith("R06")
    assert register.checks.check(two, "phone_call", Purpose.APPOINTMENT_OR_ORDER).verdict.is_yes
    assert not register.people.show(two).blocked


def test_nothing_more_on_one_channel(register: Register) -> None:
    """Nothing more on this channel leaves the others."""
    phone = ContactPoint.phone("0171 39200 33")
    one = register.people.record(NewPerson(name="Anna", contact_points=(phone,))).value.id
    register.consents.wants_no_more(one, "not_on_channel", channel="whatsapp")
    assert {said.state for said in register.consents.of(one)} == {Statement.WITHDRAWN}
    assert {said.said.channel for said in register.consents.of(one)} == {"whatsapp"}


def test_many_board_and_check_agree(tmp_path: Path, clock: Clock) -> None:
    """For invented people with all their stories the three ways to ask give one answer."""
    register = Register.create_demo(tmp_path / "demo.consentregister", clock=clock)
    register.demo.fill(25, seed=3)
    ids = [row.id for row in register.people.everybody()]
    for channel in ("whatsapp", "email", "phone_call"):
        many = register.checks.many(ids, channel, Purpose.ADVERTISING)
        for person in ids:
            one = register.checks.check(person, channel, Purpose.ADVERTISING)
            assert many[person] == one
            board = register.checks.board(person)
            if (channel, Purpose.ADVERTISING) in board.cells:
                cell = board.cells[channel, Purpose.ADVERTISING]
                assert (cell.verdict, cell.rule) == (one.verdict, one.rule)
    register.close()


def test_undo_of_a_wrong_filing(register: Register, tmp_path: Path) -> None:
    """A filing taken back is as if nothing had been answered; the page waits again and can be filed anew."""
    phone = ContactPoint.phone("0171 39200 33")
    anna = register.people.record(NewPerson(name="Anna", contact_points=(phone,))).value.id
    printed = register.forms.print([anna]).value
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(printed.pdf)
    (page,) = register.scans.take([paper]).value
    box = ("whatsapp", Purpose.ADVERTISING)
    register.scans.file(page.id, ticked=[box], signed_on=None)
    assert register.checks.check(anna, *box).verdict.is_yes
    assert register.scans.inbox() == []
    register.scans.undo(printed.forms[0].code, "wrong ticks")
    assert register.checks.check(anna, *box).state == "requested"
    assert [one.id for one in register.scans.inbox()] == [page.id]
    register.scans.file(page.id, ticked=[], signed_on=None)
    assert register.checks.check(anna, *box).state == "withdrawn"
    assert register.log.verify().ok


def test_blank_form_becomes_the_named_persons(register: Register, tmp_path: Path) -> None:
    """A blank form is filed to the person one names, and to nobody without a name."""
    anna = register.people.record(
        NewPerson(name="Anna", contact_points=(ContactPoint.phone("0171 39200 33"),))
    ).value.id
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(register.forms.print([], blank=1).value.pdf)
    (page,) = register.scans.take([paper]).value
    with pytest.raises(InvalidInput):
        register.scans.file(page.id, ticked=[("whatsapp", Purpose.ADVERTISING)], signed_on=None)
    filed = register.scans.file(page.id, ticked=[("whatsapp", Purpose.ADVERTISING)], signed_on=None, person=anna)
    assert filed.value.person == anna
    assert register.checks.check(anna, "whatsapp", Purpose.ADVERTISING).verdict.is_yes


def test_read_only_change(open_register: Callable[[], Register], monkeypatch: pytest.MonkeyPatch) -> None:
    """A register that can't be written refuses a change before anything is tried."""
    register = open_register()
    monkeypatch.setattr(register._store, "read_only", True)
    with pytest.raises(StoreError) as raised:
        register.people.record(NewPerson(name="Anna"))
    assert raised.value.key == "errors.read_only"


def test_message_of_an_unknown_person(register: Register) -> None:
    """A message of nobody is refused."""
    with pytest.raises(NotFound):
        register.messages.log(99, "whatsapp", Direction.IN)
