"""consent …, object: yes, no, no more, and filed by mistake."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from consentregister.cli.context import Context
from consentregister.cli.words import ChannelWord, Id, OnePurpose, Persons, Purposes, Reason, channel_option, day
from consentregister.domain.changed import Changed
from consentregister.domain.consent import Consent
from consentregister.domain.form_code import shown_code
from consentregister.domain.times import read_moment
from consentregister.domain.words import Purpose, StopScope, Way

consent_app = typer.Typer(help="Consents.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Put these commands under the main one."""
    app.add_typer(consent_app, name="consent")
    app.command("object")(object_)


@consent_app.command("grant")
def grant(
    context: typer.Context,
    person: Id,
    *,
    channel: ChannelWord,
    purpose: Purposes,
    evidence: Annotated[Path | None, typer.Option(help="The scan or photo of what was signed.")] = None,
    way: Way = Way.PAPER,
    signed_on: str = "",
    given_by: Annotated[int | None, typer.Option(metavar="ID", help="The guardian who signed.")] = None,
    address: str | None = None,
) -> None:
    """Record a consent.

    Example: consentregister-cli consent grant 7 --channel whatsapp --purpose advertising --evidence scan.pdf
    """
    ctx: Context = context.obj
    with ctx.open() as register:
        changed = register.consents.grant(
            person,
            channel_option(register.catalogue.channels, channel),
            purpose,
            evidence=evidence,
            way=way,
            signed_on=day(signed_on, "signed_on"),
            given_by=given_by,
            address=address,
        )
    _say(ctx, changed, person)


@consent_app.command("signed-before")
def signed_before(
    context: typer.Context,
    persons: Persons,
    *,
    channel: ChannelWord,
    purpose: Purposes,
    signed_on: str = "",
    evidence: Annotated[
        Path | None, typer.Option(help="The papers as one file; without it the proof is missing.")
    ] = None,
) -> None:
    """Take over consents that many people signed before the register was there.

    Example: consentregister-cli consent signed-before 3 7 9 --channel whatsapp --purpose advertising
    --signed-on 2025-05-02 --evidence papers.pdf
    """
    ctx: Context = context.obj
    with ctx.open() as register:
        known = channel_option(register.catalogue.channels, channel)
        day_signed = day(signed_on, "signed_on")
        changed = register.signed_before.take(persons, known, purpose, signed_on=day_signed, evidence=evidence)
    left_out = [{"id": one.person, "name": one.name, "reason": one.why.value} for one in changed.value.left_out]
    lines = [ctx.text(f"signed_before.left_out.{one.why}", name=one.name) for one in changed.value.left_out]
    count = len(changed.value.persons)
    taken = ctx.text(f"signed_before.taken.{'one' if count == 1 else 'many'}", count=count)
    ctx.say({"taken": list(changed.value.persons), "left_out": left_out}, [taken, *lines], changed=changed)


@consent_app.command("refuse")
def refuse(context: typer.Context, person: Id, *, channel: ChannelWord, purpose: Purposes) -> None:
    """Record a no. Example: consentregister-cli consent refuse 7 --channel whatsapp --purpose advertising"""
    ctx: Context = context.obj
    with ctx.open() as register:
        changed = register.consents.refuse(person, channel_option(register.catalogue.channels, channel), purpose)
    _say(ctx, changed, person)


@consent_app.command("void")
def void(context: typer.Context, person: Id, *, channel: ChannelWord, purpose: OnePurpose, reason: Reason) -> None:
    """Take back what was filed by mistake.

    Example: consentregister-cli consent void 7 --channel sms --purpose advertising --reason "wrong person"
    """
    ctx: Context = context.obj
    with ctx.open() as register:
        known = channel_option(register.catalogue.channels, channel)
        changed = register.consents.void(person, known, purpose, reason)
    _say(ctx, changed, person)


@consent_app.command("withdraw")
def withdraw(
    context: typer.Context, person: Id, *, channel: str = "", purpose: Purpose | None = None, at: str = ""
) -> None:
    """Record a withdrawal: one cell, a channel, a purpose, or everything.

    Example: consentregister-cli consent withdraw 7 --channel whatsapp
    """
    ctx: Context = context.obj
    with ctx.open() as register:
        known = channel_option(register.catalogue.channels, channel) if channel else None
        moment = read_moment(at, "at") if at else None
        changed = register.consents.withdraw(person, channel=known, purpose=purpose, at=moment)
    _say(ctx, changed, person)


@consent_app.command("list")
def list_(context: typer.Context, person: Id) -> None:
    """List a person's consents. Example: consentregister-cli consent list 7"""
    ctx: Context = context.obj
    with ctx.open() as register:
        consents = register.consents.of(person)
    ctx.say([_document(consent) for consent in consents], [_line(consent) for consent in consents])


@consent_app.command("reviews")
def reviews(context: typer.Context) -> None:
    """List consents long unused, or so within 60 days. Example: consentregister-cli consent reviews"""
    ctx: Context = context.obj
    with ctx.open() as register:
        found = register.reviews.due()
    documents = [
        {"id": one.person, "name": one.name, "channel": one.channel, "purpose": one.purpose.value, "due": one.due}
        for one in found
    ]
    ctx.say(documents, [f"{one.person} {one.name} {one.channel} {one.purpose} {one.due:%Y-%m-%d}" for one in found])


@consent_app.command("proofs")
def proofs(context: typer.Context) -> None:
    """List until when each proof of a yes to advertising calls is kept. Example: consentregister-cli consent proofs"""
    ctx: Context = context.obj
    with ctx.open() as register:
        found = register.reviews.proofs()
    documents = [
        {
            "id": one.person,
            "name": one.name,
            "purpose": one.purpose.value,
            "granted_at": one.granted_at,
            "last_call": one.last_call,
            "keep_until": one.keep_until,
            "over": one.is_over,
        }
        for one in found
    ]
    ctx.say(documents, [f"{one.person} {one.name} {one.purpose} {one.keep_until:%Y-%m-%d}" for one in found])


def object_(context: typer.Context, person: Id, *, scope: StopScope = StopScope.ADVERTISING) -> None:
    """Record an objection. Example: consentregister-cli object 7 --scope advertising"""
    ctx: Context = context.obj
    if scope is StopScope.NO_CONTACT:
        raise typer.BadParameter("the scope is advertising or everything")
    with ctx.open() as register:
        changed = register.consents.object_to(person, scope)
        objection = register.people.show(person).objection
    ctx.say({"person": person, "objection": objection}, objection, changed=changed)


def _say(ctx: Context, changed: Changed[list[Consent]], person: int) -> None:
    document = {"person": person, "consents": [_document(consent) for consent in changed.value]}
    ctx.say(document, [_line(consent) for consent in changed.value], changed=changed)


def _document(consent: Consent) -> dict[str, object]:
    said = consent.said
    return {
        "channel": said.channel,
        "purpose": said.purpose.value,
        "state": consent.state,
        "way": said.way.value if said.way else None,
        "signed_at": said.signed_on,
        "recorded_at": said.recorded_at,
        "effective_at": said.effective_at,
        "withdrawn_at": consent.withdrawn_at,
        "given_by": said.given_by,
        "form": shown_code(said.form) if said.form else None,
        "wording": said.wording or None,
        "evidence": said.evidence or None,
        "address": said.address or None,
    }


def _line(consent: Consent) -> str:
    return f"{consent.said.channel} {consent.said.purpose.value}: {consent.state}"
