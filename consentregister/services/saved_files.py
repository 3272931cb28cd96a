"""A file for another program together with the log's entries about it, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from consentregister.domain.errors import StoreError, UnreadableFile
from consentregister.store.store import Store
from consentregister.store.work import Change


@contextmanager
def saved(store: Store, file: Path, content: bytes) -> Iterator[Change]:
    """A change at whose end the file lies in its place. A file that lay there before is replaced at once or stays.

    Raises:
        UnreadableFile: it can't be written; nothing was logged.
        StoreError: as `Store.change`; a file that was not there before is not there then.
    """
    draft, is_new = file.with_name(f".{file.name}.unfinished"), not file.exists()
    try:
        draft.write_bytes(content)
        with store.change() as change:
            yield change
            draft.replace(file)  # within the transaction: no file without its entries, no entries without a file
    except OSError:
        raise UnreadableFile("list_not_written", file=file.name) from None
    except StoreError:
        if is_new and not draft.exists():
            file.unlink(missing_ok=True)
        raise
    finally:
        draft.unlink(missing_ok=True)
