"""check, check-list, board: may I?"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from consentregister.cli.context import Context
from consentregister.cli.words import ChannelWord, Id, OnePurpose, channel_option
from consentregister.domain.answer import Answer
from consentregister.domain.errors import InvalidInput
from consentregister.domain.lists import CheckedList, Entry
from consentregister.domain.times import read_day, read_moment
from consentregister.domain.words import Purpose
from consentregister.register import Register


def add_to(app: typer.Typer) -> None:
    """Put these commands under the main one."""
    app.command("check")(check)
    app.command("check-list")(check_list)
    app.command("board")(board)


def check(
    context: typer.Context,
    person: Id,
    *,
    channel: ChannelWord,
    purpose: OnePurpose,
    address: str | None = None,
    at: Annotated[str, typer.Option(help="How it was then: a day (its evening) or a time, not later than now.")] = "",
    why: Annotated[bool, typer.Option("--why", help="With what it rests on, rule and source.")] = False,
    log: Annotated[bool, typer.Option("--log", help="Log the check.")] = False,
) -> int:
    """May I? Returns 0 for a yes, 1 for a no.

    Example: consentregister-cli check 7 --channel whatsapp --purpose appointment_or_order
    """
    ctx: Context = context.obj
    if at and log:
        raise typer.BadParameter("an earlier time is looked up, not acted upon: give --at or --log")
    with ctx.open() as register:
        known = channel_option(register.catalogue.channels, channel)
        answer = _answer(ctx, register, person, known, purpose, address, at)
        changed = register.checks.note(answer) if log else None
        explanation = register.checks.explanation(answer)
    document = {**as_document(answer), "explanation": explanation}
    ctx.say(document, explanation if why else _lines(ctx, answer), changed=changed)
    return 0 if answer.verdict.is_yes else 1


def _answer(
    ctx: Context, register: Register, person: int, channel: str, purpose: Purpose, address: str | None, at: str
) -> Answer:
    checks = register.checks
    if not at:
        return checks.check(person, channel, purpose, address=address, language=ctx.language)
    return checks.on(person, channel, purpose, _when(at), address=address, language=ctx.language)


def _when(text: str) -> date | datetime:
    """A day, or a moment where a time was given too."""
    try:
        return read_day(text, "at")
    except InvalidInput:
        return read_moment(text, "at")


def as_document(answer: Answer) -> dict[str, object]:
    """An answer as the contract's JSON."""
    return {
        "verdict": answer.verdict.value,
        "rule": answer.rule,
        "headline": answer.headline,
        "reason": answer.reason,
        "source": answer.source,
        "next_step": answer.next_step,
        "next_step_2": answer.next_step_2,
        "notices": [{"id": notice.id, "text": notice.text} for notice in answer.notices],
        "allowed_channels": list(answer.allowed_channels),
        "contact_point": answer.contact_point,
        "link": answer.link,
        "until": answer.until,
        "state": answer.state.value,
        "at": answer.at,
        "no_signature": answer.no_signature,
        "needs_note": answer.needs_note,
        "accompany": answer.accompany,
        "facts": list(answer.facts),
        "debated": list(answer.debated),
        "seeds": answer.seeds,
    }


def _lines(ctx: Context, answer: Answer) -> list[str]:
    verdict = ctx.text(f"words.verdict.{answer.verdict.value}").removesuffix(" …").removesuffix(",")
    lines = [f"{verdict}: {answer.headline}", answer.reason, answer.no_signature, answer.next_step, answer.next_step_2]
    lines += answer.notes
    if answer.link:
        lines.append(answer.link)
    return [line for line in lines if line]


def check_list(
    context: typer.Context,
    *,
    channel: ChannelWord,
    purpose: OnePurpose,
    ids: Annotated[str, typer.Option(metavar="ID…", help="Ids, separated by commas or spaces.")] = "",
    file: Annotated[Path | None, typer.Option(help="A table or text file: numbers, e-mail addresses, names.")] = None,
) -> int:
    """Check many at once.

    Example: consentregister-cli check-list --channel whatsapp --purpose advertising --ids 3 7 9
    """
    ctx: Context = context.obj
    if not ids and file is None:
        raise typer.BadParameter("give --ids or --file")
    with ctx.open() as register:
        known = channel_option(register.catalogue.channels, channel)
        entries = register.lists.read_file(file) if file else [_entry(word) for word in ids.replace(",", " ").split()]
        checked = register.lists.check(entries, known, purpose, language=ctx.language)
    ctx.say(_list_document(checked), _list_lines(ctx, checked))
    return int(any(not row.answer.verdict.is_yes for row in checked.rows))


def _entry(word: str) -> Entry:
    return Entry(text=word, person=int(word) if word.isascii() and word.isdigit() and len(word) < 16 else 0)


def _list_document(checked: CheckedList) -> dict[str, object]:
    """A list as the contract's JSON, each person once."""
    answers = [row.answer for row in checked.rows]
    no = [one for one in answers if not one.verdict.is_yes]
    refused = [{"id": one.person, "verdict": one.verdict.value, "reason": one.reason} for one in no]
    allowed = dict.fromkeys(one.person for one in answers if one.verdict.is_yes)
    return {
        "allowed": [person for person in allowed if person not in {one.person for one in no}],
        "not_allowed": refused,
        "unknown": [entry.person or entry.text for entry in checked.unknown],
    }


def _list_lines(ctx: Context, checked: CheckedList) -> list[str]:
    lines = [
        f"{row.answer.person} {row.name}: {ctx.text(f'words.verdict.{row.answer.verdict.value}')} {row.answer.reason}"
        for row in checked.rows
    ]
    unknown = ctx.text("lists.unknown")
    return [*lines, *(f"{entry.name} {entry.text}: {unknown}".strip() for entry in checked.unknown)]


def board(context: typer.Context, person: Id) -> None:
    """Show all channels in use by all purposes. Example: consentregister-cli board 7"""
    ctx: Context = context.obj
    with ctx.open() as register:
        found = register.checks.board(person)
    cells = {
        channel: {
            purpose.value: {
                "verdict": found.cells[channel, purpose].verdict.value,
                "rule": found.cells[channel, purpose].rule,
            }
            for purpose in found.purposes
        }
        for channel in found.channels
    }
    purposes = [purpose.value for purpose in found.purposes]
    lines = [
        f"{channel}: " + ", ".join(f"{purpose} {cell['verdict']}" for purpose, cell in row.items())
        for channel, row in cells.items()
    ]
    ctx.say({"channels": list(found.channels), "purposes": purposes, "cells": cells}, lines)
