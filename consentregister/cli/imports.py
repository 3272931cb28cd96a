"""import: files of other programs. Exported chats so far, as evidence of who wrote first (S2)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from consentregister.cli.context import Context
from consentregister.domain.chat import ChatProof, ChatReading
from consentregister.domain.words import Direction, Purpose


def add_to(app: typer.Typer) -> None:
    """Put this command under the main one."""
    app.command("import")(import_file)


def import_file(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    person: Annotated[int, typer.Option(help="Whose chat it is.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what the file proves.")] = False,
    named: Annotated[str, typer.Option(help="What the chat calls the person, where it is not clear.")] = "",
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="How 03/04 is meant, where it is not clear.")
    ] = None,
    matter: Annotated[str, typer.Option(help="What the person wrote about.")] = "",
    purpose: Purpose | None = None,
    keep_text: Annotated[bool, typer.Option("--keep-text", help="Keep what was written too.")] = False,
) -> int:
    """Take over a chat that WhatsApp exported (.txt, .zip): who wrote first opens that channel for its matter.

    Example: consentregister-cli import "WhatsApp Chat mit Anna Beispiel.zip" --person 7 --matter "Termin am Freitag"
    """
    ctx: Context = context.obj
    reading = ChatReading(named=named, day_first=day_first)
    with ctx.open() as register:
        if dry_run:
            changed, proof = None, register.chats.read(person, file, reading)
        else:
            changed = register.chats.file(person, file, reading, matter=matter, purpose=purpose, keep_text=keep_text)
            proof = changed.value
    ctx.say(_document(proof), f"{proof.first_at:%Y-%m-%d %H:%M} {_writer(proof)}", changed=changed)
    return 0


def _document(proof: ChatProof) -> dict[str, object]:
    return {
        "participants": list(proof.participants),
        "first_writer": _writer(proof),
        "first_at": proof.first_at,
        "messages": proof.messages,
        "system_lines": proof.system_lines,
        "without_yes": [f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in proof.without_yes],
    }


def _writer(proof: ChatProof) -> str:
    return "customer" if proof.first_writer is Direction.IN else "us"
