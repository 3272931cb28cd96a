"""The business's logo: a document of the register, named by the settings, in the letterhead of every sheet."""

from __future__ import annotations

from pathlib import Path

from consentregister.domain.changed import Changed
from consentregister.domain.errors import UnreadableFile
from consentregister.paper.logos import LARGEST_FILE, clean_logo
from consentregister.store.documents import digest_of, keep_document, read_logo
from consentregister.store.settings import write_settings
from consentregister.store.store import Store


class Logos:
    """What a user does with the logo."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def show(self) -> bytes:
        """The logo as PNG; empty where there is none."""
        return read_logo(self._store.read(), self._store.settings().logo)

    def choose(self, file: Path) -> Changed[bytes]:
        """Take a PNG or JPEG as the logo.

        Raises:
            UnreadableFile: file_missing, or it can't be a logo; the one before stays.
        """
        png = clean_logo(_read(file), file.name)
        with self._store.change() as change:
            keep_document(change, png, "logo.png", "image/png")
            write_settings(change, {"logo": digest_of(png)})
            change.log("settings_changed", keys=["logo"], before={"logo": self._store.settings().logo})
            change.touch("settings")
        return change.made(png)

    def remove(self) -> Changed[bytes]:
        """Go back to the letter of the business's name. The document stays: forms were printed with it."""
        with self._store.change() as change:
            before = self._store.settings().logo
            write_settings(change, {"logo": ""})
            change.log("settings_changed", keys=["logo"], before={"logo": before})
            change.touch("settings")
        return change.made(b"")


def _read(file: Path) -> bytes:
    """The file's bytes, no more than a logo can have."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except OSError:
        raise UnreadableFile("file_missing", file=file.name) from None
