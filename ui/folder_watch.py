"""Looks into the watched folder: when the system says that something changed there, and every few seconds besides.

Network folders tell nothing; the look itself is the register's and runs in a worker thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from consentregister.domain.changed import Changed
from consentregister.domain.intake import Taken
from consentregister.domain.watched import FolderLook, FolderState
from ui.desk import Desk
from ui.taking import Lot, Taking

_EVERY = 15_000  # ms
_SOON = 1_200  # ms: time for a file to grow, or to be complete
_FIRST = 3_000  # ms: the window has come up


class FolderWatch(QObject):
    """Does nothing while no folder is watched.

    Attributes:
        every, soon: ms between two looks; and after a change, or while a file grows.
        last: what the newest look found.
    """

    def __init__(self, desk: Desk, taking: Taking, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._taking = desk, taking
        self.every, self.soon = _EVERY, _SOON
        self.last = FolderLook(FolderState.OFF)
        self._under_way: frozenset[str] = frozenset()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look_soon)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        desk.work.changed.connect(self._settings_changed)
        desk.wishes.take_before.connect(self._take_before)
        if not desk.register.read_only:
            self._timer.start(_FIRST)

    def look(self) -> None:
        """Look into the folder now."""
        self._desk.work.read(self._desk.register.folder.look, self._looked, self._failed, key="folder")

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        for path in self._watcher.directories():
            self._watcher.removePath(path)

    def _looked(self, found: FolderLook) -> None:
        before, self.last = self.last, found
        self._watch(found)
        if (before.state, before.before) != (found.state, found.before):
            self._desk.work.changed.emit(Changed(None, areas=frozenset({"folder"})))
        if new := [file for file in found.new if file not in self._under_way]:
            self._take(new, quiet=True)
        if found.state is not FolderState.OFF:
            self._timer.start(self.soon if found.growing else self.every)

    def _failed(self, _error: Exception) -> None:
        """The register could not be read just now: look again."""
        self._timer.start(self.every)

    def _take(self, files: Sequence[str], *, quiet: bool) -> None:
        self._under_way |= frozenset(files)
        self._taking.take(Lot(partial(_paths, files), partial(self._note, files), quiet=quiet))

    def _note(self, files: Sequence[str], _taken: Taken) -> None:
        self._desk.work.change(partial(self._desk.register.folder.note, files), partial(self._noted, files))

    def _noted(self, files: Sequence[str], _changed: Changed[None]) -> None:
        self._under_way -= frozenset(files)

    def _take_before(self) -> None:
        """What lay there when the folder was chosen is wanted."""
        if self.last.before:
            self._take(self.last.before, quiet=False)

    def _watch(self, found: FolderLook) -> None:
        wanted = [found.folder] if found.state is FolderState.THERE else []
        watched = self._watcher.directories()
        if watched != wanted:
            if watched:
                self._watcher.removePaths(watched)
            if wanted:
                self._watcher.addPaths(wanted)

    def _look_soon(self, _path: str = "") -> None:
        self._timer.start(self.soon)

    def _settings_changed(self, changed: Changed[object]) -> None:
        if "settings" in changed.areas or ("folder" in changed.areas and changed.events):
            self._under_way = frozenset()
            self._timer.start(0)


def _paths(files: Sequence[str]) -> list[Path]:
    return [Path(file) for file in files]
