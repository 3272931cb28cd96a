"""Objections and the whole-person stop: what a later signature lifts, and where (section 11)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from consentregister.domain.standing import Dossier, Stop, objection_for
from consentregister.domain.words import Objection, Purpose, Statement, StopScope, Way
from tests.domain.on_file import NOW, ago, dossier, said, signed, stop

REMINDER = Purpose.SERVICE_REMINDER
ADVERTISING, EVERYTHING, NO_CONTACT = StopScope.ADVERTISING, StopScope.EVERYTHING, StopScope.NO_CONTACT


def objecting(*stops: Stop, statements: tuple[object, ...] = ()) -> Dossier:
    """A person with these objections on file."""
    return dossier(*statements, stops=stops)


def here(about: Dossier, channel: str = "whatsapp", purpose: Purpose = REMINDER) -> Objection:
    """The objection as it stands for reminders by WhatsApp, or elsewhere."""
    return objection_for(about, channel, purpose)


@pytest.mark.parametrize(
    ("scopes", "expected"),
    [
        ((), Objection.NO),
        ((ADVERTISING,), Objection.ADVERTISING),
        ((EVERYTHING,), Objection.EVERYTHING),
        ((EVERYTHING, ADVERTISING), Objection.EVERYTHING),
        ((NO_CONTACT,), Objection.NO),
        ((NO_CONTACT, ADVERTISING), Objection.ADVERTISING),
    ],
)
def test_what_is_on_file(scopes: tuple[StopScope, ...], expected: Objection) -> None:
    """Of several objections the strictest holds for every cell; "no contact at all" is a stop and no objection."""
    found = objecting(*(stop(scope) for scope in scopes))
    assert here(found) is here(found, "letter", Purpose.ADVERTISING) is found.objection is expected
    assert found.blocked is (NO_CONTACT in scopes)


def test_a_later_signature_lifts_it_there_and_nowhere_else() -> None:
    """No advertising since March, a box ticked in June: lifted for that channel and purpose alone, the rest stays."""
    found = objecting(stop(ADVERTISING, ago(days=90)), statements=(signed(ago(days=5), purpose=REMINDER),))
    assert here(found) is Objection.NO
    assert here(found, purpose=Purpose.ADVERTISING) is Objection.ADVERTISING
    assert here(found, channel="sms") is Objection.ADVERTISING
    assert found.objection is Objection.ADVERTISING


@pytest.mark.parametrize(
    ("days", "expected"), [(1, Objection.NO), (0, Objection.ADVERTISING), (-1, Objection.ADVERTISING)]
)
def test_later_goes_by_the_day_of_the_signature(days: int, expected: Objection) -> None:
    """Signed the day after lifts it; the same day does not, whatever the hour, until somebody has cleared it up."""
    objection = stop(ADVERTISING, ago(days=10))
    signature = signed(NOW, purpose=REMINDER, signed_on=objection.day + timedelta(days=days))
    assert here(objecting(objection, statements=(signature,))) is expected


@pytest.mark.parametrize(
    "statement",
    [
        signed(purpose=REMINDER, way=Way.ORAL),
        signed(purpose=REMINDER, evidence=""),
        said(Statement.REQUESTED, purpose=REMINDER),
        said(Statement.WITHDRAWN, purpose=REMINDER),
    ],
    ids=["spoken", "no paper", "asked", "wants no more"],
)
def test_nothing_less_than_a_signature_lifts_it(statement: object) -> None:
    """A spoken yes, a lost paper or a question lifts nothing."""
    assert here(objecting(stop(ADVERTISING, ago(days=9)), statements=(statement,))) is Objection.ADVERTISING


def test_a_signature_withdrawn_again_lifts_nothing() -> None:
    """Once the later signature is withdrawn the objection holds there as before."""
    history = (signed(ago(days=5), purpose=REMINDER), said(Statement.WITHDRAWN, purpose=REMINDER))
    assert here(objecting(stop(ADVERTISING, ago(days=9)), statements=history)) is Objection.ADVERTISING


def test_an_objection_after_the_signature_counts() -> None:
    """Of two objections the one before the signature is lifted, the one after it stands."""
    between = signed(ago(days=50), purpose=REMINDER)
    found = objecting(stop(EVERYTHING, ago(days=90)), stop(ADVERTISING, ago(days=5)), statements=(between,))
    assert here(found) is Objection.ADVERTISING
