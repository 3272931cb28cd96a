"""The postal address in a row: the private one first where there are several, taken apart where it is one text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from consentregister.domain.column_use import ColumnUse, Mapping
from consentregister.exchange.contact_heads import known_head
from consentregister.exchange.sheet import Sheet

_PARTS: Final = (
    ColumnUse.STREET,
    ColumnUse.HOUSE_NUMBER,
    ColumnUse.POSTCODE,
    ColumnUse.CITY,
    ColumnUse.COUNTRY,
)
_IN_ONE: Final = re.compile(
    r"(?P<street>.{2,200}?)\s*[,;\n]\s*(?:[A-Z]{1,2}-)?(?P<postcode>\d{4,5})\s+(?P<city>[^\d\n]{2,100}).*", re.DOTALL
)
_WITH_POSTCODE: Final = re.compile(r"(?:[A-Z]{1,2}-)?(?P<postcode>\d{4,5})\s+(?P<city>\D{2,100})")
_COUNTRY_BEFORE: Final = re.compile(r"(?:DE?|D)[-\s]+(?=\d{5}$)")
# How programs name the country most of their customers live in: not said again behind each town.
_AT_HOME: Final = frozenset(("de", "d", "deu", "deutschland", "germany", "brd", "bundesrepublik deutschland", "ger"))
_FULL: Final = 5
_SAMPLE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Address:
    """Where a letter goes: street with house number, postcode, city with a foreign country behind a comma."""

    street: str = ""
    postcode: str = ""
    city: str = ""


_NONE: Final = Address()
_Part = tuple[ColumnUse, int]


class AddressColumns:
    """The columns of a table that hold addresses, by which of several they belong to."""

    def __init__(self, sheet: Sheet, mapping: Mapping) -> None:
        self._groups = _groups(sheet.heads, [(use, place) for place, use in enumerate(mapping) if use in _PARTS])
        self._loses_zeros = {
            place: _lost_zeros(cells[place] for _, cells in sheet.rows[:_SAMPLE] if place < len(cells))
            for group in self._groups
            for use, place in group
            if use is ColumnUse.POSTCODE
        }

    def of(self, cells: Sequence[str]) -> Address:
        """The first address with a street or a town, of a row as wide as the table; else what there is of one."""
        found = [address for group in self._groups if (address := self._address(group, cells)) != _NONE]
        return next((address for address in found if address.street or address.city), found[0] if found else _NONE)

    def _address(self, group: Sequence[_Part], cells: Sequence[str]) -> Address:
        found: dict[ColumnUse, str] = {}
        for use, place in group:
            if use not in found and cells[place]:
                found[use] = self._postcode(cells[place], place) if use is ColumnUse.POSTCODE else cells[place]
        if not found:
            return _NONE
        street, postcode = found.get(ColumnUse.STREET, ""), found.get(ColumnUse.POSTCODE, "")
        city, country = found.get(ColumnUse.CITY, ""), found.get(ColumnUse.COUNTRY, "")
        if not city and (whole := _IN_ONE.fullmatch(street)):
            street, postcode, city = whole["street"], postcode or whole["postcode"], whole["city"]
        elif not postcode and (with_code := _WITH_POSTCODE.fullmatch(city)):
            postcode, city = with_code["postcode"], with_code["city"]
        if house_number := found.get(ColumnUse.HOUSE_NUMBER):
            street = f"{street} {house_number}"
        street = " ".join(street.split())
        city = " ".join(city.split())
        abroad = country if city and country.casefold() not in _AT_HOME else ""
        return Address(street, postcode, f"{city}, {abroad}" if abroad else city)

    def _postcode(self, cell: str, place: int) -> str:
        plain = _COUNTRY_BEFORE.sub("", cell)
        return plain.zfill(_FULL) if self._loses_zeros[place] and plain.isdigit() else plain


def _groups(heads: Sequence[str], parts: Sequence[_Part]) -> list[list[_Part]]:
    """The parts of each address, the private one first; where none is there twice, all are of one, however called."""
    if len({use for use, _ in parts}) == len(parts):
        return [list(parts)] if parts else []
    groups: dict[str, list[_Part]] = {}
    for use, place in parts:
        groups.setdefault(known_head(heads[place]).group, []).append((use, place))
    return [groups[name] for name in sorted(groups, key=lambda name: "privat" not in name)]


def _lost_zeros(cells: Iterator[str]) -> bool:
    """Whether a column of German postcodes stands there as numbers, 4103 for 04103: four digits are few beside five."""
    lengths = Counter(len(cell) for cell in cells if cell.isdigit())
    return 0 < lengths[_FULL - 1] < lengths[_FULL]
