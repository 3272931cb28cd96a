"""What a column holds, told by its cells alone: numbers, addresses, days, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from consentregister.domain.column_use import ColumnUse, Mapping

_EMAIL: Final = re.compile(r"[^\s@<>\"]{1,64}@[^\s@<>\"]{1,200}\.[^\s@<>\".]{2,20}")
_PHONE: Final = re.compile(r"(\+|00?|\(0)[1-9(][\d\s()/.\-–]{4,20}\d|1[567]\d{8,9}|491[567]\d{7,9}")
_MOBILE: Final = re.compile(r"(\+49|0049|49|0)?[\s(0)/]*1[567]\d.*")
_DAY: Final = re.compile(r"\d{1,2}\.\d{1,2}\.(\d{2}|\d{4})|\d{4}-\d{2}-\d{2}")
_POSTCODE: Final = re.compile(r"(D-?)?\d{5}")
_STREET: Final = re.compile(r"[^\W\d][^\d]{2,60}\s\d{1,4}\s?[a-zA-Z]?(\s?[-/]\s?\d{1,4}[a-z]?)?")
_NAME: Final = re.compile(r"[^\W\d_][^\d@]{0,60}")
_MOST: Final = 0.6  # of the cells that have something in them
_TESTS: Final = (
    (_EMAIL, ColumnUse.EMAIL),
    (_DAY, ColumnUse.BIRTH_DATE),
    (_POSTCODE, ColumnUse.POSTCODE),
    (_PHONE, ColumnUse.PHONE),
    (_STREET, ColumnUse.STREET),
)


def holds_addresses(cells: Iterable[str]) -> bool:
    """Whether a number or an e-mail address is among some cells."""
    return any(_EMAIL.search(cell) or _PHONE.fullmatch(cell) for cell in cells)


def use_by_content(cells: Sequence[str]) -> ColumnUse:
    """What a column holds, as far as numbers and e-mail addresses tell: nothing else is told without its head."""
    use = _use(cells)
    return use if use in (ColumnUse.EMAIL, ColumnUse.PHONE, ColumnUse.MOBILE) else ColumnUse.IGNORE


def proposed_by_content(sample: Sequence[Sequence[str]], width: int) -> Mapping:
    """What the columns of a table without a head hold."""
    columns = [[row[place] for row in sample if place < len(row) and row[place]] for place in range(width)]
    uses = [_use(cells) if cells else ColumnUse.IGNORE for cells in columns]
    texts = [place for place, cells in enumerate(columns) if uses[place] is ColumnUse.IGNORE and _most(_NAME, cells)]
    for place in texts[:]:
        if place and uses[place - 1] is ColumnUse.POSTCODE:
            uses[place] = ColumnUse.CITY
            texts.remove(place)
    for place, use in zip(texts, _names([columns[place] for place in texts]), strict=False):
        uses[place] = use
    return tuple(uses)


def _names(columns: Sequence[Sequence[str]]) -> Sequence[ColumnUse]:
    """The first texts are the name: whole, or the first name and the last."""
    if not columns:
        return ()
    whole = sum(" " in cell or "," in cell for cell in columns[0]) >= _MOST * len(columns[0])
    if whole or len(columns) == 1:
        return (ColumnUse.NAME,)
    return (ColumnUse.FIRST_NAME, ColumnUse.LAST_NAME)


def _use(cells: Sequence[str]) -> ColumnUse:
    for shape, use in _TESTS:
        if _most(shape, cells):
            is_mobile = use is ColumnUse.PHONE and _most(_MOBILE, cells)
            return ColumnUse.MOBILE if is_mobile else use
    return ColumnUse.IGNORE


def _most(shape: re.Pattern[str], cells: Sequence[str]) -> bool:
    return bool(cells) and sum(shape.fullmatch(cell) is not None for cell in cells) >= _MOST * len(cells)
