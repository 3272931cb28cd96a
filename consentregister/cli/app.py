"""`consentregister-cli`: the commands, and what a failure says and returns."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer
import typer.core
import typer.main
from typer.exceptions import TyperException

import resources
from consentregister.cli import (
    cards,
    checks,
    consents,
    exports,
    forms,
    imports,
    logos,
    messages,
    people,
    phone_book,
    registers,
    rules,
    scans,
    twins,
)
from consentregister.cli.arguments import hoisted
from consentregister.cli.context import Context, complain, error_sentence, exit_code_of, system_language
from consentregister.domain.errors import StoreError
from consentregister.domain.times import read_moment
from consentregister.domain.words import Language
from consentregister.register import log_file, worlds_fault

# In the order --help shows them: the way of a day, then what surrounds it.
_COMMANDS = (
    registers,
    people,
    twins,
    messages,
    checks,
    consents,
    forms,
    scans,
    rules,
    cards,
    logos,
    imports,
    exports,
    phone_book,
)

app = typer.Typer(
    name="consentregister-cli",
    help="A consent register for small trades businesses. Example: consentregister-cli check 7 --channel whatsapp "
    "--purpose appointment_or_order",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for module in _COMMANDS:
    module.add_to(app)


@app.callback()
def every_command(
    context: typer.Context,
    *,
    register: Annotated[str, typer.Option(help="The register's file, or its folder.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
    now: Annotated[str, typer.Option(help="The clock: ISO 8601; without a zone it is local.")] = "",
    language: Annotated[Language | None, typer.Option(help="The language of what is said.")] = None,
    by: Annotated[str | None, typer.Option(help="Who does it: initials for the log.")] = None,
    password_file: Annotated[str, typer.Option(hidden=True)] = "",
) -> None:
    """Options for every command; they may stand before it or after it."""
    if password_file:
        raise StoreError("password_unsupported")
    moment = read_moment(now, "now") if now else None
    context.obj = Context(register=register, as_json=as_json, moment=moment, language_given=language, by=by)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit status."""
    os.umask(0o077)  # what the register holds is for its owner alone
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns: the exit status: 0 done, 1 a no, 2 wrong use, 3 refused input, 4 the register, 70 our fault.
    """
    moved = hoisted(arguments)
    try:
        result = _command()(moved, standalone_mode=False)
    except typer.Exit as error:
        return error.exit_code
    except typer.Abort:
        return 2
    except TyperException as error:
        complain(_usage(error))
        return 2
    except Exception as error:  # noqa: BLE001  the last line of defence: what is not the world's fault is ours
        told = worlds_fault(error)
        if told is None:
            return _our_fault(_language_of(moved))
        complain(error_sentence(told, _language_of(moved)))
        return exit_code_of(told)
    return result if isinstance(result, int) else 0


@cache
def _command() -> typer.core.TyperGroup:
    """All commands as Typer builds them, once a process."""
    command = typer.main.get_command(app)
    if not isinstance(command, typer.core.TyperGroup):
        raise TypeError("several commands make a group")
    return command


def _usage(error: TyperException) -> str:
    """What is wrong with the call, in one line."""
    message = getattr(error, "format_message", None)
    return " ".join((message() if message else str(error)).split())


def _language_of(arguments: Sequence[str]) -> Language:
    given = [after for before, after in pairwise(arguments) if before == "--language"]
    given += [argument.partition("=")[2] for argument in arguments if argument.startswith("--language=")]
    known = {language.value for language in Language}
    return Language(given[-1]) if given and given[-1] in known else system_language()


def _our_fault(language: Language) -> int:
    """Write where it happened to the log file, without values of variables, and say so."""
    place = log_file()
    kind, _, trace = sys.exc_info()
    frames = []
    while trace is not None:
        frames.append(f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}")
        trace = trace.tb_next
    with suppress(OSError):  # where not even the log can be written, the sentence is still said
        _write_log(place, f"{kind.__name__ if kind else ''} at {' > '.join(frames)}")
    complain(resources.text(language, "errors.unexpected", log=place))
    return 70


def _write_log(place: Path, line: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a", encoding="utf-8") as file:
        file.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {line}\n")
