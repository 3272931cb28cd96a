"""People by the door."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput, StoreError
from consentregister.domain.person import NewPerson
from consentregister.register import Register


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


def test_read_only_change(open_register: Callable[[], Register], monkeypatch: pytest.MonkeyPatch) -> None:
    """A register that can't be written refuses a change before anything is tried."""
    register = open_register()
    monkeypatch.setattr(register._store, "read_only", True)
    with pytest.raises(StoreError) as raised:
        register.people.record(NewPerson(name="Anna"))
    assert raised.value.key == "errors.read_only"
