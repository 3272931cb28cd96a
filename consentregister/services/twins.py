"""Who stands in the register twice, and whom of the register a contact from outside may be.

Blocks instead of pairs: compared are only those who share a number, an e-mail address, a street with a word of the
name, or the whole name, so that 100,000 people take seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator
from itertools import combinations

from consentregister.domain.person import sort_name
from consentregister.domain.search_key import typed_key
from consentregister.domain.twins import Known, Match, MatchReason, judged, name_parts, street_key
from consentregister.domain.words import PersonKind
from consentregister.services.name_likeness import likeness_of
from consentregister.store.connection import Connection
from consentregister.store.twins import everybody_known

# A number that so many have is nobody's, and a name that so many bear tells nothing: only those alike are compared.
_CROWD = 25
_NAMESAKES = 3
_RANKS = list(MatchReason)


class Matcher:
    """Finds people of the register alike; an index built once, of those who do not lie in the bin.

    A later change of the register is not seen: build a new one.
    """

    def __init__(self, connection: Connection) -> None:
        self._known: dict[int, Known] = {}
        self._blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
        for known in everybody_known(connection):
            self._known[known.id] = known
            for key in _keys(known):
                self._blocks[key].append(known.id)

    def match(
        self, name: str, values: Collection[str] = (), street: str = "", postcode: str = "", *, but: int = 0
    ) -> list[Match]:
        """Whom a contact may be, the likeliest first.

        Args:
            name: as people say it, or with a comma; may be empty.
            values: E.164 numbers, e-mail addresses in lower case, addresses of services as kept.
            street: with the number, as written. postcode: "" for not known.
            but: a person to leave out.
        """
        first, last = name_parts(typed_key(sort_name(" ".join(name.split()), PersonKind.NEW_CUSTOMER)))
        asked = Known(0, first, last, frozenset(values), street_key(street), postcode)
        return self._matches(asked, but)

    def twins_of(self, person: int) -> list[Match]:
        """Others who may be this person; none for who is not there."""
        known = self._known.get(person)
        return self._matches(known, person) if known else []

    def pairs(self) -> Iterator[tuple[int, Match]]:
        """Everybody of the register who may stand there twice, each pair once."""
        seen: set[tuple[int, int]] = set()
        for key, block in self._blocks.items():
            for pair in self._to_compare(key, block):
                if pair not in seen:
                    seen.add(pair)
                    if match := self._judge(self._known[pair[0]], pair[1]):
                        yield pair[0], match

    def _matches(self, asked: Known, but: int) -> list[Match]:
        candidates = {
            person
            for key in _keys(asked)
            for person in self._alike(key, self._blocks.get(key, []), asked)
            if person != but
        }
        found = filter(None, (self._judge(asked, person) for person in candidates))
        return sorted(found, key=lambda match: (-match.strength, _RANKS.index(match.reason), match.person))

    def _judge(self, asked: Known, person: int) -> Match | None:
        other = self._known[person]
        if not asked.has_in_common(other):
            return None
        verdict = judged(asked, other, likeness_of(asked, other))
        return Match(person, *verdict) if verdict else None

    def _alike(self, key: Hashable, block: list[int], asked: Known) -> list[int]:
        """Who of a block is compared: of a crowd only who bears the name."""
        if len(block) <= (_NAMESAKES if _is_of_names(key) else _CROWD):
            return block
        return [] if _is_of_names(key) else [one for one in block if self._known[one].words == asked.words][:_CROWD]

    def _to_compare(self, key: Hashable, block: list[int]) -> Iterator[tuple[int, int]]:
        """The pairs of a block, the older record first; of a crowd only those of one name."""
        if len(block) <= (_NAMESAKES if _is_of_names(key) else _CROWD):
            yield from combinations(block, 2)
        elif not _is_of_names(key):
            by_name: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
            for person in block:
                by_name[self._known[person].words].append(person)
            for namesakes in by_name.values():
                yield from combinations(namesakes[:_CROWD], 2)


def _is_of_names(key: Hashable) -> bool:
    return isinstance(key, tuple) and key[0] is MatchReason.NAME


def _keys(known: Known) -> Iterator[Hashable]:
    """The blocks a record belongs to."""
    yield from known.values
    if known.street:
        yield from ((MatchReason.NAME_AND_ADDRESS, known.street, word) for word in set(known.words))
    if len(known.words) > 1:  # "Sabine" alone is nobody
        yield (MatchReason.NAME, *known.words)
