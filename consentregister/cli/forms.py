"""form …: print, list, void."""

from __future__ import annotations

import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from consentregister.cli.context import Context
from consentregister.cli.words import Reason, channel_option
from consentregister.domain.errors import UnreadableFile
from consentregister.domain.form import Field, FieldType
from consentregister.domain.form_code import shown_code
from consentregister.domain.paper import Paper, PaperSize
from consentregister.domain.printed import FormRow, PrintedForm
from consentregister.domain.words import FormKind, Purpose

form_app = typer.Typer(help="Printed forms.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Put these commands under the main one."""
    app.add_typer(form_app, name="form")


@form_app.command("print")
def print_(
    context: typer.Context,
    persons: Annotated[list[int] | None, typer.Argument(metavar="ID…")] = None,
    *,
    output: Annotated[Path, typer.Option(help="The PDF to write.")],
    kind: FormKind | None = None,
    channel: Annotated[list[str], typer.Option(help="May be given again.")] = [],  # noqa: B006  Typer copies it
    purpose: Annotated[list[Purpose], typer.Option(help="May be given again.")] = [],  # noqa: B006
    blank: Annotated[int, typer.Option(min=0, max=500, help="So many numbered blank forms.")] = 0,
    paper: Annotated[PaperSize | None, typer.Option(case_sensitive=False, help="Else as set.")] = None,
    large_print: Annotated[bool | None, typer.Option(help="14 pt, on more sheets.")] = None,
    notice_on_back: Annotated[bool | None, typer.Option(help="The information sheet behind each form.")] = None,
    customer_copy: Annotated[bool | None, typer.Option(help="Each form a second time, for the person.")] = None,
    fillable: Annotated[bool, typer.Option("--fillable", help="With fields to fill in on the screen.")] = False,
) -> None:
    """Print forms into one PDF; each is recorded as requested.

    A request (--kind consent_request) is the letter, the form and the information sheet, in this order.

    Example: consentregister-cli form print 7 --output form.pdf
    """
    ctx: Context = context.obj
    if not persons and not blank:
        raise typer.BadParameter("give at least one ID, or --blank N")
    check_writable(output, ctx.place)
    with ctx.open() as register:
        usual = register.settings.show().paper
        chosen = _paper(usual, size=paper, large=large_print, notice_on_back=notice_on_back, copy=customer_copy)
        changed = register.forms.print(
            persons or [],
            kind,
            channels=[channel_option(register.catalogue.channels, one) for one in channel],
            purposes=purpose,
            language=ctx.language_given,
            blank=blank,
            paper=chosen,
            fillable=fillable,
        )
    try:
        output.write_bytes(changed.value.pdf)
    except OSError:
        raise UnreadableFile("output_lost", file=output.name) from None
    document = {"forms": [_document(form) for form in changed.value.forms]}
    ctx.say(document, [f"{shown_code(form.code)} → {output}" for form in changed.value.forms], changed=changed)


def _paper(usual: Paper, **told: object) -> Paper:
    """How to print: as told, the rest as set."""
    given: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
    return replace(usual, **given)


@form_app.command("email")
def email(
    context: typer.Context,
    person: int,
    *,
    output: Annotated[Path, typer.Option(help="The PDF to attach: short form and information sheet.")],
) -> None:
    """Ask a person by e-mail for messages about their own matters: subject, text, link, and the PDF to attach.

    Example: consentregister-cli form email 7 --output form.pdf
    """
    ctx: Context = context.obj
    check_writable(output, ctx.place)
    with ctx.open() as register:
        draft = register.forms.email_request(person, language=ctx.language_given)
        changed = register.forms.print_for_email(person, language=ctx.language_given)
    try:
        output.write_bytes(changed.value.pdf)
    except OSError:
        raise UnreadableFile("output_lost", file=output.name) from None
    document = {**asdict(draft), "forms": [_document(form) for form in changed.value.forms]}
    ctx.say(document, [draft.to, draft.subject, "", draft.text], changed=changed)


@form_app.command("notices")
def notices(
    context: typer.Context,
    *,
    output: Annotated[Path, typer.Option(help="The PDF to write.")],
    paper: Annotated[PaperSize | None, typer.Option(case_sensitive=False, help="Else as set.")] = None,
) -> None:
    """Make a sheet of four small information sheets, to be cut and handed over with a business card.

    Example: consentregister-cli form notices --output notices.pdf
    """
    ctx: Context = context.obj
    check_writable(output, ctx.place)
    with ctx.open() as register:
        pdf = register.small_notices.pdf(ctx.language_given, paper)
    try:
        output.write_bytes(pdf)
    except OSError:
        raise UnreadableFile("output_not_written", file=output.name) from None
    ctx.say({"file": str(output)}, str(output))


def check_writable(output: Path, register: Path) -> None:
    """Find out before anything is recorded whether the PDF can be written, and would not lie over the register."""
    if output.resolve() == register.resolve():
        raise UnreadableFile("output_not_written", file=output.name)
    target = output if output.exists() else output.parent
    if output.is_dir() or not target.exists() or not os.access(target, os.W_OK):
        raise UnreadableFile("output_not_written", file=output.name)


@form_app.command("list")
def list_(context: typer.Context, *, open_only: Annotated[bool, typer.Option("--open")] = False) -> None:
    """List forms, newest first. Example: consentregister-cli form list --open"""
    ctx: Context = context.obj
    with ctx.open() as register:
        rows = register.forms.all(open_only=open_only)
    ctx.say(
        [_row(row) for row in rows], [f"{shown_code(row.code)} {row.person_name} {row.state.value}" for row in rows]
    )


@form_app.command("void")
def void(context: typer.Context, code: str, *, reason: Reason) -> None:
    """Make a form void. Example: consentregister-cli form void 7KQ2-M4XD-P9TB --reason misprint"""
    ctx: Context = context.obj
    with ctx.open() as register:
        changed = register.forms.void(code, reason)
    ctx.say(_row(changed.value), shown_code(changed.value.code), changed=changed)


def _row(row: FormRow) -> dict[str, object]:
    return {
        "code": shown_code(row.code),
        "person": row.person,
        "kind": row.kind.value,
        "language": row.language.value,
        "state": row.state.value,
        "wording": row.wording,
        "printed_at": row.printed_at,
        "returned_at": row.returned_at,
        "lies_in": row.lies_in,
    }


def _document(form: PrintedForm) -> dict[str, object]:
    return {
        "code": shown_code(form.code),
        "person": form.person,
        "kind": form.kind.value,
        "page": form.page,
        "fields": [field for one in form.fields if one.type is not FieldType.PLACE for field in _fields(one)],
    }


def _fields(field: Field) -> list[dict[str, object]]:
    """A box that stands for two purposes is told once for each, at the same place."""
    place = {"x": field.x, "y": field.y, "w": field.w, "h": field.h, "name": field.name, "sheet": field.sheet}
    purposes: list[str | None] = [purpose.value for purpose in field.purposes] or [None]
    return [
        {"type": field.type.value, "channel": field.channel or None, "purpose": purpose, **place}
        for purpose in purposes
    ]
