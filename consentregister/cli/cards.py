"""card, messengers: what is printed for the counter."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from consentregister.cli.context import Context
from consentregister.cli.forms import check_writable
from consentregister.cli.words import channel_option
from consentregister.domain.card import CardOrder, CardSize
from consentregister.domain.errors import UnreadableFile

_FOR_PAPER = frozenset({"checked", "places"})


def add_to(app: typer.Typer) -> None:
    """Put these commands under the main one."""
    app.command("card")(card)
    app.command("messengers")(messengers)


def card(
    context: typer.Context,
    *,
    output: Annotated[Path, typer.Option(help="The PDF to write: front and back.")],
    size: Annotated[CardSize, typer.Option(case_sensitive=False)] = CardSize.A6,
    channel: Annotated[list[str], typer.Option(help="May be given again; else all offered.")] = [],  # noqa: B006  Typer copies it
    text: Annotated[str, typer.Option(help="What a customer's message begins with.")] = "",
    on_sheets: Annotated[bool, typer.Option("--on-sheets", help="As many as fit on A4, to be cut.")] = False,
) -> None:
    """Make the counter card: codes by which customers write to the business first.

    Example: consentregister-cli card --size A6 --output card.pdf
    """
    ctx: Context = context.obj
    check_writable(output, ctx.place)
    with ctx.open() as register:
        order = CardOrder(
            size=size,
            language=ctx.language_given,
            channels=tuple(channel_option(register.catalogue.channels, one) for one in channel),
            text=text,
            on_sheets=on_sheets,
        )
        write_pdf(output, register.cards.preview(order))
        changed = register.cards.print(order)
    made = changed.value
    codes = [{"channel": way.channel, "name": way.name, "address": way.address, "link": way.link} for way in made.ways]
    document = {"file": str(output), "size": made.size.value, "language": made.language.value, "codes": codes}
    ctx.say(document, [f"{way.name}: {way.link}" for way in made.ways], changed=changed)


def messengers(
    context: typer.Context,
    *,
    output: Annotated[Path | None, typer.Option(help="A PDF to write: one sheet for customers who ask.")] = None,
) -> None:
    """Compare the messengers: seat, other countries, encryption, address book, contract, with date and source.

    Example: consentregister-cli messengers --output messengers.pdf
    """
    ctx: Context = context.obj
    if output:
        check_writable(output, ctx.place)
    with ctx.open() as register:
        compared = register.comparison.show(ctx.language)
        if output:
            write_pdf(output, register.comparison.pdf(ctx.language_given))
    rows = [{key: value for key, value in asdict(one).items() if key not in _FOR_PAPER} for one in compared]
    ctx.say(rows, [f"{one.name}: {one.outside} · {one.encrypted} ({one.as_of}, {one.checked})" for one in compared])


def write_pdf(output: Path, pdf: bytes) -> None:
    """Write a PDF, before anything is recorded.

    Raises:
        UnreadableFile: it can't be written.
    """
    try:
        output.write_bytes(pdf)
    except OSError:
        raise UnreadableFile("output_not_written", file=output.name) from None
