"""What every page is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from consentregister.domain.changed import Changed
from ui.desk import Desk


class Page(QWidget):
    """One place of the rail. A page reads through `desk.work`, shows, and refreshes itself when what it shows changed.

    Attributes:
        shows: the areas whose changes concern the page ("people", "forms", "scans", "settings", "log", "backups").
        desk: what the page works with.
    """

    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("ground", "page")
        self._stale = True
        desk.work.changed.connect(self.changed)
        desk.kit.texts.changed.connect(self.reload)

    def load(self) -> None:
        """Read what the page shows. Called when it comes up and something may have changed."""
        raise NotImplementedError

    def open_part(self, part: str) -> None:
        """Show a part of the page; most have none."""

    def changed(self, changed: Changed[object]) -> None:
        """Something changed: read anew what is seen, the rest when it is seen again."""
        if changed.areas & self.shows:
            self.reload()

    def reload(self) -> None:
        """Read anew, now or when the page comes up."""
        self._stale = True
        if self.isVisible():
            self._load_now()

    def _load_now(self) -> None:
        self._stale = False
        self.load()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what may have changed while the page was not seen."""
        super().showEvent(event)
        if self._stale:
            self._load_now()
