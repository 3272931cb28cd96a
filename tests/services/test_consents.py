"""Consents by the door: given, refused, withdrawn, filed by mistake, "wants no more"; each with the log's entry."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput, NotFound, RegisterError
from consentregister.domain.person import NewPerson
from consentregister.domain.times import start_of
from consentregister.domain.words import Direction, Purpose, StopScope, Way
from consentregister.register import Register
from tests.conftest import Clock
from tests.services.stories import told

ANSWER, APPOINTMENT, ADVERTISING = Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING
PHONE = ContactPoint.phone("0171 39200 33")


def rule(register: Register, person: int, purpose: Purpose = APPOINTMENT, channel: str = "whatsapp") -> str:
    """The rule that answers now."""
    return register.checks.check(person, channel, purpose).rule[:3]


def states(register: Register, person: int) -> dict[tuple[str, str], str]:
    """The newest state of each cell about which something was said."""
    return {(one.said.channel, one.said.purpose.value): one.state for one in register.consents.of(person)}


def test_granted_on_paper(salon: Register, anna: int, paper: Path, clock: Clock) -> None:
    """A signed paper: it holds for her number, its scan is the proof, the log tells cells and way."""
    changed = salon.consents.grant(anna, "whatsapp", [APPOINTMENT, ADVERTISING, APPOINTMENT], evidence=paper)
    cells = ["whatsapp:appointment_or_order", "whatsapp:advertising"]
    assert told(salon, changed) == [("consent_granted", anna, {"cells": cells, "way": "paper"})]
    first = changed.value[0].said
    assert (first.address, first.evidence) == (PHONE.value, hashlib.sha256(paper.read_bytes()).hexdigest())
    assert (first.effective_at, first.signed_on, first.recorded_by) == (clock(), None, "KP")
    assert (rule(salon, anna), rule(salon, anna, ADVERTISING)) == ("R50", "R70")
    assert rule(salon, anna, ANSWER) == "R56"


@pytest.mark.parametrize(("way", "spoken"), [(Way.PAPER, False), (Way.ORAL, True)])
def test_granted_without_proof(salon: Register, anna: int, way: Way, spoken: bool) -> None:
    """A yes without its paper, or only spoken, allows nothing yet, and the next step is not the same."""
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], way=way)
    answer = salon.checks.check(anna, "whatsapp", APPOINTMENT)
    assert (answer.rule[:3], answer.next_step.startswith("Ein Ja nur mündlich")) == ("R54", spoken)


def test_it_counts_from_the_day_of_the_signature(salon: Register, anna: int, paper: Path, clock: Clock) -> None:
    """Signed some days ago it counts from that day's first moment; today from now; a later day is refused."""
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper, signed_on=date(2026, 11, 20))
    salon.consents.grant(anna, "sms", [APPOINTMENT], evidence=paper, signed_on=date(2026, 11, 24))
    effective = {one.said.channel: one.said.effective_at for one in salon.consents.of(anna)}
    assert effective == {"whatsapp": start_of(date(2026, 11, 20)), "sms": clock()}
    with pytest.raises(InvalidInput) as refused:
        salon.consents.grant(anna, "email", [APPOINTMENT], signed_on=date(2026, 11, 25))
    assert refused.value.field == "signed_on"


def test_refused(salon: Register, anna: int) -> None:
    """A no to the question is kept as one, and the cell is closed."""
    changed = salon.consents.refuse(anna, "whatsapp", [ADVERTISING])
    assert told(salon, changed) == [("consent_refused", anna, {"cells": ["whatsapp:advertising"]})]
    assert states(salon, anna) == {("whatsapp", "advertising"): "refused"}
    assert (rule(salon, anna, ADVERTISING), rule(salon, anna)) == ("R06", "R56")


def test_withdrawn_and_granted_anew(salon: Register, anna: int, paper: Path, clock: Clock) -> None:
    """Withdrawn ends the consent with its time; signed anew stands beside it in the list."""
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper)
    clock.forward(days=1)
    changed = salon.consents.withdraw(anna, channel="whatsapp", purpose=APPOINTMENT)
    assert told(salon, changed) == [("consent_withdrawn", anna, {"cells": ["whatsapp:appointment_or_order"]})]
    (ended,) = changed.value
    assert (ended.state, ended.withdrawn_at, rule(salon, anna)) == ("withdrawn", clock(), "R06")
    clock.forward(days=1)
    again = salon.consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper).value
    assert ([one.state for one in again], rule(salon, anna)) == (["withdrawn", "granted"], "R50")


