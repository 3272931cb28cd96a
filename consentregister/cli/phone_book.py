"""phonebook: who may stand in the work phone's address book, and who of it must go."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from consentregister.cli.context import Context
from consentregister.cli.words import channel_option
from consentregister.domain.phone_book import BookEntry, CardFate, PhoneBookCheck
from consentregister.domain.words import Purpose

phone_book_app = typer.Typer(help="The work phone's address book.", no_args_is_help=True)
_FATES = (CardFate.MAY_STAY, CardFate.MUST_GO, CardFate.UNKNOWN)


def add_to(app: typer.Typer) -> None:
    """Put these commands under the main one."""
    app.add_typer(phone_book_app, name="phonebook")


@phone_book_app.command("export")
def export(
    context: typer.Context,
    *,
    output: Annotated[Path, typer.Option(help="The vCard file to write.")],
    channel: Annotated[str, typer.Option(metavar="CHANNEL", help="Only who may be reached on it; else all.")] = "",
    purpose: Annotated[Purpose | None, typer.Option(help="What for; without it, for any purpose.")] = None,
) -> None:
    """Write the contacts for the work phone.

    Example: consentregister-cli phonebook export --output handy.vcf --channel whatsapp
    """
    ctx: Context = context.obj
    if purpose and not channel:
        raise typer.BadParameter("--purpose goes with --channel")
    with ctx.open() as register:
        known = channel_option(register.catalogue.channels, channel) if channel else None
        changed = register.phone_book.export(output, channel=known, purpose=purpose, language=ctx.language)
    made = changed.value
    left_out = [{"id": one.person, "name": one.name, "reason": one.reason} for one in made.left_out]
    lines = [f"{one.person} {one.name}: {one.reason}" for one in made.left_out]
    ctx.say({"in": list(made.people), "left_out": left_out}, lines, changed=changed)


@phone_book_app.command("check")
def check(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    channel: Annotated[str, typer.Option(metavar="CHANNEL", help="The messenger on the phone.")] = "whatsapp",
    cleaned: Annotated[Path | None, typer.Option(help="Write the cards that may stay into this file.")] = None,
) -> int:
    """Check the vCard file that the work phone exported. Returns 1 with somebody in it who must go.

    Example: consentregister-cli phonebook check handy.vcf --cleaned sauber.vcf
    """
    ctx: Context = context.obj
    with ctx.open() as register:
        known = channel_option(register.catalogue.channels, channel)
        checked = register.phone_book.check(file, channel=known, language=ctx.language)
        events: list[int] = []
        if cleaned:
            events += register.phone_book.cleaned(file, cleaned, channel=known, language=ctx.language).events
        if not register.read_only:
            events += register.phone_book.note(checked).events
    ctx.say({**_document(checked), "events": events}, _lines(ctx, checked))
    return int(bool(checked.of(CardFate.MUST_GO)))


def _document(checked: PhoneBookCheck) -> dict[str, object]:
    fates = {fate.value: [_entry(one) for one in checked.of(fate)] for fate in _FATES}
    unreadable = [{"row": one.row, "reason": one.reason} for one in checked.of(CardFate.UNREADABLE)]
    return {**fates, "unreadable": unreadable, "since_last": _since(checked)}


def _entry(one: BookEntry) -> dict[str, object]:
    return {
        "row": one.row,
        "id": one.person or None,
        "name": one.name,
        "number": one.number or None,
        "reason": one.reason or None,
    }


def _since(checked: PhoneBookCheck) -> dict[str, object] | None:
    since = checked.since
    if since is None:
        return None
    came, lost = ([_entry(one) for one in entries] for entries in (since.came, since.lost))
    return {"at": since.at, "came": came, "lost": lost, "gone": since.gone}


def _lines(ctx: Context, checked: PhoneBookCheck) -> list[str]:
    shown = (one for fate in CardFate for one in checked.of(fate))
    return [
        f"{ctx.text(f'phone_book.fate.{one.fate}')}: {one.name} {one.number}".rstrip() + f" {one.reason}".rstrip()
        for one in shown
    ]
