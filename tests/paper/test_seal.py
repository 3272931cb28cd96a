"""The seal: whatever is changed in a sealed file, appended to it or put in its place, shows."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO

import pytest

from consentregister.paper.seal import SealFault, SealKey, make_seal_key, seal, seal_fault

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
STATEMENT = "form 7KQ2-M4XD-P9TB; wording sha256 00"


def a_pdf(text: str) -> bytes:
    """One sheet with a word on it."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(100, 700, text)
    canvas.save()
    return buffer.getvalue()


@pytest.fixture(scope="module")
def key() -> SealKey:
    """The register's key."""
    return make_seal_key("Salon Scherenschnitt", AT)


@pytest.fixture(scope="module")
def sealed(key: SealKey) -> bytes:
    """A sealed form."""
    return seal(a_pdf("printed"), a_pdf("marks"), STATEMENT, key, AT)


def test_a_sealed_file_is_in_order(sealed: bytes, key: SealKey) -> None:
    """Untouched, there is nothing to find, however late it is checked."""
    assert seal_fault(sealed, key.certificate, STATEMENT) is None


def test_every_byte_counts(sealed: bytes, key: SealKey) -> None:
    """A flipped bit anywhere shows, in the form, in the marks, and in the seal itself."""
    quiet = []
    for place in range(0, len(sealed), len(sealed) // 160):
        changed = bytearray(sealed)
        changed[place] ^= 1
        if seal_fault(bytes(changed), key.certificate, STATEMENT) is None:
            quiet.append(place)
    assert quiet == []


def test_a_cut_file_shows(sealed: bytes, key: SealKey) -> None:
    """Bytes taken away at the end, or all of them, show."""
    for left in (len(sealed) - 1, len(sealed) // 2, 10, 0):
        assert seal_fault(sealed[:left], key.certificate, STATEMENT) is not None


def test_appended(sealed: bytes, key: SealKey) -> None:
    """A later revision shows though the old one is whole, and so does a single byte behind the end."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer, later = IncrementalPdfFileWriter(BytesIO(sealed)), BytesIO()
    note = writer.add_object(generic.StreamObject(stream_data=b"0 0 500 500 re f"))
    writer.add_stream_to_page(0, note)
    writer.write(later)
    assert later.getvalue().startswith(sealed)
    assert seal_fault(later.getvalue(), key.certificate, STATEMENT) is SealFault.APPENDED
    assert seal_fault(sealed + b"\n", key.certificate, STATEMENT) is SealFault.APPENDED


def test_sealed_anew_by_another(sealed: bytes, key: SealKey) -> None:
    """Whoever makes a key in the same name and seals a changed form is found out."""
    other = make_seal_key("Salon Scherenschnitt", AT)
    forged = seal(a_pdf("forged"), a_pdf("marks"), STATEMENT, other, AT)
    assert seal_fault(forged, key.certificate, STATEMENT) is SealFault.OTHER_KEY
    assert seal_fault(sealed, other.certificate, STATEMENT) is SealFault.OTHER_KEY


def test_the_seal_of_another_form(key: SealKey) -> None:
    """A form sealed by the right key is still not another form."""
    other = seal(a_pdf("printed"), a_pdf("marks"), "form AAAA-BBBB-CCCC", key, AT)
    assert seal_fault(other, key.certificate, STATEMENT) is SealFault.OTHER_FORM


def test_no_seal(key: SealKey) -> None:
    """A PDF without a seal is told from a changed one."""
    assert seal_fault(a_pdf("printed"), key.certificate, STATEMENT) is SealFault.NOT_SEALED
    assert seal_fault(b"not a pdf", key.certificate, STATEMENT) is SealFault.CHANGED


def test_others_can_check_it(sealed: bytes) -> None:
    """It is a certification that allows no change, by the standard's own words, so that every reader can check it."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import MDPPerm

    reader = PdfFileReader(BytesIO(sealed))
    (signature,) = reader.embedded_signatures
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature.docmdp_level is MDPPerm.NO_CHANGES
    assert signature.signer_cert.subject.native == {"common_name": "Salon Scherenschnitt"}
    assert "timestamp" not in str(signature.signer_info["unsigned_attrs"].native)


def test_nothing_is_fetched(sealed: bytes, key: SealKey, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither sealing nor checking asks another computer for anything: with every way out closed both still work."""
    import socket

    def closed(*_args: object, **_named: object) -> None:
        raise AssertionError("something went out")

    for way in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, way, closed)
    monkeypatch.setattr(socket, "getaddrinfo", closed)
    again = seal(a_pdf("printed"), a_pdf("marks"), STATEMENT, key, AT)
    assert seal_fault(again, key.certificate, STATEMENT) is None
    assert seal_fault(sealed, key.certificate, STATEMENT) is None


def test_it_waits_for_its_first_use() -> None:
    """The libraries of the seal are slow to import: opening and reading a register does without them."""
    program = (
        "import sys, consentregister.register, consentregister.services.log, consentregister.services.signing, "
        "consentregister.services.seals, consentregister.services.customer_pin; "
        "sys.exit('pyhanko' in sys.modules or 'aiohttp' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