def test_a_second_withdrawal_leaves_the_day_of_the_first(salon: Register, anna: int, paper: Path, clock: Clock) -> None:
    """Who says no more twice ended the consent the first time; both are in the log."""
    salon.consents.grant(anna, "whatsapp", [ADVERTISING], evidence=paper)
    clock.forward(days=1)
    ended = clock()
    salon.consents.object_to(anna)
    clock.forward(days=9)
    salon.consents.withdraw(anna, channel="whatsapp", purpose=ADVERTISING)
    (one,) = salon.consents.of(anna)
    assert one.withdrawn_at == ended
    assert [entry.kind for entry in salon.log.show(anna)][:3] == ["consent_withdrawn", "consent_withdrawn", "objection"]


def test_withdrawn_earlier_than_entered(salon: Register, anna: int, paper: Path, clock: Clock) -> None:
    """A withdrawal that came in yesterday counts from yesterday; one of tomorrow is refused."""
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper)
    came = clock()
    clock.forward(days=1)
    salon.consents.withdraw(anna, channel="whatsapp", at=came)
    assert {one.withdrawn_at for one in salon.consents.of(anna)} == {came}
    with pytest.raises(InvalidInput) as refused:
        salon.consents.withdraw(anna, at=clock().replace(year=2027))
    assert refused.value.key == "errors.time_in_future"


def test_filed_by_mistake(salon: Register, anna: int, paper: Path) -> None:
    """Taken back with a reason it is as if never granted; both stay in the log."""
    salon.consents.grant(anna, "whatsapp", [ADVERTISING], evidence=paper)
    with pytest.raises(InvalidInput):
        salon.consents.void(anna, "whatsapp", ADVERTISING, " ")
    assert rule(salon, anna, ADVERTISING) == "R70"
    changed = salon.consents.void(anna, "whatsapp", ADVERTISING, " falsche Person ")
    story = {"cells": ["whatsapp:advertising"], "reason": "falsche Person"}
    assert told(salon, changed) == [("consent_voided", anna, story)]
    assert (changed.value, rule(salon, anna, ADVERTISING)) == ([], "R76")
    with pytest.raises(NotFound):
        salon.consents.void(anna, "whatsapp", ADVERTISING, "noch einmal")


def test_what_was_there_before_a_mistake_stands_again(salon: Register, anna: int, paper: Path, clock: Clock) -> None:
    """With the newest grant taken back the withdrawal before it counts again."""
    salon.consents.withdraw(anna, channel="whatsapp", purpose=ADVERTISING)
    clock.forward(minutes=1)
    salon.consents.grant(anna, "whatsapp", [ADVERTISING], evidence=paper)
    assert rule(salon, anna, ADVERTISING) == "R70"
    salon.consents.void(anna, "whatsapp", ADVERTISING, "falsche Person")
    assert rule(salon, anna, ADVERTISING) == "R06"


def test_an_objection_ends_advertising(salon: Register, anna: int, paper: Path) -> None:
    """No advertising: what was granted for it ends, appointments go on; told in two entries of one change."""
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT, ADVERTISING], evidence=paper)
    changed = salon.consents.object_to(anna)
    assert told(salon, changed) == [
        ("objection", anna, {"scope": "advertising"}),
        ("consent_withdrawn", anna, {"cells": ["whatsapp:advertising"]}),
    ]
    assert salon.people.show(anna).objection == "advertising"
    assert (rule(salon, anna), rule(salon, anna, ADVERTISING)) == ("R05", "R03")
    assert rule(salon, anna, ADVERTISING, "letter") == "R03"


def test_an_objection_to_everything(salon: Register, anna: int) -> None:
    """With nothing granted the objection alone is told, and closes the messenger for own matters too."""
    changed = salon.consents.object_to(anna, StopScope.EVERYTHING)
    assert told(salon, changed) == [("objection", anna, {"scope": "everything"})]
    assert (rule(salon, anna), rule(salon, anna, channel="phone_call")[:2]) == ("R04", "R4")


# --- wants no more: the three plain choices ---


