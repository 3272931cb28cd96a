"""A row of a table as a contact: names joined, numbers mended, one address out of several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from consentregister.domain.column_use import OWN_CHANNELS, ColumnUse, Mapping
from consentregister.domain.imported import ImportedContact, Labelled
from consentregister.exchange.contact_addresses import AddressColumns
from consentregister.exchange.contact_labels import label_columns, label_in, label_of_head
from consentregister.exchange.contact_numbers import NumberMender
from consentregister.exchange.sheet import Row, Sheet

_BETWEEN: Final = re.compile(r"\s*(?::::|[\n;|])\s*")
_SEPARATED: Final = re.compile(":::|[\n;|]")
_NUMBERLIKE: Final = frozenset("+123456789")
_EMAILS: Final = re.compile(r"[^\s<>\"'(),;:|]{1,64}@[^\s<>\"'(),;:|]{1,255}")
# What people write where there is no number or address; behind "* " stands a label that slipped in (Google).
_NOTHING: Final = re.compile(
    r"\* .*|[\s\-–./?x*0]*|k\.? ?a\.?|n/?a|keine?|keins|none|no|nein|unbekannt|unknown|fehlt"
    r"|nicht (?:bekannt|vorhanden)",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"\b(?:dr|prof|dipl|mag|ing)\b", re.IGNORECASE)
_PHONES: Final = (ColumnUse.PHONE, ColumnUse.MOBILE)


class ContactReader:
    """Reads the rows of one table by one mapping."""

    def __init__(self, sheet: Sheet, mapping: Mapping, *, country: str) -> None:
        self._width = len(mapping)
        self._places: dict[ColumnUse, list[int]] = {}
        for place, use in enumerate(mapping):
            self._places.setdefault(use, []).append(place)
        labels = label_columns(sheet.heads, mapping)
        self._labels = {
            place: (labels.get(place), label_of_head(sheet.heads[place]))
            for use in (*_PHONES, ColumnUse.EMAIL)
            for place in self._places.get(use, ())
        }
        self._phones = [place for place, use in enumerate(mapping) if use in _PHONES]
        self._own = [(use.value, place) for use in OWN_CHANNELS for place in self._places.get(use, ())]
        self._address = AddressColumns(sheet, mapping)
        self._mended = NumberMender(country).mended

    def contact(self, row: Row) -> ImportedContact:
        """The contact of a row; where nothing in it is anybody's, it `is_empty`."""
        line, cells = row
        cells += ("",) * (self._width - len(cells))
        address = self._address.of(cells)
        return ImportedContact(
            row=line,
            name=self._name(cells),
            phones=tuple(self._labelled(cells, self._phones, self._numbers)),
            emails=tuple(self._labelled(cells, self._places.get(ColumnUse.EMAIL, ()), _emails)),
            on=tuple((channel, cell) for channel, place in self._own if (cell := cells[place])),
            street=address.street,
            postcode=address.postcode,
            city=address.city,
            birth_date=self._birth_date(cells),
        )

    def _joined(self, cells: Sequence[str], use: ColumnUse) -> str:
        if not (places := self._places.get(use)):
            return ""
        if len(places) == 1:
            return " ".join(cells[places[0]].split())
        return " ".join(dict.fromkeys(" ".join(cells[place].split()) for place in places if cells[place]))

    def _name(self, cells: Sequence[str]) -> str:
        first, last = self._joined(cells, ColumnUse.FIRST_NAME), self._joined(cells, ColumnUse.LAST_NAME)
        whole = self._joined(cells, ColumnUse.NAME)
        name = f"{first} {last}".strip() if last or not whole else in_order(whole)
        name = self._joined(cells, ColumnUse.CONTACT) or name
        title = self._joined(cells, ColumnUse.TITLE)
        if name and _TITLE.search(title) and not name.startswith(title):
            name = f"{title} {name}"
        return name or self._joined(cells, ColumnUse.FIRM)

    def _labelled(
        self, cells: Sequence[str], places: Sequence[int], values: Callable[[str], Sequence[str]]
    ) -> Iterator[Labelled]:
        seen = set()
        for place in places:
            if not (cell := cells[place]):
                continue
            beside, of_head = self._labels[place]
            label = (label_in(cells[beside]) if beside is not None else "") or of_head
            if "fax" in label.casefold():
                continue
            for value in values(cell):
                if value not in seen:
                    seen.add(value)
                    yield Labelled(value, label)

    def _numbers(self, cell: str) -> Sequence[str]:
        if cell[0] in _NUMBERLIKE and not _SEPARATED.search(cell):
            return (self._mended(cell),)
        return [self._mended(part) for part in _BETWEEN.split(cell) if part and not _NOTHING.fullmatch(part)]

    def _birth_date(self, cells: Sequence[str]) -> str:
        if whole := self._joined(cells, ColumnUse.BIRTH_DATE):
            return whole
        parts = (ColumnUse.BIRTH_YEAR, ColumnUse.BIRTH_MONTH, ColumnUse.BIRTH_DAY)
        year, month, day = (self._joined(cells, use) for use in parts)
        return f"{year}-{month:0>2}-{day:0>2}" if year and month and day else ""


def in_order(name: str) -> str:
    """A name as people say it: "Beispiel, Anna" is Anna Beispiel; a firm's stays ("Beispiel, Sohn & Co. KG")."""
    last, comma, first = name.partition(",")
    is_person = (
        comma
        and re.fullmatch(r"[^\W\d_][^\d,&]*", first.strip())
        and not re.search(r"(?i)\b(?:gmbh|kg|ohg|gbr|ug|ag|e\.?\s?k|co)\b", name)
    )
    return f"{first.strip()} {last.strip()}" if is_person else name


def _emails(cell: str) -> Sequence[str]:
    """The addresses in a cell; what is none is handed on as it is, to be refused by its line."""
    found = [one.strip(".") for one in _EMAILS.findall(cell)]
    return found or ([] if _NOTHING.fullmatch(cell) else [cell])
