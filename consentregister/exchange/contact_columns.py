"""Finds the head of a table of people and proposes what each column holds: by its head, else by what is below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from consentregister.domain.column_use import ColumnUse, Mapping
from consentregister.exchange.contact_contents import holds_addresses, proposed_by_content, use_by_content
from consentregister.exchange.contact_heads import known_head, words_of
from consentregister.exchange.sheet import Row, Sheet

_TITLE_LINES: Final = 10  # "Kundenliste, Stand 24.11." above the head
_SAMPLE: Final = 200
_WHOLE_NAMES: Final = frozenset(("name", "nachname", "kunde", "kundenname", "kundin"))
_BIRTH_PARTS: Final = {ColumnUse.BIRTH_YEAR, ColumnUse.BIRTH_MONTH}


def sheet_of(rows: Sequence[Row]) -> Sheet:
    """The table with its head and what its columns are taken for; `rows` has at least one."""
    head = _head_line(rows)
    heads, below = (rows[head][1], rows[head + 1 :]) if head is not None else ((), rows)
    width = max(len(heads), max((len(cells) for _, cells in below), default=0))
    sample = [cells for _, cells in below[:_SAMPLE]]
    if head is None:
        return Sheet(("",) * width, below, proposed_by_content(sample, width))
    padded = tuple(" ".join(cell.split())[:80] for cell in heads) + ("",) * (width - len(heads))
    proposed, unsure = _by_heads(padded, sample)
    return Sheet(padded, below, proposed, unsure)


def _head_line(rows: Sequence[Row]) -> int | None:
    """The first line with two known heads, or a first line of words above one with an address."""
    for place, (_, cells) in enumerate(rows[:_TITLE_LINES]):
        if not holds_addresses(cells) and _are_heads([cell for cell in cells if cell]):
            return place
    first = rows[0][1]
    others = [cells for _, cells in rows[1:_SAMPLE]]
    is_head = all(first) and len(first) == max(len(cells) for _, cells in rows[:_SAMPLE]) > 1
    return 0 if is_head and not holds_addresses(first) and any(map(holds_addresses, others)) else None


def _are_heads(cells: Sequence[str]) -> bool:
    """Whether two of them at least are read for something, and a third of all are known: programs write many more."""
    heads = [known_head(cell) for cell in cells]
    read = sum(head.use is not ColumnUse.IGNORE for head in heads)
    return read >= min(2, len(heads)) > 0 and sum(head.is_known for head in heads) * 3 >= len(heads)


def _by_heads(heads: Sequence[str], sample: Sequence[Sequence[str]]) -> tuple[Mapping, tuple[int, ...]]:
    known = [known_head(head) for head in heads]
    uses = [one.use for one in known]
    unsure = []
    for place, head in enumerate(known):
        cells = [row[place] for row in sample if place < len(row) and row[place]]
        if head.use is ColumnUse.MOBILE and cells and not holds_addresses(cells) and _speaks_of_a_service(heads[place]):
            uses[place] = ColumnUse.CONSENT  # "WhatsApp: ja"
        elif not head.is_known and cells:
            uses[place] = use_by_content(cells)
            unsure.append(place)
    return tuple(_settled(heads, uses)), tuple(unsure)


def _speaks_of_a_service(head: str) -> bool:
    return re.search("whatsapp|signal|sms", "".join(words_of(head))) is not None


def _settled(heads: Sequence[str], uses: list[ColumnUse]) -> list[ColumnUse]:
    """What heads mean beside each other: "Name" beside "Vorname" is the last name; a whole name counts once."""
    names = [place for place, use in enumerate(uses) if use is ColumnUse.NAME]
    if ColumnUse.FIRST_NAME in uses and ColumnUse.LAST_NAME not in uses:
        last = [place for place in names if "".join(words_of(heads[place])).rstrip("1") in _WHOLE_NAMES]
        for place in last[:1]:
            uses[place] = ColumnUse.LAST_NAME
            names.remove(place)
    for place in names[1:]:
        if not _is_numbered(heads[place], heads[names[0]]):
            uses[place] = ColumnUse.IGNORE
    if not _BIRTH_PARTS.isdisjoint(uses):
        uses = [ColumnUse.BIRTH_DAY if use is ColumnUse.BIRTH_DATE else use for use in uses]
    return uses


def _is_numbered(head: str, first: str) -> bool:
    """Whether it goes on where the first ended: "Name 2" after "Name 1"."""
    words, before = words_of(head), words_of(first)
    return len(words) > 1 and words[-1] in ("2", "3") and words[:-1] == [word for word in before if word != "1"]
