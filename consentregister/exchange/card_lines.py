"""The lines of one vCard, as the program that wrote it meant them: unfolded, decoded, with group and kinds.

Only lines of the names asked for are looked into: photos, notes and sounds are passed over unread.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 4_000  # bytes of one line with what it is continued by; names and addresses are shorter
_MOST: Final = 500  # lines of a card that are looked into, and pieces of one
_GROUP = r"(?:([A-Za-z0-9_-]+)\.)?"
_NAME = re.compile(_GROUP.encode() + rb"([A-Za-z0-9_-]+)(?=[:;])")
# The grammar of the library, written so that no line takes longer than it is long: its own needs a second for
# twenty commas, twice as long for each more. What does not match here, it would not read either. Each piece begins with
# a letter that no other can hold, so there is one way to read a line; possessive marks fail in Python before 3.11.5.
_VALUE = r'(?:"[^"]*"|[^";:,]*)'
_HEAD = re.compile(rf"{_GROUP}[A-Za-z0-9_-]+(?:;[A-Za-z0-9_-]+(?:={_VALUE}(?:,{_VALUE})*)?)*:")
_NO_KINDS: Final = frozenset({"", "TYPE", "QUOTED-PRINTABLE", "8BIT"})
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_QUOTED_PRINTABLE = b"QUOTED-PRINTABLE"


class DamagedCard(ValueError):
    """A line that one needs can't be read."""


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card.

    Attributes:
        group: ties lines together ("item1"), in small letters, "" for none. name: in capitals.
        kinds: what kind of number or address it is, in capitals and in order: ("WORK", "FAX"); with "PREF".
        params: everything else that stands before the colon, names in capitals.
        value: still escaped, where the card's version escapes.
    """

    group: str
    name: str
    kinds: tuple[str, ...]
    params: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as one text, in one line."""
        return plain(_ESCAPED.sub(_unescaped, self.value) if "\\" in self.value else self.value)

    @property
    def fields(self) -> list[str]:
        """The parts of a value that has several, as a name or an address; lines within a part become commas."""
        from vobjectx.vcard import split_fields

        parts = ([part] if isinstance(part, str) else part for part in split_fields(self.value))
        return [", ".join(_lines(part)) for part in parts]


def properties_of(card: bytes, names: Collection[str]) -> Iterator[Property]:
    """The lines of a card with one of these names, in capitals.

    Raises:
        DamagedCard: one of them is too long or can't be read.
    """
    for number, line in enumerate(_logical_lines(card, names)):
        if number == _MOST:
            raise DamagedCard
        yield _property(_decoded(line))


def plain(text: str) -> str:
    """A text in one line, without what one does not see."""
    if not text.isprintable():
        text = "".join(one if one.isprintable() else " " for one in text)
    return " ".join(text.split())


def _lines(parts: list[str]) -> list[str]:
    return [line for part in parts for one in part.split("\n") if (line := plain(one))]


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def _logical_lines(card: bytes, names: Collection[str]) -> Iterator[bytes]:
    """The wanted lines, each put together from those it was folded into."""
    parts: list[bytes] = []
    cards = 0  # how many are open: an agent's card stands inside another's and is not the other's
    for piece, goes_on in _pieces(card):
        if goes_on:
            parts += [piece] if parts else []
            if len(parts) > _MOST:
                raise DamagedCard
            continue
        found = _NAME.match(piece)
        if parts and not found and piece.strip():
            raise DamagedCard  # something stands below what one needs that may belong to it
        if parts:
            yield _whole(parts)
        name = found[2].decode().upper() if found else ""
        cards += (name == "BEGIN") - (name == "END")
        parts = [piece] if cards <= 1 and name in names else []
    if parts:
        yield _whole(parts)


def _pieces(card: bytes) -> Iterator[tuple[bytes, bool]]:
    """The lines as they stand, and whether each goes on with the one before: by a blank, or by its "=" (2.1)."""
    is_quoted = was_cut = False
    for line in card.replace(b"\r\n", b"\n").split(b"\n"):
        is_folded = not was_cut and line.startswith((b" ", b"\t"))
        goes_on = was_cut or is_folded
        if not goes_on:
            is_quoted = _QUOTED_PRINTABLE in line[:200].upper()
        was_cut = is_quoted and line.endswith(b"=")
        yield line[is_folded : -1 if was_cut else None], goes_on


def _whole(parts: list[bytes]) -> bytes:
    line = b"".join(parts)
    if len(line) > _LONGEST:
        raise DamagedCard
    return line


def _decoded(line: bytes) -> str:
    """A line's text: UTF-8, else as Windows writes it here."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _property(line: str) -> Property:
    """One line taken apart; whatever the library stumbles over is a damaged card."""
    from vobjectx.base import ContentLine, parse_line
    from vobjectx.exceptions import VObjectError

    if not _HEAD.match(line):
        raise DamagedCard
    try:
        name, params, value, group = parse_line(line)
    except VObjectError:
        raise DamagedCard from None
    if _QUOTED_PRINTABLE.decode() in line.upper():
        try:
            value = ContentLine(name, params, value).value
        except (VObjectError, LookupError, ValueError, TypeError):  # an unknown character set, a broken coding
            raise DamagedCard from None
    named = {name.upper(): values[0] for name, *values in params if values}
    return Property((group or "").lower(), name.upper(), _kinds(params), named, value)


def _kinds(params: list[list[str]]) -> tuple[str, ...]:
    """The kinds among what stands before the colon: TYPE=CELL,VOICE, TYPE="cell,voice", CELL alone."""
    words = (",".join(values or [name]) for name, *values in params if not values or name.upper() == "TYPE")
    kinds = (word.strip().upper() for word in ",".join(words).split(","))
    return tuple(dict.fromkeys(kind for kind in kinds if kind not in _NO_KINDS))
