"""People from files of other programs: looked at first, then taken over as a whole, and taken back as a whole.

Nobody's consent is ever read from a file: whoever comes by one was not asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from itertools import islice
from pathlib import Path

from consentregister.domain.batch import Watch, unwatched
from consentregister.domain.changed import Changed
from consentregister.domain.column_use import Mapping
from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.imports import (
    Fate,
    ImportBatch,
    ImportChoices,
    ImportPreview,
    ImportRow,
    ImportSource,
    Reason,
    Undone,
)
from consentregister.domain.person import NewPerson, Person
from consentregister.domain.times import local_day
from consentregister.services.import_alike import with_alike
from consentregister.services.import_candidates import Candidate, Candidates
from consentregister.services.import_files import read_source
from consentregister.services.import_plan import Plan, completed, gathered
from consentregister.store import imports as kept
from consentregister.store.bulk import add_people
from consentregister.store.column_mappings import remember
from consentregister.store.past import card_before
from consentregister.store.people import edit_person
from consentregister.store.people_details import read_person
from consentregister.store.store import Store
from consentregister.store.work import Change

_AS_IT_IS = ImportChoices()
_AT_ONCE = 500  # persons written between two looks at whether to go on


class Imports:
    """What a user does with files of people."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, file: Path, mapping: Mapping | None = None, watch: Watch = unwatched) -> ImportSource:
        """The contacts of an address book (vCard) or a table (CSV, XLSX, ODS); nobody is looked at yet.

        Args:
            mapping: what the columns of a table hold, as the user says; None for what is recognised or remembered.
            watch: told how far it is; what it raises ends the work.

        Raises:
            NotFound: the file is not there. UnreadableFile: no file of people, or more than can be taken.
            InvalidInput: the mapping is of another table.
        """
        country = self._store.settings().country
        return read_source(file, mapping, connection=self._store.read(), country=country, watch=watch)

    def preview(
        self, source: ImportSource, choices: ImportChoices = _AS_IT_IS, watch: Watch = unwatched
    ) -> ImportPreview:
        """What would come of each contact of a file; nothing is kept."""
        connection = self._store.read()
        made, refused = self._made(source, choices, watch)
        planned = Plan(kept.known_people(connection)).rows(made)
        rows = sorted((*refused, *with_alike(planned, connection)), key=lambda row: row.row)
        return ImportPreview(source=source, rows=rows)

    def take(
        self, preview: ImportPreview, *, without: Collection[int] = (), watch: Watch = unwatched
    ) -> Changed[ImportBatch]:
        """Take over what a preview shows, in one transaction; matched anew with what stands in the register by then.

        Args:
            without: rows to leave out. watch: told how far it is; what it raises ends the work, and nothing is kept.

        Returns: the batch, with id 0 where nobody was new and nothing changed.
        """
        chosen = [Candidate(row.row, row.new) for row in preview.leaving_out(without).rows if row.new]
        with self._store.change() as change:
            rows = Plan(kept.known_people(change.connection)).rows(chosen)
            people = list(self._written(change, rows, watch))
            if not people:
                return change.made(self._nothing(preview))
            source = preview.source
            batch = kept.add_batch(change, source.file, source.digest, people)
            if source.columns and source.is_said:
                remember(change, source.columns.heads, source.columns.mapping)
            [made] = kept.batches(change.connection, batch=batch)
            change.log("people_imported", file=source.file, new=made.new, changed=made.changed)
            change.touch("people")
        return change.made(made)

    def undo(self, batch: int, watch: Watch = unwatched) -> Changed[Undone]:
        """Take an import back: the new ones into the bin, the others their old card; whoever was touched since stays.

        Raises:
            NotFound: the batch. InvalidInput: it was taken back already.
        """
        with self._store.change() as change:
            found = kept.batches(change.connection, batch=batch)
            if not found:
                raise NotFound("batch", "import_unknown", id=batch)
            if found[0].undone:
                raise InvalidInput("batch", "import_undone", file=found[0].file)
            people, touched = kept.people_of(change.connection, batch), kept.touched_since(change.connection, batch)
            for number, one in enumerate(people):
                watch(number, len(people))
                if one.person not in touched:
                    self._take_back(change, one)
            kept.mark_undone(change, batch)
            stayed = sum(one.person in touched for one in people)
            change.log("import_undone", file=found[0].file, count=len(people) - stayed)
            change.touch("people")
        return change.made(Undone(len(people) - stayed, stayed))

    def recent(self) -> list[ImportBatch]:
        """The files taken over, newest first."""
        return kept.batches(self._store.read())

    def _made(
        self, source: ImportSource, choices: ImportChoices, watch: Watch
    ) -> tuple[list[Candidate], list[ImportRow]]:
        settings = self._store.settings()
        today = local_day(self._store.clock())
        maker = Candidates(choices, country=settings.country, today=today, guardian_age=settings.guardian_age)
        made, refused = [], [_refused(row, "", reason) for row, reason in source.unread.items()]
        for number, contact in enumerate(source.contacts):
            watch(number, len(source.contacts))
            try:
                made.append(maker.of(contact))
            except InvalidInput as error:
                reason = Reason(error.key.replace("errors.", "imports.reason."), error.data)
                refused.append(_refused(contact.row, contact.name, reason))
        return made, refused

    def _written(self, change: Change, rows: Sequence[ImportRow], watch: Watch) -> Iterator[kept.ImportedPerson]:
        brought = list(gathered(rows))
        new = [card for row, card in brought if row.fate is Fate.NEW]
        changed = {row.person: card for row, card in brought if row.fate is Fate.CHANGED}
        done, of, remaining = 0, len(new) + len(changed), iter(new)
        while some := list(islice(remaining, _AT_ONCE)):
            watch(done, of)
            yield from _recorded(change, some)
            done += len(some)
        for person, card in changed.items():
            watch(done, of)
            yield self._completed(change, person, card)
            done += 1

    def _completed(self, change: Change, person: int, brought: NewPerson) -> kept.ImportedPerson:
        before = read_person(change.connection, person, self._store.clock())
        card = _card(before)
        _edit(change, before, completed(card, brought))
        return kept.ImportedPerson(person, change.head.seq, card)

    def _take_back(self, change: Change, one: kept.ImportedPerson) -> None:
        if one.before is None:
            change.connection.execute("UPDATE person SET removed_at = ? WHERE id = ?", (change.at, one.person))
            change.log("person_removed", one.person)
        else:
            _edit(change, read_person(change.connection, one.person, self._store.clock()), one.before)

    def _nothing(self, preview: ImportPreview) -> ImportBatch:
        return ImportBatch(id=0, file=preview.source.file, at=self._store.clock(), new=0, changed=0)


def _refused(row: int, name: str, reason: Reason) -> ImportRow:
    return ImportRow(row=row, name=name, fate=Fate.REFUSED, reason=reason)


def _recorded(change: Change, people: Sequence[NewPerson]) -> Iterator[kept.ImportedPerson]:
    for person, new in zip(add_people(change, people), people, strict=True):
        change.log("person_recorded", person, name=new.name, kind=new.kind.value)
        yield kept.ImportedPerson(person, change.head.seq, None)


def _edit(change: Change, before: Person, new: NewPerson) -> None:
    edit_person(change, before.id, new)
    named = [one.name for one in fields(NewPerson) if getattr(before, one.name) != getattr(new, one.name)]
    change.log("person_edited", before.id, fields=named, before=card_before(before, new))


def _card(person: Person) -> NewPerson:
    return NewPerson(**{one.name: getattr(person, one.name) for one in fields(NewPerson)})
