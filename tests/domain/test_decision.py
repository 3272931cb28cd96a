"""The decision: the table of test vectors, and the guarantees over every possible combination of facts."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from consentregister.cli.rules import read_facts
from consentregister.domain import rules
from consentregister.domain.decision import Facts, decide
from consentregister.domain.errors import InvalidInput
from consentregister.domain.rules import Rule
from consentregister.domain.words import (
    ChannelClass,
    ConsentState,
    FirstWriter,
    Guardian,
    Objection,
    PersonKind,
    Purpose,
    Verdict,
)

TABLE = list(csv.DictReader(Path(__file__).with_name("decision_table.csv").read_text("utf-8").splitlines()))
ALL_RULES = {rule for rule in vars(rules).values() if isinstance(rule, Rule)}
CHILDREN = {
    rules.R08_MINOR_ADS,
    rules.R09_MINOR_ASK_GUARDIAN,
    rules.R10_MINOR_OWN_MATTER,
    rules.R83_CHILD_PROMO_GUARDIAN,
}
SIGNED = (ConsentState.GRANTED_WRITTEN, ConsentState.GRANTED_SIGNED_ON_SCREEN)
ELECTRONIC = (ChannelClass.MESSENGER, ChannelClass.SMS, ChannelClass.EMAIL, ChannelClass.PHONE_CALL)
CUSTOMERS = (PersonKind.NEW_CUSTOMER, PersonKind.EXISTING_CUSTOMER)


class Case(NamedTuple):
    """The ten facts as a light key, so that one fact can be changed and the rest looked up."""

    person_kind: PersonKind
    age: tuple[bool, Guardian]
    purpose: Purpose
    channel: ChannelClass
    first_writer: FirstWriter
    consent_state: ConsentState
    blocked: bool
    objection: Objection
    uwg_7_3_checked: bool

    def facts(self) -> Facts:
        """The facts themselves."""
        values = self._asdict()
        minor, guardian = values.pop("age")
        return Facts(minor=minor, guardian=guardian, **values)


ADULT = (False, Guardian.NOT_NEEDED)
WITH_GUARDIAN = (True, Guardian.PRESENT)
WITHOUT_GUARDIAN = (True, Guardian.MISSING)
AGES = (ADULT, WITH_GUARDIAN, WITHOUT_GUARDIAN)
NO_OR_YES = (False, True)
Walk = Mapping[Case, Rule]


@pytest.fixture(scope="module")
def walk() -> Walk:
    """The rule of every possible combination of facts."""
    values = (PersonKind, AGES, Purpose, ChannelClass, FirstWriter, ConsentState, NO_OR_YES, Objection, NO_OR_YES)
    return {case: decide(case.facts()) for case in itertools.starmap(Case, itertools.product(*values))}


def cases(walk: Walk, **so: Any) -> list[tuple[Case, Rule]]:
    """The cases in which these facts hold, with their rules; there are some, or the test would show nothing."""
    kept = [(case, rule) for case, rule in walk.items() if case._replace(**so) == case]
    assert kept, so
    return kept


def promotional(found: list[tuple[Case, Rule]]) -> list[tuple[Case, Rule]]:
    """Those of the cases that are about advertising, reminders or reviews."""
    kept = [(case, rule) for case, rule in found if case.purpose.is_promotional]
    assert kept
    return kept


def never_milder(walk: Walk, **to: Any) -> None:
    """Whatever else is so, the answer once `to` holds is at least as strict as the one before."""
    milder = [case for case, rule in walk.items() if walk[case._replace(**to)].verdict.rank < rule.verdict.rank]
    assert milder == []


def never_stricter(walk: Walk, **to: Any) -> None:
    """Whatever else is so, the answer once `to` holds is at most as strict as the one before."""
    stricter = [case for case, rule in walk.items() if walk[case._replace(**to)].verdict.rank > rule.verdict.rank]
    assert stricter == []


@pytest.mark.parametrize("row", TABLE, ids=[row["case"] for row in TABLE])
def test_table(row: dict[str, str]) -> None:
    """Every test vector gets its rule and its verdict."""
    rule = decide(read_facts(row))
    assert (rule.id, rule.verdict) == (row["rule"], row["verdict"])


@pytest.mark.parametrize(
    ("minor", "guardian"),
    [(False, Guardian.PRESENT), (False, Guardian.MISSING), (True, Guardian.NOT_NEEDED)],
)
def test_impossible_facts(minor: bool, guardian: Guardian) -> None:
    """An adult with a guardian, or a minor without a word on one, is refused and never answered."""
    possible = read_facts(TABLE[0])
    values = {name: getattr(possible, name) for name in Facts.__dataclass_fields__}
    with pytest.raises(InvalidInput) as refused:
        Facts(**values | {"minor": minor, "guardian": guardian})
    assert refused.value.field == "guardian"


def test_total(walk: Walk) -> None:
    """Each of the 139,968 combinations has a rule, all 46 rules are reached, and the table shows every one."""
    assert len(walk) == 139_968
    assert set(walk.values()) == ALL_RULES
    assert {rule.id for rule in ALL_RULES} == {row["rule"] for row in TABLE}
    assert len(ALL_RULES) == 46


def test_blocked_is_never_milder(walk: Walk) -> None:
    """Blocking a person never makes an answer milder."""
    never_milder(walk, blocked=True)


def test_withdrawn_is_never_milder(walk: Walk) -> None:
    """A withdrawal never makes an answer milder, whatever the state was."""
    never_milder(walk, consent_state=ConsentState.WITHDRAWN)


def test_missing_guardian_is_never_milder(walk: Walk) -> None:
    """A child whose guardian did not sign never gets a milder answer than one whose guardian did."""
    for case, rule in cases(walk, age=WITH_GUARDIAN):
        assert walk[case._replace(age=WITHOUT_GUARDIAN)].verdict.rank >= rule.verdict.rank


def test_objections_rise(walk: Walk) -> None:
    """An objection to everything is never milder than one to advertising, and that never milder than none."""
    for case, rule in cases(walk, objection=Objection.NO):
        advertising = walk[case._replace(objection=Objection.ADVERTISING)].verdict.rank
        everything = walk[case._replace(objection=Objection.EVERYTHING)].verdict.rank
        assert rule.verdict.rank <= advertising <= everything


def test_objection_ends_advertising(walk: Walk) -> None:
    """With an objection every promotional purpose is a no on every channel, and nothing is a plain yes."""
    for objection in (Objection.ADVERTISING, Objection.EVERYTHING):
        objecting = cases(walk, objection=objection)
        assert not [case for case, rule in objecting if rule.verdict is Verdict.ALLOW]
        assert {rule.verdict for _, rule in promotional(objecting)} == {Verdict.BLOCK}


def test_objection_to_advertising_leaves_own_matters(walk: Walk) -> None:
    """An objection to advertising changes nothing for own matters, but that a plain yes becomes R05."""
    for case, rule in cases(walk, objection=Objection.NO):
        if not case.purpose.is_promotional:
            expected = rules.R05_OBJECTION_OWN_MATTER if rule.verdict is Verdict.ALLOW else rule
            assert walk[case._replace(objection=Objection.ADVERTISING)] is expected


def test_r04_needs_an_objection_to_everything(walk: Walk) -> None:
    """Only an objection to everything stops own matters by message."""
    objections = {case.objection for case, rule in walk.items() if rule is rules.R04_OBJECTION_CHANNEL}
    assert objections == {Objection.EVERYTHING}


def test_signed_is_never_stricter(walk: Walk) -> None:
    """No other state is milder than a signed consent."""
    for state in SIGNED:
        never_stricter(walk, consent_state=state)


def test_paper_and_screen_are_equal(walk: Walk) -> None:
    """A signature on paper and one on the screen get the same rule."""
    for case, rule in cases(walk, consent_state=ConsentState.GRANTED_WRITTEN):
        assert walk[case._replace(consent_state=ConsentState.GRANTED_SIGNED_ON_SCREEN)] is rule


def test_requested_is_never_milder_than_none(walk: Walk) -> None:
    """Having asked without an answer is never better than never having asked."""
    for case, rule in cases(walk, consent_state=ConsentState.NONE):
        assert walk[case._replace(consent_state=ConsentState.REQUESTED)].verdict.rank >= rule.verdict.rank


def test_adults_meet_no_rule_for_children(walk: Walk) -> None:
    """An adult never gets an answer made for children."""
    assert not {rule for _, rule in cases(walk, age=ADULT)} & CHILDREN


def test_of_age_counts_as_expired(walk: Walk) -> None:
    """Who signed alone as a child and is of age is treated as with an old consent."""
    for case, rule in cases(walk, age=ADULT, consent_state=ConsentState.GUARDIAN_MISSING):
        assert walk[case._replace(consent_state=ConsentState.EXPIRED)] is rule


def test_promotional_is_never_a_plain_yes(walk: Walk) -> None:
    """Advertising, reminders and review requests always carry at least a notice."""
    assert not [case for case, rule in promotional(cases(walk)) if rule.verdict is Verdict.ALLOW]


def test_promotional_yes_rests_on_a_signature(walk: Walk) -> None:
    """By message, e-mail or telephone advertising needs a signature, or one of the two exceptions of the statute."""
    signed = {rules.R70_PROMO_CONSENT, rules.R71_PROMO_PHONE_CONSENT, rules.R83_CHILD_PROMO_GUARDIAN}
    statute = {rules.R74_B2B_PHONE_PRESUMED, rules.R75_EXISTING_CUSTOMER_EMAIL}
    for case, rule in walk.items():
        if case.purpose.is_promotional and case.channel in ELECTRONIC and rule.verdict.is_yes:
            assert rule in statute or (rule in signed and case.consent_state in SIGNED), case


def test_first_contact_adds_nothing_to_advertising(walk: Walk) -> None:
    """A first contact never turns a no to advertising into a yes."""
    for case, rule in promotional(cases(walk, consent_state=ConsentState.GRANTED_BY_FIRST_CONTACT)):
        without = walk[case._replace(consent_state=ConsentState.NONE)]
        assert rule.verdict.is_yes == without.verdict.is_yes


def test_advertising_call_is_never_not_yet(walk: Walk) -> None:
    """To a private person an advertising call is yes or no, except where a signature is on file but old."""
    for kind in CUSTOMERS:
        calls = promotional(cases(walk, channel=ChannelClass.PHONE_CALL, person_kind=kind))
        assert {rule for _, rule in calls if rule.verdict is Verdict.ASK_FIRST} == {rules.R81_PROMO_EXPIRED}


def test_lost_paper_is_no_paper_for_calls(walk: Walk) -> None:
    """For an advertising call to a private person lost paper and no paper get the same verdict."""
    lost = cases(walk, consent_state=ConsentState.PROOF_MISSING, channel=ChannelClass.PHONE_CALL)
    for case, rule in promotional(lost):
        if case.person_kind in CUSTOMERS:
            assert rule.verdict is walk[case._replace(consent_state=ConsentState.NONE)].verdict


def test_lost_paper_allows_only_the_answer(walk: Walk) -> None:
    """Without proof a messenger is allowed only to answer a conversation the person opened."""
    lost = cases(walk, consent_state=ConsentState.PROOF_MISSING, channel=ChannelClass.MESSENGER)
    allowed = {(case.first_writer, case.purpose) for case, rule in lost if rule.verdict.is_yes}
    assert allowed == {(FirstWriter.CUSTOMER, Purpose.ANSWER_OWN_REQUEST)}


def test_messenger_plain_yes_needs_a_signature(walk: Walk) -> None:
    """A messenger is a plain yes on a signed consent and on nothing else."""
    states = {
        case.consent_state
        for case, rule in walk.items()
        if case.channel is ChannelClass.MESSENGER and rule.verdict is Verdict.ALLOW
    }
    assert states == set(SIGNED)


def test_no_advertising_call_after_no_answer(walk: Walk) -> None:
    """After "asked, no answer" no advertising call is allowed, to firms neither."""
    asked = cases(walk, consent_state=ConsentState.REQUESTED, channel=ChannelClass.PHONE_CALL)
    assert not [case for case, rule in promotional(asked) if rule.verdict.is_yes]


def test_first_writer(walk: Walk) -> None:
    """Whether we wrote or nobody did is the same, and it never hurts that the person wrote."""
    for case, rule in cases(walk, first_writer=FirstWriter.NOBODY):
        assert walk[case._replace(first_writer=FirstWriter.US)].verdict is rule.verdict
        assert walk[case._replace(first_writer=FirstWriter.CUSTOMER)].verdict.rank <= rule.verdict.rank


def test_exception_for_own_customers_is_never_stricter(walk: Walk) -> None:
    """The checked conditions for e-mail to own customers never hurt."""
    never_stricter(walk, uwg_7_3_checked=True)


def test_sms_as_plain_as_the_telephone(walk: Walk) -> None:
    """With the setting off, own matters by SMS need no signature; nothing else changes, and no no becomes a yes."""
    by_message = {rule for rule in ALL_RULES if rule.id.startswith(("R5", "R60"))}
    for case, rule in cases(walk, channel=ChannelClass.SMS):
        off = decide(case.facts(), sms_is_modern=False)
        if case.objection is Objection.NO and rule in by_message:
            assert off in (rules.R40_OWN_OPEN, rules.R41_OWN_GIVEN_CONTACT)
        if rule not in by_message:
            assert off is rule
