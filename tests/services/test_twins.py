"""Who stands in the register twice: what speaks for it, what does not, and how quickly it is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.twins import Match, MatchReason, Strength
from consentregister.register import Register
from consentregister.services.twins import Matcher

NUMBER = "+491713920055"
OTHER_NUMBER = "+491713920044"
MAIL = "sabine@example.org"


@pytest.fixture
def matcher(salon: Register) -> Callable[..., Matcher]:
    """Record people, each a name with what else is known, and build the index."""

    def build(*people: NewPerson) -> Matcher:
        for person in people:
            salon.people.record(person)
        return Matcher(salon._store.read())

    return build


def sabine(name: str = "Sabine Müller", *values: str, **more: object) -> NewPerson:
    """A person with these numbers and addresses."""
    points = tuple(ContactPoint("email" if "@" in value else "phone", value, mobile=True) for value in values)
    return NewPerson(name=name, contact_points=points, **more)  # type: ignore[arg-type]  # whatever a test needs


def strengths(found: Sequence[Match]) -> list[tuple[MatchReason, Strength]]:
    """What was found, without whom."""
    return [(match.reason, match.strength) for match in found]


@pytest.mark.parametrize(
    "written",
    [
        *("Sabine Müller", "Müller, Sabine", "Sabine Mueller", "SABINE MÜLLER", "sabine muller", "Frau Sabine Müller"),
        *("Sabine Müler", "Sabien Müller", "Dr. Sabine  Müller", "Sabine Mülller"),
    ],
)
def test_a_name_is_known_however_it_is_written(matcher: Callable[..., Matcher], written: str) -> None:
    """With one number, spellings and slips of one name are one person."""
    index = matcher(sabine("Sabine Müller", NUMBER))

    assert strengths(index.match(written, [NUMBER])) == [(MatchReason.NUMBER, Strength.STRONG)]


@pytest.mark.parametrize("written", ["S. Müller", "Müller", "Sabine Müller-Lüdenscheid", "Sabine Meier"])
def test_a_part_of_the_name_with_the_number_is_likely(matcher: Callable[..., Matcher], written: str) -> None:
    """An initial, a surname alone, a double name or a new surname: likely the same, not certain."""
    index = matcher(sabine("Sabine Müller", NUMBER))

    assert strengths(index.match(written, [NUMBER])) == [(MatchReason.NUMBER, Strength.LIKELY)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sabine Müller", "Peter Müller"),
        ("Martin Weber", "Martina Weber"),
        ("Mario Conti", "Maria Conti"),
        ("Anna Kurz", "Anne Kurz"),
        ("Peter Kurz", "Petra Kurz"),
        ("William Kurz", "Bill Kurz"),
    ],
)
def test_another_name_with_the_number_is_a_family(matcher: Callable[..., Matcher], one: str, other: str) -> None:
    """One landline, two names: only a weak hint. Nicknames are other names."""
    index = matcher(sabine(one, NUMBER))

    assert strengths(index.match(other, [NUMBER])) == [(MatchReason.NUMBER, Strength.WEAK)]


def test_the_number_says_more_than_the_e_mail_and_both_more_than_the_address(matcher: Callable[..., Matcher]) -> None:
    """Found by all, the reason given is the number; without it the e-mail, then name and address."""
    index = matcher(sabine("Sabine Müller", NUMBER, MAIL, street="Hauptstraße 5", postcode="10115"))

    by_all = index.match("Sabine Müller", [NUMBER, MAIL], "Hauptstr. 5", "10115")
    by_mail = index.match("Sabine Müller", [MAIL], "Hauptstr. 5", "10115")
    by_address = index.match("Sabine Müller", [OTHER_NUMBER], "Haupt-Strasse 5", "10115")

    reasons = [strengths(found)[0] for found in (by_all, by_mail, by_address)]
    assert reasons == [
        (MatchReason.NUMBER, Strength.STRONG),
        (MatchReason.EMAIL, Strength.STRONG),
        (MatchReason.NAME_AND_ADDRESS, Strength.STRONG),
    ]


def test_one_name_at_two_addresses_is_two_persons(matcher: Callable[..., Matcher]) -> None:
    """Another street or another postcode tells namesakes apart; nothing known about one of them does not."""
    index = matcher(sabine("Sabine Müller", NUMBER, street="Hauptstraße 5", postcode="10115"))

    assert index.match("Sabine Müller", [OTHER_NUMBER], "Hauptstraße 6", "10115") == []
    assert index.match("Sabine Müller", [OTHER_NUMBER], "Hauptstraße 5", "20115") == []
    assert strengths(index.match("Sabine Müller")) == [(MatchReason.NAME, Strength.WEAK)]


def test_a_name_that_many_bear_says_nothing(matcher: Callable[..., Matcher]) -> None:
    """Four of one name: a fifth with nothing but the name may be anybody."""
    index = matcher(*(sabine("Sabine Müller", f"+4917139200{last}") for last in (11, 22, 33, 44)))

    assert index.match("Sabine Müller") == []


def test_a_contact_without_a_name_is_found_by_its_number_alone(matcher: Callable[..., Matcher]) -> None:
    """A card with a number only is a hint to whoever has it; one with nothing finds nobody."""
    index = matcher(sabine("Sabine Müller", NUMBER))

    assert strengths(index.match("", [NUMBER])) == [(MatchReason.NUMBER, Strength.WEAK)]
    assert index.match("") == []


def test_the_likeliest_comes_first(matcher: Callable[..., Matcher]) -> None:
    """Mother and child share a number: the one of the name stands before the other."""
    index = matcher(sabine("Peter Müller", NUMBER), sabine("Sabine Müller", NUMBER))

    assert [match.strength for match in index.match("Sabine Müller", [NUMBER])] == [Strength.STRONG, Strength.WEAK]


def test_double_names_are_known_joined_and_apart(matcher: Callable[..., Matcher]) -> None:
    """Karl-Heinz, Karl Heinz and Karlheinz are one."""
    index = matcher(sabine("Karlheinz Kurz", NUMBER))

    found = [strengths(index.match(written, [NUMBER])) for written in ("Karl-Heinz Kurz", "Karl Heinz Kurz")]
    assert found == [[(MatchReason.NUMBER, Strength.STRONG)]] * 2


def test_who_lies_in_the_bin_is_not_found(salon: Register, anna: int) -> None:
    """The index holds those whom one sees."""
    salon.people.remove(anna)

    assert Matcher(salon._store.read()).match("Anna Beispiel", ["+491713920033"]) == []


def test_pairs_stand_the_likeliest_first(salon: Register) -> None:
    """Of everybody: who may be there twice, with what speaks for it, the older card first."""
    mother = salon.people.record(sabine("Sabine Müller", NUMBER)).value.id
    for new in (
        sabine("Peter Müller", NUMBER),
        sabine("Sabine Mueller", NUMBER, OTHER_NUMBER),
        sabine("Tim Müller", NUMBER, minor=True, guardian=mother),
    ):
        salon.people.record(new)

    found = [(pair.one.full_name, pair.other.full_name, pair.strength) for pair in salon.twins.all()]

    assert found[0] == ("Sabine Müller", "Sabine Mueller", Strength.STRONG)
    assert ("Sabine Müller", "Peter Müller", Strength.WEAK) in found
    assert ("Sabine Müller", "Tim Müller", Strength.WEAK) not in found
    assert len(salon.twins.all(weakest=Strength.LIKELY)) == 1


def test_who_is_somebody_else_is_not_proposed_again(salon: Register, open_register: Callable[[], Register]) -> None:
    """Said once, it holds in the list and on both pages, after the program was closed, until it is taken back."""
    one, other = (salon.people.record(sabine("Sabine Müller", NUMBER)).value.id for _ in range(2))
    assert [(pair.other.id, pair.reason) for pair in salon.twins.of(one)] == [(other, MatchReason.NUMBER)]

    salon.twins.tell_apart(other, one)

    again = open_register()
    assert again.twins.all() == again.twins.of(one) == again.twins.of(other) == []
    assert again.log.show(one)[0].text == "Ist jemand anders als Sabine Müller"
    again.twins.propose_again(one, other)
    assert [pair.one.id for pair in again.twins.all()] == [one]
    assert [pair.other.id for pair in again.twins.of(other)] == [one]
    assert again.log.verify().problems == ()


def test_a_page_shows_only_what_is_all_but_certain(salon: Register) -> None:
    """A family's number, or a name alone, does not trouble anybody who looks at a card."""
    one = salon.people.record(sabine("Sabine Müller", NUMBER)).value.id
    for new in (sabine("Peter Müller", NUMBER), sabine("Sabine Müller"), sabine("S. Müller", NUMBER)):
        salon.people.record(new)

    assert salon.twins.of(one) == []
    assert len(salon.twins.all()) > 2


def test_two_birth_dates_are_two_persons(salon: Register) -> None:
    """Father and son of one name in one house: told apart where both birth dates are known."""
    for born in (date(1950, 1, 1), date(1980, 1, 1)):
        salon.people.record(sabine("Karl Kurz", street="Hauptstraße 5", postcode="10115", birth_date=born))

    assert salon.twins.all() == []
