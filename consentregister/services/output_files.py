"""A file outside the register, written whole or not at all; and why not, in the words of who chose its place."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeAlias

from consentregister.domain.errors import StoreError, UnreadableFile
from consentregister.store.store import Store
from consentregister.store.work import Change

_SENTENCES: Final = {
    errno.ENOSPC: "output_disk_full",
    errno.EDQUOT: "output_disk_full",
    errno.ENOENT: "output_no_folder",
    errno.ENOTDIR: "output_no_folder",
    errno.EROFS: "output_not_allowed",
}
_NOT_ALLOWED: Final = (errno.EACCES, errno.EPERM)

# Puts the file in its place; called within the transaction that notes it: no file without its entry.
Put: TypeAlias = Callable[[], object]


def check_place(file: Path, register: Path, *endings: str) -> None:
    """Refuse a place before anything is read.

    Raises:
        UnreadableFile: the register itself lies there, or the name ends in none of these, where there are any.
    """
    if file.resolve() == register.resolve():
        raise UnreadableFile("output_is_register", file=file.name)
    if endings and file.suffix.lower() not in endings:
        raise UnreadableFile("output_type", file=file.name, endings=", ".join(endings))


def beside(file: Path) -> Path:
    """Where a file lies until it is finished."""
    return file.with_name(f".{file.name}.unfinished")


def not_written(error: OSError, file: Path) -> UnreadableFile:
    """What to say of a file that could not be written.

    A spreadsheet keeps a file it has open from being replaced, which Windows tells like a missing right.
    """
    name = _SENTENCES.get(error.errno or 0, "output_failed")
    if error.errno in _NOT_ALLOWED:
        name = "output_is_open" if file.exists() else "output_not_allowed"
    return UnreadableFile(name, file=file.name)


@contextmanager
def putting(draft: Path, file: Path) -> Iterator[Put]:
    """Hand out what puts a finished draft in its place; none is left behind, however the block ends.

    Raises:
        UnreadableFile: it can't be put there; an older file of this name is untouched.
        StoreError: that it was done could not be noted; then there is no file.
    """
    try:
        yield lambda: draft.replace(file)
    except OSError as error:
        raise not_written(error, file) from None
    except StoreError:
        if not draft.exists():
            file.unlink(missing_ok=True)
        raise
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def putting_bytes(content: bytes, file: Path) -> Iterator[Put]:
    """The same for a file that is ready in memory; raises as `putting`."""
    draft = beside(file)
    with putting(draft, file) as put:
        draft.write_bytes(content)
        yield put


@contextmanager
def saved(store: Store, file: Path, content: bytes) -> Iterator[Change]:
    """A change that notes a file, at whose end the file lies in its place; raises as `putting`, and as `Store.change`.

    Raises:
        UnreadableFile: the register itself lies there.
    """
    check_place(file, store.place)
    with putting_bytes(content, file) as put, store.change() as change:
        yield change
        put()
