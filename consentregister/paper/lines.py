"""Breaking running text into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from consentregister.paper.typefaces import Face, em_width, printable


class Run(NamedTuple):
    """A stretch of text in one face."""

    text: str
    face: Face


Line: TypeAlias = tuple[Run, ...]
_JOINTS = frozenset("-./@_")
# "Art. 6", "§ 7" and the groups of a number stay together, as any typesetter keeps them.
_TOGETHER = re.compile(r"(?:(?<!\w)(?:§§?|Art\.|Abs\.|Buchst\.|Nr\.|no\.|Satz|Tel\.|phone)|(?<=\d)) (?=\d|[a-f]\b)")


@lru_cache(maxsize=2_000)
def wrap(runs: tuple[Run, ...], width: float, size: float) -> tuple[Line, ...]:
    """The lines of a text that may change its face on the way; a word longer than a line is cut."""
    room = width / size
    lines: list[Line] = []
    line: list[Run] = []
    used = 0.0
    for word in _words(runs, room):
        space = em_width(" ", word.face) if line else 0.0
        wide = em_width(word.text, word.face)
        if line and used + space + wide > room:
            lines.append(_joined(line))
            line, used, space = [], 0.0, 0.0
        line.append(word)
        used += space + wide
    if line:
        lines.append(_joined(line))
    return tuple(lines)


def plain(text: str, width: float, size: float, face: Face = Face.REGULAR) -> tuple[Line, ...]:
    """The lines of a text in one face."""
    return wrap((Run(text, face),), width, size)


def _words(runs: tuple[Run, ...], room: float) -> Iterator[Run]:
    for run in runs:
        text = _TOGETHER.sub(_no_break, printable(run.text))
        for word in text.split(" "):
            if em_width(word, run.face) <= room:
                if word:
                    yield Run(word, run.face)
            else:
                yield from (Run(part, run.face) for part in _cut(word, run.face, room))


def _no_break(found: re.Match[str]) -> str:
    return found[0][:-1] + "\N{NO-BREAK SPACE}"


def _cut(word: str, face: Face, room: float) -> Iterator[str]:
    """A word longer than a line in parts, where it can be after a joint: a dash, a dot, the sign in an e-mail."""
    part = ""
    for character in word:
        if part and em_width(part + character, face) > room:
            joint = max((place + 1 for place, one in enumerate(part) if one in _JOINTS), default=0)
            cut = joint if joint > len(part) / 3 else len(part)
            yield part[:cut]
            part = part[cut:]
        part += character
    yield part


def _joined(words: list[Run]) -> Line:
    """Words of one face side by side, as one run each."""
    runs: list[Run] = []
    for word in words:
        if runs and runs[-1].face is word.face:
            runs[-1] = Run(f"{runs[-1].text} {word.text}", word.face)
        else:
            if runs:
                runs[-1] = Run(f"{runs[-1].text} ", runs[-1].face)
            runs.append(word)
    return tuple(runs)
