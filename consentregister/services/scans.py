"""Scans in: files are read, pages found by their code, shown, and filed when a person has confirmed what is on them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from consentregister.domain.changed import Changed
from consentregister.domain.errors import CodeRefused, InvalidInput, NotFound
from consentregister.domain.form_code import QR_PREFIX, shown_code
from consentregister.domain.printed import FormRow, ScanPage, TickedBox
from consentregister.domain.times import from_text, local_day
from consentregister.domain.words import FormKind, FormState, Purpose, ScanStatus, Statement, StopScope, Way
from consentregister.paper.pictures import open_pages, render_png
from consentregister.paper.qr_codes import find_codes
from consentregister.services.consents import Consents
from consentregister.services.evidence import Evidence, read_evidence
from consentregister.services.forms import Forms
from consentregister.store.consents import add_statements, statements_of_form, void_statements
from consentregister.store.documents import keep_document, read_document
from consentregister.store.dossiers import read_dossier
from consentregister.store.forms import form_by_code, list_forms
from consentregister.store.people import require_person
from consentregister.store.scans import add_scan, close_scan, open_scans, read_scan, reopen_scans_of, require_open
from consentregister.store.stops import set_stop
from consentregister.store.store import Store
from consentregister.store.work import Change

Box = tuple[str, Purpose]
# Answers of the parents' form that are an objection to advertising (section 11).
_OBJECTIONS = frozenset({"no_letters"})
_TO_CHILD = "to_child"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a person saw on the paper and confirmed."""

    ticked: frozenset[Box]
    named: frozenset[str]
    signed_on: date | None
    lies_in: str


@dataclass(frozen=True, slots=True)
class _ReadPage:
    """A page and the form its code names."""

    page: int
    form: FormRow | None


