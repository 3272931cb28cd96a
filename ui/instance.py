"""One window for one register: a second start brings the first window forward."""

from __future__ import annotations

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 500


class Instance(QObject):
    """The place of the first start, found by the register's real path and the user.

    Signals:
        called: the program was started again for the same register.
    """

    called = Signal()

    def __init__(self, register: Path, locks: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name_of(register)
        self._lock = QLockFile(str(locks / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def take(self) -> bool:
        """Be the first; or call the first one and return False."""
        if not self._lock.tryLock(_WAIT):
            self._call()
            return False
        # Nobody else holds the lock: a socket that is there was left by a crash.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def close(self) -> None:
        """Let the next one be the first."""
        self._server.close()
        self._lock.unlock()

    def _call(self) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        socket.waitForConnected(_WAIT)
        socket.disconnectFromServer()

    def _answer(self) -> None:
        while connection := self._server.nextPendingConnection():
            connection.disconnected.connect(connection.deleteLater)
            connection.disconnectFromServer()
            self.called.emit()


def name_of(register: Path) -> str:
    """The same for every way of naming the same file, another for every other user."""
    which = f"{register.resolve()}\n{getpass.getuser()}"
    return "consentregister-" + hashlib.sha256(which.encode()).hexdigest()[:24]
