"""person …: record, show, edit, find, remove, restore, block."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from consentregister.cli.context import Context
from consentregister.cli.words import Id, channel_option, contact_points, day
from consentregister.domain.changed import Changed
from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson, Person, PersonRow
from consentregister.domain.times import local_day
from consentregister.domain.words import Language, PersonKind
from consentregister.register import Register

person_app = typer.Typer(help="Persons.", no_args_is_help=True)

Phones = Annotated[list[str], typer.Option("--phone", help="A telephone number, as typed.")]
Emails = Annotated[list[str], typer.Option("--email")]
Others = Annotated[list[str], typer.Option("--on", metavar="CHANNEL=ADDRESS", help="An address on one channel.")]
Preferred = Annotated[list[str], typer.Option("--prefer", metavar="CHANNEL", help="In order; may be given again.")]


def add_to(app: typer.Typer) -> None:
    """Put these commands under the main one."""
    app.add_typer(person_app, name="person")


@person_app.command("add")
def add(
    context: typer.Context,
    name: str,
    *,
    kind: PersonKind = PersonKind.NEW_CUSTOMER,
    phone: Phones = [],  # noqa: B006  Typer copies it
    email: Emails = [],  # noqa: B006
    on: Others = [],  # noqa: B006
    street: str = "",
    postcode: str = "",
    city: str = "",
    prefer: Preferred = [],  # noqa: B006
    minor: Annotated[bool, typer.Option("--minor")] = False,
    birth_date: str = "",
    guardian: int | None = None,
    form_language: Language | None = None,
    first_contact: Annotated[str, typer.Option(metavar="CHANNEL")] = "",
    info_sheet_given: Annotated[str, typer.Option(metavar="[DAY]")] = "",
) -> None:
    """Record a person.

    Example: consentregister-cli person add "Anna Beispiel" --phone "0171 39200 33" --first-contact whatsapp
    """
    ctx: Context = context.obj
    with ctx.open() as register:
        channels = register.catalogue.channels
        new = NewPerson(
            name=name,
            kind=kind,
            contact_points=contact_points(register, phone, email, on),
            preferred=tuple(dict.fromkeys(channel_option(channels, one) for one in prefer)),
            street=street.strip(),
            postcode=postcode.strip(),
            city=city.strip(),
            minor=minor or _is_minor(register, ctx, birth_date),
            birth_date=day(birth_date, "birth_date"),
            guardian=guardian,
            form_language=form_language,
            info_sheet_given=_given(ctx, info_sheet_given),
        )
        first = channel_option(channels, first_contact) if first_contact else None
        similar = register.people.similar(new.name, [point.value for point in new.contact_points])
        changed = register.people.record(new, first_contact=first)
        document = {**as_document(register, changed.value), "similar": [row.id for row in similar]}
        lines = [_line(changed.value), *(ctx.text("cli.similar", id=row.id, name=row.name) for row in similar)]
        ctx.say(document, lines, changed=changed)


def _is_minor(register: Register, ctx: Context, birth_date: str) -> bool:
    from consentregister.domain.person import age_on

    born = day(birth_date, "birth_date")
    today = local_day(ctx.clock())
    return born is not None and born <= today and age_on(today, born) < register.settings.show().guardian_age


def _given(ctx: Context, text: str) -> date | None:
    return local_day(ctx.clock()) if text == "today" else day(text, "info_sheet_given")


@person_app.command("edit")
def edit(
    context: typer.Context,
    person: Id,
    *,
    name: str | None = None,
    kind: PersonKind | None = None,
    phone: Phones = [],  # noqa: B006
    email: Emails = [],  # noqa: B006
    on: Others = [],  # noqa: B006
    street: str | None = None,
    postcode: str | None = None,
    city: str | None = None,
    prefer: Preferred = [],  # noqa: B006
    minor: Annotated[bool | None, typer.Option("--minor/--no-minor")] = None,
    birth_date: str | None = None,
    guardian: int | None = None,
    form_language: Language | None = None,
    first_contact: Annotated[str, typer.Option(metavar="CHANNEL")] = "",
    info_sheet_given: Annotated[str | None, typer.Option(metavar="[DAY]")] = None,
    uwg_7_3: Annotated[str | None, typer.Option("--uwg-7-3", metavar="yes|no")] = None,
) -> None:
    """Change what is given, and keep the rest. Numbers given replace those there.

    Example: consentregister-cli person edit 7 --phone "0171 39200 34"
    """
    ctx: Context = context.obj
    with ctx.open() as register:
        channels = register.catalogue.channels
        before = register.people.show(person)
        given: dict[str, object] = {
            "name": name,
            "kind": kind,
            "street": street,
            "postcode": postcode,
            "city": city,
            "minor": minor,
            "guardian": guardian,
            "form_language": form_language,
            "preferred": tuple(channel_option(channels, one) for one in prefer) or None,
            "birth_date": day(birth_date, "birth_date") if birth_date else None,
            "info_sheet_given": _given(ctx, info_sheet_given) if info_sheet_given else None,
            "uwg_7_3": _yes(uwg_7_3),
            "contact_points": _replaced(before, contact_points(register, phone, email, on)),
        }
        kept = {field: getattr(before, field) for field in NewPerson.__dataclass_fields__}
        new = NewPerson(**{**kept, **{field: value for field, value in given.items() if value is not None}})
        first = channel_option(channels, first_contact) if first_contact else None
        changed = register.people.edit(person, new, first_contact=first)
        ctx.say(as_document(register, changed.value), _line(changed.value), changed=changed)


def _yes(text: str | None) -> bool | None:
    if text is None:
        return None
    if text not in ("yes", "no"):
        raise typer.BadParameter(f"{text!r} is not one of yes, no")
    return text == "yes"


def _replaced(before: Person, given: Sequence[ContactPoint]) -> tuple[ContactPoint, ...] | None:
    kinds = {point.kind for point in given}
    return (*given, *(point for point in before.contact_points if point.kind not in kinds)) if given else None


@person_app.command("show")
def show(context: typer.Context, person: Id) -> None:
    """Show one person. Example: consentregister-cli person show 7"""
    ctx: Context = context.obj
    with ctx.open() as register:
        found = register.people.show(person)
        ctx.say(as_document(register, found), _line(found))


@person_app.command("find")
def find(
    context: typer.Context,
    text: str,
    *,
    bin: Annotated[bool, typer.Option("--bin", help="Look in the bin.")] = False,  # noqa: A002  the option's name
) -> None:
    """Find persons by part of a name, number or e-mail. Example: consentregister-cli person find mueller"""
    ctx: Context = context.obj
    with ctx.open() as register:
        rows = register.people.find(text, limit=1000, removed=bin)
        found = [_row(row) for row in rows]
    ctx.say(found, [f"{row.id} {row.name} {row.phone} {row.email}".rstrip() for row in rows])


def _row(row: PersonRow) -> dict[str, object]:
    return {"id": row.id, "name": row.full_name, "phone": row.number or None, "email": row.email or None}


@person_app.command("remove")
def remove(context: typer.Context, person: Id) -> None:
    """Put a person in the bin. Example: consentregister-cli person remove 7"""
    _simple(context, person, "remove")


@person_app.command("restore")
def restore(context: typer.Context, person: Id) -> None:
    """Take a person out of the bin. Example: consentregister-cli person restore 7"""
    _simple(context, person, "restore")


@person_app.command("block")
def block(context: typer.Context, person: Id) -> None:
    """No contact at all. Example: consentregister-cli person block 7"""
    _simple(context, person, "block")


@person_app.command("unblock")
def unblock(context: typer.Context, person: Id) -> None:
    """End "no contact at all". Example: consentregister-cli person unblock 7"""
    _simple(context, person, "unblock")


def _simple(context: typer.Context, person: int, step: str) -> None:
    ctx: Context = context.obj
    with ctx.open() as register:
        changed: Changed[None] = getattr(register.people, step)(person)
        found = register.people.show(person, removed=step == "remove")
        ctx.say(as_document(register, found), _line(found), changed=changed)


def as_document(register: Register, person: Person) -> dict[str, object]:
    """A person as the contract's JSON."""
    points = register.people.contact_points(person)
    return {
        "id": person.id,
        "name": person.name,
        "kind": person.kind.value,
        "contact_points": [
            {"channel": channel, "address": address, "rank": rank}
            for rank, (channel, address) in enumerate(points, start=1)
        ],
        "minor": person.minor,
        "birth_date": person.birth_date,
        "guardian": person.guardian,
        "blocked": person.blocked,
        "objection": person.objection,
        "info_sheet_given": person.info_sheet_given,
        "first_contact": person.first_contact,
        "removed": person.removed,
    }


def _line(person: Person) -> str:
    return f"{person.id} {person.name} ({person.kind.value})"
