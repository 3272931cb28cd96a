"""Words a judgement: the sentences for the screen and the text that goes with an allowed message.

All sentences stand in `resources/rules`, by language. Seed codes and paragraphs of law are in `seeds` and `source`
only, which the window shows behind "Why?".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from consentregister.domain import rules
from consentregister.domain.answer import Notice
from consentregister.domain.decision import Facts
from consentregister.domain.modifiers import Circumstances, Demand, Judgement
from consentregister.domain.settings import Settings
from consentregister.domain.words import ChannelClass, ConsentState, ExpiredBecause, Language, Verdict
from resources import read_toml

_SIGN_ANEW = (rules.R55_EXPIRED, rules.R81_PROMO_EXPIRED)
_WITHOUT_PROOF = (rules.R54_PROOF_MISSING, rules.R72_PROMO_PHONE_NO_PROOF, rules.R80_PROMO_PROOF_MISSING)
# A first message from the person lifts these for its own matter (S2).
_LIFTED_BY_WRITING = (
    rules.R54_PROOF_MISSING,
    rules.R55_EXPIRED,
    rules.R56_ASK_NEW,
    rules.R57_ASK_KNOWN,
    rules.R58_WAIT,
    rules.R59_CONTRADICTION,
    rules.R60_OTHER_MATTER,
)
# What a first message from the person does not lift: a phone not set up, a transfer that is not allowed.
_NOT_LIFTED_BY_WRITING = frozenset({"M1", "M7"})
# A yes that rests on no consent: own matters by phone, e-mail, letter and talk, the reply to a first message.
_WITHOUT_SIGNATURE = frozenset(
    {
        rules.R20_STAFF_PLAIN,
        rules.R21_STAFF_PHONE_EMAIL,
        rules.R30_PLAIN_KNOWN,
        rules.R31_PLAIN_NEW_INFO,
        rules.R32_LETTER_PROMO,
        rules.R33_TALK_PROMO,
        rules.R40_OWN_OPEN,
        rules.R41_OWN_GIVEN_CONTACT,
        rules.R51_FIRST_CONTACT_NEW,
        rules.R52_FIRST_CONTACT_KNOWN,
        rules.R53_FIRST_CONTACT_APPOINTMENT,
    }
)
# A rule whose next step says what the modifier would: send the information sheet.
_TOLD_BY_RULE = frozenset({(rules.R52_FIRST_CONTACT_KNOWN, "M8")})
_FIRST_REPLIES = frozenset({rules.R51_FIRST_CONTACT_NEW.id, rules.R52_FIRST_CONTACT_KNOWN.id})
_WITH_OPT_OUT = frozenset({rules.R70_PROMO_CONSENT.id, rules.R83_CHILD_PROMO_GUARDIAN.id})
_IN_WRITING = (ChannelClass.MESSENGER, ChannelClass.SMS, ChannelClass.EMAIL)

_PERSON = re.compile(r"(?P<start>^|[.!?] )?\{person\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTexts:
    """A judgement in words, in one language.

    Attributes:
        headline: short words behind the verdict's word; they begin no sentence.
        reason: why, in plain words.
        source: the paragraphs and judgments it rests on.
        seeds: the seed rules of 2018 it goes back to, as "S2 S4"; "" where there is none.
        next_step, next_step_2: what to do; the second is "" where there is none.
        notices: one line for each modifier that has something to say.
    """

    headline: str
    reason: str
    source: str
    seeds: str
    next_step: str
    next_step_2: str
    notices: tuple[Notice, ...]


def word(
    judgement: Judgement, facts: Facts, circumstances: Circumstances, *, person_name: str, language: Language
) -> AnswerTexts:
    """The sentences of an answer.

    Args:
        judgement: what was decided, from `facts` and `circumstances`.
        facts: the ten inputs.
        circumstances: what else is known.
        person_name: as it stands inside a sentence: "Frau Müller", "Anna Müller", "die Firma Weber".
        language: of the sentences.
    """
    additions = _additions(language)
    unnoticed = circumstances.service is not None and not judgement.demands
    words = _of_rule(judgement, facts, language, unnoticed=unnoticed)
    words |= _of_circumstances(judgement, facts, circumstances, words["next_step"], additions)
    words |= _of_modifier(judgement, words["source"], additions)
    return AnswerTexts(
        headline=_with_name(words["headline"], person_name, at_start=False),
        reason=_with_name(words["reason"], person_name),
        source=words["source"],
        seeds=_seeds(judgement),
        next_step=_with_name(words["next_step"], person_name),
        next_step_2=_with_name(_second_step(judgement, facts, additions), person_name),
        notices=_notices(judgement, circumstances, additions, person_name, language),
    )


def no_signature(judgement: Judgement, language: Language) -> str:
    """Says as clearly as "ask first" does that nothing has to be signed here; "" where it does, or for a no."""
    needs_none = judgement.rule in _WITHOUT_SIGNATURE and judgement.verdict.is_yes
    return str(_additions(language)["no_signature"]) if needs_none else ""


def accompanying_text(
    rule_id: str,
    settings: Settings,
    language: Language,
    *,
    channel: ChannelClass,
    info_sheet_given: bool = False,
) -> str:
    """The text that must go with a message this rule allows (section 9), ready to paste; "" where there is none.

    An opt-out line goes with advertising in writing (§ 7(2) no. 3, § 7(3) no. 4 UWG), the right to object with an
    advertising letter (Art. 21(4) GDPR), the information sheet with a first reply until it was given (Art. 13 GDPR).
    """
    key = _accompanying_key(rule_id, channel, info_sheet_given=info_sheet_given)
    if not key:
        return ""
    texts = _additions(language)["accompany"]
    return str(texts[key]).format_map(_business_words(settings, texts))


def _accompanying_key(rule_id: str, channel: ChannelClass, *, info_sheet_given: bool) -> str:
    if rule_id in _FIRST_REPLIES:
        return "" if info_sheet_given else "first_reply"
    if rule_id == rules.R75_EXISTING_CUSTOMER_EMAIL.id:
        return "own_customer"
    if rule_id in _WITH_OPT_OUT and channel in _IN_WRITING:
        return "opt_out"
    letter = rule_id in (rules.R32_LETTER_PROMO.id, rules.R83_CHILD_PROMO_GUARDIAN.id)
    return "letter" if letter and channel is ChannelClass.LETTER else ""


def _business_words(settings: Settings, texts: Mapping[str, str]) -> Mapping[str, str]:
    """What the accompanying texts say of the business; what is not set leaves no gap."""
    sheet = texts["sheet_link" if settings.privacy_notice_url else "sheet_picture"]
    in_person = texts["in_person"]
    return {
        "business": _joined(", ", settings.business_name, settings.business_address),
        "name": settings.business_name,
        "reply_to": _joined(" / ", settings.business_email, settings.business_address) or in_person,
        "other_ways": _joined(", ", settings.business_phone, settings.business_email) or in_person,
        "sheet": sheet.format(url=settings.privacy_notice_url),
        "advertising": texts["advertising_own_customer" if settings.use_7_3 else "advertising_by_consent"],
    }


def _joined(separator: str, *parts: str) -> str:
    return separator.join(part for part in parts if part)


def _of_rule(judgement: Judgement, facts: Facts, language: Language, *, unnoticed: bool) -> dict[str, str]:
    """The rule's own sentences, in the variant for staff, for calls, for a notice that is done with, or for none."""
    entry = _rule_texts(language)[judgement.rule.id]
    words = {key: entry[key] for key in ("headline", "reason", "source", "next_step")}
    done = "settled" if judgement.settled else ""
    for variant in (facts.person_kind.value, facts.channel.value, done, "unnoticed" if unnoticed else ""):
        words |= entry.get(variant, {})
    return words


