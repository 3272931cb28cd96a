"""What a number or an e-mail address is called: by the head of its column, or by the column beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from consentregister.domain.column_use import ColumnUse, Mapping
from consentregister.domain.search_key import typed_key
from consentregister.exchange.contact_heads import parted

# What a head says beside the name of the field: "Telefon geschäftlich" is called "geschäftlich".
_FIELD: Final = re.compile(
    "tele?fon|telefonnummern?|telefonnr|tel|phones?|nummern?|nr|no|numbers?|rufnummer|telnr|e|mails?|email|emailadresse|adressen?"
    "|address|value|wert|handy|handynr|handynummer|mobil|mobile|mobiltelefon|mobilnummer|mobilnr|mobilfunk|cell|primary|kunde"
    "|kunden|person|customer|client|contact|kontakt|der|des|whats|app|whatsapp|primaere|sekundaere|erste|zweite|mailadresse"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_RUN_TOGETHER: Final = re.compile(
    "(haupt|privat|primaer|festnetz|dienst|firmen|auto)(?=telefon|nummer|handy|mobil)", re.IGNORECASE
)
_VALUES: Final = {ColumnUse.PHONE_LABEL: (ColumnUse.PHONE, ColumnUse.MOBILE), ColumnUse.EMAIL_LABEL: (ColumnUse.EMAIL,)}
# What a program notes of an address and nobody calls it by.
_NO_LABEL: Final = frozenset(("smtp", "ex", "internet", "other", "custom"))


def label_of_head(head: str) -> str:
    """What a head calls the numbers below it, "" for nothing of its own."""
    words = _WORD.findall(_RUN_TOGETHER.sub(r"\1 ", parted(head)))
    left = [word for word in words if not _FIELD.fullmatch(typed_key(word))]
    return " ".join(left) if len(left) < len(words) else ""


def label_columns(heads: Sequence[str], mapping: Mapping) -> dict[int, int]:
    """The column with the label by the column with the number: of the same figure, else the one beside it."""
    found: dict[int, int] = {}
    for place, use in enumerate(mapping):
        if use in _VALUES and (value := _labelled(place, heads, mapping)) is not None:
            found.setdefault(value, place)
    return found


def _labelled(place: int, heads: Sequence[str], mapping: Mapping) -> int | None:
    near = [
        one for one in (place + 1, place - 1) if 0 <= one < len(mapping) and mapping[one] in _VALUES[mapping[place]]
    ]
    same = [one for one in near if _figures(heads[one]) == _figures(heads[place])]
    return next(iter(same or near), None)


def _figures(head: str) -> list[str]:
    return re.findall(r"\d+", head)


def label_in(cell: str) -> str:
    """A label as a cell has it; Google marks the one of the first number by "* "."""
    label = " ".join(cell.removeprefix("*").split())[:40]
    return "" if label.casefold() in _NO_LABEL else label
