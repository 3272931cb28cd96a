"""Forms signed on the screen, as kept: the sealed PDF, the strokes beside it, and the register's keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from consentregister.store.connection import Connection

if TYPE_CHECKING:
    from consentregister.store.work import Change

_SIGNED = """
    SELECT form.code, wording.digest AS wording, sealed.content AS pdf, strokes.digest AS strokes,
        signing_key.certificate
    FROM signed_form
    JOIN form ON form.id = signed_form.form_id JOIN wording ON wording.id = form.wording_id
    JOIN document AS sealed ON sealed.id = signed_form.document_id
    JOIN document AS strokes ON strokes.id = signed_form.strokes_id
    JOIN signing_key ON signing_key.id = signed_form.key_id
    ORDER BY signed_form.id
"""


@dataclass(frozen=True, slots=True)
class KeptKey:
    """A key that seals: its row, its certificate as PEM, and the private key."""

    id: int
    certificate: str
    private_key: bytes


@dataclass(frozen=True, slots=True)
class KeptSignedForm:
    """A sealed form: its code, the digests of its wording and its strokes, the PDF, the certificate that sealed it."""

    code: str
    wording: str
    strokes: str
    pdf: bytes
    certificate: str


def newest_key(connection: Connection) -> KeptKey | None:
    """The key that seals now; None before the first signature on the screen."""
    row = connection.execute("SELECT * FROM signing_key ORDER BY id DESC LIMIT 1").fetchone()
    return KeptKey(row["id"], row["certificate"], bytes(row["private_key"])) if row else None


def add_key(change: Change, certificate: str, private_key: bytes) -> KeptKey:
    """Keep a new key. The log tells of its certificate, never of the key itself."""
    cursor = change.connection.execute(
        "INSERT INTO signing_key (certificate, private_key, made_at) VALUES (?, ?, ?)",
        (certificate, private_key, change.at),
    )
    change.log("signing_key_made")
    return KeptKey(int(cursor.lastrowid), certificate, private_key)


def add_signed_form(change: Change, form: int, document: int, strokes: int, key: int) -> None:
    """Keep which document is the signed form, sealed by which key."""
    change.connection.execute(
        "INSERT INTO signed_form (form_id, document_id, strokes_id, key_id, signed_at) VALUES (?, ?, ?, ?, ?)",
        (form, document, strokes, key, change.at),
    )


def signed_forms(connection: Connection) -> list[KeptSignedForm]:
    """Every form signed on the screen, in the order signed."""
    rows = connection.execute(_SIGNED)
    return [KeptSignedForm(row["code"], row["wording"], row["strokes"], row["pdf"], row["certificate"]) for row in rows]
