"""The supervisory authority a business can be proposed, by its postcode."""

from __future__ import annotations

from functools import cache

from consentregister.domain.words import Language
from resources import read_table


def supervisory_authority(postcode: str, language: Language) -> str:
    """The authority of the postcode's federal state, in the case the forms need; "" where the state is not certain."""
    digits = postcode.strip()
    if len(digits) != 5 or not digits.isascii() or not digits.isdigit():
        return ""
    for first, last, land in _ranges():
        if first <= digits <= last:
            return _names()[land, language]
    return ""


@cache
def _ranges() -> tuple[tuple[str, str, str], ...]:
    return tuple((row["first"], row["last"], row["land"]) for row in read_table("postcodes.csv"))


@cache
def _names() -> dict[tuple[str, Language], str]:
    rows = read_table("authorities.csv")
    return {(row["land"], language): row[f"name_{language}"] for row in rows for language in Language}
