"""The seal of what was signed on the screen: a digital signature of the register over the whole file (PAdES B-B).

Marks and seal are added behind the printed form in one step, so that the form as printed is still the beginning of
the file. Any reader of PDF can check the seal; this one also knows whose key it must be. Nothing is fetched: no time
stamp of others, no revocation list.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from typing import Any, Final

_FIELD: Final = "consentregister"
# RFC 5280: a certificate without an end. What was signed must be checkable for as long as it is kept.
_NO_END: Final = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
_LONGEST_NAME: Final = 64


@dataclass(frozen=True, slots=True)
class SealKey:
    """A key of the register: its certificate as PEM, and the private key (PKCS#8), which goes nowhere."""

    certificate: str
    private_key: bytes


class SealFault(StrEnum):
    """What is wrong with a sealed document."""

    NOT_SEALED = "not sealed"
    CHANGED = "changed"
    APPENDED = "something was appended"
    OTHER_KEY = "sealed by another key"
    OTHER_FORM = "seal of another form"


def make_seal_key(name: str, at: datetime) -> SealKey:
    """A new key (EC P-256) with a certificate that the register gives itself, in the business's name."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name.strip()[:_LONGEST_NAME] or _FIELD)])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"),
        False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at)
        .not_valid_after(_NO_END)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True, content_commitment=True, encipher_only=False, decipher_only=False, **usage
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return SealKey(certificate.public_bytes(serialization.Encoding.PEM).decode(), private)


def seal(printed: bytes, marks: bytes, statement: str, key: SealKey, at: datetime) -> bytes:
    """Lay marks over a printed PDF and seal the whole.

    Args:
        marks: a PDF with one sheet for each of the first sheets of `printed`.
        statement: what the seal is about, one line of ASCII; it is under the seal, and readers show it as the reason.
        at: the time that is sealed.
    """
    from asn1crypto import keys
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    writer = IncrementalPdfFileWriter(BytesIO(printed))
    _lay_over(writer, marks)
    meta = signers.PdfSignatureMetadata(
        field_name=_FIELD,
        md_algorithm="sha256",
        reason=statement,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    certificates: Any = SimpleCertificateStore  # untyped in the library
    signer = signers.SimpleSigner(_load(key.certificate), keys.PrivateKeyInfo.load(key.private_key), certificates())
    sealed: BytesIO = asyncio.run(_signer_at(at)(meta, signer).async_sign_pdf(writer))
    return sealed.getvalue()


def _lay_over(writer: Any, marks: bytes) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.reader import PdfFileReader

    sheets = PdfFileReader(BytesIO(marks))
    name, objects = generic.pdf_name("/Marks"), generic.pdf_name("/XObject")
    dictionary: Any = generic.DictionaryObject  # untyped in the library
    for number in range(int(sheets.root["/Pages"]["/Count"])):
        drawn = writer.import_page_as_xobject(sheets, number)
        call = writer.add_object(generic.StreamObject(stream_data=b"q /Marks Do Q"))
        resources = dictionary({objects: dictionary({name: drawn})})
        writer.add_stream_to_page(number, call, resources=resources)


def _signer_at(at: datetime) -> Any:
    """A signer that takes its time from the register's clock."""
    from pyhanko.sign import signers

    class SignerAt(signers.PdfSigner):
        """The library's, with another clock."""

        def init_signing_session(self, *args: Any, **named: Any) -> Any:
            """Begin, at the time given."""
            session = super().init_signing_session(*args, **named)
            session.system_time = at
            return session

    return SignerAt


def seal_fault(pdf: bytes, certificate: str, statement: str) -> SealFault | None:
    """What is wrong with a sealed file: every single byte of it is under the seal, or part of the seal.

    Args:
        certificate: the one that must have sealed. statement: what the seal must be about.
    """
    # What the library says of a changed file is worded by `SealFault`, and may quote from the file.
    for library in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    try:
        return _fault(pdf, certificate, statement)
    except Exception:  # noqa: BLE001 (a changed file makes the library trip over anything: it is changed)
        return SealFault.CHANGED


def _fault(pdf: bytes, certificate: str, statement: str) -> SealFault | None:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    found = PdfFileReader(BytesIO(pdf)).embedded_signatures
    if not found:
        return SealFault.NOT_SEALED
    first = found[0]
    status = _checked(first, certificate)
    if not (status.intact and status.valid):
        return SealFault.CHANGED
    if first.signer_cert.dump() != _load(certificate).dump():
        return SealFault.OTHER_KEY
    if len(found) > 1 or status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return SealFault.APPENDED
    if not _gap_is_seal(pdf, first):
        return SealFault.CHANGED
    return None if str(first.sig_object["/Reason"]) == statement else SealFault.OTHER_FORM


def _checked(signature: Any, certificate: str) -> Any:
    from pyhanko.sign.validation import async_validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    own = _load(certificate)
    signer = signature.signer_cert
    context = ValidationContext(
        trust_roots=[own, signer],  # whose key it is is compared byte by byte
        allow_fetching=False,
        moment=max(own.not_valid_before, signer.not_valid_before),
    )
    return asyncio.run(async_validate_pdf_signature(signature, context, skip_diff=True))


def _gap_is_seal(pdf: bytes, signature: Any) -> bool:
    """Whether the bytes that the seal can't cover hold the seal itself, as it was written, and zeros behind it."""
    start, length, after, _ = (int(number) for number in signature.byte_range)
    written: bytes = signature.pkcs7_content
    if pdf[start + length : after] != b"<" + written.hex().upper().encode() + b">":
        return False
    end = _first_end(written)
    signed, signer = signature.signed_data, signature.signer_info
    # What the seal says twice, and nothing else would depend on.
    algorithms = [one.dump() for one in signed["digest_algorithms"]] == [signer["digest_algorithm"].dump()]
    versions = {signed["version"].native, signer["version"].native} == {"v1"}
    return algorithms and versions and _is_strict(written[:end]) and not written[end:].strip(b"\0")


def _first_end(encoded: bytes) -> int:
    """Where the first element of an encoding (DER) ends."""
    from asn1crypto import parser

    _, _, _, header, contents, trailer = parser.parse(encoded)
    return len(header) + len(contents) + len(trailer)


def _is_strict(encoded: bytes) -> bool:
    """Whether an encoding is written in the one way DER allows: every element fills what holds it."""
    from asn1crypto import parser

    while encoded:
        kind, is_made_of_parts, tag, _, contents, _ = parser.parse(encoded)
        end = _first_end(encoded)
        nothing = kind == tag == 0  # zeros, which only stand behind the seal
        if nothing or parser.emit(kind, is_made_of_parts, tag, contents) != encoded[:end]:
            return False
        if is_made_of_parts and not _is_strict(contents):
            return False
        encoded = encoded[end:]
    return True


def _load(certificate: str) -> Any:
    from asn1crypto import pem, x509

    return x509.Certificate.load(pem.unarmor(certificate.encode())[2])
