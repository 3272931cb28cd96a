"""Who wrote first, and what that opens: this matter, on this channel, until it is over (S2; sections 4 and 5)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from consentregister.domain.message import Talk
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier, Standing, first_writer, standing
from consentregister.domain.words import ConsentState, Direction, ExpiredBecause, FirstWriter, Purpose, Statement
from tests.domain.on_file import NOW, NUMBER, ago, dossier, said, signed, talk

SETTINGS = Settings()
SECOND = timedelta(seconds=1)
ANSWER, APPOINTMENT, ADVERTISING = Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING
FIRST_CONTACT, EXPIRED = ConsentState.GRANTED_BY_FIRST_CONTACT, ConsentState.EXPIRED


def stands(
    about: Dossier, purpose: Purpose = ANSWER, channel: str = "whatsapp", settings: Settings = SETTINGS
) -> Standing:
    """What stands for one purpose."""
    return standing(about, settings, channel, purpose, NUMBER)


def of(*talks: Talk, **more: object) -> Dossier:
    """A person of whom these talks are on file."""
    return dossier(talks=talks, **more)


def test_a_message_may_be_answered() -> None:
    """Who wrote is answered on that channel, until half a year after the last message; other channels stay shut."""
    wrote = of(talk(at=ago(days=2)))
    assert stands(wrote) == Standing(state=FIRST_CONTACT, until=ago(days=2) + timedelta(days=180))
    assert stands(wrote, channel="sms").state is ConsentState.NONE


@pytest.mark.parametrize(
    ("about", "expected"),
    [((), ConsentState.NONE), ((ADVERTISING,), ConsentState.NONE), ((APPOINTMENT,), FIRST_CONTACT)],
)
def test_an_appointment_only_when_it_was_about_one(about: tuple[Purpose, ...], expected: ConsentState) -> None:
    """Appointments are open only when the message was about one."""
    assert stands(of(talk(Direction.IN, None, *about)), APPOINTMENT).state is expected


def test_never_for_work() -> None:
    """A first message opens nothing for work in the team."""
    assert stands(of(talk()), Purpose.STAFF_MATTER).state is ConsentState.NONE


def test_it_ends_after_the_last_message() -> None:
    """So many days after the last message in, to the second; the setting moves the end; the cause is told."""
    wrote = talk(at=ago(days=180))
    assert stands(of(wrote)).state is FIRST_CONTACT
    over = stands(of(wrote, now=NOW + SECOND))
    assert (over.state, over.expired_because) == (EXPIRED, ExpiredBecause.MATTER_CLOSED)
    assert stands(of(wrote), settings=Settings(first_contact_max_days=30)).state is EXPIRED


def test_it_ends_days_after_the_matter_is_done() -> None:
    """Fourteen days after the matter is closed, to the second; zero days end it at once."""
    done = talk(at=ago(days=20), closed_at=ago(days=14))
    assert stands(of(done)) == Standing(state=FIRST_CONTACT, until=NOW)
    assert stands(of(done, now=NOW + SECOND)).state is EXPIRED
    assert stands(of(done), settings=Settings(first_contact_grace_days=0)).state is EXPIRED


def test_closing_never_prolongs() -> None:
    """Closing a matter late does not give it more days than its last message does."""
    late = talk(at=ago(days=179), closed_at=ago(days=1))
    assert stands(of(late)).until == ago(days=179) + timedelta(days=180)


def test_each_message_starts_the_days_anew() -> None:
    """The days count from the newest message in, not from the first and not from our reply."""
    wrote_again = talk(at=ago(days=400), last_in=ago(days=10), last_out=ago(days=1))
    assert stands(of(wrote_again)).until == ago(days=10) + timedelta(days=180)


def test_a_new_matter_opens_what_an_old_one_closed() -> None:
    """Of several matters the newest that is open counts; a closed one beside it takes nothing away."""
    old = talk(Direction.IN, ago(days=300), APPOINTMENT, closed_at=ago(days=250))
    assert stands(of(old, talk())).state is FIRST_CONTACT
    assert stands(of(old, talk()), APPOINTMENT).state is ConsentState.NONE


def test_what_we_began_opens_nothing() -> None:
    """Our own message is no first contact, neither while it is open nor afterwards."""
    assert stands(of(talk(Direction.OUT))).state is ConsentState.NONE
    assert stands(of(talk(Direction.OUT, ago(days=300)))).state is ConsentState.NONE


# --- beside what was signed, asked, withdrawn ---


def test_a_signature_is_more_than_a_message() -> None:
    """A signed consent, and one whose paper is missing, stay what they are."""
    assert stands(dossier(signed(purpose=ANSWER), talks=(talk(),))).state is ConsentState.GRANTED_WRITTEN
    without_paper = signed(purpose=ANSWER, evidence="")
    assert stands(dossier(without_paper, talks=(talk(),))).state is ConsentState.PROOF_MISSING


def test_a_message_is_more_than_a_question() -> None:
    """Who was asked on paper and then writes is answered."""
    asked = said(Statement.REQUESTED, ago(days=3), purpose=ANSWER)
    assert stands(dossier(asked, talks=(talk(),))).state is FIRST_CONTACT


@pytest.mark.parametrize("statement", [Statement.WITHDRAWN, Statement.REFUSED])
def test_who_writes_again_after_a_no_is_answered(statement: Statement) -> None:
    """A new message after a no may be answered and opens nothing else; a message before the no opens nothing."""
    no_more = [said(statement, ago(days=2), purpose=purpose) for purpose in (ANSWER, APPOINTMENT)]
    wrote_after = dossier(*no_more, talks=(talk(Direction.IN, ago(days=1), APPOINTMENT),))
    assert stands(wrote_after).state is FIRST_CONTACT
    assert stands(wrote_after, APPOINTMENT).state is ConsentState.WITHDRAWN
    assert stands(dossier(*no_more, talks=(talk(at=ago(days=3)),))).state is ConsentState.WITHDRAWN


def test_who_writes_after_a_signature_grew_old_is_answered() -> None:
    """A long unused consent is no worse than none: the new message is answered, an appointment waits."""
    old = [signed(ago(days=800), purpose=purpose) for purpose in (ANSWER, APPOINTMENT)]
    wrote = dossier(*old, talks=(talk(Direction.IN, ago(days=1), APPOINTMENT),))
    assert stands(wrote).state is FIRST_CONTACT
    assert stands(wrote, APPOINTMENT).state is EXPIRED


def test_a_reply_keeps_a_signature_in_use() -> None:
    """The last message out on the channel counts as use; one on another channel does not."""
    old = signed(ago(days=800))
    assert stands(dossier(old, talks=(talk(last_out=ago(days=5)),)), APPOINTMENT).state is ConsentState.GRANTED_WRITTEN
    elsewhere = talk(Direction.OUT, ago(days=5), channel="sms")
    assert stands(dossier(old, talks=(elsewhere,)), APPOINTMENT).state is EXPIRED


# --- who wrote first ---


@pytest.mark.parametrize(
    ("talks", "expected"),
    [
        ((), FirstWriter.NOBODY),
        ((talk(),), FirstWriter.CUSTOMER),
        ((talk(Direction.OUT),), FirstWriter.US),
        ((talk(channel="sms"),), FirstWriter.NOBODY),
        ((talk(at=ago(days=181)),), FirstWriter.NOBODY),
        ((talk(at=ago(days=30), closed_at=ago(days=15)),), FirstWriter.NOBODY),
        ((talk(at=ago(days=30), closed_at=ago(days=13)),), FirstWriter.CUSTOMER),
        ((talk(at=ago(days=9)), talk(Direction.OUT, ago(days=1))), FirstWriter.US),
        ((talk(Direction.OUT, ago(days=9)), talk(at=ago(days=1))), FirstWriter.CUSTOMER),
        ((talk(Direction.OUT, ago(days=9), last_in=ago(days=1)),), FirstWriter.US),
    ],
    ids=[
        "nobody",
        "they",
        "we",
        "elsewhere",
        "long ago",
        "done",
        "just done",
        "a new matter of ours",
        "theirs again",
        "they replied",
    ],
)
def test_who_wrote_first(talks: tuple[Talk, ...], expected: FirstWriter) -> None:
    """Who began the newest matter on this channel that is still open, in whatever order they are read."""
    assert first_writer(of(*talks), SETTINGS, "whatsapp") is expected
    assert first_writer(of(*reversed(talks)), SETTINGS, "whatsapp") is expected
