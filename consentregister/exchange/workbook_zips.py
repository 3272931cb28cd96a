"""A workbook's file looked at before it is opened: what is in the zip, how large it really is, whether it is locked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Final

from consentregister.domain.errors import UnreadableFile
from consentregister.exchange.sheet import MOST_ROWS

MOST_UNPACKED: Final = 200 * 1024 * 1024
_MOST_ENTRIES: Final = 2_000
_MOST_RATIO: Final = 200  # a table of the same word in each cell is packed 60 to 1, a bomb 1,000 to 1
_SMALL: Final = 2 * 1024 * 1024  # below this a ratio tells nothing
_MOST_LINES: Final = 1_048_576  # that a sheet of Excel can have, most of them empty
_STEP: Final = 1024 * 1024
_LOCAL_HEAD: Final = struct.Struct("<4s5H3I2H")
_LOCKED_FLAG: Final = 0x1
_HEAD_OF_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_IN_OLD: Final = "EncryptedPackage".encode("utf-16-le")
_LOCKED_IN_ODS: Final = b"encryption-data"


def is_zip(content: bytes) -> bool:
    """Whether it is a zip, as XLSX and ODS are."""
    return content.startswith(b"PK\x03\x04")


def is_old(content: bytes) -> bool:
    """Whether it is a file of the older kind (XLS), which a locked XLSX is wrapped in too."""
    return content.startswith(_HEAD_OF_OLD)


def unpacked_size(content: bytes, name: str) -> int:
    """How many bytes a workbook unpacks to, as far as it may be opened at all.

    Raises:
        UnreadableFile: locked, damaged, no workbook, or made to exhaust the computer.
    """
    if is_old(content):
        if _LOCKED_IN_OLD in content:
            raise UnreadableFile("sheet_locked", file=name)
        return len(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _checked(archive, content, name)
    except (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, NotImplementedError, EOFError, OSError):
        raise UnreadableFile("sheet_damaged", file=name) from None
    except (ValueError, OverflowError, IndexError, KeyError, AttributeError):  # zipfile on what it did not foresee
        raise UnreadableFile("sheet_damaged", file=name) from None


def _checked(archive: zipfile.ZipFile, content: bytes, name: str) -> int:
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        raise UnreadableFile("sheet_too_large", file=name)
    if any(entry.flag_bits & _LOCKED_FLAG for entry in entries):
        raise UnreadableFile("sheet_locked", file=name)
    names = {entry.filename for entry in entries}
    if not any(one.startswith("xl/workbook.") for one in names) and "content.xml" not in names:
        raise UnreadableFile("sheet_no_table", file=name)
    _check_declared(entries, len(content), name)
    size = sum(_real_size(content, entry, name) for entry in entries)
    if "META-INF/manifest.xml" in names and _LOCKED_IN_ODS in archive.read("META-INF/manifest.xml"):
        raise UnreadableFile("sheet_locked", file=name)
    return size


def _check_declared(entries: list[zipfile.ZipInfo], size: int, name: str) -> None:
    """What the zip says of itself; entries that lie upon each other say more than the file holds."""
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED or sum(one.compress_size for one in entries) > size:
        raise UnreadableFile("sheet_too_large", file=name)


def _real_size(content: bytes, entry: zipfile.ZipInfo, name: str) -> int:
    """What an entry unpacks to, whatever it says.

    Raises:
        UnreadableFile: more than it says, or far more than it is packed.
    """
    start = entry.header_offset
    head = _LOCAL_HEAD.unpack_from(content, start)
    start += _LOCAL_HEAD.size + head[9] + head[10]
    packed = memoryview(content)[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return len(packed)
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise UnreadableFile("sheet_damaged", file=name)
    size, rows, unpacker = 0, 0, zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes | memoryview = packed
    while (step := unpacker.decompress(rest, _STEP)) or unpacker.unconsumed_tail:
        size, rows, rest = size + len(step), rows + step.count(b"<row "), unpacker.unconsumed_tail
        if size > entry.file_size or size > max(_SMALL, len(packed) * _MOST_RATIO):
            raise UnreadableFile("sheet_too_large", file=name)
        if rows > _MOST_LINES:
            raise UnreadableFile("sheet_too_long", file=name, most=MOST_ROWS)
    return size
