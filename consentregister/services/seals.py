"""What the seal of a signed form says, and the check of every sealed form."""

from __future__ import annotations

from collections.abc import Iterator

from consentregister.domain.form_code import shown_code
from consentregister.store.connection import Connection
from consentregister.store.signed_forms import signed_forms


def statement_of(code: str, wording: str, strokes: str) -> str:
    """What a seal is about: form number, wording's digest, digest of the strokes kept beside the PDF."""
    return f"form {shown_code(code)}; wording sha256 {wording}; strokes sha256 {strokes}"


def broken_seals(connection: Connection) -> Iterator[str]:
    """Signed forms whose seal does not hold: "signed form 7KQ2-M4XD-P9TB: changed"."""
    for one in signed_forms(connection):
        from consentregister.paper.seal import seal_fault  # slow to import, and for most registers never needed

        fault = seal_fault(one.pdf, one.certificate, statement_of(one.code, one.wording, one.strokes))
        if fault is not None:
            yield f"signed form {shown_code(one.code)}: {fault.value}"
