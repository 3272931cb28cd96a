"""message log, matter close: who made contact, on which channel, about what."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from consentregister.cli.context import Context
from consentregister.cli.words import ChannelWord, Id, channel_option
from consentregister.domain.message import Message
from consentregister.domain.times import read_moment
from consentregister.domain.words import Direction, Purpose

# What a person's own message can open (S2); nobody's message opens advertising.
_ABOUT = (Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER)

message_app = typer.Typer(help="Contacts in and out.", no_args_is_help=True)
matter_app = typer.Typer(help="What a conversation is about.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Put these commands under the main one."""
    app.add_typer(message_app, name="message")
    app.add_typer(matter_app, name="matter")


@message_app.callback()
def messages() -> None:
    """Contacts in and out."""


@matter_app.callback()
def matters() -> None:
    """What a conversation is about."""


@message_app.command("log")
def log(
    context: typer.Context,
    person: Id,
    *,
    channel: ChannelWord,
    direction: Annotated[Direction, typer.Option()],
    at: Annotated[str, typer.Option(help="When; not later than now.")] = "",
    matter: Annotated[str, typer.Option(help="What it is about.")] = "",
    purpose: Purpose | None = None,
    evidence: Path | None = None,
    reason: Annotated[str, typer.Option(help="Why all the same, after a no.")] = "",
) -> None:
    """Record a contact. A first one in opens that channel for its matter.

    Example: consentregister-cli message log 7 --channel whatsapp --direction in --matter "Termin am Freitag"
    """
    ctx: Context = context.obj
    if direction is Direction.IN and purpose not in (None, *_ABOUT):
        raise typer.BadParameter(f"a message in is about one of {', '.join(_ABOUT)}")
    with ctx.open() as register:
        changed = register.messages.log(
            person,
            channel_option(register.catalogue.channels, channel),
            direction,
            at=read_moment(at, "at") if at else None,
            matter=matter,
            purpose=purpose,
            evidence=evidence,
            reason=reason,
        )
    message = changed.value
    ctx.say(_document(message), f"{message.at:%Y-%m-%d %H:%M} {message.channel} {message.direction}", changed=changed)


def _document(message: Message) -> dict[str, object]:
    return {
        "id": message.id,
        "person": message.person,
        "channel": message.channel,
        "direction": message.direction.value,
        "at": message.at,
        "matter": message.matter,
        "purpose": message.purpose.value if message.purpose else None,
        "verdict": message.verdict or None,
        "rule": message.rule or None,
        "reason": message.reason or None,
    }


@matter_app.command("close")
def close(
    context: typer.Context,
    person: Id,
    matter: Annotated[str, typer.Argument()],
) -> None:
    """Close a matter. Example: consentregister-cli matter close 7 Termin"""
    ctx: Context = context.obj
    with ctx.open() as register:
        changed = register.messages.close_matter(person, matter)
    closed = changed.value
    document = {"id": closed.id, "person": person, "matter": closed.title, "closed_at": ctx.clock()}
    ctx.say(document, ctx.text("cli.matter_closed", matter=closed.title), changed=changed)
