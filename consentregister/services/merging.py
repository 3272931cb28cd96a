"""Two cards of one person made one, and the way back: one transaction, told in the log of everybody it touches."""

from __future__ import annotations

from collections.abc import Callable

from consentregister.domain.changed import Changed
from consentregister.domain.errors import InvalidInput
from consentregister.domain.merging import are_family
from consentregister.domain.person import Person
from consentregister.store.merging import Merge, merge_people, relatives_of, standing_merge, unmerge_people
from consentregister.store.past import card_before
from consentregister.store.people import refresh_search_key, require_person
from consentregister.store.people_details import read_person
from consentregister.store.store import Store
from consentregister.store.work import Change


class Merging:
    """Puts two records together, and takes them apart again."""

    def __init__(self, store: Store, show: Callable[[int], Person]) -> None:
        self._store = store
        self._show = show

    def merge(self, keep: int, gone: int) -> Changed[Person]:
        """Put all that is kept of one person under the other: consents, forms, contacts, objections, numbers.

        What either wanted no more stays so: each statement and each stop goes over as it is. Forms out find the person
        by their code as before. Two running objections both stand.

        Args:
            keep: whose card stays, with what the other one adds. gone: whose card goes; the id is never used again.

        Returns: the person that stays.

        Raises:
            NotFound: one of them is unknown or in the bin.
            InvalidInput: they are one card, or a parent and their child.
        """
        if keep == gone:
            raise InvalidInput("gone", "merge_same")
        with self._store.change() as change:
            kept, other = self._read(change, keep), self._read(change, gone)
            if are_family(kept, other):
                raise InvalidInput("gone", "merge_family", keep=kept.name, gone=other.name)
            merge = merge_people(change, kept, other)
            counts = {table: len(ids) for table, ids in merge.moved.rows.items()}
            self._log_card(change, "person_merged", kept, other, **counts)
            self._log_card(change, "person_merged_away", other, kept)
            _log_relatives(change, "guardian_merged", merge, other.id, kept)
            change.touch("people", "forms")
        return change.made(self._show(keep))

    def undo(self, keep: int, gone: int) -> Changed[Person]:
        """Give each their own card back. What was recorded since stays with the one it was recorded for.

        Returns: the person that had gone.

        Raises:
            NotFound: the two were not merged, or the one that stayed is in the bin.
            InvalidInput: a later merge has to be undone first.
        """
        with self._store.change() as change:
            merge = standing_merge(change.connection, keep, gone)
            kept = self._read(change, keep)
            other = read_person(change.connection, gone, self._store.clock())
            unmerge_people(change, merge, kept)
            refresh_search_key(change.connection, keep, read_person(change.connection, keep, self._store.clock()))
            # Numbers written anew may take the places of others: whose they were is told first.
            self._log_card(change, "person_unmerged", kept, other)
            self._log_card(change, "person_unmerged_back", other, kept)
            _log_relatives(change, "guardian_unmerged", merge, kept.id, other)
            change.touch("people", "forms")
        return change.made(self._show(gone))

    def _read(self, change: Change, person: int) -> Person:
        require_person(change.connection, person)
        return read_person(change.connection, person, self._store.clock())

    def _log_card(self, change: Change, kind: str, before: Person, other: Person, **counts: int) -> None:
        """Tell one of the two about the other, with what the card said before."""
        after = read_person(change.connection, before.id, self._store.clock())
        change.log(kind, before.id, other=other.id, name=other.name, before=card_before(before, after), **counts)


def _log_relatives(change: Change, kind: str, merge: Merge, guardian: int, now: Person) -> None:
    for person in relatives_of(change.connection, merge.moved):
        before = {"guardian_id": guardian} if person in merge.moved.children else {}
        change.log(kind, person, name=now.name, before=before)
