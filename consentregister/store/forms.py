"""Printed forms and the pages that came back, as kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from consentregister.domain.errors import NotFound
from consentregister.domain.form import Field, FieldType
from consentregister.domain.form_code import shown_code
from consentregister.domain.printed import FormRow, PrintedForm
from consentregister.domain.times import from_text
from consentregister.domain.words import FormKind, FormState, Language, Purpose
from consentregister.store.connection import Connection

if TYPE_CHECKING:
    from consentregister.store.work import Change

_FORM = """
    SELECT form.*, person.name AS person_name, wording.version AS wording_version, wording.digest AS wording_digest,
        signed_form.document_id AS signed_document_id
    FROM form LEFT JOIN person ON person.id = form.person_id JOIN wording ON wording.id = form.wording_id
        LEFT JOIN signed_form ON signed_form.form_id = form.id
"""
_CONSENT_KINDS = tuple(kind.value for kind in FormKind if kind.is_consent)
_OPEN = (
    f" WHERE returned_at IS NULL AND voided_at IS NULL AND form.kind IN ({','.join('?' * len(_CONSENT_KINDS))})"
    " AND (person.id IS NULL OR person.removed_at IS NULL) ORDER BY form.id DESC"
)


def add_form(change: Change, printed: PrintedForm, wording: int, document: int, addresses: Mapping[str, str]) -> int:
    """Keep a printed form with the places of its boxes and the addresses it was printed with.

    Returns: its id.
    """
    from consentregister.store.tables import FormTable

    return change.add(
        FormTable(
            code=printed.code,
            person_id=printed.person,
            kind=printed.kind.value,
            language=printed.language.value,
            wording_id=wording,
            document_id=document,
            page=printed.page,
            last_page=printed.last_page,
            fields=json.dumps([_plain(field) for field in printed.fields], separators=(",", ":")),
            addresses=json.dumps(dict(addresses), separators=(",", ":")),
            printed_at=change.at,
        )
    )


def keep_wording(change: Change, kind: str, variant: str, language: str, version: str, digest: str, source: str) -> int:
    """Keep a wording unless it is kept already.

    Returns: its id.
    """
    row = change.connection.execute("SELECT id FROM wording WHERE digest = ?", (digest,)).fetchone()
    if row is not None:
        return int(row["id"])
    # Where it stands, who signs is told of each messenger's provider and country (M2, M3).
    names_services = "messenger_transfer_basis" in source
    cursor = change.connection.execute(
        "INSERT INTO wording (kind, variant, language, version, digest, source, names_services, recorded_at)"
        " VALUES (?,?,?,?,?,?,?,?)",
        (kind, variant, language, version, digest, source, names_services, change.at),
    )
    return int(cursor.lastrowid)


def code_is_taken(connection: Connection, code: str) -> bool:
    """Whether a form has this code already."""
    return connection.execute("SELECT 1 FROM form WHERE code = ?", (code,)).fetchone() is not None


def list_forms(connection: Connection, *, open_only: bool = False, person: int | None = None) -> list[FormRow]:
    """Forms, newest first: all, those not back yet, or one person's."""
    if open_only:
        rows = connection.execute(_FORM + _OPEN, _CONSENT_KINDS)
        return [form for row in rows if person in (None, (form := _form(row)).person)]
    if person is not None:
        return [
            _form(row) for row in connection.execute(_FORM + " WHERE person_id = ? ORDER BY form.id DESC", (person,))
        ]
    everybody = " WHERE person.id IS NULL OR person.removed_at IS NULL ORDER BY form.id DESC"
    return [_form(row) for row in connection.execute(_FORM + everybody)]


def form_by_code(connection: Connection, code: str) -> FormRow:
    """The form with a code.

    Raises:
        NotFound: this register has none.
    """
    row = connection.execute(_FORM + " WHERE code = ?", (code,)).fetchone()
    if row is None:
        raise NotFound("code", "form_unknown", code=shown_code(code))
    return _form(row)


def _form(row: Any) -> FormRow:
    return FormRow(
        id=row["id"],
        code=row["code"],
        person=row["person_id"],
        person_name=row["person_name"] or "",
        kind=FormKind(row["kind"]),
        language=Language(row["language"]),
        state=_state(row),
        wording=row["wording_version"],
        wording_digest=row["wording_digest"],
        document=row["document_id"],
        page=row["page"],
        last_page=row["last_page"],
        fields=tuple(_field(values) for values in json.loads(row["fields"])),
        addresses=json.loads(row["addresses"]),
        printed_at=from_text(row["printed_at"]),
        returned_at=from_text(row["returned_at"]) if row["returned_at"] else None,
        waiting=row["not_waited_since"] is None,
        lies_in=row["lies_in"],
        signed_document=row["signed_document_id"],
    )


def _state(row: Any) -> FormState:
    if row["voided_at"] is not None:
        return FormState.VOID
    return FormState.RETURNED if row["returned_at"] is not None else FormState.OPEN


def _plain(field: Field) -> dict[str, Any]:
    return {**asdict(field), "type": field.type.value, "purposes": [purpose.value for purpose in field.purposes]}


def _field(values: dict[str, Any]) -> Field:
    purposes = tuple(Purpose(purpose) for purpose in values.pop("purposes"))
    return Field(type=FieldType(values.pop("type")), purposes=purposes, **values)
