"""Who may stand in the register twice: proposed, and remembered where a human said that they are two."""

from __future__ import annotations

from collections.abc import Iterable

from consentregister.domain.changed import Changed
from consentregister.domain.errors import InvalidInput
from consentregister.domain.twins import Match, Strength, Twins, judged
from consentregister.services.name_likeness import likeness_of
from consentregister.services.twins import Matcher
from consentregister.store.people import rows_of, similar_people
from consentregister.store.people_details import read_person
from consentregister.store.store import Store
from consentregister.store.twins import apart_from, known_of, told_apart

_MOST = 500  # more at once nobody looks through; the next ones come when these are done


class TwinPairs:
    """What a user asks about doubles."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, *, weakest: Strength = Strength.WEAK) -> list[Twins]:
        """Pairs that may be one person, the likeliest first; without those said to be two."""
        connection = self._store.read()
        apart = told_apart(connection)
        found = (
            (one, match)
            for one, match in Matcher(connection).pairs()
            if match.strength >= weakest and (min(one, match.person), max(one, match.person)) not in apart
        )
        return self._twins(sorted(found, key=lambda pair: (-pair[1].strength, pair[0], pair[1].person))[:_MOST])

    def of(self, person: int) -> list[Twins]:
        """Whom a person may be once more: by number, e-mail, or name and address; strong ones only. Quick."""
        connection = self._store.read()
        card = read_person(connection, person, self._store.clock())
        rows = similar_people(connection, card.name, [point.value for point in card.contact_points], but=person)
        known = known_of(connection, [person, *(row.id for row in rows)])
        apart = apart_from(connection, person)
        mine = known.pop(person)
        found = ((other, judged(mine, other, likeness_of(mine, other))) for other in known.values())
        strong = [
            (person, Match(other.id, *verdict))
            for other, verdict in found
            if verdict and verdict[1] is Strength.STRONG and other.id not in apart
        ]
        return self._twins(strong)

    def tell_apart(self, one: int, other: int) -> Changed[None]:
        """Note that two are two persons: they are not proposed again.

        Raises:
            NotFound: one of them is unknown or in the bin. InvalidInput: they are one.
        """
        return self._note("people_told_apart", one, other)

    def propose_again(self, one: int, other: int) -> Changed[None]:
        """Take back that two are two persons; raises as `tell_apart`."""
        return self._note("people_alike_again", one, other)

    def _note(self, kind: str, one: int, other: int) -> Changed[None]:
        """In the log of both, so that either tells."""
        if one == other:
            raise InvalidInput("other", "merge_same")
        with self._store.change() as change:
            names = rows_of(change.connection, [one, other])
            for person, of in ((one, other), (other, one)):
                change.log(kind, person, other=of, name=names[of].full_name)
            change.touch("people")
        return change.made(None)

    def _twins(self, found: Iterable[tuple[int, Match]]) -> list[Twins]:
        pairs = list(found)
        rows = rows_of(self._store.read(), {person for one, match in pairs for person in (one, match.person)})
        return [Twins(rows[one], rows[match.person], match.reason, match.strength) for one, match in pairs]
