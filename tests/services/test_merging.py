"""Two cards of one person put together, and taken apart again: nothing is lost, nothing is allowed that was not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Direction, Purpose, StopScope, Verdict, Way
from consentregister.register import Register
from tests.conftest import Clock

ANSWER, OWN, ADVERTISING = Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING
MOBILE, OTHER_MOBILE, MAIL = (
    ContactPoint.phone("0171 39200 33"),
    replace(ContactPoint.phone("0171 39200 44"), label="Praxis"),
    ContactPoint.email("sabine@example.org"),
)
SABINE = NewPerson(name="Sabine Müller", contact_points=(MOBILE,))
AGAIN = NewPerson(
    name="Sabine Mueller",
    contact_points=(replace(MOBILE, label="Handy"), OTHER_MOBILE, MAIL),
    street="Hauptstraße 5",
    postcode="10115",
    city="Beispielstadt",
    birth_date=date(1980, 5, 1),
    info_sheet_given=date(2026, 11, 2),
)
Stories = Callable[[Register, int], object]


@pytest.fixture
def keep(register: Register, clock: Clock) -> int:
    """Sabine Müller, recorded a month ago with her number alone."""
    clock.now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    person = register.people.record(SABINE).value.id
    clock.forward(hours=1)
    return person


@pytest.fixture
def gone(register: Register, keep: int, clock: Clock) -> int:
    """The same woman once more, with all that a card can hold."""
    person = register.people.record(AGAIN).value.id
    clock.forward(hours=1)
    return person


def ask(register: Register, person: int, purpose: Purpose = OWN, channel: str = "whatsapp") -> Verdict:
    """The answer now."""
    return register.checks.check(person, channel, purpose).verdict


def test_the_card_that_stays_is_filled_from_the_other(register: Register, keep: int, gone: int) -> None:
    """What was empty comes from the other card, labels too; what was typed stays; numbers stand behind the kept."""
    merged = register.merging.merge(keep, gone).value

    assert (merged.id, merged.name) == (keep, "Sabine Müller")
    assert merged.contact_points == (replace(MOBILE, label="Handy"), OTHER_MOBILE, MAIL)
    filled = (merged.street, merged.postcode, merged.city, merged.birth_date, merged.info_sheet_given)
    assert filled == ("Hauptstraße 5", "10115", "Beispielstadt", date(1980, 5, 1), date(2026, 11, 2))


def test_an_address_is_not_mixed_from_two(register: Register, gone: int) -> None:
    """Street of one and town of the other would be nobody's address."""
    keep = register.people.record(replace(SABINE, street="Am Markt 1")).value.id

    merged = register.merging.merge(keep, gone).value

    assert (merged.street, merged.postcode, merged.city) == ("Am Markt 1", "", "")


@pytest.mark.parametrize(("ours", "theirs", "both"), [(True, True, True), (True, False, False), (False, True, False)])
def test_what_was_ticked_for_one_number_is_not_ticked_for_another(
    register: Register, *, ours: bool, theirs: bool, both: bool
) -> None:
    """That a number came from the person holds for numbers from two cards where it was ticked on both."""
    keep = register.people.record(replace(SABINE, number_given=ours, uwg_7_3=ours)).value.id
    gone = register.people.record(replace(AGAIN, number_given=theirs, uwg_7_3=theirs)).value.id

    merged = register.merging.merge(keep, gone).value

    assert (merged.number_given, merged.uwg_7_3) == (both, both)


def test_all_that_was_kept_is_kept(register: Register, keep: int, gone: int, paper: Path) -> None:
    """Consents with their proof, forms, matters and contacts of the other stand with the one that stays."""
    register.consents.grant(gone, "whatsapp", [OWN], evidence=paper)
    register.forms.print([gone], channels=["whatsapp"])
    register.messages.log(gone, "whatsapp", Direction.IN, matter="Hochzeit")

    register.merging.merge(keep, gone)

    assert "granted" in [one.state for one in register.consents.of(keep)]
    assert [form.person for form in register.forms.all(person=keep)] == [keep]
    assert [matter.title for matter in register.messages.open_matters(keep)] == ["Hochzeit"]
    assert register.people.show(keep).first_contact == "whatsapp"
    assert register.log.verify().problems == ()


