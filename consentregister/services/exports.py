"""The register for a spreadsheet: everybody and every consent, in the language of the user.

The file lies unprotected outside the register; that it was made stands in the log.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

import resources
from consentregister.domain.batch import Watch, unwatched
from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue
from consentregister.domain.errors import StoreError
from consentregister.domain.exported import Exported, ExportedPerson, ExportTable
from consentregister.domain.filed_consent import FiledConsent, filed_consents
from consentregister.domain.standing import Dossier
from consentregister.domain.words import Language
from consentregister.exchange.workbook_writer import Cell, Column, Rows, Sheet, write_csv, write_workbook
from consentregister.services.export_rows import RowWords
from consentregister.services.output_files import beside, check_place, putting
from consentregister.services.wording_values import shown_date
from consentregister.store.dossiers import read_dossiers
from consentregister.store.exports import exported_people, reading
from consentregister.store.people import count_people
from consentregister.store.store import Store

_TABLES: Final = tuple(ExportTable)
# Names of the columns in the texts, and how wide they are, in characters.
_COLUMNS: Final = {
    ExportTable.PEOPLE: (
        ("number", 8),
        ("name", 28),
        ("kind", 18),
        ("phones", 34),
        ("emails", 30),
        ("others", 26),
        ("street", 24),
        ("postcode", 10),
        ("city", 20),
        ("preferred", 26),
        ("stop", 24),
        ("since", 12),
        ("sheet_given", 20),
    ),
    ExportTable.CONSENTS: (
        ("number", 8),
        ("name", 28),
        ("channel", 16),
        ("purpose", 26),
        ("state", 32),
        ("since", 12),
        ("way", 15),
        ("address", 28),
        ("evidence", 12),
        ("form", 18),
        ("wording", 12),
    ),
}
_DAY_FORMATS: Final = {Language.DE: "dd.mm.yyyy", Language.EN: "dd/mm/yyyy"}


class Exports:
    """What a user takes out of the register as a whole."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def save(
        self,
        file: Path,
        *,
        table: ExportTable = ExportTable.PEOPLE,
        language: Language = Language.DE,
        watch: Watch = unwatched,
    ) -> Changed[Exported]:
        """Write everybody, those in the bin left out, and note that it was done.

        It is the register as it is at one moment.

        Args:
            file: .xlsx for both tables, .csv for one; one that exists is replaced.
            table: which one goes into a CSV file.
            language: of heads and words.
            watch: is told after each few hundred people.

        Raises:
            UnreadableFile: it can't be written, or is neither; an older file is untouched, and nothing was logged.
            StoreError: read_only.
        """
        if self._store.read_only:
            raise StoreError("read_only")
        check_place(file, self._store.place, ".xlsx", ".csv")
        draft, kind = beside(file), file.suffix.lower().removeprefix(".")
        run = _Run(self._store, RowWords(self._catalogue, language), watch)
        # Read and written before the transaction begins: nobody else has to wait for it.
        with putting(draft, file) as put:
            with closing(run.rows()) as rows:
                self._write(draft, kind, rows, table, language)
            watch(run.people, run.people)  # packing a large file takes a while: it can be stopped to the end
            with self._store.change() as change:
                change.log("register_exported", count=run.people, file_type=kind)
                put()
        return change.made(Exported(run.people, run.consents))

    def _write(self, file: Path, kind: str, rows: Rows, table: ExportTable, language: Language) -> None:
        if kind == "xlsx":
            sheets = [_sheet(one, language) for one in _TABLES]
            write_workbook(file, sheets, rows, day_format=_DAY_FORMATS[language])
            return
        wanted = _TABLES.index(table)
        write_csv(
            file,
            _sheet(table, language),
            (cells for place, cells in rows if place == wanted),
            separator=";" if language is Language.DE else ",",
            shown_day=lambda day: shown_date(day, language),
        )


class _Run:
    """One reading of everybody, told as it goes.

    Attributes:
        people, consents: how many were read.
    """

    def __init__(self, store: Store, words: RowWords, watch: Watch) -> None:
        self._store, self._words, self._watch = store, words, watch
        self.people = self.consents = 0

    def rows(self) -> Generator[tuple[int, Sequence[Cell]]]:
        """The rows of both tables, person by person, each with the position of its table."""
        settings, now = self._store.settings(), self._store.clock()
        with reading(self._store) as connection:
            total = count_people(connection)
            self._watch(0, total)
            for people in exported_people(connection):
                dossiers = read_dossiers(connection, [person.id for person in people], now)
                for person in people:
                    yield from self._of(person, filed_consents(dossiers[person.id], settings), dossiers[person.id])
                self._watch(self.people, total)

    def _of(
        self, person: ExportedPerson, consents: Sequence[FiledConsent], dossier: Dossier
    ) -> Iterator[tuple[int, Sequence[Cell]]]:
        self.people += 1
        self.consents += len(consents)
        yield 0, self._words.person(person, dossier)
        for consent in consents:
            yield 1, self._words.consent(dossier, consent)


def _sheet(table: ExportTable, language: Language) -> Sheet:
    heads = ((resources.text(language, f"exports.{table}.{name}"), width) for name, width in _COLUMNS[table])
    name = resources.text(language, f"exports.table.{table}")
    return Sheet(name, tuple(Column(head, width) for head, width in heads))
