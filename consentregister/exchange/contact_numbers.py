"""Telephone numbers that a spreadsheet took the zero or the plus from (1713920033, 491713920033)."""

from __future__ import annotations

import re
from typing import Final

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput

_BARE: Final = re.compile(r"[1-9][\d\s/.\-–]{6,17}")


class NumberMender:
    """Puts back what a number lost, in one country."""

    def __init__(self, country: str) -> None:
        self._country = country

    def mended(self, text: str) -> str:
        """A number with its zero or plus again, where exactly that makes one; any other as written."""
        text = text.removeprefix("tel:").strip()
        if not _BARE.fullmatch(text):
            return text
        tried = [(one, self._read(one)) for one in (f"0{text}", f"+{text}")]
        known = [(one, point) for one, point in tried if point and not point.doubtful]
        for one, point in known:
            if point.mobile:
                return one
        return known[0][0] if known else text

    def _read(self, text: str) -> ContactPoint | None:
        try:
            return ContactPoint.phone(text, country=self._country)
        except InvalidInput:
            return None
