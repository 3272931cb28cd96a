"""Many files at once into the inbox: read in other processes, the good ones kept, each refused one told by its name.

The command line takes all of a call or none (`Scans.take`); in the window one bad file holds up nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from consentregister.domain.changed import Changed
from consentregister.domain.errors import CodeRefused, InvalidInput, RegisterError, UnreadableFile
from consentregister.domain.intake import GoOn, Pasted, Refused, SoFar, Taken
from consentregister.services.evidence import Evidence, read_evidence
from consentregister.services.forms import Forms
from consentregister.services.input_files import shown_name
from consentregister.services.page_reading import FilePage
from consentregister.services.page_workers import PageWorkers, ReadFile
from consentregister.services.scan_reading import ReadPage, found_forms, known_forms, with_whole_forms
from consentregister.services.scans import Scans
from consentregister.store.documents import digest_of
from consentregister.store.store import Store
from consentregister.store.work import Change

Source = Path | Pasted


@dataclass(frozen=True, slots=True)
class Reading:
    """Files that were read; nothing of them is kept yet."""

    sources: tuple[Source, ...]
    digests: dict[int, str]
    files: tuple[ReadFile, ...]


class Intake:
    """What a user does with files that come in."""

    def __init__(self, store: Store, forms: Forms, scans: Scans, workers: PageWorkers) -> None:
        self._store = store
        self._forms = forms
        self._scans = scans
        self._workers = workers

    def read(self, sources: Sequence[Source], go_on: GoOn) -> Reading | None:
        """Read files and pasted pictures; nothing is kept.

        Args:
            go_on: told how far it is, many times a second; False ends it.

        Returns: what was read, for `keep`; None when it was ended.
        """
        digests: dict[int, str] = {}
        files = [partial(_open, source, digests, number) for number, source in enumerate(sources)]
        read = self._workers.read(files, lambda texts: known_forms(texts, self._forms), go_on)
        return None if read is None else Reading(tuple(sources), digests, tuple(read))

    def keep(self, reading: Reading) -> Changed[Taken]:
        """Keep what was read, byte for byte; a page that came in before is told and not kept twice."""
        refused: list[Refused] = []
        kept: list[tuple[int, bool]] = []
        with self._store.change() as change:
            for number, source in enumerate(reading.sources):
                told, taken = self._keep_file(change, source, reading.digests.get(number, ""), reading.files[number])
                refused += told
                kept += taken
            if new := sum(is_new for _, is_new in kept):
                change.log("scan_taken", pages=new)
                change.touch("scans")
        pages = tuple(replace(self._scans.show(scan), duplicate=not is_new) for scan, is_new in kept)
        return change.made(Taken(pages, tuple(refused)))

    def take(self, sources: Sequence[Source], go_on: GoOn) -> Changed[Taken] | None:
        """Read and keep in one go; None when it was ended."""
        reading = self.read(sources, go_on)
        return None if reading is None else self.keep(reading)

    def _keep_file(
        self, change: Change, source: Source, digest: str, read: ReadFile
    ) -> tuple[list[Refused], list[tuple[int, bool]]]:
        name = _name(source)
        if read.error:
            return [Refused(name, 0, read.error)], []
        pages, refused = self._with_forms(name, read.pages)
        try:
            content = _evidence(source) if pages else None
        except RegisterError as error:
            return [Refused(name, 0, error)], []
        if content is None:
            return refused, []
        if digest_of(content.content) != digest:
            return [Refused(name, 0, UnreadableFile("file_changed", file=name))], []
        return refused, self._scans.keep(change, content, pages)

    def _with_forms(self, name: str, pages: Sequence[FilePage]) -> tuple[list[ReadPage], list[Refused]]:
        """Find each page's form; a code of another register refuses its page alone."""
        found: list[ReadPage] = []
        refused: list[Refused] = []
        for page in pages:
            try:
                found += _found_forms(page, self._forms)
            except InvalidInput as error:
                refused.append(Refused(name, page.page if len(pages) > 1 else 0, error))
        return with_whole_forms(found), refused


def always(_so_far: SoFar) -> bool:
    """Never end it."""
    return True


def _found_forms(page: FilePage, forms: Forms) -> list[ReadPage]:
    """A page with its forms; a code of something else, as of a web page, says nothing: the page waits."""
    try:
        return found_forms(page, forms)
    except CodeRefused:
        return found_forms(replace(page, codes=()), forms)


def _open(source: Source, digests: dict[int, str], number: int) -> Evidence:
    content = _evidence(source)
    digests[number] = digest_of(content.content)
    return content


def _evidence(source: Source) -> Evidence:
    if isinstance(source, Pasted):
        return Evidence(source.content, source.name, "image/png")
    return read_evidence(source)


def _name(source: Source) -> str:
    return source.name if isinstance(source, Pasted) else shown_name(source)
