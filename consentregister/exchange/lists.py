"""A list of people as somebody pastes it or another program writes it: numbers, e-mail addresses, names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput, UnreadableFile
from consentregister.domain.lists import Entry
from consentregister.domain.search_key import typed_key
from consentregister.exchange.list_heads import Head, head_of
from consentregister.exchange.tables import MOST, rows_of, unmarked

# What one does not see and what comes along when a number is copied; hyphens that only look like one.
_UNSEEN: dict[int, str | None] = {
    **dict.fromkeys((0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))),
    **dict.fromkeys((0x2010, 0x2011), "-"),
}
_BETWEEN = re.compile(r"[,;|\n]|\s/\s")
# Lengths are bounded, so that a line of a million letters costs no more than as many short ones.
_EMAIL = re.compile(r"[^\s<>\"()\[\]:]{1,64}@[^\s<>\"()\[\]:]{1,255}")
_NUMBER = re.compile(r"(?<![\w./#+-])[+0(][\d\s()/.+\-–]{5,28}\d(?!\w)")
_BARE_NUMBER = re.compile(r"[1-9][\d\s/.\-–]{6,18}")
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_FEWEST_DIGITS = 7


@dataclass(frozen=True, slots=True)
class _Address:
    """A number or an e-mail address: as written, and what it may be as kept."""

    text: str
    values: tuple[str, ...]


def read_list(text: str, name: str = "", *, country: str = "DE") -> tuple[Entry, ...]:
    """The people a text names, each once, in its order.

    Args:
        text: one or several to a line, or a table with any separator, with or without a head.
        name: of the file, for what is said when it is refused.
        country: of numbers without a country's code.

    Raises:
        UnreadableFile: nothing in it, or more than can be checked at once.
    """
    rows = [[_clean(cell) for cell in row] for row in rows_of(text, name)]
    reader = _Reader(country)
    head = head_of(rows, reader.has_address)
    once: dict[object, Entry] = {}
    for entry in reader.entries(rows, head):
        once.setdefault(entry.addresses or entry.person or typed_key(entry.text), entry)
        if len(once) > MOST:
            raise UnreadableFile("list_too_long", file=name, most=MOST)
    if not once:
        raise UnreadableFile("list_empty", file=name)
    return tuple(once.values())


class _Reader:
    """Finds who is meant in the rows of a table."""

    def __init__(self, country: str) -> None:
        self._country = country

    def has_address(self, row: Sequence[str]) -> bool:
        """Whether a number or an e-mail address stands in a row."""
        return any(self._found(cell) for cell in row)

    def entries(self, rows: Sequence[Sequence[str]], head: Head) -> Iterator[Entry]:
        """Who the rows below the head name; a row without a number is taken for a name."""
        for row in rows[head.rows :]:
            if head.is_by_id:
                yield _by_id(head.id_in(row))
            elif known := [one for cell in head.addresses_in(row) for one in self._found(cell, is_told=True)]:
                yield _one(known, head.name_in(row))
            else:
                yield from self._by_content(row, head)

    def _by_content(self, row: Sequence[str], head: Head) -> Iterator[Entry]:
        found = [one for cell in row for one in self._found(cell)]
        name = head.name_in(row) or _left(row, found)
        if not found:
            yield from _by_name(row, head)
        elif head.rows or name:
            yield _one(found, name)
        else:  # nothing but numbers: each stands for somebody
            yield from (_one([address], "") for address in found)

    def _found(self, cell: str, *, is_told: bool = False) -> list[_Address]:
        """The numbers and e-mail addresses of a cell; `is_told`: the head says that there is one."""
        return [one for part in _BETWEEN.split(cell) for one in self._in_part(part.strip(), is_told=is_told)]

    def _in_part(self, part: str, *, is_told: bool) -> Iterator[_Address]:
        if "@" in part:
            for match in _EMAIL.finditer(part):
                yield from _email(match[0].removeprefix("mailto:"))
            return
        for match in _NUMBER.finditer(part):
            yield from self._number(match[0].strip())
        if _BARE_NUMBER.fullmatch(part):
            yield from self._bare_number(part, is_told=is_told)

    def _number(self, text: str) -> Iterator[_Address]:
        enough = sum(letter.isdigit() for letter in text) >= _FEWEST_DIGITS
        if enough and not _DAY.fullmatch(text) and (point := self._phone(text)):
            yield _Address(text, (point.value,))

    def _bare_number(self, text: str, *, is_told: bool) -> Iterator[_Address]:
        """A number that a spreadsheet took the zero from (1713920033), or one with its country and no plus."""
        points = [point for one in (text, f"+{text}") if (point := self._phone(one)) and not point.doubtful]
        if points and (is_told or any(point.mobile for point in points)):
            yield _Address(text, tuple(point.value for point in points))

    def _phone(self, text: str) -> ContactPoint | None:
        try:
            return ContactPoint.phone(text, country=self._country)
        except InvalidInput:
            return None


def _clean(cell: str) -> str:
    lines = (" ".join(line.split()) for line in cell.translate(_UNSEEN).split("\n"))
    return unmarked("\n".join(line for line in lines if line))


def _email(text: str) -> Iterator[_Address]:
    try:
        yield _Address(text, (ContactPoint.email(text).value,))
    except InvalidInput:
        return


def _by_id(text: str) -> Entry:
    is_number = text.isascii() and text.isdigit() and len(text) < 16
    return Entry(text=text, person=int(text) if is_number else 0)


def _one(addresses: Sequence[_Address], name: str) -> Entry:
    values = dict.fromkeys(value for address in addresses for value in address.values)
    return Entry(text=addresses[0].text, name=name, addresses=tuple(values))


def _left(row: Sequence[str], found: Sequence[_Address]) -> str:
    """What stands in a row beside its addresses, as far as it may be a name: the first cell with letters."""
    for cell in row:
        for address in found:
            cell = cell.replace(address.text, "")  # noqa: PLW2901 (less and less is left of it)
        if any(letter.isalpha() for letter in cell):
            return cell.strip(" <>:,;|-")
    return ""


def _by_name(row: Sequence[str], head: Head) -> Iterator[Entry]:
    """Names: one in its own columns, "Müller, Sabine" in two cells, or several full ones beside each other."""
    cells = [cell for cell in row if cell]
    if name := head.name_in(row):
        yield Entry(text=name)
    elif not head.rows and all(" " in cell for cell in cells):
        yield from (Entry(text=cell) for cell in cells)
    else:
        yield Entry(text=", ".join(cells))
