"""Who was never asked for consent, as kept."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from consentregister.domain.words import FormKind, PersonKind
from consentregister.store.connection import Connection

_CUSTOMERS = (PersonKind.NEW_CUSTOMER.value, PersonKind.EXISTING_CUSTOMER.value)
_CONSENT_KINDS = json.dumps([kind.value for kind in FormKind if kind.is_consent])
_UNASKED = """
    SELECT id FROM person
    WHERE removed_at IS NULL AND kind IN (SELECT value FROM json_each(:kinds))
      AND NOT EXISTS (SELECT 1 FROM consent WHERE consent.person_id = person.id AND voided_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM stop WHERE stop.person_id = person.id AND ended_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM form WHERE form.person_id = person.id AND returned_at IS NULL AND voided_at IS NULL
                      AND form.kind IN (SELECT value FROM json_each(:forms)))
    ORDER BY sort_key, id
"""
_TO_FILE = "SELECT id, name, kind, postcode FROM person WHERE id IN (SELECT value FROM json_each(:ids))"


@dataclass(frozen=True, slots=True)
class ToFile:
    """What the order of filing goes by."""

    id: int
    name: str
    kind: PersonKind
    postcode: str


def unasked_customers(connection: Connection) -> list[int]:
    """Customers about whom nothing is on file: no yes, no no, no question, no form on its way, no objection."""
    rows = connection.execute(_UNASKED, {"kinds": json.dumps(_CUSTOMERS), "forms": _CONSENT_KINDS})
    return [row["id"] for row in rows]


def to_file(connection: Connection, persons: Collection[int]) -> Sequence[ToFile]:
    """Names and postcodes of persons, in no order; unknown ones are left out."""
    rows = connection.execute(_TO_FILE, {"ids": json.dumps(list(persons))})
    return [ToFile(row["id"], row["name"], PersonKind(row["kind"]), row["postcode"] or "") for row in rows]