def test_a_yes_stays_bound_to_its_number(register: Register, keep: int, gone: int, paper: Path) -> None:
    """Signed for the number of one card, a yes does not reach the number of the other."""
    register.consents.grant(gone, "whatsapp", [OWN], evidence=paper, address=OTHER_MOBILE.value)
    register.merging.merge(keep, gone)

    asked = [
        register.checks.check(keep, "whatsapp", OWN, address=point.value).verdict for point in (MOBILE, OTHER_MOBILE)
    ]
    assert asked == [Verdict.ASK_FIRST, Verdict.ALLOW]


NOES: dict[str, Stories] = {
    "no contact": lambda register, person: register.people.block(person),
    "objection": lambda register, person: register.consents.object_to(person, StopScope.EVERYTHING),
    "withdrawn": lambda register, person: register.consents.withdraw(person, channel="whatsapp"),
    "refused": lambda register, person: register.consents.refuse(person, "whatsapp", [OWN]),
}


@pytest.mark.parametrize("said", NOES)
@pytest.mark.parametrize("by_the_one_that_stays", [True, False])
def test_a_no_of_either_stays_a_no(
    register: Register, clock: Clock, keep: int, gone: int, paper: Path, said: str, *, by_the_one_that_stays: bool
) -> None:
    """One card says yes since long, the other said no later: no, whichever of them stays."""
    for person in (keep, gone):
        register.consents.grant(person, "whatsapp", [OWN], evidence=paper)
    clock.forward(hours=1)
    NOES[said](register, keep if by_the_one_that_stays else gone)

    register.merging.merge(keep, gone)

    assert ask(register, keep) is Verdict.BLOCK
    assert register.log.verify().problems == ()


def test_the_other_is_nobody_any_more(register: Register, keep: int, gone: int) -> None:
    """The id that went is unknown, lies in no bin, is not found, can't be taken out, and is never used again."""
    register.merging.merge(keep, gone)

    for unknown in (
        lambda: register.people.show(gone),
        lambda: register.people.show(gone, removed=True),
        lambda: register.people.restore(gone),
        lambda: register.checks.check(gone, "whatsapp", OWN),
        lambda: register.log.show(gone),
        lambda: register.checks.on(gone, "whatsapp", OWN, date(2026, 11, 24)),
        lambda: register.merging.merge(keep, gone),
    ):
        with pytest.raises(NotFound, match="person_unknown"):
            unknown()
    assert register.people.bin() == register.people.find("Mueller", removed=True) == []
    assert [row.id for row in register.people.find("0171 39200 44")] == [keep]
    assert register.people.record(SABINE).value.id > gone


def test_the_history_shows_both(register: Register, keep: int, gone: int) -> None:
    """What happened on either card stands in one history, and afterwards each has their own again."""
    register.messages.came_in(gone)
    register.merging.merge(keep, gone)

    told = [(entry.kind, entry.person) for entry in register.log.show(keep)]
    texts = [entry.text for entry in register.log.show(keep)][:2]
    register.merging.undo(keep, gone)
    own = {entry.person for entry in register.log.show(keep)}

    assert ("message_in", gone) in told
    assert told[-2:] == [("person_recorded", gone), ("person_recorded", keep)]
    assert texts == ["Zusammengelegt mit Sabine Müller", "Zusammengelegt: Sabine Mueller ist jetzt auf dieser Karte"]
    assert own == {keep}


def test_a_form_that_was_out_finds_the_person(register: Register, keep: int, gone: int, tmp_path: Path) -> None:
    """Printed for the card that went, signed and back afterwards: it files to the one that stays."""
    printed = register.forms.print([gone], channels=["whatsapp"]).value
    register.merging.merge(keep, gone)
    paper = tmp_path / "back.pdf"
    paper.write_bytes(printed.pdf)

    (page,) = register.scans.take([paper]).value
    filed = register.scans.file(page.id, ticked=[("whatsapp", ADVERTISING)], signed_on=None).value

    assert filed.person == keep
    assert register.log.verify().problems == ()


