"""Forms signed on the screen: shown, ticked and signed by the person, sealed, and filed like paper, in one transaction.

Once shown, a form is on record as asked; when the power fails before it is signed it waits like any other form and can
be printed. Broken off, it becomes void: it never was on paper, so nobody waits for it to come back, and nothing stands
as asked that the person has put aside.

The strokes with their times and pressure could forge a signature or tell people apart by how they write. They stay
beside the PDF inside the register and in no copy that leaves it; the seal holds their digest, so that they prove what
they belong to for as long as they are kept.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import resources
from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue
from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.form import FieldType
from consentregister.domain.form_code import shown_code
from consentregister.domain.printed import FormRow
from consentregister.domain.shown_form import FormToSign
from consentregister.domain.signature import Signature
from consentregister.domain.times import from_text, local_day
from consentregister.domain.words import FormKind, FormState, Language, Purpose, Way
from consentregister.services.confirmed import Box, Confirmed, Topic
from consentregister.services.consents import Consents
from consentregister.services.filing import Filing
from consentregister.services.form_orders import Order, Orders, info_order
from consentregister.services.forms import Forms
from consentregister.services.seals import statement_of
from consentregister.services.shown_sheets import must_sign, shown_sheet, signers_of
from consentregister.services.signing_marks import marks_of
from consentregister.store.consents import statements_of_form, void_statements
from consentregister.store.documents import digest_of, keep_document, read_document
from consentregister.store.forms import form_by_code
from consentregister.store.people import require_person
from consentregister.store.signed_forms import KeptKey, add_key, add_signed_form, newest_key
from consentregister.store.store import Store
from consentregister.store.work import Change

_LONGEST_PLACE = 80


class Signing:
    """What a user does with a form that is signed on the screen."""

    def __init__(self, store: Store, catalogue: Catalogue, forms: Forms, consents: Consents) -> None:
        self._store = store
        self._forms = forms
        self._orders = Orders(store, catalogue)
        self._filing = Filing(forms, consents)

    def start(
        self,
        person: int,
        kind: FormKind | None = None,
        *,
        channels: Sequence[str] = (),
        purposes: Sequence[Purpose] = (),
        language: Language | None = None,
    ) -> Changed[FormToSign]:
        """Make a form with a number for the screen: kept as it would be printed, and recorded as requested.

        Raises:
            NotFound: the person is unknown. InvalidInput: no channel of the person fits; the form is not signed.
        """
        kind = kind or self._forms.kind_for(person)
        if not kind.is_consent:
            raise InvalidInput("kind", "form_not_signed")
        made = self._forms.print_for_screen(person, kind, channels=channels, purposes=purposes, language=language)
        (form,) = made.value.forms
        order = self._orders.order(person, kind, channels, purposes, language, code=form.code)
        return Changed(self._to_sign(order, person), made.events, made.persons, made.areas)

    def finish(
        self,
        code: str,
        *,
        ticked: Collection[Box],
        signatures: Mapping[str, Signature],
        named: Collection[str] = (),
        topics: Collection[Topic] = (),
        place: str = "",
    ) -> Changed[FormRow]:
        """File a form as the person ticked and signed it just now: sealed, and each box a yes or a no.

        Args:
            ticked: the boxes, each (channel, purpose). named, topics: as in `Scans.file`.
            signatures: by the field's name ("person", "guardian", "child").
            place: where it was signed.

        Raises:
            NotFound: no such form. InvalidInput: it is back or void already; no such box or field; nobody signed.
        """
        form = self._form_to_sign(code)
        signed = {name: one for name, one in signatures.items() if one.strokes}
        self._check_signatures(form, signed)
        with self._store.change() as change:
            at = from_text(change.at)
            confirmed = Confirmed(
                frozenset(ticked), frozenset(named), local_day(at), "", frozenset(topics), way=Way.SCREEN
            )
            document = self._seal(change, form, confirmed, signed, place.strip()[:_LONGEST_PLACE])
            owner = form.person or 0
            require_person(change.connection, owner)
            self._filing.settle(change, form, owner, document, confirmed, read={})
            change.touch("forms", "people", person=owner)
        return change.made(form_by_code(self._store.read(), form.code))

    def cancel(self, code: str, reason: str = "") -> Changed[FormRow]:
        """Break off: the form is void, and what was asked is as if never asked."""
        form = self._form_to_sign(code)
        return self._forms.void(form.code, reason or resources.text(self._language, "signing.cancelled"))

    def undo(self, code: str, reason: str) -> Changed[FormRow]:
        """Take back a form signed by mistake: as if nothing had been answered. The form is void; both stay in the log.

        Raises:
            InvalidInput: no reason. NotFound: no such form signed on the screen.
        """
        if not reason.strip():
            raise InvalidInput("reason", "reason_missing")
        form = self._forms.find(code)
        if form.state is not FormState.RETURNED or form.signed_document is None:
            raise NotFound("code", "form_unknown", code=shown_code(form.code))
        with self._store.change() as change:
            void_statements(change, statements_of_form(change.connection, form.id), reason.strip())
            change.connection.execute(
                "UPDATE form SET voided_at = ?, void_reason = ? WHERE id = ?", (change.at, reason.strip(), form.id)
            )
            change.log("signing_undone", form.person, code=form.code, reason=reason.strip())
            change.touch("forms", "people")
        return change.made(form_by_code(self._store.read(), form.code))

    @property
    def _language(self) -> str:
        return self._store.settings().form_language.value

    def _to_sign(self, order: Order, person: int) -> FormToSign:
        settings = self._store.settings()
        page = self._orders.page(order, "")
        return FormToSign(
            code=order.code,
            person=person,
            person_name=order.person.name,
            kind=order.kind,
            language=order.language,
            business=settings.business_name,
            place=settings.business_city,
            sheet=shown_sheet(page),
            info=shown_sheet(self._orders.page(info_order(order), "")),
            signers=signers_of(page, order.kind),
        )

    def _form_to_sign(self, code: str) -> FormRow:
        form = self._forms.find(code)
        if form.state is not FormState.OPEN:
            name = "form_void" if form.state is FormState.VOID else "form_returned"
            raise InvalidInput("code", name, code=shown_code(form.code))
        if not form.boxes or form.person is None:
            raise InvalidInput("code", "form_not_signed")
        return form

    def _check_signatures(self, form: FormRow, signed: Mapping[str, Signature]) -> None:
        fields = {field.name for field in form.fields if field.type is FieldType.SIGNATURE}
        if not fields.issuperset(signed):
            raise InvalidInput("signature", "signature_unusable")
        if must_sign(form.kind) not in signed:
            raise InvalidInput("signature", "signature_missing_screen")
        if not all(one.is_worth for one in signed.values()):
            raise InvalidInput("signature", "signature_only_dot")

    def _seal(
        self, change: Change, form: FormRow, confirmed: Confirmed, signed: Mapping[str, Signature], place: str
    ) -> int:
        """Keep the strokes and the sealed PDF. Returns: the PDF's document."""
        from consentregister.paper.overlay import draw_marks
        from consentregister.paper.seal import SealKey, seal

        at = from_text(change.at)
        printed = read_document(change.connection, form.document)[1]
        marks = draw_marks(marks_of(form, confirmed, signed, place, at), _sheets(form))
        strokes = _strokes(form, signed)
        strokes_id = keep_document(change, strokes, "strokes.json", "application/json")
        key = newest_key(change.connection) or self._make_key(change, at)
        statement = statement_of(form.code, form.wording_digest, digest_of(strokes))
        sealed = seal(printed, marks, statement, SealKey(key.certificate, key.private_key), at)
        document = keep_document(change, sealed, "signed.pdf", "application/pdf")
        add_signed_form(change, form.id, document, strokes_id, key.id)
        return document

    def _make_key(self, change: Change, at: datetime) -> KeptKey:
        from consentregister.paper.seal import make_seal_key

        made = make_seal_key(self._store.settings().business_name, at)
        return add_key(change, made.certificate, made.private_key)


def _sheets(form: FormRow) -> int:
    return max(field.sheet for field in form.fields)


def _strokes(form: FormRow, signed: Mapping[str, Signature]) -> bytes:
    """Everything the pad told, each point as [x, y, milliseconds, pressure]."""
    kept = {
        name: {
            "width": one.width,
            "height": one.height,
            "strokes": [[[p.x, p.y, p.at, p.pressure] for p in stroke] for stroke in one.strokes],
        }
        for name, one in sorted(signed.items())
    }
    return json.dumps({"form": form.code, "signatures": kept}, separators=(",", ":")).encode()
