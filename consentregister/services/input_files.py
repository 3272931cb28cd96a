"""A file from outside, read as a whole up to a size."""

from __future__ import annotations

from pathlib import Path

from consentregister.domain.errors import NotFound, UnreadableFile


def shown_name(path: Path) -> str:
    """A file's own name without folders; bytes that are no text, which a name on a disk may hold, as question marks."""
    return path.name.encode("utf-8", "replace").decode()


def content_of(path: Path, most: int) -> bytes:
    """A file's bytes, one more than `most` where it is larger: how many are too many is said by who reads them.

    Raises:
        NotFound: it is not there. UnreadableFile: it can't be read.
    """
    if not path.is_file():
        raise NotFound("file", "file_missing", file=shown_name(path))
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError:
        raise UnreadableFile("file_unreadable", file=shown_name(path)) from None
