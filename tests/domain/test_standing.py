"""From what is on file to the state of one cell: what was said, by whom, for which number, how long ago."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from consentregister.domain.consent import ConsentStatement
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier, Standing, guardian_of, is_minor, standing
from consentregister.domain.times import start_of
from consentregister.domain.words import ConsentState, ExpiredBecause, Guardian, Purpose, Statement, Way
from tests.domain.on_file import MOTHER, NOW, NUMBER, OLD_NUMBER, ago, child, dossier, said, signed

SETTINGS = Settings()
SECOND = timedelta(seconds=1)
STATE = ConsentState
REQUESTED, REFUSED, WITHDRAWN = Statement.REQUESTED, Statement.REFUSED, Statement.WITHDRAWN


def stands(about: Dossier, settings: Settings = SETTINGS, address: str = NUMBER) -> Standing:
    """What stands for appointments by WhatsApp."""
    return standing(about, settings, "whatsapp", Purpose.APPOINTMENT_OR_ORDER, address)


def state(*statements: ConsentStatement) -> ConsentState:
    """The state an adult's statements leave."""
    return stands(dossier(*statements)).state


# --- one statement ---


def test_nothing_said() -> None:
    """Where nothing was said, nothing stands, and it rests on nothing."""
    assert stands(dossier()) == Standing(state=STATE.NONE)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [(REQUESTED, STATE.REQUESTED), (REFUSED, STATE.WITHDRAWN), (WITHDRAWN, STATE.WITHDRAWN)],
)
def test_one_statement(statement: Statement, expected: ConsentState) -> None:
    """Asked is requested; a no to the question counts as a withdrawal; the statement is told with it."""
    one = said(statement)
    assert stands(dossier(one)) == Standing(state=expected, said=one)


@pytest.mark.parametrize(
    ("way", "evidence", "expected", "spoken"),
    [
        (Way.PAPER, "digest", STATE.GRANTED_WRITTEN, False),
        (Way.SCREEN, "digest", STATE.GRANTED_SIGNED_ON_SCREEN, False),
        (Way.PAPER, "", STATE.PROOF_MISSING, False),
        (Way.SCREEN, "", STATE.PROOF_MISSING, False),
        (Way.ORAL, "", STATE.PROOF_MISSING, True),
        (Way.ORAL, "digest", STATE.PROOF_MISSING, True),
    ],
)
def test_granted(way: Way, evidence: str, expected: ConsentState, spoken: bool) -> None:
    """Only a signature with its evidence counts; a spoken yes never does, whatever is filed with it."""
    found = stands(dossier(signed(way=way, evidence=evidence)))
    assert (found.state, found.spoken_only) == (expected, spoken)


@pytest.mark.parametrize("other", [{"channel": "sms"}, {"purpose": Purpose.ADVERTISING}])
def test_other_cells_say_nothing(other: dict[str, str]) -> None:
    """A consent counts for its own channel and its own purpose."""
    assert state(signed(**other)) is STATE.NONE


# --- several, one after another ---


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ((said(REQUESTED, ago(days=3)), signed(ago(days=2))), STATE.GRANTED_WRITTEN),
        ((said(REQUESTED, ago(days=3)), said(REFUSED, ago(days=2))), STATE.WITHDRAWN),
        ((signed(ago(days=3)), said(WITHDRAWN, ago(days=2))), STATE.WITHDRAWN),
        ((signed(ago(days=3)), said(WITHDRAWN, ago(days=2)), signed(ago(days=1))), STATE.GRANTED_WRITTEN),
        ((said(REFUSED, ago(days=3)), signed(ago(days=2))), STATE.GRANTED_WRITTEN),
        ((said(WITHDRAWN, ago(days=3)), signed(ago(days=2), evidence="")), STATE.PROOF_MISSING),
        ((signed(ago(days=3)), signed(ago(days=2), way=Way.SCREEN)), STATE.GRANTED_SIGNED_ON_SCREEN),
        ((signed(ago(days=3)), signed(ago(days=2), way=Way.ORAL, evidence="")), STATE.PROOF_MISSING),
    ],
    ids=[
        "asked, yes",
        "asked, no",
        "yes, no more",
        "yes, no more, yes",
        "no, yes",
        "no more, yes without paper",
        "paper, screen",
        "paper, spoken",
    ],
)
def test_the_newest_counts(history: tuple[ConsentStatement, ...], expected: ConsentState) -> None:
    """Of several statements the newest counts, in whatever order they are read."""
    assert state(*history) is expected
    assert state(*reversed(history)) is expected


