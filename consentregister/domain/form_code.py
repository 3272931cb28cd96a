"""The code of a printed form: twelve characters of Crockford's base 32, part of them a check keyed by the register.

The code names the form and nothing else; who finds a lost sheet learns nothing from it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
QR_PREFIX: Final = "CR1:"
_RANDOM_LENGTH: Final = 8
_CHECK_LENGTH: Final = 4
_READ_AS = str.maketrans("OIL", "011")
_SEPARATORS = re.compile(r"[\s\-]+")
_PREFIX = re.compile(r"CR[1IL]", re.IGNORECASE)
_GROUPS = re.compile(r"\w{4}-\w{4}-\w{4}")
# What a hand scanner set to an American keyboard types on a German one.
_OTHER_KEYBOARD = str.maketrans("YZ", "ZY")


def _base32(number: int, length: int) -> str:
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(length)))


def _check_part(random_part: str, key: bytes) -> str:
    digest = hmac.digest(key, random_part.encode(), hashlib.sha256)
    return _base32(int.from_bytes(digest[:4], "big") >> 12, _CHECK_LENGTH)


def make_code(random_bytes: bytes, key: bytes) -> str:
    """A new code from five random bytes: eight random characters, then four of the keyed check (1 in 1,048,576)."""
    random_part = _base32(int.from_bytes(random_bytes[:5], "big"), _RANDOM_LENGTH)
    return random_part + _check_part(random_part, key)


def read_code(text: str) -> str | None:
    """The twelve characters as kept, from any case, with or without hyphens or the QR's prefix, O for 0, I and L for 1.

    A hand scanner set to another keyboard types another sign for the colon ("CR1Ö…"): any one counts.

    Returns: None when it can't be a code.
    """
    plain = _without_prefix(_SEPARATORS.sub("", text)).upper().translate(_READ_AS)
    if len(plain) != _RANDOM_LENGTH + _CHECK_LENGTH or not set(plain) <= set(ALPHABET):
        return None
    return plain


def names_a_sheet(text: str) -> bool:
    """Whether a text can't be anything but a sheet's code: with the QR's prefix, or in three groups of four.

    Twelve letters alone may be a name, three groups of digits a telephone number.
    """
    if read_code(text) is None:
        return False
    typed = _SEPARATORS.sub("", text)
    in_groups = _GROUPS.fullmatch(text.strip()) is not None and not typed.isdigit()
    return in_groups or len(_without_prefix(typed)) < len(typed)


def _without_prefix(typed: str) -> str:
    """What follows "CR1" and the sign after it; that sign may have been a blank or hyphen and be gone."""
    length = _RANDOM_LENGTH + _CHECK_LENGTH
    follows = len(typed) - len(QR_PREFIX) <= length < len(typed)
    return typed[-length:] if follows and _PREFIX.match(typed) else typed


def is_ours(code: str, key: bytes) -> bool:
    """Whether the check part was made with this register's key."""
    return hmac.compare_digest(code[_RANDOM_LENGTH:], _check_part(code[:_RANDOM_LENGTH], key))


def as_ours(code: str, key: bytes) -> str | None:
    """The code as this register made it, also where Y and Z were typed for each other; the check part decides.

    Returns: None when it is of another register.
    """
    return next((one for one in (code, code.translate(_OTHER_KEYBOARD)) if is_ours(one, key)), None)


def shown_code(code: str) -> str:
    """The code in groups of four: 7KQ2-M4XD-P9TB."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def qr_text(code: str) -> str:
    """What stands in the QR."""
    return QR_PREFIX + code
