"""An answer as one text, to copy and to keep; and what is debated about its rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import resources
from consentregister.domain.answer import Answer
from consentregister.domain.channel import Channel
from consentregister.domain.words import Language
from consentregister.services.cases import Case
from consentregister.services.grounds import fact_texts, shown_day


def debated(case: Case, language: Language) -> tuple[str, ...]:
    """What is debated about the rule and the notes of an answer; the data stand in `rules/debated.*.toml`."""
    judgement, entries = case.judgement, _entries(language)
    named = (judgement.rule.id, *judgement.notices) if judgement.demands else (judgement.rule.id,)
    return tuple(entry["text"] for name in named for entry in entries.get(name, ()) if _concerns(entry, case))


def _concerns(entry: Mapping[str, Any], case: Case) -> bool:
    service = case.circumstances.service
    return (
        case.facts.channel.value in entry.get("channels", [case.facts.channel.value])
        and case.purpose.value in entry.get("purposes", [case.purpose.value])
        and ("services" not in entry or (service is not None and service.id in entry["services"]))
        and (not entry.get("us") or (service is not None and service.us))
    )


@cache
def _entries(language: Language) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """The debates by the rules and notes they concern."""
    by_name: dict[str, list[Mapping[str, Any]]] = {}
    for entry in resources.read_toml(f"rules/debated.{language.value}.toml")["debated"]:
        for name in entry["rules"]:
            by_name.setdefault(name, []).append(entry)
    return by_name


def explain(answer: Answer, channel: Channel) -> str:
    """The whole answer as one text: question, answer, next step, facts, rule, source, what is debated, when.

    Args:
        answer: in the language it was given in; channel: what it was asked about.
    """
    language = answer.language
    words: Mapping[str, str] = fact_texts(language)["explanation"]
    lines = [
        words["question"].format(
            name=answer.name,
            channel=channel.names[language],
            purpose=resources.text(language, f"words.purpose.{answer.purpose}"),
        ),
        words["answer"].format(verdict=shown_verdict(answer), headline=answer.headline),
        words["then"].format(at=shown_moment(answer.at, language)) if answer.at < answer.asked_at else "",
        *(answer.reason, answer.no_signature, answer.next_step, answer.next_step_2),
        *answer.notes,
        words["facts"] if answer.facts else "",
        *(f"- {fact}" for fact in answer.facts),
        *rule_lines(answer),
        words["end"].format(at=shown_moment(answer.asked_at, language)),
    ]
    return "\n".join(line for line in lines if line)


def rule_lines(answer: Answer) -> tuple[str, ...]:
    """Rule, source, guiding rules and what is debated, one line each: for the adviser (S6)."""
    words: Mapping[str, str] = fact_texts(answer.language)["explanation"]
    return (
        words["rule"].format(rule=answer.rule),
        words["source"].format(source=answer.source),
        *((words["seeds"].format(seeds=answer.seeds),) if answer.seeds else ()),
        *(words["debated"].format(text=text) for text in answer.debated),
    )


def shown_verdict(answer: Answer) -> str:
    """The word of an answer, without what it leads over to: "Ja, aber"."""
    return resources.text(answer.language, f"words.verdict.{answer.verdict}").rstrip(" …").rstrip(",")


def shown_moment(moment: datetime, language: Language) -> str:
    """A time in the computer's own zone: "03.05.2026, 08:02"."""
    local = moment.astimezone()
    return f"{shown_day(local.date(), language)}, {local:%H:%M}"
