"""Options that are accepted before the command and after it, moved to where Typer takes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WITH_VALUE = ("--register", "--now", "--language", "--by", "--password-file")
_FLAGS = ("--json",)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}")
_NUMBERS = re.compile(r"\d+(,\d+)*")


def hoisted(arguments: Sequence[str]) -> list[str]:
    """The arguments with the options for every command in front, and optional values filled in."""
    front: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        name, has_value, _ = argument.partition("=")
        if argument == "--":
            rest += [argument, *waiting]
            break
        if argument in _FLAGS or (name in _WITH_VALUE and has_value):
            front.append(argument)
        elif argument in _WITH_VALUE:
            front += [argument, *waiting[:1]]
            waiting = waiting[1:]
        else:
            rest.append(argument)
    return [*front, *_completed(rest)]


def _completed(arguments: Sequence[str]) -> list[str]:
    """`--info-sheet-given` alone means today; `--ids 1 2 3` is taken as `--ids 1,2,3`."""
    completed: list[str] = []
    for position, argument in enumerate(arguments):
        following = arguments[position + 1] if position + 1 < len(arguments) else ""
        before = completed[-2] if len(completed) > 1 else ""
        if argument == "--info-sheet-given" and not _DAY.fullmatch(following):
            completed += [argument, "today"]
        elif before == "--ids" and _NUMBERS.fullmatch(argument) and _NUMBERS.fullmatch(completed[-1]):
            completed[-1] += f",{argument}"
        else:
            completed.append(argument)
    return completed
