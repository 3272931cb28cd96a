"""init, settings, device, demo, log, verify, backup: the register as a whole."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from consentregister.cli.context import Context
from consentregister.domain.errors import InvalidInput
from consentregister.domain.settings import DEVICE_ITEMS, Settings
from consentregister.domain.words import Language
from consentregister.register import Register

settings_app = typer.Typer(help="The business's settings.", no_args_is_help=True)
device_app = typer.Typer(help="The checklist of the work phone.", invoke_without_command=True)
log_app = typer.Typer(help="What happened.", no_args_is_help=True)
backup_app = typer.Typer(help="Copies of the register.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Put these commands under the main one."""
    app.command("init")(init)
    app.command("demo")(demo)
    app.command("verify")(verify)
    app.add_typer(settings_app, name="settings")
    app.add_typer(device_app, name="device")
    app.add_typer(log_app, name="log")
    app.add_typer(backup_app, name="backup")


def init(
    context: typer.Context,
    *,
    name: Annotated[str, typer.Option(help="The business's name.")],
    owner: str = "",
    street: str = "",
    postcode: str = "",
    city: str = "",
    phone: str = "",
    email: str = "",
    services: Annotated[str, typer.Option(help="What advertising would be about, as 'Haarschnitt und Pflege'.")] = "",
    device_ready: Annotated[bool, typer.Option("--device-ready", help="Confirm the work phone's checklist.")] = False,
) -> None:
    """Make a register for a business.

    Example: consentregister-cli init --name "Salon Scherenschnitt" --phone "030 23125 101"
    """
    ctx: Context = context.obj
    settings = Settings(
        business_name=name,
        business_owner=owner,
        business_street=street,
        business_postcode=postcode,
        business_city=city,
        business_phone=phone,
        business_email=email,
        business_services=services,
        initials=ctx.by or "",
        form_language=ctx.language_given or Language.DE,
    )
    register = Register.create(ctx.place, settings, clock=ctx.clock, by=ctx.by)
    try:
        if device_ready:
            register.settings.confirm_device()
        events = list(range(1, register.log.count() + 1))
    finally:
        register.close()
    ctx.say({"register": str(ctx.place), "events": events}, ctx.text("cli.register_made", place=ctx.place))


def demo(
    context: typer.Context,
    *,
    people: Annotated[int, typer.Option(min=0, max=1_000_000)] = 40,
    seed: int = 1,
) -> None:
    """Make a register of invented people, forms and consents.

    Example: consentregister-cli demo --people 40 --register look-around.consentregister
    """
    ctx: Context = context.obj
    if not ctx.place.exists():
        _make_demo(ctx)
    with ctx.open() as register:
        made = register.demo.fill(people, seed=seed, language=ctx.language_given or Language.DE)
        ctx.say(made.value, [f"{key}: {value}" for key, value in made.value.items()], changed=made)


def _make_demo(ctx: Context) -> None:
    language = ctx.language_given or Language.DE
    Register.create_demo(ctx.place, language=language, clock=ctx.clock, by=ctx.by).close()


@settings_app.command("show")
def settings_show(context: typer.Context) -> None:
    """Show every setting. Example: consentregister-cli settings show"""
    ctx: Context = context.obj
    with ctx.open() as register:
        settings = register.settings.show()
    ctx.say(asdict(settings), [f"{key}={value}" for key, value in settings.as_texts().items()])


@settings_app.command("set")
def settings_set(context: typer.Context, pairs: Annotated[list[str], typer.Argument(metavar="KEY=VALUE…")]) -> None:
    """Change settings. Example: consentregister-cli settings set guardian_age=18"""
    ctx: Context = context.obj
    texts = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise InvalidInput(key, "setting_invalid", setting=key, value="")
        texts[key.strip()] = value
    with ctx.open() as register:
        changed = register.settings.set(texts)
    kept = changed.value.as_texts()
    ctx.say(asdict(changed.value), [f"{key}={kept[key]}" for key in texts], changed=changed)


@device_app.callback()
def device(context: typer.Context) -> None:
    """Show the work phone's checklist. Example: consentregister-cli device"""
    if context.invoked_subcommand is None:
        ctx: Context = context.obj
        with ctx.open() as register:
            _say_device(ctx, register.settings.show())


@device_app.command("confirm")
def device_confirm(context: typer.Context) -> None:
    """Confirm every point of the checklist. Example: consentregister-cli device confirm"""
    ctx: Context = context.obj
    with ctx.open() as register:
        changed = register.settings.confirm_device()
        _say_device(ctx, changed.value, events=list(changed.events))


def _say_device(ctx: Context, settings: Settings, **more: object) -> None:
    done = {key: bool(getattr(settings, key)) for key in DEVICE_ITEMS}
    lines = [f"{'x' if is_done else ' '} {ctx.text(f'words.device.{key}')}" for key, is_done in done.items()]
    items = [{"key": key, "done": is_done} for key, is_done in done.items()]
    ctx.say({"ready": settings.device_ready, "items": items, **more}, lines)


@log_app.command("show")
def log_show(context: typer.Context, person: Annotated[int | None, typer.Argument(metavar="[ID]")] = None) -> None:
    """Show the log, oldest first. Example: consentregister-cli log show 7"""
    ctx: Context = context.obj
    with ctx.open() as register:
        entries = register.log.show(person, limit=-1, language=ctx.language)[::-1]
    rows = [
        {
            "event": entry.event,
            "at": entry.at,
            "kind": entry.kind,
            "person": entry.person,
            "by": entry.by,
            "text": entry.text,
            "hash": entry.hash,
        }
        for entry in entries
    ]
    ctx.say(
        rows, [f"{entry.event:>6} {entry.at.astimezone():%Y-%m-%d %H:%M} {entry.by} {entry.text}" for entry in entries]
    )


def verify(context: typer.Context) -> int:
    """Check the log's chain, the documents and the database. Example: consentregister-cli verify"""
    ctx: Context = context.obj
    with ctx.open() as register:
        found = register.log.verify()
    document = {"ok": found.ok, "events": found.events, "head": found.head, "problems": list(found.problems)}
    lines = found.problems or (ctx.text("cli.in_order", events=found.events),)
    ctx.say(document, list(lines))
    return 0 if found.ok else 1


@backup_app.command("create")
def backup_create(
    context: typer.Context, folder: Annotated[Path | None, typer.Argument(metavar="[DIR]")] = None
) -> None:
    """Make a verified copy now. Example: consentregister-cli backup create /media/stick"""
    ctx: Context = context.obj
    with ctx.open() as register:
        backup = register.backups.create(folder).value
    document = {"path": backup.path, "at": backup.at, "log_events": backup.events, "head": backup.head}
    ctx.say({**document, "events": []}, backup.path)


@backup_app.command("list")
def backup_list(context: typer.Context) -> None:
    """List the copies, newest first. Example: consentregister-cli backup list"""
    ctx: Context = context.obj
    with ctx.open() as register:
        found = register.backups.all()
    rows = [{"path": one.path, "at": one.at, "log_events": one.events, "head": one.head} for one in found]
    ctx.say(rows, [one.path for one in found])
