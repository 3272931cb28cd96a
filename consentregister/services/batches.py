"""Forms for many: who was never asked, and the order in which their forms are printed."""

from __future__ import annotations

from collections.abc import Sequence

from consentregister.domain.batch import MOST_AT_ONCE, Batch, SheetOrder, filing_key
from consentregister.domain.channel import Catalogue
from consentregister.domain.standing import Dossier
from consentregister.domain.words import ChannelClass
from consentregister.services.form_orders import Orders
from consentregister.services.points import reaches
from consentregister.store.dossiers import read_dossiers
from consentregister.store.store import Store
from consentregister.store.unasked import ToFile, to_file, unasked_customers


class Batches:
    """What a user asks before printing many forms. It only reads."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue
        self._orders = Orders(store, catalogue)

    def unasked(self) -> list[int]:
        """Customers to whom a form can be handed because nothing was said yet.

        They can be reached by a messenger the business offers; they said neither yes nor no to anything, were not asked
        (nobody is asked twice, decision_rules section 4), have no form that is still out, and did not object.
        """
        candidates = unasked_customers(self._store.read())
        return [one.id for one in self._dossiers(candidates) if self._has_messenger(one)]

    def plan(self, persons: Sequence[int], order: SheetOrder = SheetOrder.NAME) -> Batch:
        """Whom of these persons forms are printed for, in the order they are filed; each person once."""
        dossiers = self._dossiers(list(dict.fromkeys(persons)))
        fitting = {one.id for one in dossiers if self._orders.can_be_asked(one)}
        rows = sorted(
            to_file(self._store.read(), fitting), key=_by_postcode if order is SheetOrder.POSTCODE else _by_name
        )
        return Batch(
            persons=tuple(row.id for row in rows[:MOST_AT_ONCE]),
            left_out=tuple(one.name for one in dossiers if one.id not in fitting),
            later=max(0, len(rows) - MOST_AT_ONCE),
        )

    def _dossiers(self, persons: Sequence[int]) -> list[Dossier]:
        found = read_dossiers(self._store.read(), persons, self._store.clock())
        return [found[person] for person in persons if person in found]

    def _has_messenger(self, dossier: Dossier) -> bool:
        offered = (self._catalogue.channels[one] for one in self._store.settings().offered_channels)
        return any(one.channel_class is ChannelClass.MESSENGER and reaches(dossier, one) for one in offered)


def _by_name(row: ToFile) -> tuple[object, ...]:
    return (*filing_key(row.name, row.kind), row.id)


def _by_postcode(row: ToFile) -> tuple[object, ...]:
    """Those without one come last, where they are seen."""
    return (not row.postcode, row.postcode.replace(" ", ""), *_by_name(row))
