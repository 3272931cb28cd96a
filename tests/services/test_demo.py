"""The register of invented people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import NewPerson
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
