"""Who wrote and who was written to, by the door: the matter it belongs to, the verdict it had, the log's entry."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from consentregister.domain.errors import InvalidInput, NotFound, RegisterError
from consentregister.domain.words import Direction, Purpose
from consentregister.register import Register
from tests.conftest import Clock
from tests.services.stories import told

IN, OUT = Direction.IN, Direction.OUT
ANSWER, APPOINTMENT = Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER


def rule(register: Register, anna: int, purpose: Purpose = ANSWER, channel: str = "whatsapp") -> str:
    """The rule that answers now."""
    return register.checks.check(anna, channel, purpose).rule[:3]


def test_a_message_in_opens_its_channel(salon: Register, anna: int, clock: Clock) -> None:
    """Anna writes: a matter begins, her question may be answered there, the log tells channel and time and no more."""
    assert rule(salon, anna) == "R56"
    changed = salon.messages.log(anna, "whatsapp", IN)
    assert told(salon, changed) == [("message_in", anna, {"channel": "whatsapp", "at": "2026-11-24T12:00:00Z"})]
    assert (changed.value.at, changed.value.verdict, changed.value.rule) == (clock(), "", "")
    assert changed.persons == {anna}
    assert rule(salon, anna) == "R51"
    assert rule(salon, anna, channel="sms") == "R56"
    (matter,) = salon.messages.open_matters(anna)
    assert (matter.title, matter.channels, matter.opened_at) == ("", ("whatsapp",), clock())


def test_an_appointment_is_open_when_it_was_about_one(salon: Register, anna: int) -> None:
    """What the message was about is told in the log, and opens appointments."""
    changed = salon.messages.log(anna, "whatsapp", IN, matter="Hochzeit", purpose=APPOINTMENT)
    (entry,) = told(salon, changed)
    assert (entry[2]["matter"], entry[2]["purpose"]) == ("Hochzeit", "appointment_or_order")
    assert rule(salon, anna, APPOINTMENT) == "R53"


def test_a_message_out_keeps_its_answer(salon: Register, anna: int) -> None:
    """What goes out after a yes is kept with verdict and rule of that time, whatever is answered later."""
    salon.messages.log(anna, "whatsapp", IN)
    changed = salon.messages.log(anna, "whatsapp", OUT)
    assert (changed.value.verdict, changed.value.rule) == ("allow_with_notice", "R51_FIRST_CONTACT_NEW")
    (entry,) = told(salon, changed)
    assert entry[0] == "message_out"
    assert entry[2]["rule"] == "R51_FIRST_CONTACT_NEW"
    salon.people.block(anna)
    assert salon.log.show(anna)[1].payload["rule"] == "R51_FIRST_CONTACT_NEW"


@pytest.mark.parametrize("reason", ["", "   "])
def test_going_ahead_after_a_no_needs_a_reason(salon: Register, anna: int, reason: str) -> None:
    """Without a reason nothing is kept; with one it stands in the log beside the no."""
    before = salon.log.count()
    with pytest.raises(InvalidInput) as refused:
        salon.messages.log(anna, "whatsapp", OUT, reason=reason)
    assert (refused.value.key, salon.log.count()) == ("errors.reason_missing", before)
    assert salon.messages.open_matters(anna) == []
    (entry,) = told(salon, salon.messages.log(anna, "whatsapp", OUT, reason=" Wasserschaden im Salon "))
    assert (entry[2]["verdict"], entry[2]["reason"]) == ("ask_first", "Wasserschaden im Salon")


def test_a_message_out_is_judged_at_its_time(salon: Register, anna: int, clock: Clock) -> None:
    """One entered later gets the answer of the moment it went out, not that of the entry."""
    salon.messages.log(anna, "whatsapp", IN)
    sent = clock() + timedelta(minutes=5)
    clock.forward(hours=1)
    salon.people.block(anna)
    assert salon.messages.log(anna, "whatsapp", OUT, at=sent).value.rule == "R51_FIRST_CONTACT_NEW"
    with pytest.raises(InvalidInput):
        salon.messages.log(anna, "whatsapp", OUT)


def test_messages_join_their_matter(salon: Register, anna: int) -> None:
    """Without a title a message joins the newest open matter on its channel, with a title the one of that name."""
    for channel, matter in (("whatsapp", ""), ("whatsapp", ""), ("sms", ""), ("sms", "Farbe"), ("whatsapp", "farbe")):
        salon.messages.log(anna, channel, IN, matter=matter)
    matters = {matter.title: sorted(matter.channels) for matter in salon.messages.open_matters(anna)}
    assert len(salon.messages.open_matters(anna)) == 3
    assert matters["Farbe"] == ["sms", "whatsapp"]


def test_an_old_matter_is_not_joined(salon: Register, anna: int, clock: Clock) -> None:
    """Half a year after its last message a matter is over: the next message begins a new one."""
    salon.messages.log(anna, "whatsapp", IN)
    clock.forward(days=180, seconds=1)
    salon.messages.log(anna, "whatsapp", IN)
    assert len(salon.messages.open_matters(anna)) == 2


def test_a_matter_is_closed(salon: Register, anna: int, clock: Clock) -> None:
    """A closed matter is told, may be answered for fourteen days, then no more; it can't be closed twice."""
    salon.messages.log(anna, "whatsapp", IN, matter="Hochzeit")
    changed = salon.messages.close_matter(anna, " hochzeit ")
    assert told(salon, changed) == [("matter_closed", anna, {"matter": "Hochzeit"})]
    assert salon.messages.open_matters(anna) == []
    with pytest.raises(NotFound):
        salon.messages.close_matter(anna, "Hochzeit")
    clock.forward(days=14)
    assert rule(salon, anna) == "R51"
    clock.forward(seconds=1)
    assert rule(salon, anna) == "R55"