def test_a_form_filed_since_goes_back_with_its_answers(
    register: Register, keep: int, gone: int, tmp_path: Path
) -> None:
    """Taken apart again, what the other signed in between is theirs."""
    printed = register.forms.print([gone], channels=["whatsapp"]).value
    register.merging.merge(keep, gone)
    paper = tmp_path / "back.pdf"
    paper.write_bytes(printed.pdf)
    (page,) = register.scans.take([paper]).value
    register.scans.file(page.id, ticked=[("whatsapp", ADVERTISING)], signed_on=None)

    register.merging.undo(keep, gone)

    assert (ask(register, keep, ADVERTISING), ask(register, gone, ADVERTISING)) == (
        Verdict.ASK_FIRST,
        Verdict.ALLOW_WITH_NOTICE,
    )
    assert register.log.verify().problems == ()


def test_children_keep_their_parent(register: Register, keep: int, gone: int, paper: Path) -> None:
    """A child whose mother stood twice has the mother that stays, reached at her number; and back again."""
    child = register.people.record(NewPerson(name="Tim Müller", minor=True, guardian=gone)).value.id
    register.consents.grant(child, "sms", [OWN], evidence=paper, given_by=gone)

    register.merging.merge(keep, gone)
    merged = (register.people.show(child).guardian, register.consents.of(child)[0].said.given_by)
    verdict = ask(register, child, channel="sms")
    register.merging.undo(keep, gone)

    assert merged == (keep, keep)
    assert verdict is Verdict.ALLOW
    assert (register.people.show(child).guardian, register.consents.of(child)[0].said.given_by) == (gone, gone)
    assert register.log.verify().problems == ()


def test_mother_and_child_are_never_put_together(register: Register, keep: int) -> None:
    """Neither way round; nor a card with itself. Nothing is changed."""
    child = register.people.record(NewPerson(name="Sabine Müller", minor=True, guardian=keep)).value.id
    before = register.log.count()

    for one, other, name in ((keep, child, "merge_family"), (child, keep, "merge_family"), (keep, keep, "merge_same")):
        with pytest.raises(InvalidInput, match=name):
            register.merging.merge(one, other)
    assert register.log.count() == before


def test_what_was_typed_since_stays_when_it_is_undone(register: Register, keep: int, gone: int) -> None:
    """An address corrected in between stays as typed; a number struck in between is the other's again."""
    merged = register.merging.merge(keep, gone).value
    known = {name: getattr(merged, name) for name in NewPerson.__dataclass_fields__}
    struck = tuple(point for point in merged.contact_points if point != MAIL)
    register.people.edit(keep, NewPerson(**{**known, "street": "Am Markt 1", "contact_points": struck}))

    other = register.merging.undo(keep, gone).value

    kept = register.people.show(keep)
    assert (kept.street, kept.birth_date, kept.contact_points) == ("Am Markt 1", None, (MOBILE,))
    assert [row.id for row in register.people.find("0171 39200 44")] == [gone]
    assert other.contact_points == AGAIN.contact_points
    assert register.log.verify().problems == ()


def test_the_later_step_is_undone_first(register: Register, keep: int, gone: int) -> None:
    """Two cards put under one come out in turn; one that went on with its own card waits for it."""
    third, fourth = (register.people.record(SABINE).value.id for _ in range(2))
    register.merging.merge(keep, gone)
    register.merging.merge(keep, third)
    register.merging.merge(fourth, keep)

    with pytest.raises(InvalidInput, match="unmerge_merged_on"):
        register.merging.undo(keep, third)
    register.merging.undo(fourth, keep)
    with pytest.raises(InvalidInput, match="unmerge_newer"):
        register.merging.undo(keep, gone)
    register.merging.undo(keep, third)
    register.merging.undo(keep, gone)
    with pytest.raises(NotFound, match="unmerge_unknown"):
        register.merging.undo(keep, gone)

    assert {row.id for row in register.people.everybody()} == {keep, gone, third, fourth}
    assert register.log.verify().problems == ()


