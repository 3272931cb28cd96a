"""Consents as a list shows them: statements folded, in the order they took effect."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.consent import Consent, ConsentStatement, as_consents, latest
from consentregister.domain.words import Purpose, Statement, Way
from tests.domain.on_file import ago, said, signed

REQUESTED, REFUSED, WITHDRAWN = Statement.REQUESTED, Statement.REFUSED, Statement.WITHDRAWN


def states(*statements: ConsentStatement) -> list[str]:
    """The states of the consents that come of these statements."""
    return [consent.state for consent in as_consents(statements)]


@pytest.mark.parametrize(
    ("change", "proved"),
    [
        ({}, True),
        ({"way": Way.SCREEN}, True),
        ({"way": Way.ORAL}, False),
        ({"way": None}, False),
        ({"evidence": ""}, False),
        ({"statement": WITHDRAWN}, False),
        ({"statement": REQUESTED}, False),
    ],
)
def test_proved(change: dict[str, object], proved: bool) -> None:
    """A consent is proved by a signature, on paper or on the screen, that is on file."""
    assert replace(signed(), **change).is_proved is proved


def test_latest() -> None:
    """The statement that counts took effect last; of the same moment it was entered last; of none there is none."""
    first, second, third = said(REQUESTED, ago(days=3)), signed(ago(days=1)), said(WITHDRAWN, ago(days=1))
    assert latest([third, first, second]) is third
    assert latest([second, first]) is second
    assert latest([]) is None


def test_a_withdrawal_ends_the_consent() -> None:
    """A withdrawn consent stays in the list with what was signed and the moment it ended."""
    yes, no = signed(ago(days=5)), said(WITHDRAWN, ago(days=2))
    assert as_consents([yes, no]) == [Consent(said=yes, state="withdrawn", withdrawn_at=ago(days=2))]


def test_a_second_withdrawal_changes_nothing() -> None:
    """Who says twice that they want no more has ended the consent the first time: that is the day to prove."""
    history = [signed(ago(days=5)), said(WITHDRAWN, ago(days=3)), said(WITHDRAWN, ago(days=1))]
    assert as_consents(history) == as_consents(history[:2])


def test_a_withdrawal_of_nothing_is_told() -> None:
    """Who wants no more where nothing was granted stands in the list, once."""
    no = said(WITHDRAWN, ago(days=2))
    assert as_consents([no, said(WITHDRAWN)]) == [Consent(said=no, state="withdrawn", withdrawn_at=ago(days=2))]


@pytest.mark.parametrize("answer", [Statement.GRANTED, REFUSED])
def test_an_answer_takes_the_place_of_its_question(answer: Statement) -> None:
    """Asked and answered is one entry, the answer; asked alone is the question."""
    question = said(REQUESTED, ago(days=2))
    assert states(question) == ["requested"]
    assert states(question, said(answer)) == [answer]


def test_one_after_another() -> None:
    """Granted, withdrawn, granted anew: two consents, the first with its end, the second standing."""
    history = [said(REQUESTED, ago(days=9)), signed(ago(days=8)), said(WITHDRAWN, ago(days=5)), signed(ago(days=2))]
    assert states(*history) == ["withdrawn", "granted"]
    assert states(*history, said(WITHDRAWN)) == ["withdrawn", "withdrawn"]
    assert states(signed(ago(days=8)), signed(ago(days=2))) == ["granted", "granted"]


def test_cells_are_apart() -> None:
    """What is said about one channel and purpose ends nothing on another."""
    here, elsewhere = signed(ago(days=3)), signed(ago(days=3), channel="sms")
    other = signed(ago(days=3), purpose=Purpose.ADVERTISING)
    found = as_consents([here, elsewhere, other, said(WITHDRAWN)])
    assert [consent.said for consent in found if consent.state == "granted"] == [elsewhere, other]


@given(kinds=st.lists(st.sampled_from(Statement), max_size=7), data=st.data())
def test_the_order_of_reading_does_not_matter(kinds: list[Statement], data: st.DataObject) -> None:
    """However the statements are read, the list is the same, and its last entry tells what counts."""
    history = [said(kind, ago(days=9 - day)) for day, kind in enumerate(kinds)]
    found = as_consents(data.draw(st.permutations(history)))
    assert found == as_consents(history)
    newest = latest(history)
    assert (found[-1].state if found else None) == (newest.statement if newest else None)
    assert sum(consent.said.statement is Statement.GRANTED for consent in found) == kinds.count(Statement.GRANTED)