def test_came_in(salon: Register, anna: int) -> None:
    """Coming in is a contact in person and opens no messenger."""
    (entry,) = told(salon, salon.messages.came_in(anna))
    assert (entry[0], entry[2]["channel"]) == ("message_in", "in_person")
    assert rule(salon, anna) == "R56"


def test_a_picture_of_the_message_is_kept(salon: Register, anna: int, paper: Path) -> None:
    """A picture filed with a message is kept under its own name, byte for byte, and sealed by the log."""
    changed = salon.messages.log(anna, "whatsapp", IN, evidence=paper)
    assert changed.value.evidence == "paper.pdf"
    assert told(salon, changed)[0][2]["document"] == 1
    assert salon.log.verify().ok


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"channel": "pigeon"}, "channel_unknown"),
        ({"person": 99}, "person_unknown"),
        ({"matter": "x" * 201}, "text_too_long"),
        ({"at": "tomorrow"}, "time_in_future"),
        ({"evidence": Path("none.png")}, "file_missing"),
    ],
)
def test_what_cannot_be_is_refused(
    salon: Register, anna: int, clock: Clock, change: dict[str, object], key: str
) -> None:
    """A contact that can't be is refused by name, and leaves no matter and no entry."""
    before = salon.log.count()
    asked = {"person": anna, "channel": "whatsapp", "direction": IN, **change}
    if "at" in asked:
        asked["at"] = clock() + timedelta(seconds=1)
    with pytest.raises(RegisterError) as refused:
        salon.messages.log(**asked)
    assert refused.value.key == f"errors.{key}"
    assert (salon.log.count(), salon.messages.open_matters(anna)) == (before, [])


def test_a_matter_is_closed_once(salon: Register, anna: int) -> None:
    """One that is closed already is told so, and nothing is logged."""
    salon.messages.log(anna, "whatsapp", Direction.IN)
    (matter,) = salon.messages.open_matters(anna)
    salon.messages.close(matter)
    before = salon.log.count()

    with pytest.raises(NotFound):
        salon.messages.close(matter)

    assert salon.messages.open_matters(anna) == []
    assert salon.log.count() == before
