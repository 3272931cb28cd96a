"""What the program is started with: a register, a link, both or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

_LINK = "--link"
# Two letters at least before the colon: a single one is a drive of Windows.
_BEGINS_LIKE_A_LINK = r"[A-Za-z][A-Za-z0-9+.-]+:"


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was said at the start.

    Attributes:
        register: where the register lies; None for the user's own.
        link: as it came, not read yet; "" for none.
    """

    register: Path | None = None
    link: str = ""


def read_arguments(words: Sequence[str]) -> Arguments:
    """Take the words of the start apart: `[register] [link]` or `[register] --link link`.

    What follows `--link` is a link whatever it looks like, never a path or an option. Other options there are none.
    """
    said, rest = Arguments(), list(words)
    while rest:
        word = rest.pop(0)
        if word == _LINK:
            return replace(said, link=" ".join(rest))
        if re.match(_BEGINS_LIKE_A_LINK, word):
            said = replace(said, link=word)
        elif said.register is None and word and not word.startswith("-"):
            said = replace(said, register=Path(word))
    return said
