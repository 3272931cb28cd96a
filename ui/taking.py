"""Takes files and pictures into the inbox, one lot after the other, with progress and cancel."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from consentregister.domain.changed import Changed
from consentregister.domain.intake import Pasted, SoFar, Taken
from ui import messages
from ui.desk import Desk
from ui.widgets.reading_bar import ReadingBar

if TYPE_CHECKING:
    from consentregister.register import Register

Source = Path | Pasted
_TELL_EVERY = 0.1  # s


@dataclass(frozen=True, slots=True)
class Lot:
    """Files that came together.

    Attributes:
        make: gives the files; runs in a worker thread, as a picture may have to be packed first.
        then: told what came of them, before the window is told.
        quiet: they came by themselves: the window does not go to the page of forms.
    """

    make: Callable[[], Sequence[Source]]
    then: Callable[[Taken], None] | None = None
    quiet: bool = False


class Taking(QObject):
    """Reads one lot after the other.

    Signals:
        taken: what came of a lot, a `Taken`, and the lot.
        ended: a lot was cancelled.
    """

    taken = Signal(Taken, Lot)
    ended = Signal()
    _progress = Signal(SoFar)

    def __init__(self, desk: Desk, bar: ReadingBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bar = desk, bar
        self._waiting: deque[Lot] = deque()
        self._lot: Lot | None = None
        self._cancelled = False
        self._told = 0.0
        bar.cancelled.connect(self.cancel)
        self._progress.connect(bar.show_progress, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self._lot is not None

    def take(self, lot: Lot) -> None:
        """Take a lot as soon as those before it are done."""
        self._waiting.append(lot)
        if not self.is_busy:
            self._next()

    def cancel(self) -> None:
        """End what is being read; nothing of it is kept."""
        self._cancelled = True

    def close(self) -> None:
        """End everything: the window goes."""
        self._waiting.clear()
        self.cancel()

    def _next(self) -> None:
        self._lot = self._waiting.popleft() if self._waiting else None
        if self._lot is None:
            self._bar.end()
            return
        self._cancelled = False
        self._bar.begin(1)
        job = partial(_read_and_keep, self._desk.register, self._lot.make, self._go_on)
        self._desk.work.read(job, self._done, self._failed)

    def _go_on(self, so_far: SoFar) -> bool:
        """Tell how far it is, in the worker thread."""
        if (now := time.monotonic()) - self._told > _TELL_EVERY:
            self._told = now
            self._progress.emit(so_far)
        return not self._cancelled

    def _done(self, changed: Changed[Taken] | None) -> None:
        lot, self._lot = self._lot, None
        if changed is None:
            self.ended.emit()
        elif lot is not None:
            self._desk.work.changed.emit(changed)
            if lot.then:
                lot.then(changed.value)
            self.taken.emit(changed.value, lot)
        self._next()

    def _failed(self, error: Exception) -> None:
        self._lot = None
        self._desk.work.failed.emit(messages.sentence(error, self._desk.kit.texts))
        self._next()


def _read_and_keep(
    register: Register, make: Callable[[], Sequence[Source]], go_on: Callable[[SoFar], bool]
) -> Changed[Taken] | None:
    """Read in the reader's thread; the store lets one change in at a time, whichever thread it comes from."""
    return register.intake.take(make(), go_on)
