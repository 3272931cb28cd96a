"""Forms out: composed, drawn, kept as printed, and recorded as requested."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from consentregister.domain.batch import Watch, unwatched
from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue
from consentregister.domain.errors import InvalidInput
from consentregister.domain.form_code import as_ours, make_code, read_code, shown_code
from consentregister.domain.paper import Paper, Pixels
from consentregister.domain.printed import FormChoices, FormRow, Prepared, Printed, PrintedForm, RequestEmail
from consentregister.domain.words import (
    FormKind,
    FormState,
    Language,
    Purpose,
    Statement,
)
from consentregister.paper.pictures import count_pages, render_pixels, render_png
from consentregister.services.bundles import DrawnBundles, Outgoing, bundle_of, draw_bundles, to_fill_in
from consentregister.services.form_choices import choices_for
from consentregister.services.form_orders import Order, Orders, addresses_of
from consentregister.services.request_emails import RequestEmails
from consentregister.services.wordings_in_use import keep_printed
from consentregister.store.consents import add_statements
from consentregister.store.documents import keep_document, read_document
from consentregister.store.event_log import head_of
from consentregister.store.forms import add_form, code_is_taken, form_by_code, list_forms
from consentregister.store.store import Store
from consentregister.store.work import Change


def watched(orders: Iterable[Order], of: int, watch: Watch) -> Iterator[Order]:
    """Orders as they are drawn, told one by one."""
    for done, order in enumerate(orders):
        watch(done, of)
        yield order
    watch(of, of)


class Forms:
    """What a user does with forms."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._orders = Orders(store, catalogue)
        self._emails = RequestEmails(self._orders)

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
        paper: Paper | None = None,
    ) -> bytes:
        """The form as PDF, with a code of zeros; nothing is recorded. Without `paper` as the settings say."""
        order = self._orders.order(person, kind, channels, purposes, language, code="0" * 12)
        return self._draw([order], paper).drawn.pdf

    def print(
        self,
        persons: Sequence[int],
        kind: FormKind | None = None,
        *,
        channels: Sequence[str] = (),
        purposes: Sequence[Purpose] = (),
        language: Language | None = None,
        blank: int = 0,
        paper: Paper | None = None,
        fillable: bool = False,
    ) -> Changed[Printed]:
        """Make forms ready for the printer, one for each person and `blank` empty ones, all in one PDF.

        Each is kept as printed and recorded as requested, where nothing stands yet. A request for consent is the
        letter, the form that fits the person, and the information sheet; what is recorded is the form.

        Args:
            paper: how; None as the settings say.
            fillable: with fields to fill in on the screen, on the forms that come back.

        Raises:
            NotFound: a person is unknown. InvalidInput: no channel of a person fits on the form.
        """
        prepared = self.prepare(
            persons,
            kind,
            channels=channels,
            purposes=purposes,
            language=language,
            blank=blank,
            paper=paper,
            fillable=fillable,
        )
        return self.record(prepared)

    def print_for_screen(
        self,
        person: int,
        kind: FormKind | None = None,
        *,
        channels: Sequence[str] = (),
        purposes: Sequence[Purpose] = (),
        language: Language | None = None,
    ) -> Changed[Printed]:
        """Make a form to be signed on the screen, its information sheet behind it; it goes to no printer.

        Raises:
            as `print`.
        """
        (code,) = self._new_codes(1)
        order = self._orders.order(person, kind, channels, purposes, language, code=code)
        return self._record(self._prepare([replace(order, with_notice=True)], Paper()), "form_shown")

    def email_request(self, person: int, *, language: Language | None = None) -> RequestEmail:
        """The e-mail that asks a person to agree to messages about their own matters; nothing is recorded.

        Raises:
            InvalidInput: e-mail about the own matter is not allowed now, or the short form is not for this person.
        """
        return self._emails.draft(person, language)

    def print_for_email(self, person: int, *, language: Language | None = None) -> Changed[Printed]:
        """Make the short form with the information sheet, to be attached to the request by e-mail; raises as there.

        Advertising is never asked for by e-mail (§ 7 UWG), so the form has no column for it.
        """
        return self.record(self._prepare([self._emails.order(person, language, *self._new_codes(1))], None))

    def prepare(
        self,
        persons: Sequence[int],
        kind: FormKind | None = None,
        *,
        channels: Sequence[str] = (),
        purposes: Sequence[Purpose] = (),
        language: Language | None = None,
        blank: int = 0,
        paper: Paper | None = None,
        fillable: bool = False,
        watch: Watch = unwatched,
    ) -> Prepared:
        """Draw forms as `print` does and record nothing yet: `record` does, once they are on paper.

        Args:
            watch: told how many are drawn, and of how many; what it raises ends the work, and nothing is left of it.

        Raises:
            as `print`.
        """
        whom: list[int | None] = [*dict.fromkeys(persons), *[None] * blank]
        codes = self._new_codes(len(whom))
        orders = (
            self._orders.order(one, kind, channels, purposes, language, code=code)
            for one, code in zip(whom, codes, strict=True)
        )
        return self._prepare(watched(orders, len(whom), watch), paper, fillable=fillable)

    def record(self, prepared: Prepared) -> Changed[Printed]:
        """Keep forms as printed, and record them as requested: all of them, or none."""
        return self._record(prepared, "form_printed")

    def _record(self, prepared: Prepared, event: str) -> Changed[Printed]:
        printed = prepared.printed
        with self._store.change() as change:
            document = keep_document(change, printed.pdf, "form.pdf", "application/pdf")
            for one, form in zip(self._outgoing(prepared), printed.forms, strict=True):
                self._keep(change, one, form, document, event)
            change.touch("forms", "people")
        return change.made(printed)

    def _outgoing(self, prepared: Prepared) -> tuple[Outgoing, ...]:
        return tuple(one for one in prepared.outgoing if isinstance(one, Outgoing))

    def _prepare(self, orders: Iterable[Order], paper: Paper | None, *, fillable: bool = False) -> Prepared:
        out = self._draw(orders, paper, fillable=fillable)
        forms = _printed(out)
        if any(form.kind.is_consent and not any(field.purposes for field in form.fields) for form in forms):
            raise InvalidInput("channels", "boxes_empty")
        return Prepared(Printed(pdf=out.drawn.pdf, forms=forms), out.outgoing)

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
        """The PDF in which a form was printed, as printed; signed on the screen, the sealed one."""
        form = self.find(code)
        return read_document(self._store.read(), form.signed_document or form.document)[1]

    def pdf_as_printed(self, form: FormRow) -> bytes:
        """The PDF a form stood in when it was printed, or shown to be signed."""
        return read_document(self._store.read(), form.document)[1]

    def pages(self, pdf: bytes) -> int:
        """How many pages a PDF has."""
        return count_pages(pdf, "", ours=True)

    def picture(self, pdf: bytes, page: int, *, width: int) -> bytes:
        """A page of a PDF as PNG, `width` pixels wide: to look at, or for the printer."""
        return render_png(pdf, page, width, ours=True)

    def sheet(self, pdf: bytes, page: int) -> Pixels:
        """A page of a PDF of ours as the printer takes it: pixels at 300 dpi."""
        return render_pixels(pdf, page)

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

    def printed_again(self, code: str) -> Changed[FormRow]:
        """Note that a form was printed once more: the same sheets under the same number, and no new question.

        Raises:
            InvalidInput: it is void. NotFound: no such form.
        """
        form = self.find(code)
        if form.state is FormState.VOID:
            raise InvalidInput("code", "form_void", code=shown_code(form.code))
        with self._store.change() as change:
            change.log("form_reprinted", form.person, code=form.code)
            change.touch("forms")
        return change.made(form)

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

    def _new_codes(self, count: int) -> list[str]:
        codes: dict[str, None] = {}
        while len(codes) < count:
            code = make_code(secrets.token_bytes(5), self._store.key)
            if not code_is_taken(self._store.read(), code):
                codes[code] = None
        return list(codes)

    def _draw(self, orders: Iterable[Order], paper: Paper | None, *, fillable: bool = False) -> DrawnBundles:
        head = head_of(self._store.read()).shown
        chosen = paper or self._store.settings().paper
        bundles = (bundle_of(self._orders, order, head, chosen) for order in orders)
        return draw_bundles((to_fill_in(bundle) for bundle in bundles) if fillable else bundles, chosen)

    def _keep(self, change: Change, out: Outgoing, form: PrintedForm, document: int, event: str) -> None:
        order, mark, enclosed = out.order, out.wording, out.enclosed
        wording = keep_printed(change, mark)
        for one in enclosed:
            keep_printed(change, one)
        addresses = addresses_of(order)
        kept = add_form(change, form, wording, document, addresses)
        if order.dossier is not None and form.kind.is_consent:
            said = {(one.channel, one.purpose) for one in order.dossier.statements}
            boxes = {(field.channel, purpose) for field in form.fields for purpose in field.purposes if field.channel}
            asked = [(channel, purpose, addresses.get(channel, "")) for channel, purpose in sorted(boxes - said)]
            add_statements(change, order.dossier.id, asked, Statement.REQUESTED, change.at, form=kept)
        along = {"enclosed": [f"{one.kind} {one.digest}" for one in enclosed]} if enclosed else {}
        kind = form.kind.value
        change.log(event, form.person, code=form.code, form_kind=kind, wording=mark.digest, **along)


def _printed(out: DrawnBundles) -> tuple[PrintedForm, ...]:
    return tuple(
        PrintedForm(
            code=one.order.code,
            person=one.order.dossier.id if one.order.dossier else None,
            kind=one.order.kind,
            language=one.order.language,
            page=out.drawn.starts[one.form],
            sheets=out.drawn.pages_per_form[one.form],
            last_page=out.drawn.starts[one.last] + out.drawn.pages_per_form[one.last] - 1,
            fields=out.drawn.fields[one.form],
        )
        for one in out.outgoing
    )
