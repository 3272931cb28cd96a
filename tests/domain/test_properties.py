"""What holds for any facts: nothing is milder than a signature, the first step decides, nothing without a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from consentregister.domain.decision import Facts, decide
from consentregister.domain.modifiers import Circumstances, judge
from consentregister.domain.settings import Settings
from consentregister.domain.words import (
    ChannelClass,
    ConsentState,
    Guardian,
    Language,
    Objection,
    PersonKind,
    Purpose,
)
from consentregister.services.answers import accompanying_text, word
from tests.domain.any_facts import all_facts, circumstances

SIGNED = (ConsentState.GRANTED_WRITTEN, ConsentState.GRANTED_SIGNED_ON_SCREEN)
LETTER_OR_TALK = (ChannelClass.LETTER, ChannelClass.IN_PERSON)
PHONE_OR_EMAIL = (ChannelClass.PHONE_CALL, ChannelClass.EMAIL)
MODERN = (ChannelClass.MESSENGER, ChannelClass.SMS)


def strictness(facts: Facts, known: Circumstances) -> int:
    """How strict the final answer is: 0 for yes, 3 for no."""
    return judge(facts, known).verdict.rank


# --- monotone ---


@given(facts=all_facts(), known=circumstances, state=st.sampled_from(SIGNED))
def test_nothing_is_milder_than_a_signature(facts: Facts, known: Circumstances, state: ConsentState) -> None:
    """No other state of a consent is answered more mildly than a signed one with its evidence."""
    assert strictness(replace(facts, consent_state=state), known) <= strictness(facts, known)


@pytest.mark.parametrize(
    "worse",
    [
        {"objection": Objection.ADVERTISING},
        {"objection": Objection.EVERYTHING},
        {"blocked": True},
        {"consent_state": ConsentState.WITHDRAWN},
    ],
    ids=["no advertising", "objects to everything", "no contact", "withdrawn"],
)
@given(facts=all_facts(), known=circumstances)
def test_a_no_is_never_milder_than_its_absence(worse: dict[str, Any], facts: Facts, known: Circumstances) -> None:
    """An objection, a block, a withdrawal: whatever service and set-up, the answer is never milder for it."""
    assume(facts.objection is Objection.NO or "objection" not in worse)
    assert strictness(replace(facts, **worse), known) >= strictness(facts, known)


@given(facts=all_facts(), known=circumstances)
def test_a_missing_guardian_is_never_milder(facts: Facts, known: Circumstances) -> None:
    """A child whose parents did not sign is never answered more mildly than one whose parents did."""
    missing = replace(facts, minor=True, guardian=Guardian.MISSING)
    present = replace(facts, minor=True, guardian=Guardian.PRESENT)
    assert strictness(missing, known) >= strictness(present, known)


@given(facts=all_facts(), known=circumstances)
def test_a_child_without_guardian_is_never_milder_than_an_adult(facts: Facts, known: Circumstances) -> None:
    """With the same facts a child whose parents did not sign is never answered more mildly than a grown-up."""
    child = replace(facts, minor=True, guardian=Guardian.MISSING)
    adult = replace(facts, minor=False, guardian=Guardian.NOT_NEEDED)
    # An old signature is asked for anew; a child's calls about the running matter go to the parents (R10).
    assume(facts.consent_state is not ConsentState.GUARDIAN_MISSING)
    assert strictness(child, known) >= strictness(adult, known)


# --- precedence (section 6): the first step that applies has the last word ---

Step = tuple[Callable[[Facts], bool], set[str]]


def wrong_purpose(facts: Facts) -> bool:
    """Work for who is not staff; for staff anything but work and answers."""
    if facts.person_kind is PersonKind.EMPLOYEE:
        return facts.purpose not in (Purpose.STAFF_MATTER, Purpose.ANSWER_OWN_REQUEST)
    return facts.purpose is Purpose.STAFF_MATTER


def objects(facts: Facts) -> bool:
    """An objection that says no here: to advertising, or to everything on messengers and SMS."""
    if facts.objection is Objection.NO:
        return False
    return facts.purpose.is_promotional or (facts.objection is Objection.EVERYTHING and facts.channel in MODERN)


def child_alone(facts: Facts) -> bool:
    """A child whose guardian has not signed."""
    alone = facts.guardian is Guardian.MISSING or facts.consent_state is ConsentState.GUARDIAN_MISSING
    return facts.minor and alone


def own(facts: Facts) -> bool:
    """A matter of the person's own."""
    return not facts.purpose.is_promotional


