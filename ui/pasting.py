"""What lies on the clipboard, as files to take: a picture, or copied files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

if TYPE_CHECKING:
    from consentregister.domain.intake import Pasted

_TYPES = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_PEOPLE = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".vcf", ".vcard"})


def files_of(data: QMimeData) -> list[Path]:
    """The files that were copied or dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def may_hold_people(files: Sequence[Path]) -> bool:
    """Whether it is one file, an address book or a table, and no paper."""
    return len(files) == 1 and files[0].suffix.lower() in _PEOPLE


def with_folders(paths: Sequence[Path]) -> list[Path]:
    """These files, and for a folder what may be a scan or photo in it; reads the disk."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(file for file in path.iterdir() if file.suffix.lower() in _TYPES) if path.is_dir() else [path]
        found += inside
    return found


def holds_a_picture(data: QMimeData) -> bool:
    """Whether a picture was copied; text copied from an office program brings one along and is none."""
    return data.hasImage() and not data.hasFormat("text/plain")


def clipboard_sources(name: str) -> Callable[[], Sequence[Path | Pasted]] | None:
    """What gives the files or the picture on the clipboard, to be called in a worker thread; None where there is none.

    Args:
        name: what a pasted picture is called.
    """
    data = QGuiApplication.clipboard().mimeData()
    if data is None:
        return None
    if files := files_of(data):
        return partial(with_folders, files)
    if not holds_a_picture(data):
        return None
    image = QGuiApplication.clipboard().image()
    return None if image.isNull() else partial(_packed, image, name)


def _packed(image: QImage, name: str) -> Sequence[Pasted]:
    """A picture as PNG; the same picture always gives the same bytes."""
    from consentregister.domain.intake import Pasted

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return [Pasted(bytes(buffer.data().data()), name)]
