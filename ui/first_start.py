"""The register for the window: the one that is there, or a new one after the first questions."""

from __future__ import annotations

from pathlib import Path

from consentregister.register import Register
from ui.desk import Kit


def open_register(_kit: Kit, place: Path) -> Register | None:
    """Open the register; None when the user thought better of making one.

    Raises:
        StoreError: when the file can't be opened.
    """
    from consentregister.domain.settings import Settings

    return Register.open(place) if place.exists() else Register.create(place, Settings())