def _of_circumstances(
    judgement: Judgement, facts: Facts, circumstances: Circumstances, next_step: str, additions: Mapping[str, Any]
) -> dict[str, str]:
    """The sentences that depend on a fact outside the ten (section 4); the verdict stays."""
    rule = judgement.rule
    if rule in _SIGN_ANEW:
        cause = _cause(facts, circumstances)
        return {"reason": additions["expired_because"][cause.value]} if cause else {}
    if rule in _WITHOUT_PROOF and circumstances.spoken_only:
        return {"next_step": additions["spoken_only"]}
    if rule is rules.R52_FIRST_CONTACT_KNOWN and not circumstances.info_sheet_given:
        return {"next_step": f"{next_step} {additions['send_sheet']}"}
    return {}


def _cause(facts: Facts, circumstances: Circumstances) -> ExpiredBecause | None:
    """Why it should be signed anew: who signed alone as a child is old enough by now."""
    if facts.consent_state is ConsentState.GUARDIAN_MISSING:
        return ExpiredBecause.OF_AGE
    return circumstances.expired_because


def _of_modifier(judgement: Judgement, source: str, additions: Mapping[str, Any]) -> dict[str, str]:
    """The sentences of the modifier that made the answer stricter; a yes keeps the rule's reason."""
    demand = next((demand for demand in judgement.demands if demand.modifier == judgement.raised_by), None)
    if demand is None:
        return {}
    entry = _modifier_words(demand, additions)
    words = {key: entry[key] for key in ("headline", "next_step")}
    if not judgement.verdict.is_yes:
        words["reason"] = entry["reason"]
    return {**words, "source": _both_sources(source, entry["source"])}


