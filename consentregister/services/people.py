"""Persons: recorded, edited, found, blocked, put in the bin and taken out again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue
from consentregister.domain.contact import with_labels
from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import NewPerson, Person, PersonRow, age_on
from consentregister.domain.times import local_day
from consentregister.domain.words import StopScope
from consentregister.services.messages import Messages
from consentregister.store import people as kept
from consentregister.store.past import card_before
from consentregister.store.people_details import read_person
from consentregister.store.stops import end_stop, set_stop
from consentregister.store.store import Store
from consentregister.store.work import Change


class People:
    """What a user does with persons."""

    def __init__(self, store: Store, catalogue: Catalogue, messages: Messages) -> None:
        self._store = store
        self._catalogue = catalogue
        self._messages = messages

    def record(
        self, new: NewPerson, *, guardian: NewPerson | None = None, first_contact: str | None = None
    ) -> Changed[Person]:
        """Record a person together with the log's entry, or neither.

        Args:
            new: the person.
            guardian: a parent who is not on file yet and is recorded along.
            first_contact: the channel on which the person made the first contact (S2), which is logged as a message.

        Raises:
            InvalidInput: a birth date in the future; the guardian is unknown.
        """
        with self._store.change() as change:
            if guardian is not None:
                new = replace(new, guardian=self._add(change, guardian))
            person = self._add(change, new)
            if first_contact is not None:
                self._messages.log_in(change, person, first_contact)
        return change.made(self.show(person))

    def _add(self, change: Change, new: NewPerson) -> int:
        self._check(change, new)
        person = kept.add_person(change, new)
        change.log("person_recorded", person, name=new.name, kind=new.kind.value)
        change.touch("people")
        return person

    def edit(
        self, person: int, new: NewPerson, *, guardian: NewPerson | None = None, first_contact: str | None = None
    ) -> Changed[Person]:
        """Keep a person's new data in place of the old; what had another number has to be signed anew.

        Args:
            person: whose data.
            new: all of the person's data.
            guardian, first_contact: as `record`.

        Raises:
            InvalidInput: as `record`; the person would be their own guardian.
            NotFound: unknown, or in the bin.
        """
        with self._store.change() as change:
            kept.require_person(change.connection, person)
            if guardian is not None:
                new = replace(new, guardian=self._add(change, guardian))
            if new.guardian == person:
                raise InvalidInput("guardian", "guardian_is_self")
            self._check(change, new)
            before = read_person(change.connection, person, self._store.clock())
            new = replace(new, contact_points=with_labels(new.contact_points, before.contact_points))
            kept.edit_person(change, person, new)
            fields = [name for name in NewPerson.__dataclass_fields__ if getattr(before, name) != getattr(new, name)]
            change.log("person_edited", person, fields=fields, before=card_before(before, new))
            change.touch("people")
            if first_contact is not None:
                self._messages.log_in(change, person, first_contact)
        return change.made(self.show(person))

    def info_sheet_given(self, person: int, *, given: bool = True) -> Changed[Person]:
        """Note that the information sheet (Art. 13) was handed over today, or that it was not.

        Raises:
            NotFound: unknown, or in the bin.
        """
        before = self.show(person)
        known = {name: getattr(before, name) for name in NewPerson.__dataclass_fields__}
        day = local_day(self._store.clock()) if given else None
        return self.edit(person, NewPerson(**{**known, "info_sheet_given": day}))

    def _check(self, change: Change, new: NewPerson) -> None:
        new.check_dates(local_day(self._store.clock()))
        if new.guardian is not None:
            kept.require_person(change.connection, new.guardian)

    def show(self, person: int, *, removed: bool = False) -> Person:
        """One person, with what stands now.

        Raises:
            NotFound: unknown, or in the bin (`removed`: not in the bin).
        """
        kept.require_person(self._store.read(), person, removed=removed)
        found = read_person(self._store.read(), person, self._store.clock())
        if found.birth_date is None:
            return found
        age = age_on(local_day(self._store.clock()), found.birth_date)
        return replace(found, minor=age < self._store.settings().guardian_age)

    def find(self, text: str, *, limit: int = 200, removed: bool = False) -> list[PersonRow]:
        """Persons whose name, number or e-mail holds the text, by name. Reads only."""
        return kept.find_people(self._store.read(), text, limit=limit, removed=removed)

    def contact_points(self, person: Person) -> list[tuple[str, str]]:
        """Every channel that reaches a person with its address, in the order the person likes them."""
        offered = self._store.settings().offered_channels
        ordered = dict.fromkeys((*person.preferred, *offered, *self._catalogue.channels))
        channels = (self._catalogue.channels[one] for one in ordered if one in self._catalogue.channels)
        return [
            (channel.id, point.value)
            for channel in channels
            for point in person.contact_points
            if point.serves(channel.address_kind, channel.id)
        ]

    def everybody(self, *, offset: int = 0, limit: int = 200) -> list[PersonRow]:
        """Everybody by name, from `offset` on."""
        return kept.list_people(self._store.read(), offset=offset, limit=limit)

    def names(self, persons: Collection[int]) -> dict[int, str]:
        """Names by id, also of those in the bin; who was forgotten is left out."""
        return kept.names_of(self._store.read(), persons)

    def bin(self) -> list[PersonRow]:
        """Who lies in the bin."""
        return kept.list_bin(self._store.read())

    def count(self) -> int:
        """How many persons there are."""
        return kept.count_people(self._store.read())

    def similar(self, name: str, values: Sequence[str], *, but: int = 0) -> list[PersonRow]:
        """Who is already there by this name, number or address; `but` is left out."""
        return kept.similar_people(self._store.read(), name, values, but=but)

    def shared(self, person: int) -> list[PersonRow]:
        """Others who have one of this person's numbers or addresses."""
        values = [point.value for point in kept.contact_points_of(self._store.read(), person)]
        return kept.similar_people(self._store.read(), "", values, but=person)

    def remove(self, person: int) -> Changed[None]:
        """Put a person in the bin; nothing of it is lost."""
        return self._move(person, removed=True)

    def restore(self, person: int) -> Changed[None]:
        """Take a person out of the bin."""
        return self._move(person, removed=False)

    def _move(self, person: int, *, removed: bool) -> Changed[None]:
        with self._store.change() as change:
            kept.require_person(change.connection, person, removed=not removed)
            at = change.at if removed else None
            change.connection.execute("UPDATE person SET removed_at = ? WHERE id = ?", (at, person))
            change.log("person_removed" if removed else "person_restored", person)
            change.touch("people")
        return change.made(None)

    def block(self, person: int) -> Changed[None]:
        """No contact at all, from now on."""
        with self._store.change() as change:
            kept.require_person(change.connection, person)
            if set_stop(change, person, StopScope.NO_CONTACT):
                change.log("person_blocked", person)
            change.touch("people", person=person)
        return change.made(None)

    def unblock(self, person: int) -> Changed[None]:
        """End "no contact at all"; objections and withdrawals stay."""
        with self._store.change() as change:
            kept.require_person(change.connection, person)
            if end_stop(change, person, StopScope.NO_CONTACT):
                change.log("person_unblocked", person)
            change.touch("people", person=person)
        return change.made(None)