def test_the_answer_of_a_day_before_stays(register: Register, clock: Clock, keep: int, gone: int, paper: Path) -> None:
    """What was answered before the cards became one is the same afterwards, and what the other card said is told."""
    register.consents.grant(gone, "whatsapp", [OWN], evidence=paper)
    register.messages.log(gone, "sms", Direction.IN)
    register.people.block(gone)
    asked = [("whatsapp", OWN), ("sms", ANSWER), ("letter", OWN), ("phone_call", ADVERTISING)]
    noon, day = datetime(2026, 11, 24, 13, tzinfo=UTC), date(2026, 11, 24)
    clock.now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    before = [register.checks.on(keep, *one, noon) for one in asked]

    register.merging.merge(keep, gone)
    clock.forward(days=30)
    after = [register.checks.on(keep, *one, noon) for one in asked]

    for old, new in zip(before, after, strict=True):
        told = new.notices[-1]
        assert "Auf der anderen Karte, Sabine Mueller, war die Antwort: " in told.text
        assert replace(new, asked_at=old.asked_at, notices=new.notices[:-1]) == old
        assert new.facts == old.facts
    assert register.checks.on(keep, "whatsapp", OWN, day).verdict is not Verdict.BLOCK
    since = register.checks.on(keep, "whatsapp", OWN, date(2026, 11, 26))
    assert (since.verdict, [one for one in since.notices if one.id == "past"]) == (Verdict.BLOCK, [])


def test_before_the_card_was_there_the_other_one_answers(
    register: Register, clock: Clock, keep: int, gone: int, paper: Path
) -> None:
    """Only the card that went was there at that time: its answer is the person's."""
    register.consents.grant(keep, "whatsapp", [OWN], evidence=paper)
    clock.now = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
    register.merging.merge(gone, keep)
    clock.forward(days=1)

    told = register.checks.on(gone, "whatsapp", OWN, datetime(2026, 11, 24, 9, 30, tzinfo=UTC))

    assert (told.person, told.name, told.contact_point) == (gone, "Sabine Müller", MOBILE.value)


def test_the_answer_of_a_day_in_between_stays(
    register: Register, clock: Clock, keep: int, gone: int, paper: Path
) -> None:
    """Put together for a week and taken apart: of that week both cards tell what the one card said."""
    register.consents.grant(gone, "whatsapp", [OWN], evidence=paper)
    register.merging.merge(keep, gone)
    clock.forward(days=3)
    between = clock.now
    together = register.checks.check(keep, "whatsapp", OWN)
    clock.forward(days=3)

    register.merging.undo(keep, gone)
    clock.forward(days=3)

    told = [register.checks.on(person, "whatsapp", OWN, between) for person in (keep, gone)]
    assert [(one.verdict, one.rule, one.name) for one in told] == [
        (together.verdict, together.rule, "Sabine Müller")
    ] * 2
    assert register.checks.on(gone, "whatsapp", OWN, clock.now).name == "Sabine Mueller"


def printed(register: Register, person: int) -> object:
    """Print the form for WhatsApp, for whoever has a number for it."""
    is_reached = any(point.mobile for point in register.people.show(person).contact_points)
    return register.forms.print([person], channels=["whatsapp"]) if is_reached else None


ACTS: dict[str, Stories] = {
    **NOES,
    "written": lambda register, person: register.messages.log(person, "whatsapp", Direction.IN, matter="Hochzeit"),
    "called": lambda register, person: register.messages.log(person, "phone_call", Direction.OUT, reason="Notfall"),
    "printed": printed,
    "by word": lambda register, person: register.consents.grant(person, "sms", [OWN], way=Way.ORAL),
    "a child": lambda register, person: register.people.record(NewPerson(name="Tim", minor=True, guardian=person)),
    "info sheet": lambda register, person: register.people.info_sheet_given(person),
}
CARDS = st.builds(
    NewPerson,
    name=st.sampled_from(["Sabine Müller", "Sabine Mueller", "Müller"]),
    contact_points=st.lists(
        st.sampled_from([MOBILE, OTHER_MOBILE, replace(OTHER_MOBILE, label=""), MAIL]), unique_by=lambda one: one.value
    ).map(tuple),
    street=st.sampled_from(["", "Hauptstraße 5"]),
    city=st.sampled_from(["", "Beispielstadt"]),
    birth_date=st.sampled_from([None, date(1980, 5, 1)]),
    preferred=st.sampled_from([(), ("sms",), ("whatsapp", "email")]),
    minor=st.booleans(),
    number_given=st.booleans(),
    uwg_7_3=st.booleans(),
)