@pytest.mark.parametrize(
    ("choice", "kinds", "appointment", "advertising", "by_phone"),
    [
        ("no_advertising", ["objection"], "R56", "R03", "R41"),
        ("not_on_channel", ["consent_withdrawn"], "R06", "R06", "R41"),
        ("no_contact", ["person_blocked"], "R01", "R01", "R01"),
    ],
)
def test_wants_no_more(
    salon: Register, anna: int, choice: str, kinds: list[str], appointment: str, advertising: str, by_phone: str
) -> None:
    """Each choice closes what it says and leaves the rest as it was."""
    changed = salon.consents.wants_no_more(anna, choice, channel="whatsapp")
    assert [entry[0] for entry in told(salon, changed)] == kinds
    assert (rule(salon, anna), rule(salon, anna, ADVERTISING)) == (appointment, advertising)
    assert rule(salon, anna, channel="phone_call") == by_phone
    closed = {channel for channel, _ in states(salon, anna)}
    assert closed == ({"whatsapp"} if choice == "not_on_channel" else set())


def test_no_contact_for_who_shares_the_number(salon: Register, anna: int) -> None:
    """No contact blocks who said it, and closes messengers and SMS, no more, for who shares the number."""
    bert = salon.people.record(NewPerson(name="Bert Beispiel", contact_points=(PHONE,))).value.id
    changed = salon.consents.wants_no_more(anna, "no_contact", also=[bert])
    assert [(kind, person) for kind, person, _ in told(salon, changed)] == [
        ("person_blocked", anna),
        ("consent_withdrawn", bert),
    ]
    assert (rule(salon, anna, channel="phone_call"), rule(salon, bert)) == ("R01", "R06")
    assert (rule(salon, bert, channel="phone_call"), salon.people.show(bert).blocked) == ("R41", False)


def test_the_other_one_stays_as_they_are(salon: Register, anna: int) -> None:
    """Who shares the number and was said to stay as they are is told with who said it, and nothing closes."""
    bert = salon.people.record(NewPerson(name="Bert Beispiel", contact_points=(PHONE,))).value.id
    before = rule(salon, bert, ADVERTISING)
    changed = salon.consents.wants_no_more(anna, "no_advertising", not_for=[bert])
    assert told(salon, changed)[1] == ("shared_number_kept", bert, {"other": anna})
    assert rule(salon, bert, ADVERTISING) == before


def test_who_writes_again_is_answered(salon: Register, anna: int, clock: Clock) -> None:
    """After "nothing more here" a new message may be answered, and nothing else."""
    salon.consents.wants_no_more(anna, "not_on_channel", channel="whatsapp")
    clock.forward(hours=1)
    salon.messages.log(anna, "whatsapp", Direction.IN)
    assert (rule(salon, anna, ANSWER), rule(salon, anna)) == ("R51", "R06")


@pytest.mark.parametrize(
    ("method", "arguments", "more", "key"),
    [
        ("grant", (1, "pigeon", [ADVERTISING]), {}, "channel_unknown"),
        ("grant", (1, "whatsapp", []), {}, "purpose_missing"),
        ("grant", (1, "sms", [ADVERTISING]), {"given_by": 1}, "giver_not_guardian"),
        ("grant", (1, "sms", [ADVERTISING]), {"given_by": 99}, "person_unknown"),
        ("grant", (1, "sms", [ADVERTISING]), {"address": "0176 040690 77"}, "address_unknown"),
        ("grant", (1, "sms", [ADVERTISING]), {"evidence": Path("none.pdf")}, "file_missing"),
        ("refuse", (99, "sms", [ADVERTISING]), {}, "person_unknown"),
        ("withdraw", (1,), {"channel": "pigeon"}, "channel_unknown"),
        ("object_to", (99,), {}, "person_unknown"),
        ("wants_no_more", (1, "perhaps"), {}, "word_unknown"),
        ("wants_no_more", (1, "not_on_channel"), {}, "channel_missing"),
        ("wants_no_more", (1, "no_contact"), {"also": [99]}, "person_unknown"),
        ("wants_no_more", (1, "no_contact"), {"not_for": [99]}, "person_unknown"),
    ],
)
def test_what_cannot_be_is_refused(
    salon: Register, anna: int, method: str, arguments: tuple[object, ...], more: dict[str, object], key: str
) -> None:
    """What can't be is refused by name, all or nothing: no statement, no stop, no entry."""
    before = salon.log.count()
    with pytest.raises(RegisterError) as refused:
        getattr(salon.consents, method)(*arguments, **more)
    assert refused.value.key == f"errors.{key}"
    assert (salon.log.count(), salon.consents.of(anna), salon.people.show(anna).blocked) == (before, [], False)
