"""In which letters another program wrote its table: the known ones first, then by what they make of the umlauts."""

from __future__ import annotations

from typing import Final

from consentregister.domain.errors import UnreadableFile
from consentregister.exchange.tables import has_no_text, text_of

# Of Windows, of DOS (still what some tills write), of the Macintosh; the first wins where two read as well.
_OLD: Final = ("cp1252", "cp850", "mac_roman")
_EXPECTED: Final = frozenset("äöüÄÖÜßéèêëáàâçñóôíúÉ€–’„“°²½&´«»øåæ")
_ENOUGH: Final = 0.8  # of the letters beyond ASCII
_SAMPLE: Final = 65_536  # bytes


def decoded_sheet(content: bytes, name: str) -> str:
    """The text of a table.

    Raises:
        UnreadableFile: no text, or nothing but blanks.
    """
    text = _decoded(content)
    if text is None or has_no_text(text):
        raise UnreadableFile("sheet_no_table", file=name)
    if not text.strip("\ufeff \t\r\n;,|\"'"):
        raise UnreadableFile("sheet_empty", file=name)
    return text


def _decoded(content: bytes) -> str | None:
    if encoding := _unmarked_utf16(content):
        return _tried(content, encoding)
    if (text := _tried(content, "utf-8-sig")) is not None:
        return text
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return text_of(content)
        except UnicodeDecodeError:
            return None
    return _old(content)


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of a text in Latin letters is zero."""
    sample = content[: _SAMPLE & ~1]
    half = len(sample) // 2
    if not half or sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.7 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and not odd else None


def _old(content: bytes) -> str | None:
    """One letter a byte: as which of the known ones reads most like German, else as charset-normalizer says."""
    high = bytes(byte for byte in content[:_SAMPLE] if byte > 0x7F)
    scores = {encoding: _score(high, encoding) for encoding in _OLD}
    best = max(_OLD, key=lambda encoding: scores[encoding])
    if scores[best] >= _ENOUGH and (text := _tried(content, best)) is not None:
        return text
    guessed = _guessed(content[:_SAMPLE])
    return (guessed and _tried(content, guessed)) or _tried(content, "cp1252")


def _score(high: bytes, encoding: str) -> float:
    letters = high.decode(encoding, "replace")
    return sum(letter in _EXPECTED for letter in letters) / len(letters) if letters else 1.0


def _guessed(sample: bytes) -> str | None:
    """What charset-normalizer takes it for, but for what its letters spoke against already."""
    from charset_normalizer import from_bytes

    found = from_bytes(sample, steps=5, chunk_size=512, cp_exclusion=["utf_16", "utf_32", "utf_7", *_OLD]).best()
    return found.encoding if found else None


def _tried(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