def all_rows(register: Register) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, the log and the list of merges left out."""
    read = register._store.read()
    names = [row[0] for row in read.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    told = ("event", "merged_person", "sqlite_sequence")
    tables = [name for name in names if name not in told and not name.startswith(("person_search_", "person_words_"))]
    return {name: [tuple(row) for row in read.execute(f"SELECT rowid, * FROM {name} ORDER BY 1")] for name in tables}


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ours=CARDS, theirs=CARDS, acts=st.lists(st.tuples(st.booleans(), st.sampled_from(sorted(ACTS))), max_size=6))
def test_put_together_and_taken_apart_leaves_nothing_behind(
    register: Register, ours: NewPerson, theirs: NewPerson, acts: list[tuple[bool, str]]
) -> None:
    """Whatever stood on two cards, every table is as before; and each stop and statement stood with the one between."""
    keep, gone = (register.people.record(new).value.id for new in (ours, theirs))
    for is_ours, act in acts:
        ACTS[act](register, keep if is_ours else gone)
    before = all_rows(register)

    register.merging.merge(keep, gone)
    between = all_rows(register)
    register.merging.undo(keep, gone)

    assert all_rows(register) == before
    for table in ("consent", "stop", "message", "matter", "form"):
        assert len(between[table]) == len(before[table])
        assert gone not in [row[2] for row in between[table] if table != "form"]
    assert register.log.verify().problems == ()


@pytest.mark.slow
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ours=CARDS,
    theirs=CARDS,
    before=st.lists(st.sampled_from(sorted(ACTS)), max_size=4),
    since=st.lists(st.sampled_from(sorted(ACTS)), max_size=4),
    edited=CARDS,
)
def test_whatever_happened_since_the_other_gets_all_of_theirs_back(
    register: Register, ours: NewPerson, theirs: NewPerson, before: list[str], since: list[str], edited: NewPerson
) -> None:
    """Edited, asked, stopped in between: taken apart, the other has their card, numbers and rows; none is lost."""
    keep, gone = (register.people.record(new).value.id for new in (ours, theirs))
    for act in before:
        ACTS[act](register, gone)
    card, rows = register.people.show(gone), all_rows(register)
    register.merging.merge(keep, gone)
    for act in since:
        ACTS[act](register, keep)
    register.people.edit(keep, edited)
    count = {table: len(found) for table, found in all_rows(register).items()}

    register.merging.undo(keep, gone)

    after = all_rows(register)
    assert [point.value for point in register.people.show(gone).contact_points] == [
        point.value for point in card.contact_points
    ]
    for table in ("consent", "stop", "matter", "message"):
        theirs_before = {row[0] for row in rows[table] if row[2] == gone}
        assert theirs_before <= {row[0] for row in after[table] if row[2] == gone}
        assert len(after[table]) == count[table]
    assert register.log.verify().problems == ()


def test_a_child_was_reached_at_the_number_of_that_time(
    register: Register, clock: Clock, keep: int, gone: int, paper: Path
) -> None:
    """Before the mother's cards became one, her child's answers went to the card that is gone."""
    child = register.people.record(NewPerson(name="Tim Müller", minor=True, guardian=gone)).value.id
    register.consents.grant(child, "sms", [OWN], evidence=paper, given_by=gone)
    clock.forward(hours=1)
    earlier = clock.now
    before = register.checks.check(child, "email", OWN)
    clock.forward(days=1)
    register.merging.merge(keep, gone)
    clock.forward(days=1)

    told = register.checks.on(child, "email", OWN, earlier)

    assert (told.contact_point, told.verdict, told.rule) == (MAIL.value, before.verdict, before.rule)
    assert "gap" not in [notice.id for notice in told.notices]
    assert register.checks.on(child, "sms", OWN, earlier).verdict is Verdict.ALLOW
