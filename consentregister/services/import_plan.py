"""Who of a file is new, who is on file already, and what they would bring along."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from consentregister.domain.contact import EMAIL, ContactPoint
from consentregister.domain.imports import Fate, ImportRow
from consentregister.domain.person import NewPerson
from consentregister.domain.search_key import name_words, typed_key
from consentregister.services.import_candidates import Candidate
from consentregister.store.imports import KnownPerson


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody who is there already; `id` below zero: by an earlier row of the same file."""

    id: int
    name: str
    words: tuple[str, ...]
    addresses: frozenset[tuple[str, str]]
    postal: str


class Plan:
    """Matches the contacts of a file with the register, and with each other.

    The same person is who has the same name and a number or an e-mail address in common, or the same postal address.
    One number and another name is a family; one name and nothing else is told, and never made one.
    """

    def __init__(self, known: Iterable[KnownPerson]) -> None:
        self._by_address: dict[tuple[str, str], list[_Known]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], list[_Known]] = defaultdict(list)
        for one in known:
            self._add(_Known(one.id, one.name, name_words(one.name), frozenset(one.addresses), _key(one.postal)))

    def rows(self, candidates: Sequence[Candidate]) -> list[ImportRow]:
        """What would come of each, in order."""
        rows = []
        for one in candidates:
            mine = _known(-one.row, one.new)
            row = self._row(one, mine)
            rows.append(row)
            if row.fate is Fate.NEW or row.same_row:
                self._add(replace(mine, id=-row.same_row) if row.same_row else mine)
        return rows

    def _row(self, one: Candidate, mine: _Known) -> ImportRow:
        new = one.new
        shell = ImportRow(row=one.row, name=new.name, fate=Fate.NEW, new=new, left_out=one.left_out)
        sharing = self._sharing(mine)
        named = self._by_words.get(mine.words, ())
        found = next(self._same(mine, sharing, named), None)
        if found is None:
            return shell
        if found.id < 0:
            return replace(shell, fate=Fate.SAME, same_row=-found.id)
        adds = tuple(point for point in new.contact_points if (point.kind, point.value) not in found.addresses)
        adds_address = bool(new.city and not found.postal)
        fate = Fate.CHANGED if adds or adds_address else Fate.SAME
        return replace(shell, fate=fate, person=found.id, adds=adds, adds_address=adds_address)

    def _sharing(self, mine: _Known) -> list[_Known]:
        """Everybody with one of these numbers or addresses, once."""
        sharing = (one for address in sorted(mine.addresses) for one in self._by_address.get(address, ()))
        return list({one.id: one for one in sharing}.values())

    def _same(self, mine: _Known, sharing: Iterable[_Known], named: Iterable[_Known]) -> Iterator[_Known]:
        yield from (one for one in sharing if one.words == mine.words)
        yield from (one for one in named if mine.postal and one.postal == mine.postal)

    def _add(self, one: _Known) -> None:
        for address in one.addresses:
            self._by_address[address].append(one)
        self._by_words[one.words].append(one)


def completed(before: NewPerson, new: NewPerson) -> NewPerson:
    """A card with what was missing in it: numbers, addresses; what stands there already stays."""
    there = {(point.kind, point.value) for point in before.contact_points}
    added = tuple(point for point in new.contact_points if (point.kind, point.value) not in there)
    card = replace(before, contact_points=_ordered((*before.contact_points, *added)))
    if before.street or before.postcode or before.city:
        return card
    return replace(card, street=new.street, postcode=new.postcode, city=new.city)


def gathered(rows: Iterable[ImportRow]) -> Iterator[tuple[ImportRow, NewPerson]]:
    """The rows that bring something, each with all that the file has of its person in several places."""
    cards: dict[int, NewPerson] = {}
    first: dict[int, ImportRow] = {}
    for row in rows:
        whose = row.person or -(row.same_row or row.row)
        if row.new is None or not (row.same_row or row.fate in (Fate.NEW, Fate.CHANGED)):
            continue
        first.setdefault(whose, row)
        cards[whose] = completed(cards[whose], row.new) if whose in cards else row.new
    yield from ((row, cards[whose]) for whose, row in first.items())


def _ordered(points: Iterable[ContactPoint]) -> tuple[ContactPoint, ...]:
    """E-mail addresses behind telephone numbers, as a card has them."""
    return tuple(sorted(points, key=lambda point: point.kind == EMAIL))


def _known(number: int, new: NewPerson) -> _Known:
    addresses = frozenset((point.kind, point.value) for point in new.contact_points)
    postal = f"{new.street} {new.postcode} {new.city}" if new.city else ""
    return _Known(number, new.name, name_words(new.name), addresses, _key(postal))


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", typed_key(text)))
