"""Finding people: parts of names in any spelling, numbers as typed, and nothing typed is ever a command."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.settings import Settings
from consentregister.register import Register


@pytest.fixture(scope="module")
def card_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register of people whose names are hard to type."""
    place = tmp_path_factory.mktemp("search") / "salon.consentregister"
    register = Register.create(place, Settings(business_name="Salon"), clock=lambda: datetime(2026, 11, 1, tzinfo=UTC))
    phone, email = ContactPoint.phone("0171 39200 33"), ContactPoint.email("bert@example.org")
    register.people.record(NewPerson(name="Anna Müller", contact_points=(phone,)))
    register.people.record(NewPerson(name="Bert Mueller", contact_points=(email,)))
    for name in ("Carla Groß", "Ng", "Li Wu", "Łukasz Özdemir", "İpek Şahin"):
        register.people.record(NewPerson(name=name))
    yield register
    register.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mueller", ["Anna Müller", "Bert Mueller"]),
        ("Müller", ["Anna Müller", "Bert Mueller"]),
        ("müller anna", ["Anna Müller"]),
        ("muller", ["Anna Müller"]),
        ("gross", ["Carla Groß"]),
        ("GROSS", ["Carla Groß"]),
        ("0171 39", ["Anna Müller"]),
        ("+49171", ["Anna Müller"]),
        ("39200", ["Anna Müller"]),
        ("Ng", ["Ng"]),
        ("li w", ["Li Wu"]),
        ("wu li", ["Li Wu"]),
        ("lukasz", ["Łukasz Özdemir"]),
        ("ozdemir", ["Łukasz Özdemir"]),
        ("ipek", ["İpek Şahin"]),
        ("ş", ["İpek Şahin"]),
        ("bert@", ["Bert Mueller"]),
        ("example.org", ["Bert Mueller"]),
        ("nobody", []),
        ('"', []),
        ("*", []),
        ("-", []),
        ("a OR b", []),
        ("NEAR(anna bert)", []),
        ("'; DROP TABLE person; --", []),
        ("key:anna", []),
        ("anna*", []),
        ("00", []),
        ("(0)", []),
        ("%", []),
        ("\\", []),
    ],
)
def test_find(card_index: Register, typed: str, found: list[str]) -> None:
    """People are found by parts of name, number and e-mail, and whatever is typed is only text."""
    assert sorted(row.full_name for row in card_index.people.find(typed)) == found


def test_two_letters_choose_among_all(card_index: Register) -> None:
    """The second word, begun, chooses among everybody the first one finds, not only among those shown first."""
    assert [row.full_name for row in card_index.people.find("mueller be", limit=1)] == ["Bert Mueller"]


@given(st.text(max_size=40))
def test_anything_may_be_typed(card_index: Register, typed: str) -> None:
    """Whatever is typed, finding and comparing end without an error."""
    card_index.people.find(typed)
    card_index.people.similar(typed, [typed])


def test_nothing_typed_lists_everybody(card_index: Register) -> None:
    """Without a word everybody is listed, by name."""
    assert len(card_index.people.find("  ")) == 7


def test_index_is_whole(card_index: Register, tmp_path: Path) -> None:
    """Both search indexes are in order."""
    assert card_index.log.verify().ok
