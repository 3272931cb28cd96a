"""export, consent receipt: what goes out of the register, to other programs and to a person."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from consentregister.cli.consents import consent_app
from consentregister.cli.context import Context
from consentregister.cli.words import ChannelWord, Id, OnePurpose, channel_option
from consentregister.domain.exported import ExportTable

export_app = typer.Typer(help="Out of the register, for other programs.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Put these commands under the main one."""
    app.add_typer(export_app, name="export")
    consent_app.command("receipt")(receipt)


@export_app.command("people")
def people(
    context: typer.Context,
    *,
    output: Annotated[Path, typer.Option(help="The .xlsx or .csv to write.")],
    table: Annotated[ExportTable, typer.Option(help="Which one goes into a CSV file.")] = ExportTable.PEOPLE,
) -> None:
    """Write everybody and every consent for a spreadsheet; the file then lies unprotected outside the register.

    Example: consentregister-cli export people --output register.xlsx
    """
    ctx: Context = context.obj
    with ctx.open() as register:
        changed = register.exports.save(output, table=table, language=ctx.language)
    made = changed.value
    document = {"file": str(output), "people": made.people, "consents": made.consents}
    ctx.say(document, ctx.text("exports.saved", file=output.name, count=made.people), changed=changed)


@export_app.command("calendar")
def calendar(
    context: typer.Context,
    *,
    output: Annotated[Path, typer.Option(help="The .ics to write.")],
    names: Annotated[bool, typer.Option("--names", help="With the names; else only how many a day.")] = False,
) -> None:
    """Write the days on which consents are to be reviewed, for a calendar; read in again, they are updated.

    Example: consentregister-cli export calendar --output reviews.ics
    """
    ctx: Context = context.obj
    with ctx.open() as register:
        changed = register.calendar.save(output, names=names, language=ctx.language)
        entries = register.calendar.entries(names=names, language=ctx.language)
    days = [{"day": entry.day, "title": entry.title} for entry in entries]
    document = {"file": str(output), "names": names, "days": days}
    ctx.say(document, [f"{entry.day} {entry.title}" for entry in entries], changed=changed)


def receipt(
    context: typer.Context,
    person: Id,
    *,
    channel: ChannelWord,
    purpose: OnePurpose,
    output: Annotated[Path, typer.Option(help="The .pdf to read, or the .json for machines (JSON-LD).")],
) -> None:
    """Write the receipt of a consent, in the language of the person's forms: also of a no, and of one that ended.

    Example: consentregister-cli consent receipt 7 --channel whatsapp --purpose advertising --output receipt.pdf
    """
    ctx: Context = context.obj
    with ctx.open() as register:
        known = channel_option(register.catalogue.channels, channel)
        changed = register.receipts.save(person, known, purpose, output)
    made = changed.value
    document = {
        "file": str(output),
        "receipt": made.id,
        "record": made.record,
        "state": made.filed.state,
        "language": made.language.value,
    }
    ctx.say(document, ctx.text(f"words.state.{made.filed.state}"), changed=changed)
