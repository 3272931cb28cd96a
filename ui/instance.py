"""One window for one register: a second start brings the first window forward, with the link it was started for."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from ui.calls import Listener

_WAIT = 50  # ms: the first start may be closing


class Instance(QObject):
    """The place of the first start, found by the register's real path and the user.

    Signals:
        called: the program was started again for the same register; with a link as it came, "" for none.
    """

    called = Signal(str)

    def __init__(self, register: Path, locks: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name_of(register)
        self._lock = QLockFile(str(locks / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._listener: Listener | None = None

    def take(self, link: str = "") -> bool:
        """Be the first; or call the first one, hand the link over, and return False."""
        if self._lock.tryLock(_WAIT):
            return True
        from consentregister.domain.asked_link import LONGEST_LINK
        from ui.activation import leave
        from ui.calls import call

        call(self._name, f"{leave()}\n{link[: LONGEST_LINK + 1]}")
        return False

    def listen(self) -> None:
        """Hear other starts from now on; who called before tries again for some seconds."""
        from consentregister.domain.asked_link import LONGEST_LINK
        from ui.calls import Listener

        enough = 4 * (LONGEST_LINK + 1) + 300  # bytes, to see that a link is too long
        self._listener = Listener(self._name, enough, self)
        self._listener.heard.connect(self._hear)

    def close(self) -> None:
        """Let the next one be the first."""
        if self._listener:
            self._listener.close()
        self._lock.unlock()

    def _hear(self, said: str) -> None:
        from ui.activation import take_leave

        token, _, link = said.partition("\n")
        take_leave(token)
        self.called.emit(link)


def name_of(register: Path) -> str:
    """The same for every way of naming the same file, another for every other user."""
    which = f"{register.resolve()}\n{getpass.getuser()}"
    # Qt is there already; Python's own would bring all of OpenSSL along.
    digest = QCryptographicHash.hash(which.encode(), QCryptographicHash.Algorithm.Sha256)
    return "consentregister-" + digest.data().hex()[:24]
