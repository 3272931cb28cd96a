"""`rules decide`: a table of facts in, the same table with its answers out. Needs no register."""

from __future__ import annotations

import csv
import io
import itertools
import sys
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Final, TextIO, TypeVar

import typer

from consentregister.cli.context import complain
from consentregister.domain.decision import Facts, decide
from consentregister.domain.errors import InvalidInput
from consentregister.domain.words import (
    ChannelClass,
    ConsentState,
    FirstWriter,
    Guardian,
    Objection,
    PersonKind,
    Purpose,
)

INPUTS: Final = tuple(Facts.__dataclass_fields__)
OUTPUTS: Final = ("verdict", "rule", "error")
DONE: Final = 0
WRONG_USE: Final = 2
_YES_OR_NO: Final = {"yes": True, "no": False}

rules_app = typer.Typer(help="The decision itself.", no_args_is_help=True)
Word = TypeVar("Word", bound=StrEnum)


def add_to(app: typer.Typer) -> None:
    """Put these commands under the main one."""
    app.add_typer(rules_app, name="rules")


@rules_app.callback()
def rules() -> None:
    """The decision itself."""


@rules_app.command("decide")
def decide_command() -> int:
    """Answer a CSV of facts on standard input. Example: consentregister-cli rules decide < facts.csv"""
    source = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="")
    target = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=False)
    try:
        code = decide_rows(source, target)
    except UnicodeDecodeError:
        raise InvalidInput("facts", "file_unreadable", file="-") from None
    finally:
        target.flush()
        target.detach()
    if code == WRONG_USE:
        complain(f"needed in every row: {', '.join(INPUTS)}; what is wrong with a row stands in its column 'error'")
    return code


def decide_rows(source: TextIO, target: TextIO) -> int:
    """Answer each row of a CSV of facts: the same columns, then `verdict,rule,error`.

    Columns beside the ten inputs pass through; input columns named as the answers are dropped.

    Args:
        source: CSV with a header; open it with `newline=""`, so that line breaks inside cells stay as they are.
        target: gets the rows; open it with `newline=""` too.

    Returns: the exit code: 2 with no output when a column is missing, 2 after all rows when one could not be answered.
    """
    rows = csv.reader(_without_mark(source))
    header = next(_readable(rows), [])
    if not set(INPUTS) <= set(header):
        return WRONG_USE
    kept = [place for place, name in enumerate(header) if name not in OUTPUTS]
    write = _writer(target)
    write([*(header[place] for place in kept), *OUTPUTS])
    failed = False
    for cells in _readable(rows):
        answer = _answer(header, cells)
        failed = failed or bool(answer[-1])
        write([*(cells[place] if place < len(cells) else "" for place in kept), *answer])
    return WRONG_USE if failed else DONE


def _without_mark(source: TextIO) -> Iterator[str]:
    """The lines without the byte order mark that spreadsheets put first."""
    return itertools.chain([source.readline().removeprefix("\ufeff")], source)


def _readable(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows that are not blank lines; one that is no CSV (a quote never closed) comes without cells."""
    while True:
        try:
            cells = next(rows, None)
        except csv.Error:
            yield []
            continue
        if cells is None:
            return
        if cells:
            yield cells


def _writer(target: TextIO) -> Callable[[list[str]], object]:
    """What writes a row. Python 3.11 leaves a lone carriage return unquoted, and could not read it back."""
    plain = csv.writer(target, lineterminator="\n")
    quoted = csv.writer(target, lineterminator="\n", quoting=csv.QUOTE_ALL)
    return lambda cells: (quoted if "\r" in "".join(cells) else plain).writerow(cells)


def _answer(header: list[str], cells: list[str]) -> tuple[str, str, str]:
    """Verdict, rule and error of one row."""
    if len(cells) != len(header):
        return "", "", f"row: {len(cells)} cells can be read under {len(header)} columns"
    try:
        rule = decide(read_facts(dict(zip(header, cells, strict=True))))
    except InvalidInput as error:
        return "", "", f"{error.field}: {error.data['value']!r} is not possible here"
    return rule.verdict.value, rule.id, ""


def read_facts(row: Mapping[str, str]) -> Facts:
    """The ten inputs from a row of the table.

    Raises:
        InvalidInput: naming the column, for a word not in its list or an impossible combination.
    """
    return Facts(
        person_kind=_word(PersonKind, row, "person_kind"),
        minor=_yes(row, "minor"),
        guardian=_word(Guardian, row, "guardian"),
        purpose=_word(Purpose, row, "purpose"),
        channel=_word(ChannelClass, row, "channel"),
        first_writer=_word(FirstWriter, row, "first_writer"),
        consent_state=_word(ConsentState, row, "consent_state"),
        blocked=_yes(row, "blocked"),
        objection=_word(Objection, row, "objection"),
        uwg_7_3_checked=_yes(row, "uwg_7_3_checked"),
    )


def _word(words: type[Word], row: Mapping[str, str], column: str) -> Word:
    try:
        return words(row[column])
    except ValueError:
        raise InvalidInput(column, "word_unknown", value=row[column]) from None


def _yes(row: Mapping[str, str], column: str) -> bool:
    answer = _YES_OR_NO.get(row[column])
    if answer is None:
        raise InvalidInput(column, "word_unknown", value=row[column])
    return answer
