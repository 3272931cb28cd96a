"""What people are found by: a key in which ü, ue and u, ß and ss, ł and l meet.

SQLite's own search finds neither Müller for "mueller" nor Groß for "gross".
"""

from __future__ import annotations

import re
import unicodedata

_EXPANDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_NUMBER = re.compile(r"[\d\s()/.+\-–]*\d[\d\s()/.+\-–]*")


def _plain(text: str) -> str:
    """Without accents: é, ğ and ş become e, g and s."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def typed_key(text: str) -> str:
    """The key of what somebody typed: Müller, mueller and MUELLER give "mueller"."""
    typed = text.replace("\0", " ")  # SQLite's search takes it for the end of the text
    return _plain(unicodedata.normalize("NFC", typed.casefold()).translate(_EXPANDED))


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in one order, as "Müller, Anna" and "anna mueller" have them in common; () for no name."""
    key = typed_key(name)
    return tuple(sorted(re.findall(r"\w+", key) or key.split()))


def kept_key(text: str) -> str:
    """The key a text is found by: with ü as "ue" and, where it differs, as "u"."""
    folded = unicodedata.normalize("NFC", text.casefold())
    expanded, bare = _plain(folded.translate(_EXPANDED)), _plain(folded)
    return expanded if expanded == bare else f"{expanded} {bare}"


def typed_number(text: str) -> str | None:
    """The digits of a number as typed, in the form they are kept (0171 39 → 4917139); None for any other text."""
    typed = text.strip()
    if not _NUMBER.fullmatch(typed):
        return None
    digits = re.sub(r"\D", "", typed.replace("(0)", ""))
    if typed.startswith("+"):
        return digits
    if digits.startswith("00"):
        return digits[2:]
    return "49" + digits[1:] if digits.startswith("0") else digits