def test_later_goes_by_effect_not_by_entry() -> None:
    """A paper signed before the withdrawal and entered after it brings nothing back."""
    withdrawn = said(WITHDRAWN, ago(days=10))
    assert state(withdrawn, signed(ago(days=12), recorded_at=ago(days=1))) is STATE.WITHDRAWN


def test_at_the_same_moment_the_later_entry_counts() -> None:
    """Of two statements of the same moment the one entered last counts."""
    yes, no = signed(ago(days=1)), said(WITHDRAWN, ago(days=1))
    assert state(no, yes) is STATE.WITHDRAWN


# --- the number ---


def test_a_new_number_needs_a_new_signature() -> None:
    """A consent for another number counts as old, and the cause is told."""
    old = signed(address=OLD_NUMBER)
    assert stands(dossier(old)) == Standing(
        state=STATE.EXPIRED, expired_because=ExpiredBecause.NUMBER_CHANGED, said=old
    )
    assert stands(dossier(old), address=OLD_NUMBER).state is STATE.GRANTED_WRITTEN


@pytest.mark.parametrize("statement", [REQUESTED, WITHDRAWN])
def test_what_was_said_for_another_number_is_nothing_here(statement: Statement) -> None:
    """Only a consent can be outdated by a new number: a question about the old one was not about the new."""
    assert state(said(statement, address=OLD_NUMBER)) is STATE.NONE


def test_both_numbers_signed() -> None:
    """Of two numbers each has its own consent, whichever is newer."""
    both = dossier(signed(ago(days=2), address=OLD_NUMBER), signed(ago(days=3), way=Way.SCREEN))
    assert stands(both).state is STATE.GRANTED_SIGNED_ON_SCREEN
    assert stands(both, address=OLD_NUMBER).state is STATE.GRANTED_WRITTEN


def test_without_a_number_a_statement_is_for_all() -> None:
    """What was said without a number holds for every number; without a number asked, everything holds."""
    assert state(said(WITHDRAWN, address=""), signed(ago(days=1), address=OLD_NUMBER)) is STATE.WITHDRAWN
    assert stands(dossier(signed(address=OLD_NUMBER)), address="").state is STATE.GRANTED_WRITTEN


# --- long unused ---


def test_long_unused() -> None:
    """After so many months without use a consent should be signed anew, to the second."""
    given = signed(datetime(2024, 11, 24, 9, tzinfo=NOW.tzinfo))
    assert stands(dossier(given, now=NOW)).state is STATE.GRANTED_WRITTEN
    found = stands(dossier(given, now=NOW + SECOND))
    assert (found.state, found.expired_because) == (STATE.EXPIRED, ExpiredBecause.UNUSED)
    assert stands(dossier(given, now=NOW + SECOND), Settings(reconfirm_after_months=25)).state.is_signed


