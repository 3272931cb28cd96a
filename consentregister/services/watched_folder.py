"""The watched folder: what is new in it. Files there are read and never moved, changed or deleted.

A file is known by name, size and time of its last change; one that changed is another one. It is new once two looks
found it alike and it can be opened. What lay there when the folder was chosen is not taken without asking.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from consentregister.domain.changed import Changed
from consentregister.domain.errors import NotFound
from consentregister.domain.watched import FolderLook, FolderState
from consentregister.services.settings import SettingsService
from consentregister.store.settings import write_settings
from consentregister.store.store import Store
from consentregister.store.watched_files import BEFORE, DONE, Seen, forget_files, note_files, seen_files

_TYPES: Final = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_HIDDEN: Final = (".", "~")
# Stands for the folder itself: what lies in it was looked at.
_LOOKED: Final[Seen] = ("", 0, 0)


class WatchedFolder:
    """What a user does with the watched folder.

    Attributes:
        known: how the folder stood at the last look; no look is made for it.
    """

    def __init__(self, store: Store, settings: SettingsService) -> None:
        self._store = store
        self._settings = settings
        self._last: dict[str, Seen] = {}
        self.known = FolderState.OFF

    @property
    def is_gone(self) -> bool:
        """Whether the folder was not there at the last look."""
        return self.known is FolderState.GONE

    def choose(self, folder: Path | None) -> Changed[FolderLook]:
        """Watch a folder from now on, or none. What lies there already waits for `take_before` or `leave_before`.

        Raises:
            NotFound: there is no such folder.
        """
        if folder is not None and not folder.is_dir():
            raise NotFound("watched_folder", "folder_missing", folder=folder.name)
        kept = str(folder.absolute()) if folder else ""
        with self._store.change() as change:
            write_settings(change, {"watched_folder": kept})
            if folder is not None:
                forget_files(change, kept)
                note_files(change, kept, [_LOOKED], DONE)
                note_files(change, kept, _files(kept).values(), BEFORE)
            change.log("folder_chosen", on=bool(kept))
            change.touch("settings", "folder")
        self._last = {}
        return change.made(self.look())

    def look(self) -> FolderLook:
        """Look into the folder. Reads only, and remembers until the next look how large the files were."""
        found = self._look()
        self.known = found.state
        return found

    def note(self, files: Iterable[str]) -> Changed[None]:
        """These were taken, or refused and told: not again."""
        folder = self._folder()
        with self._store.change() as change:
            if folder:
                known = [self._last[file] for file in files if file in self._last]
                note_files(change, folder, [_LOOKED, *known], DONE)
            change.touch("folder")
        return change.made(None)

    def _look(self) -> FolderLook:
        folder = self._folder()
        if not folder:
            return FolderLook(FolderState.OFF)
        try:
            there = _files(folder)
        except OSError:
            return FolderLook(FolderState.GONE, folder)
        seen = seen_files(self._store.read(), folder)
        unknown = [file for file, known in there.items() if known not in seen]
        last, self._last = self._last, there
        if _LOOKED not in seen:  # chosen by another way: what lies there is not taken without asking
            return FolderLook(FolderState.THERE, folder, before=tuple(unknown))
        before = tuple(file for file, known in there.items() if seen.get(known) == BEFORE)
        new = tuple(file for file in unknown if last.get(file) == there[file] and _is_complete(file))
        return FolderLook(FolderState.THERE, folder, new, len(new) < len(unknown), before)

    def _folder(self) -> str:
        return self._settings.show().watched_folder


def _files(folder: str) -> dict[str, Seen]:
    """The files of a folder that may be scans or photos, oldest first, with what they are known by."""
    found = {entry.path: known for entry, known in _entries(folder)}
    return dict(sorted(found.items(), key=lambda item: (item[1][2], item[1][0])))


def _entries(folder: str) -> Iterator[tuple[os.DirEntry[str], Seen]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_HIDDEN) or Path(entry.name).suffix.lower() not in _TYPES:
                continue
            try:
                if entry.is_file():
                    told = entry.stat()
                    yield entry, (entry.name, told.st_size, told.st_mtime_ns)
            except OSError:  # gone between the two
                continue


def _is_complete(file: str) -> bool:
    """Whether a file can be opened and holds something; one that is being written is locked on some systems."""
    try:
        with Path(file).open("rb") as content:
            return bool(content.read(1))
    except OSError:
        return False
