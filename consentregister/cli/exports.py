"""export: what goes out of the register for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from consentregister.cli.context import Context
from consentregister.domain.exported import ExportTable

export_app = typer.Typer(help="Out of the register, for other programs.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Put these commands under the main one."""
    app.add_typer(export_app, name="export")


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
