"""What comes after the rule: refinements and modifiers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from consentregister.domain.channel import Service
from consentregister.domain.decision import Facts, decide
from consentregister.domain.modifiers import Circumstances, judge
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
from tests.domain.any_facts import SERVICES, all_facts, circumstances, services

SIGNED_MESSENGER = Facts(
    person_kind=PersonKind.NEW_CUSTOMER,
    minor=False,
    guardian=Guardian.NOT_NEEDED,
    purpose=Purpose.APPOINTMENT_OR_ORDER,
    channel=ChannelClass.MESSENGER,
    first_writer=FirstWriter.NOBODY,
    consent_state=ConsentState.GRANTED_WRITTEN,
    blocked=False,
    objection=Objection.NO,
    uwg_7_3_checked=False,
)
ALL_IN_ORDER = Circumstances(device_ready=True, info_sheet_given=True, number_given=True, form_names_service=True)


def facts(**changes: Any) -> Facts:
    """A new customer's signed messenger for appointments, with some facts changed."""
    return replace(SIGNED_MESSENGER, **changes)


def using(service: str, **changes: Any) -> Circumstances:
    """Everything in order, by this service, with some circumstances changed."""
    return replace(ALL_IN_ORDER, service=SERVICES[service], **changes)


def test_all_in_order() -> None:
    """With everything in order the rule's own verdict stands, without any notice."""
    judgement = judge(facts(), using("whatsapp_business_app"))
    assert (judgement.verdict, judgement.notices, judgement.raised_by) == (Verdict.ALLOW, (), "")


@pytest.mark.parametrize("service", [s.id for s in SERVICES.values() if s.reads_address_book])
def test_m1_phone_not_set_up(service: str) -> None:
    """Before the phone is set up no service that reads the address book is allowed, whatever was signed."""
    judgement = judge(facts(), using(service, device_ready=False))
    assert (judgement.verdict, judgement.raised_by) == (Verdict.BLOCK, "M1")
    assert judgement.notices == ("M1",)


@pytest.mark.parametrize("service", ["whatsapp_platform", "imessage"])
def test_m1_not_for_services_without_address_book(service: str) -> None:
    """A service that reads no address book needs no phone set up."""
    assert judge(facts(), using(service, device_ready=False)).verdict is Verdict.ALLOW


@pytest.mark.parametrize("channel", [c for c in ChannelClass if c is not ChannelClass.MESSENGER])
def test_m1_only_for_messengers(channel: ChannelClass) -> None:
    """The phone's checklist has nothing to do with letters, calls, text messages and e-mail."""
    judgement = judge(facts(channel=channel), using("whatsapp", device_ready=False))
    assert "M1" not in judgement.notices


def test_m1_keeps_the_rules_own_no() -> None:
    """Where the rule itself says no, setting up the phone is not what makes the difference."""
    judgement = judge(facts(blocked=True), using("signal", device_ready=False))
    assert (judgement.verdict, judgement.raised_by) == (Verdict.BLOCK, "")


def test_m2_is_told_once() -> None:
    """The notice on the third country is repeated until a signed form printed it, for advertising always."""
    unnamed = using("threema_work", form_names_service=False)
    assert judge(facts(), unnamed).notices == ("M2",)
    assert judge(facts(), unnamed).verdict is Verdict.ALLOW_WITH_NOTICE
    assert judge(facts(), using("threema_work")).notices == ()
    assert judge(facts(purpose=Purpose.ADVERTISING), using("threema_work")).notices == ("M2",)


def test_m2_not_inside_the_eu() -> None:
    """A text message stays in the country."""
    assert judge(facts(channel=ChannelClass.SMS), using("sms", form_names_service=False)).notices == ()


def test_m3_private_app() -> None:
    """A service without a contract for businesses carries a notice until a signed form printed it."""
    assert judge(facts(), using("whatsapp", form_names_service=False)).notices == ("M2", "M3")
    assert judge(facts(), using("whatsapp")).notices == ()


@pytest.mark.parametrize("service", ["telegram", "instagram", "facebook_messenger"])
def test_m3_careful_services(service: str) -> None:
    """These wait for a form that names them, unless the person wrote first."""
    unnamed = using(service, form_names_service=False)
    waiting = judge(facts(), unnamed)
    assert (waiting.verdict, waiting.raised_by) == (Verdict.ASK_FIRST, "M3")
    assert judge(facts(first_writer=FirstWriter.CUSTOMER), unnamed).verdict is Verdict.ALLOW_WITH_NOTICE
    assert judge(facts(), using(service)).verdict is Verdict.ALLOW


def test_m3_skype_is_switched_off() -> None:
    """Nothing lifts the no of a service that no longer exists."""
    judgement = judge(facts(first_writer=FirstWriter.CUSTOMER), using("skype"))
    assert (judgement.verdict, judgement.raised_by) == (Verdict.BLOCK, "M3")