LADDER: tuple[Step, ...] = (
    (wrong_purpose, {"R00"}),
    (lambda facts: facts.blocked, {"R01", "R02"}),
    (objects, {"R03", "R04", "R05"}),
    (lambda facts: facts.consent_state is ConsentState.WITHDRAWN, {"R06", "R07"}),
    (child_alone, {"R08", "R09", "R10"}),
    (lambda facts: facts.person_kind is PersonKind.EMPLOYEE, {"R20", "R21", "R22", "R23"}),
    (lambda facts: facts.channel in LETTER_OR_TALK, {"R30", "R31", "R32", "R33", "R83"}),
    (lambda facts: own(facts) and facts.channel in PHONE_OR_EMAIL, {"R40", "R41"}),
    (own, {"R50", "R51", "R52", "R53", "R54", "R55", "R56", "R57", "R58", "R59", "R60"}),
    (
        lambda facts: facts.channel is ChannelClass.PHONE_CALL,
        {"R70", "R71", "R72", "R74", "R77", "R80", "R81", "R83"},
    ),
    (lambda _: True, {"R70", "R73", "R75", "R76", "R78", "R79", "R80", "R81", "R82", "R83"}),
)


# Any facts, and those with which one comes further down the ladder.
unstopped = all_facts().map(lambda facts: replace(facts, blocked=False, objection=Objection.NO))
adults = unstopped.map(
    lambda facts: replace(facts, person_kind=PersonKind.EXISTING_CUSTOMER, minor=False, guardian=Guardian.NOT_NEEDED)
)


@given(facts=all_facts() | unstopped | adults)
def test_the_first_step_that_applies_decides(facts: Facts) -> None:
    """Wrong purpose > block > objection > withdrawal > child > staff > letter and talk > own matters > advertising."""
    expected = next(rules for applies, rules in LADDER if applies(facts))
    found = decide(facts).id[:3]
    noted = found == "R05" and facts.objection is not Objection.NO  # a yes in spite of an objection
    assert found in expected or noted


@given(facts=all_facts(), known=circumstances)
def test_a_block_leaves_what_the_running_matter_needs(facts: Facts, known: Circumstances) -> None:
    """Nothing but own matters by letter and in person goes to who wants no contact, and that only with a notice."""
    verdict = judge(replace(facts, blocked=True), known).verdict
    assert not verdict.is_yes or (own(facts) and facts.channel in LETTER_OR_TALK and verdict.rank == 1)


# --- languages ---


@given(facts=all_facts(), known=circumstances)
def test_every_answer_is_said_in_both_languages(facts: Facts, known: Circumstances) -> None:
    """Reason, next step and each notice stand in German and in English, complete, and not one in place of the other."""
    judgement = judge(facts, known)
    german, english = (
        word(judgement, facts, known, person_name="Anna Beispiel", language=language) for language in Language
    )
    for texts in (german, english):
        said = (texts.headline, texts.reason, texts.source, texts.next_step, *(one.text for one in texts.notices))
        assert all(said)
        assert not any("{" in sentence for sentence in (*said, texts.next_step_2))
    assert german.reason != english.reason
    assert german.next_step != english.next_step
    assert bool(german.next_step_2) == bool(english.next_step_2)
    assert [one.id for one in german.notices] == [one.id for one in english.notices] == list(judgement.notices)
    assert all(one.text != other.text for one, other in zip(german.notices, english.notices, strict=True))


@given(facts=all_facts(), known=circumstances)
def test_what_goes_with_a_message_is_said_in_both_languages(facts: Facts, known: Circumstances) -> None:
    """The text to paste is there in both languages or in none, and has no gap."""
    rule = judge(facts, known).rule.id
    business = Settings(business_name="Salon Scherenschnitt", business_email="salon@example.org")
    german, english = (accompanying_text(rule, business, language, channel=facts.channel) for language in Language)
    assert (german == english) == (german == "")
    assert "{" not in german + english
