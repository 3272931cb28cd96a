"""Scans in: files are read, pages found by their code, shown, and filed when a person has confirmed what is on them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from consentregister.domain.changed import Changed
from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.form_code import shown_code
from consentregister.domain.printed import FormRow, ScanPage
from consentregister.domain.times import from_text
from consentregister.domain.words import FormState, ScanStatus
from consentregister.paper.pictures import render_png
from consentregister.paper.thumbs import THUMB
from consentregister.services.confirmed import Box, Confirmed, Topic
from consentregister.services.consents import Consents
from consentregister.services.evidence import Evidence, read_evidence
from consentregister.services.filing import Filing
from consentregister.services.forms import Forms
from consentregister.services.proposals import fileable, readings_of, signature_of, waits_for
from consentregister.services.scan_reading import ReadPage, proposed, read_pages
from consentregister.store.consents import statements_of_form, void_statements
from consentregister.store.documents import keep_document, read_document
from consentregister.store.forms import form_by_code
from consentregister.store.readings import reading_from_text, reading_to_text
from consentregister.store.scans import add_scan, close_scan, open_scans, read_scan, reopen_scans_of, require_open
from consentregister.store.store import Store
from consentregister.store.thumbs import keep_thumb, read_thumbs
from consentregister.store.work import Change

_Pages = Sequence[tuple[Evidence, ReadPage]]


class Scans:
    """What a user does with pages that come back."""

    def __init__(self, store: Store, forms: Forms, consents: Consents) -> None:
        self._store = store
        self._forms = forms
        self._filing = Filing(forms, consents)

    def propose(self, file: Path) -> list[ScanPage]:
        """Read a file and say what is on its pages; nothing is kept.

        Raises:
            NotFound, UnreadableFile: the file. CodeRefused: a code that is forged, foreign, or of something else.
        """
        pages = read_pages(read_evidence(file), self._forms)
        return [proposed(file.name, read, self._store.clock()) for read in pages]

    def take(self, files: Sequence[Path]) -> Changed[list[ScanPage]]:
        """Take files into the inbox, byte for byte; all of them or, when one is refused, none.

        A page that came in before is told (`duplicate`) and not kept twice.

        Raises:
            as `propose`.
        """
        pages = self._read(files)
        with self._store.change() as change:
            taken = self._take(change, pages)
        return change.made([replace(self.show(scan), duplicate=not new) for scan, new in taken])

    def inbox(self) -> list[ScanPage]:
        """The pages that wait, in the order they came."""
        return [self._waiting(row) for row in open_scans(self._store.read())]

    def show(self, scan: int) -> ScanPage:
        """One page of the inbox, or one that was filed.

        Raises:
            NotFound: there is none of this id.
        """
        return self._waiting(read_scan(self._store.read(), scan))

    def picture(self, scan: int, *, width: int) -> bytes:
        """A page as PNG, `width` pixels wide."""
        row = read_scan(self._store.read(), scan)
        name, content = read_document(self._store.read(), row["document_id"])
        return render_png(content, row["page"], width, name)

    def thumbs(self, scans: Collection[int]) -> dict[int, bytes]:
        """Small pictures of pages for a list, by their ids: JPEG, or PNG where none was kept."""
        kept = read_thumbs(self._store.read(), scans)
        return {scan: kept.get(scan) or self.picture(scan, width=THUMB[0]) for scan in scans}

    def keep(self, change: Change, content: Evidence, pages: Sequence[ReadPage]) -> list[tuple[int, bool]]:
        """Keep pages of a file within a change: each one's id, and whether it is new."""
        return [self._keep(change, content, read) for read in pages]

    def file(
        self,
        scan: int,
        *,
        ticked: Collection[Box],
        signed_on: date | None,
        named: Collection[str] = (),
        topics: Collection[Topic] = (),
        signed: bool = True,
        code: str = "",
        person: int | None = None,
        lies_in: str = "",
    ) -> Changed[FormRow]:
        """File a page: its ticks become consents with this page as evidence, its empty boxes a no.

        Args:
            scan: id of the page.
            ticked: the boxes a person saw ticked on the paper, each (channel, purpose).
            named: answers of their own that were ticked ("no_letters": the parents want no advertising by letter).
            topics: on the form for staff the ticked columns, each (channel, name); what was said holds for these.
            signed_on: the day written on the paper; None when there is none to be read.
            signed: that a person saw the signature.
            code: of the form, where none could be read from the page.
            person: whose form it is, for a blank one or a page whose code could not be read.
            lies_in: where the paper lies.

        Raises:
            NotFound: the page no longer waits. InvalidInput: no form, no signature, an impossible day, no such box.
        """
        if not signed:
            raise InvalidInput("signed", "signature_missing")
        confirmed = Confirmed(frozenset(ticked), frozenset(named), signed_on, lies_in, frozenset(topics))
        with self._store.change() as change:
            form = self._filing.file(change, scan, confirmed, code, person)
        return change.made(form_by_code(self._store.read(), form.code))

    def accept(
        self, files: Sequence[Path], *, ticked: Collection[Box] | None = None, signed_on: date | None = None
    ) -> Changed[list[ScanPage]]:
        """Take files, and file what is clear on them: a signature found, every box plainly ticked or empty.

        Args:
            ticked: what is ticked on their only page, as for `file`, whatever the machine read; empty where every box
                is, None to go by what was read.

        Raises:
            as `take` and `file`. InvalidInput: `ticked` with more than one page.
        """
        pages = self._read(files)
        if ticked is not None and len(pages) != 1:
            raise InvalidInput("ticked", "ticked_needs_one_page")
        confirmed = Confirmed(frozenset(ticked or ()), frozenset(), signed_on, "")
        with self._store.change() as change:
            taken = self._take(change, pages)
            if ticked is None:
                self._file_clear(change, taken, signed_on)
            elif pages[0][1].form is not None:
                self._filing.file(change, taken[0][0], confirmed, "", None)
        return change.made([replace(self._accepted(scan), duplicate=not new) for scan, new in taken])

    def undo(self, code: str, reason: str) -> Changed[FormRow]:
        """Take a wrong filing back: as if nothing had been answered; the page waits again, both stay in the log.

        Raises:
            InvalidInput: no reason; the form is not back. NotFound: no such form.
        """
        if not reason.strip():
            raise InvalidInput("reason", "reason_missing")
        form = self._forms.find(code)
        if form.state is not FormState.RETURNED:
            raise NotFound("code", "form_unknown", code=shown_code(form.code))
        with self._store.change() as change:
            void_statements(change, statements_of_form(change.connection, form.id), reason.strip())
            change.connection.execute("UPDATE form SET returned_at = NULL WHERE id = ?", (form.id,))
            reopen_scans_of(change, form.id)
            change.log("filing_undone", form.person, code=form.code, reason=reason.strip())
            change.touch("forms", "scans", "people")
        return change.made(form_by_code(self._store.read(), form.code))

    def discard(self, scan: int, reason: str) -> Changed[None]:
        """Put a page aside that does not belong here; its picture is kept."""
        with self._store.change() as change:
            require_open(read_scan(change.connection, scan))
            close_scan(change, scan, ScanStatus.REFUSED, None, reason.strip())
            change.log("scan_discarded", reason=reason.strip())
            change.touch("scans")
        return change.made(None)

    def _read(self, files: Sequence[Path]) -> _Pages:
        contents = [read_evidence(file) for file in files]  # all of them before the first picture is opened
        return [(content, read) for content in contents for read in read_pages(content, self._forms)]

    def _take(self, change: Change, pages: _Pages) -> list[tuple[int, bool]]:
        taken = [self._keep(change, content, read) for content, read in pages]
        change.log("scan_taken", pages=len(taken))
        change.touch("scans")
        return taken

    def _keep(self, change: Change, content: Evidence, read: ReadPage) -> tuple[int, bool]:
        document = keep_document(change, content.content, content.name, content.media_type)
        status = ScanStatus.PROPOSED if read.form else ScanStatus.WAITING
        form = read.form
        code, known = (form.code, form.id) if form else ("", None)
        kept = add_scan(change, document, read.page, code, known, status, reading_to_text(read.reading))
        keep_thumb(change, kept[0], read.thumb)
        return kept

    def _file_clear(self, change: Change, taken: Sequence[tuple[int, bool]], signed_on: date | None) -> None:
        """File each new page that carries the signature, when its whole form may be filed without a second look."""
        for scan, new in taken:
            row = read_scan(change.connection, scan)
            form = form_by_code(change.connection, row["form_code"]) if row["form_code"] else None
            if not new or form is None or waits_for(form, readings_of(change.connection, row, form)):
                continue
            own = reading_from_text(row["reading"]).fields
            confirmed = fileable(form, readings_of(change.connection, row, form), signed_on)
            if confirmed is not None and signature_of(form, own) is not None:
                self._filing.file(change, scan, confirmed, "", None)

    def _accepted(self, scan: int) -> ScanPage:
        """A page with the reason why it still waits, where it does."""
        page = self.show(scan)
        if page.status is ScanStatus.FILED or not page.code:
            return page
        return replace(page, reason=page.reason or waits_for(self._forms.find(page.code), page.readings))

    def _waiting(self, row: Any) -> ScanPage:
        form = form_by_code(self._store.read(), row["form_code"]) if row["form_code"] else None
        readings = readings_of(self._store.read(), row, form) if form else ()
        read = ReadPage(row["page"], form, reading_from_text(row["reading"]))
        page = proposed(row["file"], read, from_text(row["taken_at"]), readings)
        status = ScanStatus(row["status"])
        reason = row["reason"] if status in (ScanStatus.FILED, ScanStatus.REFUSED) else page.reason
        return replace(page, id=row["id"], status=status, reason=reason)
