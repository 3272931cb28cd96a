"""A chat that WhatsApp exported, taken over as evidence of who wrote first (S2)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import typer

from consentregister.cli.context import Context
from consentregister.domain.chat import ChatProof, ChatReading
from consentregister.domain.words import Direction, Purpose

_ENDINGS = frozenset({".txt", ".zip"})


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """What is said of a chat: whose it is, and how it is read and kept."""

    person: int
    named: str
    day_first: bool | None
    matter: str
    purpose: Purpose | None
    keep_text: bool


def is_chat(file: Path) -> bool:
    """Whether a file is meant as a chat, by its name."""
    return file.suffix.lower() in _ENDINGS


def import_chat(ctx: Context, file: Path, options: ChatOptions, *, dry_run: bool) -> int:
    """Take a chat over, or only tell what it proves.

    Raises:
        typer.BadParameter: nobody said whose it is (exit 2).
    """
    if not options.person:
        raise typer.BadParameter("a chat needs --person")
    reading = ChatReading(named=options.named, day_first=options.day_first)
    with ctx.open() as register:
        if dry_run:
            changed, proof = None, register.chats.read(options.person, file, reading)
        else:
            changed = register.chats.file(
                options.person,
                file,
                reading,
                matter=options.matter,
                purpose=options.purpose,
                keep_text=options.keep_text,
            )
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
