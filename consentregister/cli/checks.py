"""check, check-list, board: may I?"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated

import typer

from consentregister.cli.context import Context
from consentregister.cli.words import ChannelWord, Id, OnePurpose, channel_option
from consentregister.domain.answer import Answer
from consentregister.domain.errors import NotFound, UnreadableFile
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
    log: Annotated[bool, typer.Option("--log", help="Log the check.")] = False,
) -> int:
    """May I? Returns 0 for a yes, 1 for a no.

    Example: consentregister-cli check 7 --channel whatsapp --purpose appointment_or_order
    """
    ctx: Context = context.obj
    with ctx.open() as register:
        known = channel_option(register.catalogue.channels, channel)
        answer = register.checks.check(person, known, purpose, address=address, language=ctx.language)
        changed = register.checks.note(answer) if log else None
    ctx.say(as_document(answer), _lines(ctx, answer), changed=changed)
    return 0 if answer.verdict.is_yes else 1


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
    }


def _lines(ctx: Context, answer: Answer) -> list[str]:
    verdict = ctx.text(f"words.verdict.{answer.verdict.value}").removesuffix(" …").removesuffix(",")
    lines = [f"{verdict}: {answer.headline}", answer.reason, answer.next_step, answer.next_step_2]
    lines += [notice.text for notice in answer.notices]
    if answer.link:
        lines.append(answer.link)
    return [line for line in lines if line]


def check_list(
    context: typer.Context,
    *,
    channel: ChannelWord,
    purpose: OnePurpose,
    ids: Annotated[str, typer.Option(metavar="ID…", help="Ids, separated by commas or spaces.")] = "",
    file: Annotated[Path | None, typer.Option(help="CSV with a column id, phone or email.")] = None,
) -> int:
    """Check many at once.

    Example: consentregister-cli check-list --channel whatsapp --purpose advertising --ids 3 7 9
    """
    ctx: Context = context.obj
    if not ids and file is None:
        raise typer.BadParameter("give --ids or --file")
    with ctx.open() as register:
        known = channel_option(register.catalogue.channels, channel)
        wanted = _read_list(register, file) if file else {word: _id(word) for word in ids.replace(",", " ").split()}
        persons = [person for person in wanted.values() if person is not None]
        answers = register.checks.many(persons, known, purpose, language=ctx.language)
    unknown = [word for word, person in wanted.items() if person not in answers]
    no = [answer for answer in answers.values() if not answer.verdict.is_yes]
    document = {
        "allowed": [person for person, answer in answers.items() if answer.verdict.is_yes],
        "not_allowed": [{"id": one.person, "verdict": one.verdict.value, "reason": one.reason} for one in no],
        "unknown": [_id(word) if _id(word) is not None else word for word in unknown],
    }
    lines = [f"{person} {ctx.text(f'words.verdict.{answer.verdict.value}')}" for person, answer in answers.items()]
    ctx.say(document, [*lines, *(f"{word} ?" for word in unknown)])
    return 1 if no else 0


def _id(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 16 else None


def _read_list(register: Register, file: Path) -> dict[str, int | None]:
    """The persons a CSV names: by id, else by the one person who has the number or address."""
    if not file.exists():
        raise NotFound("file", "file_missing", file=file.name)
    try:
        text = file.read_text(encoding="utf-8-sig")
        lines = text.splitlines()
        head = lines[0] if lines else ""
        # German spreadsheets separate by semicolons.
        rows = list(csv.DictReader(lines, delimiter=";" if head.count(";") > head.count(",") else ","))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise UnreadableFile("file_unreadable", file=file.name) from None
    found: dict[str, int | None] = {}
    for row in rows:
        word = next((row[name] for name in ("id", "phone", "email", "name") if row.get(name)), "")
        found[word] = _id(word) if row.get("id") else _only(register, word)
    return found


def _only(register: Register, word: str) -> int | None:
    rows = register.people.find(word, limit=2) if word else []
    return rows[0].id if len(rows) == 1 else None


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
