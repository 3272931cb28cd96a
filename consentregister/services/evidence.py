"""Files that prove something: a scan, a photo, an exported chat, a note."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path

from consentregister.domain.errors import NotFound, UnreadableFile

LARGEST = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file as it came: its bytes, its own name without folders, its media type."""

    content: bytes
    name: str
    media_type: str


def shown_name(path: Path) -> str:
    """A file's own name without folders; bytes that are no text, which a name on a disk may hold, as question marks."""
    return path.name.encode("utf-8", "replace").decode()


def read_evidence(path: Path) -> Evidence:
    """Read a file from outside.

    Raises:
        NotFound: it is not there. UnreadableFile: empty, too large, or can't be read.
    """
    if not path.is_file():
        raise NotFound("file", "file_missing", file=path.name)
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableFile("file_too_large", file=path.name)
        content = path.read_bytes()
    except OSError:
        raise UnreadableFile("file_unreadable", file=path.name) from None
    if not content:
        raise UnreadableFile("file_empty", file=path.name)
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Evidence(content, shown_name(path), media_type)