class Scans:
    """What a user does with pages that come back."""

    def __init__(self, store: Store, forms: Forms, consents: Consents) -> None:
        self._store = store
        self._forms = forms
        self._consents = consents

    def propose(self, file: Path) -> list[ScanPage]:
        """Read a file and say what is on its pages; nothing is kept.

        Raises:
            NotFound, UnreadableFile: the file. CodeRefused: a code that is forged, foreign, or of something else.
        """
        return [self._proposed(file.name, read) for read in self._read(read_evidence(file))]

    def take(self, files: Sequence[Path]) -> Changed[list[ScanPage]]:
        """Take files into the inbox, byte for byte; all of them or, when one is refused, none.

        A page that came in before is told (`duplicate`) and not kept twice.

        Raises:
            as `propose`.
        """
        contents = [read_evidence(file) for file in files]
        pages = [(content, read) for content in contents for read in self._read(content)]
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

    def file(
        self,
        scan: int,
        *,
        ticked: Collection[Box],
        signed_on: date | None,
        named: Collection[str] = (),
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
        confirmed = Confirmed(frozenset(ticked), frozenset(named), signed_on, lies_in)
        with self._store.change() as change:
            form = self._file(change, scan, confirmed, code, person)
        return change.made(form_by_code(self._store.read(), form.code))

    def accept(
        self, files: Sequence[Path], *, ticked: Collection[Box] = (), signed_on: date | None = None
    ) -> Changed[list[ScanPage]]:
        """Take files and, where it is said what is ticked on their only page, file it: both or nothing.

        Raises:
            as `take` and `file`. InvalidInput: `ticked` with more than one page.
        """
        contents = [read_evidence(file) for file in files]
        pages = [(content, read) for content in contents for read in self._read(content)]
        if ticked and len(pages) != 1:
            raise InvalidInput("ticked", "ticked_needs_one_page")
        confirmed = Confirmed(frozenset(ticked), frozenset(), signed_on, "")
        with self._store.change() as change:
            taken = self._take(change, pages)
            if ticked and pages[0][1].form is not None:
                self._file(change, taken[0][0], confirmed, "", None)
        return change.made([replace(self.show(scan), duplicate=not new) for scan, new in taken])

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

    def _read(self, content: Evidence) -> list[_ReadPage]:
        pages = open_pages(content.content, content.name)
        return [_ReadPage(number, self._form_on(page)) for number, page in enumerate(pages, start=1)]

    def _form_on(self, page: Any) -> FormRow | None:
        """The form a page's code names; None for a page without any code.

        A page never inherits its neighbour's code.
        """
        texts = [found.text for found in find_codes(page.image)]
        ours = next((text for text in texts if text.startswith(QR_PREFIX)), None)
        if ours is None:
            if texts:
                raise CodeRefused("code_other")
            return None
        return self._forms.find(ours.removeprefix(QR_PREFIX))

    def _take(self, change: Change, pages: Sequence[tuple[Evidence, _ReadPage]]) -> list[tuple[int, bool]]:
        taken = [self._keep(change, content, read) for content, read in pages]
        change.log("scan_taken", pages=len(taken))
        change.touch("scans")
        return taken

    def _file(self, change: Change, scan: int, confirmed: Confirmed, code: str, person: int | None) -> FormRow:
        row = read_scan(change.connection, scan)
        require_open(row)
        form = self._form_to_file(change, row, code, person)
        owner = self._owner(change, form, person)
        self._check_day(form, confirmed.signed_on)
        self._answer(change, form, owner, row["document_id"], confirmed)
        if confirmed.named & _OBJECTIONS:
            set_stop(change, owner, StopScope.ADVERTISING)
            change.log("objection", owner, scope=StopScope.ADVERTISING.value)
        self._return(change, form, owner, confirmed)
        close_scan(change, scan, ScanStatus.FILED, form.id)
        change.touch("forms", "scans", "people", person=owner)
        return form

    def _keep(self, change: Change, content: Evidence, read: _ReadPage) -> tuple[int, bool]:
        document = keep_document(change, content.content, content.name, content.media_type)
        status = ScanStatus.PROPOSED if read.form else ScanStatus.WAITING
        form = read.form
        return add_scan(change, document, read.page, form.code if form else "", form.id if form else None, status)

    def _waiting(self, row: Any) -> ScanPage:
        form = form_by_code(self._store.read(), row["form_code"]) if row["form_code"] else None
        page = self._proposed(row["file"], _ReadPage(row["page"], form))
        taken_at = from_text(row["taken_at"])
        return replace(page, id=row["id"], status=ScanStatus(row["status"]), reason=row["reason"], taken_at=taken_at)

    def _proposed(self, file: str, read: _ReadPage) -> ScanPage:
        form = read.form
        boxes = form.boxes if form else ()
        cells = dict.fromkeys((box.channel, purpose) for box in boxes for purpose in box.purposes)
        return ScanPage(
            id=0,
            file=file,
            page=read.page,
            code=form.code if form else "",
            person=form.person if form else None,
            person_name=form.person_name if form else "",
            kind=form.kind if form else None,
            ticks=tuple(TickedBox(channel=one, purpose=purpose, ticked=None, confidence=0.0) for one, purpose in cells),
            signed=None,
            confidence=0.0,
            status=ScanStatus.PROPOSED if form else ScanStatus.WAITING,
            reason="",
            taken_at=self._store.clock(),
            form_printed_at=form.printed_at if form else None,
        )

    def _form_to_file(self, change: Change, row: Any, code: str, person: int | None) -> FormRow:
        """The form of a page: by its own code, by one typed in, or the person's newest that is still open."""
        if row["form_code"] or code:
            form = form_by_code(change.connection, row["form_code"] or self._forms.own_code(code))
        else:
            form = self._newest_open(change, person)
        if form.state is not FormState.OPEN:
            name = "form_void" if form.state is FormState.VOID else "form_returned"
            raise InvalidInput("code", name, code=shown_code(form.code))
        if not form.boxes:
            raise InvalidInput("code", "form_not_signed")
        return form

    def _newest_open(self, change: Change, person: int | None) -> FormRow:
        forms = list_forms(change.connection, open_only=True, person=person) if person is not None else []
        if not forms:
            raise InvalidInput("code", "scan_without_form")
        return forms[0]

    def _owner(self, change: Change, form: FormRow, person: int | None) -> int:
        """Whose form it is; a blank one becomes the named person's."""
        if form.person is not None:
            if person not in (None, form.person):
                raise InvalidInput("person", "form_other_person", code=shown_code(form.code))
            require_person(change.connection, form.person)
            return form.person
        if person is None:
            raise InvalidInput("person", "scan_without_form")
        require_person(change.connection, person)
        change.connection.execute("UPDATE form SET person_id = ? WHERE id = ?", (person, form.id))
        change.log("form_assigned", person, code=form.code)
        return person

    def _check_day(self, form: FormRow, signed_on: date | None) -> None:
        self._consents.effective(signed_on)
        if signed_on is not None and signed_on < local_day(form.printed_at):
            raise InvalidInput("signed_on", "signed_before_printed")

    def _answer(self, change: Change, form: FormRow, owner: int, document: int, confirmed: Confirmed) -> None:
        """Say yes for each ticked box and no for each empty one: empty means no, and the form says so."""
        boxes, signed_on = _with_neighbours(form, confirmed.ticked), confirmed.signed_on
        addresses = {} if _TO_CHILD in confirmed.named else form.addresses
        giver = self._giver(change, form, owner)
        everything = {(box.channel, purpose) for box in form.boxes for purpose in box.purposes}
        for statement, cells in ((Statement.GRANTED, boxes), (Statement.REFUSED, everything - boxes)):
            said = [(channel, purpose, addresses.get(channel, "")) for channel, purpose in sorted(cells)]
            if not said:
                continue
            add_statements(
                change,
                owner,
                said,
                statement,
                self._consents.effective(signed_on),
                way=Way.PAPER,
                signed_on=signed_on,
                given_by=giver,
                form=form.id,
                document=document,
            )
            kind = "consent_granted" if statement is Statement.GRANTED else "consent_refused"
            names = [f"{channel}:{purpose}" for channel, purpose, _ in said]
            change.log(kind, owner, cells=names, way=Way.PAPER.value, code=form.code, signed_on=str(signed_on or ""))

    def _giver(self, change: Change, form: FormRow, owner: int) -> int | None:
        if form.kind is not FormKind.CONSENT_GUARDIAN:
            return None
        guardian = read_dossier(change.connection, owner, self._store.clock()).guardian
        if guardian is None:
            raise InvalidInput("guardian", "guardian_missing")
        return guardian

    def _return(self, change: Change, form: FormRow, owner: int, confirmed: Confirmed) -> None:
        """Mark the form as back. The information sheet came with it, as the signed paper itself says (Art. 13)."""
        change.connection.execute(
            "UPDATE form SET returned_at = ?, lies_in = ? WHERE id = ?", (change.at, confirmed.lies_in.strip(), form.id)
        )
        day = (confirmed.signed_on or local_day(form.printed_at)).isoformat()
        change.connection.execute(
            "UPDATE person SET info_sheet_given = coalesce(info_sheet_given, ?) WHERE id = ?", (day, owner)
        )
        change.log("form_returned", owner, code=form.code, named=sorted(confirmed.named))


def _with_neighbours(form: FormRow, ticked: frozenset[Box]) -> set[Box]:
    """The cells a tick grants: a column may stand for two purposes (answers and appointments).

    Raises:
        InvalidInput: the form has no such box.
    """
    granted: set[Box] = set()
    for channel, purpose in ticked:
        boxes = [box for box in form.boxes if box.channel == channel and purpose in box.purposes]
        if not boxes:
            raise InvalidInput("ticked", "box_unknown")
        granted.update((channel, one) for box in boxes for one in box.purposes)
    return granted
