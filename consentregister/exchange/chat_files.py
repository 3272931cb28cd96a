"""The file of an exported chat: a text, or a zip of which only the text is opened."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from consentregister.domain.errors import UnreadableFile

LARGEST_TEXT: Final = 32 * 1024 * 1024
_MOST_ENTRIES: Final = 20_000
_ZIP = b"PK"


def chat_text(content: bytes, name: str) -> bytes:
    """The text of an exported chat.

    Raises:
        UnreadableFile: too large, a zip that is damaged, locked or holds no chat or several.
    """
    text = _unpacked(content, name) if content.startswith(_ZIP) else content
    if len(text) > LARGEST_TEXT:
        raise UnreadableFile("chat_too_large", file=name)
    return text


def _unpacked(content: bytes, name: str) -> bytes:
    """The one text in a zip. Names in it are never used as paths: nothing is written."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()[:_MOST_ENTRIES]
            texts = [entry for entry in entries if entry.filename.lower().endswith(".txt")]
            if len(texts) != 1:
                raise UnreadableFile("chat_not_in_zip", file=name)
            with archive.open(texts[0]) as file:
                return file.read(LARGEST_TEXT + 1)  # whatever size it says it has
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        # RuntimeError: with a password. NotImplementedError: packed in a way Python does not know.
        raise UnreadableFile("file_damaged", file=name) from None
