"""settings logo: the picture in the letterhead."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from consentregister.cli.context import Context
from consentregister.cli.registers import settings_app


def add_to(_app: typer.Typer) -> None:
    """Put the command under those of the settings, which belong to the main one."""
    settings_app.command("logo")(logo)


def logo(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="A PNG or JPEG.")] = None,
    *,
    remove: Annotated[bool, typer.Option("--remove", help="Go back to the letter of the name.")] = False,
) -> None:
    """Choose the logo on all forms and letters, or remove it. Example: consentregister-cli settings logo logo.png"""
    ctx: Context = context.obj
    if (file is None) != remove:
        raise typer.BadParameter("give a FILE, or --remove")
    with ctx.open() as register:
        changed = register.logos.choose(file) if file else register.logos.remove()
    ctx.say({"logo": bool(changed.value), "size": len(changed.value)}, file.name if file else "", changed=changed)