@pytest.mark.parametrize(
    ("given_on", "months", "until"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 10, 30), 2, date(2026, 12, 30)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_end_with_the_month(given_on: date, months: int, until: date) -> None:
    """A period of months ends on the same day of the month, or on the last where there is no such day."""
    given, end = (datetime.combine(day, NOW.timetz()) for day in (given_on, until))
    period = Settings(reconfirm_after_months=months)
    assert stands(dossier(signed(given), now=end), period).state is STATE.GRANTED_WRITTEN
    assert stands(dossier(signed(given), now=end + SECOND), period).state is STATE.EXPIRED


def test_without_proof_and_long_unused() -> None:
    """What is old is called old, with or without its paper (section 4: expired comes before proof missing)."""
    assert state(signed(ago(days=800), evidence="")) is STATE.EXPIRED


# --- children ---

BORN = date(2010, 11, 24)  # sixteen today


def test_age_by_birthday_else_as_said() -> None:
    """A birth date decides about who is a child, whatever the owner said; the age is a setting."""
    today = dossier(birth_date=BORN, minor=True)
    yesterday = dossier(birth_date=BORN, now=NOW - timedelta(days=1))
    assert [is_minor(one, SETTINGS) for one in (today, yesterday)] == [False, True]
    assert is_minor(today, Settings(guardian_age=18))
    assert [is_minor(dossier(minor=said_so), SETTINGS) for said_so in (False, True)] == [False, True]


def test_a_child_signs_alone() -> None:
    """A child's own signature lacks the parents' yes, before anything else that may be wrong with it."""
    assert stands(child(signed())).state is STATE.GUARDIAN_MISSING
    assert stands(child(signed(ago(days=800), evidence=""))).state is STATE.GUARDIAN_MISSING


def test_the_parents_sign() -> None:
    """The parents' signature counts as the child's while it is a child."""
    assert stands(child(signed(given_by=MOTHER))).state is STATE.GRANTED_WRITTEN
    assert stands(child(signed(given_by=MOTHER, evidence=""))).state is STATE.PROOF_MISSING
    assert stands(child(signed(ago(days=2), given_by=MOTHER), said(WITHDRAWN))).state is STATE.WITHDRAWN


@pytest.mark.parametrize("given_by", [MOTHER, None], ids=["parents", "child"])
def test_of_age(given_by: int | None) -> None:
    """From the birthday's first moment on, what the parents or the child signed is to be signed anew."""
    birthday = start_of(BORN.replace(year=2026))
    on_file = signed(ago(days=90), given_by=given_by)
    before = stands(child(on_file, born=BORN, now=birthday - SECOND))
    after = stands(child(on_file, born=BORN, now=birthday))
    assert before.state is (STATE.GRANTED_WRITTEN if given_by else STATE.GUARDIAN_MISSING)
    assert (after.state, after.expired_because) == (STATE.EXPIRED, ExpiredBecause.OF_AGE)


def test_signed_on_the_birthday() -> None:
    """Who signs on the day of coming of age signs for good; the day on the paper decides, not that of the entry."""
    birthday = BORN.replace(year=2026)
    assert stands(child(signed(signed_on=birthday), born=BORN)).state is STATE.GRANTED_WRITTEN
    day_before = signed(ago(hours=1), signed_on=birthday - timedelta(days=1))
    assert stands(child(day_before, born=BORN)).expired_because is ExpiredBecause.OF_AGE


# --- the guardian, whatever the channel ---


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ((), Guardian.MISSING),
        ((signed(channel="signal", given_by=MOTHER),), Guardian.PRESENT),
        ((signed(),), Guardian.MISSING),
        ((signed(given_by=MOTHER, evidence=""),), Guardian.MISSING),
        ((signed(given_by=MOTHER, way=Way.ORAL),), Guardian.MISSING),
        ((said(REQUESTED, given_by=MOTHER),), Guardian.MISSING),
        ((signed(ago(days=2), given_by=MOTHER), said(WITHDRAWN)), Guardian.MISSING),
        ((signed(ago(days=2), channel="sms", given_by=MOTHER), said(WITHDRAWN)), Guardian.PRESENT),
    ],
    ids=[
        "nothing",
        "signed for Signal",
        "by the child",
        "no paper",
        "spoken",
        "asked",
        "wants no more",
        "wants no more elsewhere",
    ],
)
def test_guardian(history: tuple[ConsentStatement, ...], expected: Guardian) -> None:
    """A guardian is present by a signature with its paper that still stands, on whatever channel."""
    assert guardian_of(child(*history), SETTINGS) is expected


def test_adults_need_no_guardian() -> None:
    """An adult needs none, also one for whom the parents signed once."""
    assert guardian_of(dossier(signed(given_by=MOTHER)), SETTINGS) is Guardian.NOT_NEEDED
