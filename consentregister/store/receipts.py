"""The text a consent was given on, as it was printed."""

from __future__ import annotations

from consentregister.domain.receipt import ReceiptWording
from consentregister.domain.words import FormKind, Language
from consentregister.store.connection import Connection

_WORDING = """
    SELECT wording.kind, wording.language, version, digest
    FROM consent JOIN form ON form.id = form_id JOIN wording ON wording.id = wording_id WHERE consent.id = ?
"""


def wording_of(connection: Connection, statement: int) -> ReceiptWording | None:
    """The wording of the form a statement came by, None where it came by none."""
    row = connection.execute(_WORDING, (statement,)).fetchone()
    if row is None:
        return None
    return ReceiptWording(
        kind=FormKind(row["kind"]),
        language=Language(row["language"]),
        version=row["version"],
        digest=row["digest"],
    )
