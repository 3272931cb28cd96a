"""Something that takes a while: how far it is, and the way to stop it."""

from __future__ import annotations

import time
from threading import Event

from PySide6.QtCore import QObject, Signal

from consentregister.domain.batch import Cancelled

_SELDOM = 0.05  # seconds between two tellings: the window need not paint each of 500


class Errand(QObject):
    """Told from a worker thread, seen in the window's.

    Signals:
        progress: how many are done, of how many.
        ended: it is over, however it ended.
    """

    progress = Signal(int, int)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = Event()
        self._told = 0.0

    def stop(self) -> None:
        """Stop it at the next step."""
        self._stopped.set()

    def watch(self, done: int, of: int) -> None:
        """Take note of a step, in the worker thread.

        Raises:
            Cancelled: the user thought better of it.
        """
        if self._stopped.is_set():
            raise Cancelled
        now = time.monotonic()
        if done in (0, of) or now - self._told > _SELDOM:
            self._told = now
            self.progress.emit(done, of)
