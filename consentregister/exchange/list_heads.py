"""The head of a table: which columns hold numbers and addresses, which the name, by the words people write there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from consentregister.domain.search_key import typed_key

_ID = re.compile("id")
_FAX = re.compile(".*fax.*")
_ADDRESS = re.compile(
    ".*(telefon|phone|handy|mobil|rufnummer|mail|whatsapp|signal).*|(nummer|number|tel|sms|kontakt|contact)"
)
_NAME = re.compile("name|(voller|ganzer|full)name|kund(e|in)|person")
_FIRST_NAME = re.compile("vorname|(first|given)name")
_LAST_NAME = re.compile("(nach|familien|zu)name|(last|family)name|surname")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the first row tells of the columns, by their places from 0.

    Attributes:
        rows: how many rows it is: 1, or 0 where the table has none.
        names: one column with the whole name, or two, the last name first.
    """

    rows: int = 0
    ids: tuple[int, ...] = ()
    addresses: tuple[int, ...] = ()
    names: tuple[int, ...] = ()

    @property
    def is_by_id(self) -> bool:
        """Whether the rows name people by their id here: an id beside numbers or names is another program's own."""
        return bool(self.ids) and not (self.addresses or self.names)

    def id_in(self, row: Sequence[str]) -> str:
        """The id in a row; "" where the row is too short."""
        return "".join(_cells(row, self.ids))

    def addresses_in(self, row: Sequence[str]) -> list[str]:
        """The cells of a row that hold numbers and e-mail addresses."""
        return _cells(row, self.addresses)

    def name_in(self, row: Sequence[str]) -> str:
        """The name in a row, "" for none: "Müller, Sabine" from two columns."""
        return ", ".join(_cells(row, self.names))


def head_of(rows: Sequence[Sequence[str]], has_address: Callable[[Sequence[str]], bool]) -> Head:
    """The head of a table; none where the first row holds an address already.

    Words nobody knows are a head too, where a row below holds an address and every cell of the first has a word.
    """
    if not rows or has_address(rows[0]):
        return Head()
    words = [re.sub("[^a-z0-9]", "", typed_key(cell)) for cell in rows[0]]
    whole, first, last = (_places(words, shape) for shape in (_NAME, _FIRST_NAME, _LAST_NAME))
    addresses = tuple(place for place in _places(words, _ADDRESS) if not _FAX.fullmatch(words[place]))
    names = (*last[:1], *first[:1]) or whole[:1]
    ids = _places(words, _ID)[:1]
    known = bool(ids or addresses or names)
    return Head(rows=int(known or _is_unknown_head(rows, has_address)), ids=ids, addresses=addresses, names=names)


def _is_unknown_head(rows: Sequence[Sequence[str]], has_address: Callable[[Sequence[str]], bool]) -> bool:
    width = max(map(len, rows))
    return width > 1 and len(rows[0]) == width and all(rows[0]) and any(map(has_address, rows[1:]))


def _places(words: Sequence[str], shape: re.Pattern[str]) -> tuple[int, ...]:
    return tuple(place for place, word in enumerate(words) if shape.fullmatch(word))


def _cells(row: Sequence[str], places: Sequence[int]) -> list[str]:
    return [row[place] for place in places if place < len(row) and row[place]]
