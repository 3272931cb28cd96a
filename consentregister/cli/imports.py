"""import: files of other programs: address books and tables of people, and exported chats as evidence (S2)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from consentregister.cli.chat_imports import ChatOptions, import_chat, is_chat
from consentregister.cli.context import Context
from consentregister.domain.changed import Changed
from consentregister.domain.column_use import mapping_of
from consentregister.domain.errors import InvalidInput
from consentregister.domain.imports import Fate, ImportBatch, ImportChoices, ImportPreview, ImportRow, ImportSource
from consentregister.domain.words import PersonKind, Purpose
from consentregister.register import Register

_LARGEST_MAPPING = 100_000
_LEAVE_OUT = "Take people without those of their numbers that can't be read; else they are refused."
_DAY_FIRST = "Of a chat: how 03/04 is meant, where it is not clear."

MappingFile: TypeAlias = Annotated[
    Path | None, typer.Option(help='Of a table: what its columns hold, as JSON: {"Kundin": "name", "Handy": "mobile"}.')
]


def add_to(app: typer.Typer) -> None:
    """Put these commands under the main one."""
    app.command("import")(import_file)
    app.command("import-undo")(undo_import)


def import_file(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would come of it.")] = False,
    person: Annotated[int, typer.Option(help="Whose chat it is.")] = 0,
    mapping: MappingFile = None,
    kind: Annotated[PersonKind, typer.Option(help="What the people are to the business.")] = PersonKind.NEW_CUSTOMER,
    leave_out_unreadable: Annotated[bool, typer.Option("--leave-out-unreadable", help=_LEAVE_OUT)] = False,
    without: Annotated[list[int] | None, typer.Option(metavar="ROW", help="A row of people to leave out.")] = None,
    named: Annotated[str, typer.Option(help="What the chat calls the person, where it is not clear.")] = "",
    day_first: Annotated[bool | None, typer.Option("--day-first/--month-first", help=_DAY_FIRST)] = None,
    matter: Annotated[str, typer.Option(help="What the person wrote about in the chat.")] = "",
    purpose: Purpose | None = None,
    keep_text: Annotated[bool, typer.Option("--keep-text", help="Keep what was written in the chat too.")] = False,
) -> int:
    """Take over people from a vCard, CSV, XLSX or ODS file, or a chat that WhatsApp exported (.txt, .zip).

    People come without any consent, whatever the file says. Who wrote first in a chat opens WhatsApp for its matter.

    Example: consentregister-cli import kunden.csv --dry-run
    """
    ctx: Context = context.obj
    if person or is_chat(file):
        chat = ChatOptions(person, named, day_first, matter, purpose, keep_text)
        return import_chat(ctx, file, chat, dry_run=dry_run)
    choices = ImportChoices(kind=kind, leave_out_unreadable=leave_out_unreadable)
    with ctx.open() as register:
        preview = register.imports.preview(_read(register, file, mapping), choices).leaving_out(without or ())
        changed = None if dry_run else register.imports.take(preview)
    return _tell(ctx, preview, changed)


def undo_import(context: typer.Context, batch: Annotated[int, typer.Argument(metavar="BATCH")]) -> None:
    """Take an import back: who is new goes to the bin, who was completed has the old card again.

    Example: consentregister-cli import-undo 3
    """
    ctx: Context = context.obj
    with ctx.open() as register:
        changed = register.imports.undo(batch)
    came = changed.value
    line = ctx.text("imports.undone", undone=came.undone, kept=came.kept)
    ctx.say({"undone": came.undone, "kept": came.kept}, line, changed=changed)


def _read(register: Register, file: Path, mapping: Path | None) -> ImportSource:
    source = register.imports.read(file)
    if mapping is None:
        return source
    if source.columns is None:
        raise InvalidInput("mapping", "mapping_no_table", file=file.name)
    said = mapping_of(source.columns.heads, _said(mapping), source.columns.mapping)
    return register.imports.read(file, said)


def _said(file: Path) -> Mapping[str, str]:
    """What a mapping file says, by head.

    Raises:
        InvalidInput: it is not there, or no such JSON.
    """
    try:
        with file.open("rb") as opened:
            said = json.loads(opened.read(_LARGEST_MAPPING))
    except (OSError, ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not all(isinstance(use, str) for use in said.values()):
        raise InvalidInput("mapping", "mapping_unreadable", file=file.name)
    return said


def _tell(ctx: Context, preview: ImportPreview, changed: Changed[ImportBatch] | None) -> int:
    refused = [{"row": row.row, "name": row.name, "reason": _reason(ctx, row)} for row in preview.refused]
    duplicates = [
        {"row": row.row, "name": row.name, "id": one.person, "reason": one.reason.value}
        for row in preview.rows
        for one in row.alike
    ]
    counts = {fate.value: preview.counts[fate] for fate in (Fate.NEW, Fate.SAME, Fate.CHANGED)}
    columns = preview.source.columns
    document: dict[str, object] = {
        **counts,
        "refused": refused,
        "duplicates": duplicates,
        "consent_columns": list(columns.of_consent) if columns else [],
        "batch": changed.value.id if changed else 0,
    }
    lines = [ctx.text("imports.counted", **counts, refused=len(refused))]
    lines += [ctx.text("imports.refused_line", row=row["row"], reason=row["reason"]) for row in refused]
    ctx.say(document, lines, changed=changed)
    return 1 if refused else 0


def _reason(ctx: Context, row: ImportRow) -> str:
    return ctx.text(row.reason.key, **row.reason.data) if row.reason else ""
