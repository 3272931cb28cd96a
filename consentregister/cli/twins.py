"""person twins | merge | unmerge | apart: who stands in the register twice."""

from __future__ import annotations

from typing import Annotated

import typer

from consentregister.cli.context import Context
from consentregister.cli.people import as_document, person_app
from consentregister.domain.person import PersonRow
from consentregister.domain.twins import Twins

Keep = Annotated[int, typer.Argument(metavar="KEEP", help="The number of the person that stays.")]
Gone = Annotated[int, typer.Argument(metavar="GONE", help="The number of the one that goes into it.")]


def add_to(_app: typer.Typer) -> None:
    """The commands stand with the others about persons, which are under the main one already."""


@person_app.command("twins")
def twins(context: typer.Context) -> None:
    """Who may be in the register twice, the likeliest first. Example: consentregister-cli person twins --json"""
    ctx: Context = context.obj
    with ctx.open() as register:
        found = register.twins.all()
        ctx.say([_pair(pair) for pair in found], [_line(ctx, pair) for pair in found])


@person_app.command("merge")
def merge(context: typer.Context, keep: Keep, gone: Gone) -> None:
    """Put all that is kept of one person under the other. Example: consentregister-cli person merge 7 12"""
    ctx: Context = context.obj
    with ctx.open() as register:
        changed = register.merging.merge(keep, gone)
        document = {**as_document(register, changed.value), "merged": gone}
        ctx.say(document, ctx.text("twins.merged", name=changed.value.name), changed=changed)


@person_app.command("unmerge")
def unmerge(context: typer.Context, keep: Keep, gone: Gone) -> None:
    """Give each their own card back. Example: consentregister-cli person unmerge 7 12"""
    ctx: Context = context.obj
    with ctx.open() as register:
        changed = register.merging.undo(keep, gone)
        ctx.say(as_document(register, changed.value), ctx.text("twins.unmerged"), changed=changed)


@person_app.command("apart")
def apart(context: typer.Context, one: Gone, other: Gone) -> None:
    """Note that two are two persons: they are not proposed again. Example: consentregister-cli person apart 7 12"""
    ctx: Context = context.obj
    with ctx.open() as register:
        changed = register.twins.tell_apart(one, other)
        ctx.say({"apart": [one, other]}, ctx.text("twins.told_apart"), changed=changed)


def _pair(pair: Twins) -> dict[str, object]:
    people = [_person(pair.one), _person(pair.other)]
    return {"people": people, "reason": pair.reason.value, "strength": pair.strength.word}


def _person(row: PersonRow) -> dict[str, object]:
    return {"id": row.id, "name": row.full_name, "phone": row.number or None, "email": row.email or None}


def _line(ctx: Context, pair: Twins) -> str:
    reason = ctx.text(f"twins.reason.{pair.reason}")
    return f"{pair.one.id} {pair.one.full_name} – {pair.other.id} {pair.other.full_name}: {reason}"
