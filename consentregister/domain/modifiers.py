"""What comes after the rule: refinements, and modifiers for device, provider and set-up (decision rules, section 7).

A modifier only ever makes an answer stricter, and adds a line of its own. Two of the eight are not here:

- M4 (health data, pictures, keys, group chats) looks at what is written. The program never sees a message's content.
- M5 (time of a call) never changes an answer, which must not depend on the clock; the decision has none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from consentregister.domain import rules
from consentregister.domain.channel import Service
from consentregister.domain.decision import Facts, decide
from consentregister.domain.rules import Rule
from consentregister.domain.words import ChannelClass, ExpiredBecause, FirstWriter, Objection, PersonKind, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What an answer depends on beside the ten facts. What is not known is taken as the stricter.

    Attributes:
        service: by which service the business uses the channel; None where the channel has none.
        device_ready: the checklist of the work phone is confirmed.
        dpf_valid: the EU-US adequacy decision stands.
        info_sheet_given: the person has the information sheet (Art. 13 GDPR).
        number_given: the number or address came from the person themselves.
        form_names_service: a signed form on file printed the notice on this very service.
        spoken_only: the yes was only spoken, so that there is no form to look for.
        expired_because: why a consent should be signed anew; None when the cause is not known.
    """

    service: Service | None = None
    device_ready: bool = False
    dpf_valid: bool = True
    info_sheet_given: bool = False
    number_given: bool = False
    form_names_service: bool = False
    spoken_only: bool = False
    expired_because: ExpiredBecause | None = None


class Demand(NamedTuple):
    """What one modifier asks for at least."""

    modifier: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The rule, and the verdict after refinements and modifiers.

    Attributes:
        rule: the rule of the ladder.
        verdict: what is answered; never milder than the rule's own, but for the two refinements (R31, R41).
        settled: the rule's own notice is done with, as the refinements have it.
        demands: the modifiers that have something to say, in their order.
        raised_by: the modifier that made the verdict stricter, "" when the verdict is the rule's own.
    """

    rule: Rule
    verdict: Verdict
    settled: bool
    demands: tuple[Demand, ...]
    raised_by: str

    @property
    def notices(self) -> tuple[str, ...]:
        """Ids of the modifiers that have something to say, as "M2"."""
        return tuple(demand.modifier for demand in self.demands)


def judge(facts: Facts, circumstances: Circumstances, *, sms_is_modern: bool = True) -> Judgement:
    """Answer "May I?": the rule, the refinements, the note on an objection, the modifiers, in this order."""
    rule = decide(facts, sms_is_modern=sms_is_modern)
    settled = _is_settled(rule, circumstances)
    if settled and facts.objection is not Objection.NO:
        rule, settled = rules.R05_OBJECTION_OWN_MATTER, False
    return _modified(rule, _demands(rule, facts, circumstances), settled=settled)


def _is_settled(rule: Rule, circumstances: Circumstances) -> bool:
    """The two notices that fall silent once done, and leave a plain yes: one on every answer is no longer read."""
    if rule is rules.R31_PLAIN_NEW_INFO:
        return circumstances.info_sheet_given
    return rule is rules.R41_OWN_GIVEN_CONTACT and circumstances.number_given


def _demands(rule: Rule, facts: Facts, circumstances: Circumstances) -> list[Demand]:
    """What each modifier that applies wants at least, in the order M1 to M8."""
    return [
        Demand(name, verdict)
        for name, modifier in _MODIFIERS.items()
        if (verdict := modifier(rule, facts, circumstances)) is not None
    ]


def _modified(rule: Rule, demands: list[Demand], *, settled: bool) -> Judgement:
    own = Verdict.ALLOW if settled else rule.verdict
    if not demands:
        return Judgement(rule=rule, verdict=own, settled=settled, demands=(), raised_by="")
    verdict = max((own, *(demand.verdict for demand in demands)), key=_rank)
    raising = (demand.modifier for demand in demands if demand.verdict is verdict)
    return Judgement(
        rule=rule,
        verdict=verdict,
        settled=settled,
        demands=tuple(demand for demand in demands if _is_worth_saying(demand, verdict)),
        raised_by="" if verdict is own else next(raising),
    )


def _rank(verdict: Verdict) -> int:
    return verdict.rank


def _is_worth_saying(demand: Demand, verdict: Verdict) -> bool:
    """A no keeps only what explains it or helps on: how to send is of no use to who may not."""
    return verdict is not Verdict.BLOCK or demand.verdict is Verdict.BLOCK


def _device_gate(_rule: Rule, facts: Facts, circumstances: Circumstances) -> Verdict | None:
    """M1: no messenger before the work phone is set up. Nobody can consent for the other people in an address book."""
    service = circumstances.service
    if facts.channel is not ChannelClass.MESSENGER or service is None or circumstances.device_ready:
        return None
    return Verdict.BLOCK if service.reads_address_book else None


def _third_country(_rule: Rule, facts: Facts, circumstances: Circumstances) -> Verdict | None:
    """M2: the data leave the EU (Art. 44 to 46 GDPR)."""
    service = circumstances.service
    if service is None or not service.third_country or _is_told(facts, circumstances):
        return None
    return Verdict.ALLOW_WITH_NOTICE


def _no_contract(_rule: Rule, facts: Facts, circumstances: Circumstances) -> Verdict | None:
    """M3: not made for businesses (Art. 28 and 32 GDPR)."""
    service = circumstances.service
    if service is None:
        return None
    if service.careful is Verdict.BLOCK:
        return Verdict.BLOCK
    wrote_first = facts.first_writer is FirstWriter.CUSTOMER
    if service.careful is not None and not wrote_first and not circumstances.form_names_service:
        return service.careful
    silent = service.processor_contract or _is_told(facts, circumstances)
    return None if silent else Verdict.ALLOW_WITH_NOTICE


def _is_told(facts: Facts, circumstances: Circumstances) -> bool:
    """Whether the notice on the service was printed on the signed form and need not be repeated for own matters."""
    return circumstances.form_names_service and not facts.purpose.is_promotional


def _adviser(rule: Rule, _facts: Facts, _circumstances: Circumstances) -> Verdict | None:
    """M6: a contradiction, or lost proof of an advertising call, is for somebody who knows data protection (S6)."""
    needs_help = rule is rules.R59_CONTRADICTION or rule is rules.R72_PROMO_PHONE_NO_PROOF
    return rule.verdict if needs_help else None


def _legal_status(_rule: Rule, _facts: Facts, circumstances: Circumstances) -> Verdict | None:
    """M7: the EU-US adequacy decision fell (Art. 44 to 49 GDPR; appeal C-703/25 P)."""
    service = circumstances.service
    return Verdict.ASK_FIRST if service is not None and service.us and not circumstances.dpf_valid else None


def _sheet_never_given(_rule: Rule, facts: Facts, circumstances: Circumstances) -> Verdict | None:
    """M8: a customer taken over from an old card index, who never got the information sheet (Art. 13 GDPR)."""
    missing = facts.person_kind is PersonKind.EXISTING_CUSTOMER and not circumstances.info_sheet_given
    return Verdict.ALLOW_WITH_NOTICE if missing else None


_MODIFIERS: dict[str, Callable[[Rule, Facts, Circumstances], Verdict | None]] = {
    "M1": _device_gate,
    "M2": _third_country,
    "M3": _no_contract,
    "M6": _adviser,
    "M7": _legal_status,
    "M8": _sheet_never_given,
}
