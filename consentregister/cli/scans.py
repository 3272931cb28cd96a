"""scan file: what came back is read, and filed when somebody says what is on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from consentregister.cli.context import Context
from consentregister.cli.words import day
from consentregister.domain.errors import InvalidInput
from consentregister.domain.form_code import shown_code
from consentregister.domain.printed import ScanPage, TickedBox
from consentregister.domain.words import Purpose, ScanStatus
from consentregister.register import Register

scan_app = typer.Typer(help="Pages that come back.", no_args_is_help=True)
Boxes = list[tuple[str, Purpose]]
_NONE = "none"


def add_to(app: typer.Typer) -> None:
    """Put these commands under the main one."""
    app.add_typer(scan_app, name="scan")


@scan_app.callback()
def scans() -> None:
    """Pages that come back."""


@scan_app.command("file")
def file(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…")],
    *,
    accept: Annotated[bool, typer.Option("--accept", help="File the pages, not only propose.")] = False,
    ticked: Annotated[list[str], typer.Option(metavar="CHANNEL:PURPOSE|none", help="May be given again.")] = [],  # noqa: B006
    signed_on: str = "",
) -> int:
    """Read PDF, PNG, JPEG or TIFF and say what is ticked and signed; with --accept, file the pages.

    Whoever types --accept is the person who confirms. A page on which the signature and every box are plain to see is
    filed, any other waits in the inbox and exit is 1. --ticked says what is ticked instead, for one page that you have
    seen yourself, signature included; `--ticked none` that every box is empty: a no.

    Example: consentregister-cli scan file scan.pdf --accept --ticked whatsapp:advertising --signed-on 2026-11-24
    """
    ctx: Context = context.obj
    signed = day(signed_on, "signed_on")
    with ctx.open() as register:
        boxes = _boxes(ticked, register.catalogue.channels)
        pages = _accepted(register, files, boxes, signed) if accept else _proposed(register, files, boxes)
    rows = [_document(ctx, page, boxes) for page in pages]
    ctx.say(rows, [f"{row['file']} {row['page']}: {row['status']} {row['code'] or ''}".rstrip() for row in rows])
    return _status(pages, accept=accept)


def _proposed(register: Register, files: Sequence[Path], boxes: Boxes | None) -> list[ScanPage]:
    pages = [page for one in files for page in register.scans.propose(one)]
    if boxes is not None and len(pages) != 1:
        raise InvalidInput("ticked", "ticked_needs_one_page")
    return pages


def _accepted(register: Register, files: Sequence[Path], boxes: Boxes | None, signed: date | None) -> list[ScanPage]:
    pages = register.scans.accept(files, ticked=boxes, signed_on=signed).value
    return [replace(page, status=_in_the_inbox(page.status)) for page in pages]


def _in_the_inbox(status: ScanStatus) -> ScanStatus:
    """A page that was taken in and not filed waits, whether its code was read or not."""
    return ScanStatus.WAITING if status is ScanStatus.PROPOSED else status


def _status(pages: list[ScanPage], *, accept: bool) -> int:
    done = all(page.status is (ScanStatus.FILED if accept else ScanStatus.PROPOSED) for page in pages)
    return 0 if done else 1


def _boxes(texts: Sequence[str], channels: Collection[str]) -> Boxes | None:
    """The boxes ticked, none of them where that was said, None where nothing was."""
    if list(texts) == [_NONE]:
        return []
    return [_box(text, channels) for text in texts] or None


def _box(text: str, channels: Collection[str]) -> tuple[str, Purpose]:
    channel, _, purpose = text.partition(":")
    if channel not in channels or purpose not in {known.value for known in Purpose}:
        raise typer.BadParameter(f"{text!r} is not CHANNEL:PURPOSE")
    return channel, Purpose(purpose)


def _document(ctx: Context, page: ScanPage, boxes: Boxes | None) -> dict[str, object]:
    confirmed = boxes is not None and page.status is ScanStatus.FILED
    return {
        "file": page.file,
        "page": page.page,
        "code": shown_code(page.code) if page.code else None,
        "person": page.person,
        "kind": page.kind.value if page.kind else None,
        "ticks": [_tick(tick, boxes) for tick in page.ticks],
        "signed": confirmed or page.signed,
        "confidence": 1.0 if confirmed else page.confidence,
        "status": page.status.value,
        "reason": _reason(ctx, page),
    }


def _reason(ctx: Context, page: ScanPage) -> str:
    """Why a page waits or was refused: a sentence of ours, or what a person wrote."""
    written_by_hand = bool(page.id) and page.status is ScanStatus.REFUSED
    if not page.reason or written_by_hand:
        return page.reason
    return ctx.text(f"errors.{page.reason}", code=shown_code(page.code))


def _tick(tick: TickedBox, boxes: Boxes | None) -> dict[str, object]:
    ticked = tick.ticked if boxes is None else (tick.channel, tick.purpose) in boxes
    confidence = tick.confidence if boxes is None else 1.0
    return {"channel": tick.channel, "purpose": tick.purpose.value, "ticked": ticked, "confidence": confidence}
