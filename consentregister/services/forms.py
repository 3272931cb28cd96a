"""Forms out: composed, drawn, kept as printed, and recorded as requested."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace

from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue
from consentregister.domain.errors import InvalidInput
from consentregister.domain.form_code import as_ours, make_code, read_code, shown_code
from consentregister.domain.printed import FormChoices, FormRow, Printed, PrintedForm
from consentregister.domain.words import (
    FormKind,
    FormState,
    Language,
    Purpose,
    Statement,
)
from consentregister.paper.draw import Drawn, draw
from consentregister.paper.page import Page
from consentregister.paper.pictures import count_pages, render_png
from consentregister.services.form_choices import choices_for
from consentregister.services.form_orders import Order, Orders, addresses_of
from consentregister.services.wordings import shipped_wording
from consentregister.store.consents import add_statements
from consentregister.store.documents import keep_document, read_document
from consentregister.store.event_log import head_of
from consentregister.store.forms import add_form, code_is_taken, form_by_code, keep_wording, list_forms
from consentregister.store.store import Store
from consentregister.store.work import Change


class Forms:
    """What a user does with forms."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._orders = Orders(store, catalogue)

    def kind_for(self, person: int) -> FormKind:
        """The form that fits a person: staff, a minor's parents, else the customer's own."""
        return self._orders.kind_for(person)

    def choices(self, persons: Sequence[int]) -> FormChoices:
        """What there is to choose before the forms for these persons are printed; none is a blank one."""
        return choices_for(self._orders, persons, self._store.settings().offered_channels)

    def preview(
        self,
        person: int | None,
        kind: FormKind | None = None,
        *,
        channels: Sequence[str] = (),
        purposes: Sequence[Purpose] = (),
        language: Language | None = None,
    ) -> bytes:
        """The form as PDF, with a code of zeros; nothing is recorded."""
        order = self._orders.order(person, kind, channels, purposes, language, code="0" * 12)
        return self._draw([order])[0].pdf

    def print(
        self,
        persons: Sequence[int],
        kind: FormKind | None = None,
        *,
        channels: Sequence[str] = (),
        purposes: Sequence[Purpose] = (),
        language: Language | None = None,
        blank: int = 0,
    ) -> Changed[Printed]:
        """Make forms ready for the printer, one for each person and `blank` empty ones, all in one PDF.

        Each is kept as printed and recorded as requested, where nothing stands yet.

        Raises:
            NotFound: a person is unknown. InvalidInput: no channel of a person fits on the form.
        """
        whom: list[int | None] = [*dict.fromkeys(persons), *[None] * blank]
        orders = [self._orders.order(one, kind, channels, purposes, language, code=self._new_code()) for one in whom]
        drawn, pages = self._draw(orders)
        printed = _printed(orders, drawn)
        if any(form.kind.is_consent and not any(field.purposes for field in form.fields) for form in printed):
            raise InvalidInput("channels", "boxes_empty")
        with self._store.change() as change:
            document = keep_document(change, drawn.pdf, "form.pdf", "application/pdf")
            for order, page, form in zip(orders, pages, printed, strict=True):
                self._keep(change, order, page, form, document)
            change.touch("forms", "people")
        return change.made(Printed(pdf=drawn.pdf, forms=printed))

    def all(self, *, open_only: bool = False, person: int | None = None) -> list[FormRow]:
        """Forms, newest first; with `open_only` those that are not back yet."""
        return list_forms(self._store.read(), open_only=open_only, person=person)

    def find(self, text: str) -> FormRow:
        """The form of a code as typed or scanned.

        Raises:
            InvalidInput: it can't be a code, or is of another register. NotFound: no such form.
        """
        return form_by_code(self._store.read(), self.own_code(text))

    def own_code(self, text: str) -> str:
        """The code as kept, once it is known to be this register's.

        Raises:
            InvalidInput: code_forged, code_foreign.
        """
        code = read_code(text)
        if code is None:
            raise InvalidInput("code", "code_forged", code=text.strip()[:40])
        ours = as_ours(code, self._store.key)
        if ours is None:
            raise InvalidInput("code", "code_foreign", code=shown_code(code))
        return ours

    def pdf(self, code: str) -> bytes:
        """The PDF in which a form was printed, as printed."""
        form = self.find(code)
        return read_document(self._store.read(), form.document)[1]

    def pages(self, pdf: bytes) -> int:
        """How many pages a PDF has."""
        return count_pages(pdf, "")

    def picture(self, pdf: bytes, page: int, *, width: int) -> bytes:
        """A page of a PDF as PNG, `width` pixels wide: to look at, or for the printer."""
        return render_png(pdf, page, width)

    def void(self, code: str, reason: str) -> Changed[FormRow]:
        """Make a form void: what comes back with its code is refused.

        Raises:
            InvalidInput: no reason given, or it is back already. NotFound: no such form.
        """
        if not reason.strip():
            raise InvalidInput("reason", "reason_missing")
        form = self._open_form(code)
        with self._store.change() as change:
            change.connection.execute(
                "UPDATE form SET voided_at = ?, void_reason = ? WHERE id = ?", (change.at, reason.strip(), form.id)
            )
            change.connection.execute(
                "UPDATE consent SET voided_at = ?, void_reason = ? WHERE form_id = ? AND statement = 'requested'",
                (change.at, reason.strip(), form.id),
            )
            change.log("form_voided", form.person, code=form.code, reason=reason.strip())
            change.touch("forms", "people")
        return change.made(replace(form, state=FormState.VOID))

    def stop_waiting(self, code: str) -> Changed[FormRow]:
        """No longer remind of a form; it stays "asked, no answer", and counts when it comes back after all."""
        form = self._open_form(code)
        with self._store.change() as change:
            change.connection.execute("UPDATE form SET not_waited_since = ? WHERE id = ?", (change.at, form.id))
            change.log("form_not_waited", form.person, code=form.code)
            change.touch("forms")
        return change.made(replace(form, waiting=False))

    def _open_form(self, code: str) -> FormRow:
        form = self.find(code)
        if form.state is FormState.RETURNED:
            raise InvalidInput("code", "form_returned", code=shown_code(form.code))
        if form.state is FormState.VOID:
            raise InvalidInput("code", "form_void", code=shown_code(form.code))
        return form

    def _new_code(self) -> str:
        while True:
            code = make_code(secrets.token_bytes(5), self._store.key)
            if not code_is_taken(self._store.read(), code):
                return code

    def _draw(self, orders: Sequence[Order]) -> tuple[Drawn, list[Page]]:
        head = head_of(self._store.read()).shown
        pages = [self._orders.page(order, head) for order in orders]
        return draw(pages), pages

    def _keep(self, change: Change, order: Order, page: Page, form: PrintedForm, document: int) -> None:
        mark = page.wording
        source = shipped_wording(mark.kind, mark.language, mark.variant).source
        wording = keep_wording(change, mark.kind, mark.variant, mark.language, str(mark.version), mark.digest, source)
        addresses = addresses_of(order)
        kept = add_form(change, form, wording, document, addresses)
        if order.dossier is not None and form.kind.is_consent:
            said = {(one.channel, one.purpose) for one in order.dossier.statements}
            boxes = {(field.channel, purpose) for field in form.fields for purpose in field.purposes if field.channel}
            asked = [(channel, purpose, addresses.get(channel, "")) for channel, purpose in sorted(boxes - said)]
            add_statements(change, order.dossier.id, asked, Statement.REQUESTED, change.at, form=kept)
        change.log("form_printed", form.person, code=form.code, form_kind=form.kind.value, wording=mark.digest)


def _printed(orders: Sequence[Order], drawn: Drawn) -> tuple[PrintedForm, ...]:
    page = 1
    printed: list[PrintedForm] = []
    for order, fields, sheets in zip(orders, drawn.fields, drawn.pages_per_form, strict=True):
        printed.append(
            PrintedForm(
                code=order.code,
                person=order.dossier.id if order.dossier else None,
                kind=order.kind,
                language=order.language,
                page=page,
                sheets=sheets,
                fields=tuple(fields),
            )
        )
        page += sheets
    return tuple(printed)
