"""Filing: what a person saw ticked and signed on a page becomes consents, with that page as their evidence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from consentregister.domain.errors import InvalidInput
from consentregister.domain.form_code import shown_code
from consentregister.domain.printed import FormRow
from consentregister.domain.times import from_text, local_day
from consentregister.domain.words import FormKind, FormState, ScanStatus, Statement, StopScope, Way
from consentregister.services.confirmed import Box, Confirmed
from consentregister.services.consents import Consents
from consentregister.services.forms import Forms
from consentregister.services.proposals import read_and_confirmed, readings_of
from consentregister.store.consents import add_statements
from consentregister.store.dossiers import read_dossier
from consentregister.store.forms import form_by_code, list_forms
from consentregister.store.people import require_person
from consentregister.store.readings import reading_from_text
from consentregister.store.scans import close_scan, read_scan, require_open, scans_of
from consentregister.store.stops import set_stop
from consentregister.store.work import Change

# Answers of the parents' form that are an objection to advertising (section 11).
_OBJECTIONS = frozenset({"no_letters"})
_TO_CHILD = "to_child"


class Filing:
    """Files one page inside a change that is under way."""

    def __init__(self, forms: Forms, consents: Consents) -> None:
        self._forms = forms
        self._consents = consents

    def file(self, change: Change, scan: int, confirmed: Confirmed, code: str, person: int | None) -> FormRow:
        """File a page that waits; `code` and `person` say whose it is where the page itself does not.

        Raises:
            NotFound: the page no longer waits. InvalidInput: no form, an impossible day, no such box.
        """
        row = read_scan(change.connection, scan)
        require_open(row)
        form = self._form_to_file(change, row, code, person)
        owner = self._owner(change, form, person)
        self._check_day(form, confirmed.signed_on)
        read = read_and_confirmed(form, readings_of(change.connection, row, form), confirmed)
        self.settle(change, form, owner, row["document_id"], confirmed, read)
        close_scan(change, scan, ScanStatus.FILED, form.id)
        self._close_other_sheets(change, form, row)
        change.touch("forms", "scans", "people", person=owner)
        return form

    def settle(
        self,
        change: Change,
        form: FormRow,
        owner: int,
        document: int,
        confirmed: Confirmed,
        read: Mapping[str, object],
    ) -> None:
        """Take a signed form for what it says, with the document as evidence; `read` is what the machine read of it."""
        self._answer(change, form, owner, document, confirmed)
        if confirmed.named & _OBJECTIONS:
            set_stop(change, owner, StopScope.ADVERTISING)
            change.log("objection", owner, scope=StopScope.ADVERTISING.value)
        self._return(change, form, owner, confirmed, read)

    def _close_other_sheets(self, change: Change, form: FormRow, row: Any) -> None:
        """The other sheets of the same form are filed with it; the same sheet once more is not."""
        own = reading_from_text(row["reading"]).sheet
        for other in scans_of(change.connection, form.id, open_only=True):
            if own and reading_from_text(other["reading"]).sheet not in (0, own):
                close_scan(change, other["id"], ScanStatus.FILED, form.id)

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
                way=confirmed.way,
                signed_on=signed_on,
                given_by=giver,
                form=form.id,
                document=document,
                scopes=_scopes(confirmed.topics) if statement is Statement.GRANTED else {},
            )
            kind = "consent_granted" if statement is Statement.GRANTED else "consent_refused"
            names = [f"{channel}:{purpose}" for channel, purpose, _ in said]
            change.log(
                kind, owner, cells=names, way=confirmed.way.value, code=form.code, signed_on=str(signed_on or "")
            )

    def _giver(self, change: Change, form: FormRow, owner: int) -> int | None:
        if form.kind is not FormKind.CONSENT_GUARDIAN:
            return None
        guardian = read_dossier(change.connection, owner, from_text(change.at)).guardian
        if guardian is None:
            raise InvalidInput("guardian", "guardian_missing")
        return guardian

    def _return(
        self, change: Change, form: FormRow, owner: int, confirmed: Confirmed, read: Mapping[str, object]
    ) -> None:
        """Mark the form as back. The information sheet came with it, as the signed paper itself says (Art. 13)."""
        change.connection.execute(
            "UPDATE form SET returned_at = ?, lies_in = ? WHERE id = ?", (change.at, confirmed.lies_in.strip(), form.id)
        )
        day = (confirmed.signed_on or local_day(form.printed_at)).isoformat()
        first = change.connection.execute(
            "UPDATE person SET info_sheet_given = ? WHERE id = ? AND info_sheet_given IS NULL", (day, owner)
        )
        before = {"before": {"info_sheet_given": None}} if first.rowcount else {}
        kind = "form_signed" if confirmed.way is Way.SCREEN else "form_returned"
        change.log(kind, owner, code=form.code, named=sorted(confirmed.named), **read, **before)


def _scopes(topics: frozenset[tuple[str, str]]) -> dict[str, str]:
    """The topics of each channel, with blanks between them."""
    channels = {channel for channel, _ in topics}
    return {one: " ".join(sorted(name for channel, name in topics if channel == one)) for one in channels}


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