@pytest.mark.parametrize(
    "changes",
    [
        {"consent_state": ConsentState.GRANTED_BY_FIRST_CONTACT},
        {
            "consent_state": ConsentState.PROOF_MISSING,
            "channel": ChannelClass.PHONE_CALL,
            "purpose": Purpose.ADVERTISING,
        },
    ],
)
def test_m6_adviser(changes: dict[str, Any]) -> None:
    """A contradiction and lost proof of an advertising call send to somebody who knows; the verdict stays."""
    judgement = judge(facts(**changes), ALL_IN_ORDER)
    assert (judgement.notices, judgement.raised_by) == (("M6",), "")
    assert judgement.verdict is judgement.rule.verdict


@pytest.mark.parametrize("service", [s.id for s in SERVICES.values() if s.us and s.careful is None])
def test_m7_framework_gone(service: str) -> None:
    """Without the EU-US framework a service that goes to the USA waits."""
    assert judge(facts(), using(service, dpf_valid=False)).verdict is Verdict.ASK_FIRST


def test_m7_leaves_other_countries() -> None:
    """The EU-US framework has nothing to do with Switzerland."""
    assert judge(facts(), using("threema_work", dpf_valid=False)).verdict is Verdict.ALLOW


def test_m8_information_sheet() -> None:
    """A customer of old gets the information sheet handed over, until it was."""
    known = facts(person_kind=PersonKind.EXISTING_CUSTOMER, channel=ChannelClass.LETTER)
    missing = judge(known, Circumstances())
    assert (missing.verdict, missing.notices) == (Verdict.ALLOW_WITH_NOTICE, ("M8",))
    assert judge(known, Circumstances(info_sheet_given=True)).verdict is Verdict.ALLOW


@pytest.mark.parametrize(
    ("channel", "rule", "known"),
    [
        (ChannelClass.LETTER, "R31_PLAIN_NEW_INFO", Circumstances(info_sheet_given=True)),
        (ChannelClass.PHONE_CALL, "R41_OWN_GIVEN_CONTACT", Circumstances(number_given=True)),
    ],
)
def test_refinements(channel: ChannelClass, rule: str, known: Circumstances) -> None:
    """The sheet once given, the number once given by the person: a plain yes; with an objection it is R05."""
    new = facts(channel=channel, consent_state=ConsentState.NONE)
    before, after = judge(new, Circumstances()), judge(new, known)
    assert (before.rule.id, before.verdict) == (rule, Verdict.ALLOW_WITH_NOTICE)
    assert (after.rule.id, after.verdict, after.settled) == (rule, Verdict.ALLOW, True)
    objecting = judge(replace(new, objection=Objection.ADVERTISING), known)
    assert (objecting.rule.id, objecting.verdict) == ("R05_OBJECTION_OWN_MATTER", Verdict.ALLOW_WITH_NOTICE)


def test_sms_setting_reaches_the_rule() -> None:
    """With the setting off, a text message about an appointment needs no signature."""
    text_message = facts(channel=ChannelClass.SMS, consent_state=ConsentState.NONE)
    assert judge(text_message, using("sms")).verdict is Verdict.ASK_FIRST
    assert judge(text_message, using("sms"), sms_is_modern=False).verdict is Verdict.ALLOW


@given(facts=all_facts(), known=circumstances)
def test_modifiers_only_make_stricter(facts: Facts, known: Circumstances) -> None:
    """Whatever is known beside the facts, the answer is never milder than the rule's, but for a settled notice."""
    judgement = judge(facts, known)
    own = decide(facts)
    assert judgement.verdict.rank >= (Verdict.ALLOW if judgement.settled else own.verdict).rank
    assert judgement.rule is own or judgement.rule.id == "R05_OBJECTION_OWN_MATTER"
    assert bool(judgement.raised_by) == (judgement.verdict.rank > judgement.rule.verdict.rank) or judgement.settled
    assert not judgement.raised_by or judgement.raised_by in judgement.notices


@given(facts=all_facts(), known=circumstances)
def test_better_circumstances_never_hurt(facts: Facts, known: Circumstances) -> None:
    """Setting up the phone, giving the sheet, a form that names the service: none of them makes an answer stricter."""
    better = replace(
        known, device_ready=True, dpf_valid=True, info_sheet_given=True, number_given=True, form_names_service=True
    )
    assert judge(facts, better).verdict.rank <= judge(facts, known).verdict.rank


@given(facts=all_facts(), known=circumstances, service=services)
def test_objection_never_leaves_a_plain_yes(facts: Facts, known: Circumstances, service: Service | None) -> None:
    """With any objection the final answer is never a plain yes, and to advertising always a no."""
    objecting = replace(facts, objection=Objection.ADVERTISING)
    verdict = judge(objecting, replace(known, service=service)).verdict
    assert verdict is not Verdict.ALLOW
    assert verdict is Verdict.BLOCK or not facts.purpose.is_promotional