def _both_sources(source: str, more: str) -> str:
    """The rule's source and the modifier's; what stands in the first is not named twice."""
    return source if more in source else f"{source}, {more}"


def _modifier_words(demand: Demand, additions: Mapping[str, Any]) -> dict[str, Any]:
    entry = additions["modifiers"][demand.modifier]
    return {**entry, **entry.get(demand.verdict.value, {})}


def _notices(
    judgement: Judgement,
    circumstances: Circumstances,
    additions: Mapping[str, Any],
    person_name: str,
    language: Language,
) -> tuple[Notice, ...]:
    country = circumstances.service.country[language] if circumstances.service else ""
    return tuple(
        Notice(
            demand.modifier,
            _with_name(_modifier_words(demand, additions)["notice"].replace("{country}", country), person_name),
            told=demand.modifier == judgement.raised_by or (judgement.rule, demand.modifier) in _TOLD_BY_RULE,
        )
        for demand in judgement.demands
    )


def _second_step(judgement: Judgement, facts: Facts, additions: Mapping[str, Any]) -> str:
    """For own matters by messenger: a message from the person would help, unless something else stands in the way."""
    helps = (
        judgement.rule in _LIFTED_BY_WRITING
        and facts.channel is ChannelClass.MESSENGER
        and judgement.verdict is Verdict.ASK_FIRST
        and _NOT_LIFTED_BY_WRITING.isdisjoint(judgement.notices)
    )
    return str(additions["write_first"]) if helps else ""


def _with_name(sentence: str, person_name: str, *, at_start: bool = True) -> str:
    """A sentence about the person; at the beginning of one the first letter of the name becomes a capital."""
    capital = person_name[:1].upper() + person_name[1:] if at_start else person_name

    def named(found: re.Match[str]) -> str:
        return person_name if found["start"] is None else found["start"] + capital

    return _PERSON.sub(named, sentence)


def _seeds(judgement: Judgement) -> str:
    seeds = _seed_rules()
    both = f"{seeds.get(judgement.rule.id, '')} {seeds.get(judgement.raised_by, '')}"
    return " ".join(dict.fromkeys(both.split()))


@cache
def _seed_rules() -> Mapping[str, str]:
    return read_toml("rules/seeds.toml")


@cache
def _rule_texts(language: Language) -> Mapping[str, Any]:
    return read_toml(f"rules/rules.{language.value}.toml")


@cache
def _additions(language: Language) -> Mapping[str, Any]:
    return read_toml(f"rules/additions.{language.value}.toml")
