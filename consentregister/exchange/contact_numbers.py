"""Telephone numbers that a spreadsheet took the zero or the plus from (1713920033, 491713920033)."""

from __future__ import annotations

import re
from typing import Final

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput

_FIRST: Final = frozenset("123456789t")
_BARE: Final = re.compile(r"[1-9][\d\s/.\-–]{6,17}")


class NumberMender:
    """Puts back what a number lost, in one country."""

    def __init__(self, country: str) -> None:
        self._country = country

    def mended(self, text: str) -> str:
        """A number with its zero or plus again, where that makes one, a mobile one before all; any other as written."""
        if text[:1] not in _FIRST or not _BARE.fullmatch(text := text.removeprefix("tel:").strip()):
            return text
        known = text
        for one in (f"0{text}", f"+{text}"):
            if (point := self._read(one)) and not point.doubtful:
                if point.mobile:
                    return one
                known = one if known is text else known
        return known

    def _read(self, text: str) -> ContactPoint | None:
        try:
            return ContactPoint.phone(text, country=self._country)
        except InvalidInput:
            return None
