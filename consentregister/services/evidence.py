"""Files that prove something: a scan, a photo, an exported chat, a note."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path

from consentregister.domain.errors import UnreadableFile
from consentregister.services.input_files import content_of, shown_name

LARGEST = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file as it came: its bytes, its own name without folders, its media type."""

    content: bytes
    name: str
    media_type: str


def read_evidence(path: Path) -> Evidence:
    """Read a file from outside.

    Raises:
        NotFound: it is not there. UnreadableFile: empty, too large, or can't be read.
    """
    name, content = shown_name(path), content_of(path, LARGEST)
    if len(content) > LARGEST:
        raise UnreadableFile("file_too_large", file=name)
    if not content:
        raise UnreadableFile("file_empty", file=name)
    return Evidence(content, name, mimetypes.guess_type(name)[0] or "application/octet-stream")
