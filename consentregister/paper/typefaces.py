"""The three faces of Inter as reportlab takes them, the widths of their words, and what they can't print.

A character outside the faces is never printed as an empty box without notice: near relatives take its place where there
are any (a narrow space, a typographic hyphen, a letter with its accents apart), invisible ones are dropped, and what is
left prints as a question mark, which `draw` reports.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from io import BytesIO
from threading import RLock
from typing import Any, Final

from resources import read_bytes

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_RELATIVES: Final[Mapping[str, str]] = {
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}",
    "\t": " ",
    "\n": " ",
    "\r": " ",
}


# reportlab reads the glyphs of a face from one place in one file: two drawings at a time get each other's.
drawing_lock: Final = RLock()


class Face(StrEnum):
    """The faces a form is set in, by their names in the PDF."""

    REGULAR = "Inter-Regular"
    MEDIUM = "Inter-Medium"
    BOLD = "Inter-SemiBold"


@cache
def load_faces() -> Mapping[Face, Any]:
    """Register the faces with reportlab, once."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    faces = {face: TTFont(face.value, BytesIO(read_bytes(f"fonts/{face}.ttf"))) for face in Face}
    for font in faces.values():
        registerFont(font)
    return faces


@lru_cache(maxsize=20_000)
def em_width(text: str, face: Face) -> float:
    """The width of a text in ems: times the size it is the width in points."""
    widths = load_faces()[face].face.charWidths
    default = load_faces()[face].face.defaultWidth
    return float(sum(widths.get(ord(character), default) for character in text)) / 1000


@lru_cache(maxsize=5_000)
def printable(text: str) -> str:
    """The text as these faces can print it."""
    if _plain().issuperset(text):
        return text
    return "".join(map(_nearest, unicodedata.normalize("NFC", text)))


@cache
def _known() -> frozenset[str]:
    return frozenset(map(chr, load_faces()[Face.REGULAR].face.charToGlyph)) - _RELATIVES.keys() - {REPLACEMENT}


@cache
def _plain() -> frozenset[str]:
    """The characters that print as they are, whatever stands beside them."""
    return frozenset(character for character in _known() if not _has_no_shape(character))


def _has_no_shape(character: str) -> bool:
    """Whether it is a control, joiner, direction mark or accent without a letter."""
    return unicodedata.category(character) in {"Cc", "Cf", "Mn"}


def _nearest(character: str) -> str:
    if character in _plain():
        return character
    if character in _RELATIVES:
        return _RELATIVES[character]
    if _has_no_shape(character):
        # An accent that no letter took keeps its place where the faces have it.
        return character if unicodedata.combining(character) and character in _known() else ""
    apart = unicodedata.normalize("NFKD", character)
    if apart != character and all(part in _known() or unicodedata.combining(part) for part in apart):
        return "".join(part for part in apart if part in _known())
    return REPLACEMENT
