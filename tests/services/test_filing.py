"""Filing by the door: a wrong one taken back, a blank form that becomes somebody's."""

from __future__ import annotations

from pathlib import Path

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Purpose
from consentregister.register import Register


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
