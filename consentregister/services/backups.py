"""Backups: one a day by itself, ten kept."""

from __future__ import annotations

from pathlib import Path

from consentregister.domain.changed import Changed
from consentregister.domain.log import Backup
from consentregister.domain.times import local_day
from consentregister.store.backups import drop_old, list_backups, make_backup
from consentregister.store.store import Store


class Backups:
    """What a user does with copies of the register."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def folder(self) -> Path:
        """Where the daily copies lie: beside the register."""
        return self._store.place.parent / "backups"

    def daily(self) -> Backup | None:
        """Make today's copy unless there is one, and keep the newest ten.

        Returns: the new copy, None when today's is there already.

        Raises:
            StoreError: it could not be written.
        """
        newest = next(iter(self.all()), None)
        if newest is not None and local_day(newest.at) == local_day(self._store.clock()):
            return None
        backup = self.create().value
        drop_old(self.all())
        return backup

    def create(self, folder: Path | None = None) -> Changed[Backup]:
        """Make a copy now, verified before it gets its name."""
        backup = make_backup(self._store.place, folder or self.folder, self._store.clock())
        return Changed(backup, areas=frozenset({"backups"}))

    def all(self, folder: Path | None = None) -> list[Backup]:
        """The copies in a folder, newest first."""
        return list_backups(self._store.place, folder or self.folder)
