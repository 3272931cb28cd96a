"""One window for one register: a second start brings the first window forward, with the link it was started for."""

from __future__ import annotations

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from consentregister.domain.asked_link import LONGEST_LINK
from ui.activation import leave, take_leave

_WAIT = 500
_PATIENCE = 2_000
_MOST = 4 * (LONGEST_LINK + 1) + 300  # bytes: enough to see that a link is too long


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
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def take(self, link: str = "") -> bool:
        """Be the first; or call the first one, hand the link over, and return False."""
        if not self._lock.tryLock(_WAIT):
            self._call(link)
            return False
        # Nobody else holds the lock: a socket that is there was left by a crash.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def close(self) -> None:
        """Let the next one be the first."""
        self._server.close()
        self._lock.unlock()

    def _call(self, link: str) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_WAIT):
            socket.write(f"{leave()}\n{link[: LONGEST_LINK + 1]}".encode(errors="replace"))
            socket.waitForBytesWritten(_WAIT)
        socket.disconnectFromServer()

    def _answer(self) -> None:
        while connection := self._server.nextPendingConnection():
            Call(connection, self).heard.connect(self._hear)

    def _hear(self, said: str) -> None:
        token, _, link = said.partition("\n")
        take_leave(token)
        self.called.emit(link)


class Call(QObject):
    """One call of another start. It is heard when it hangs up, grows too long, or takes too long.

    Signals:
        heard: what it said: the leave to come forward, a line break, the link.
    """

    heard = Signal(str)

    def __init__(self, connection: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._connection = connection
        self._said = bytearray()
        self._is_over = False
        connection.setParent(self)
        connection.readyRead.connect(self._listen)
        connection.disconnected.connect(self._end)
        QTimer.singleShot(_PATIENCE, self, self._end)
        if connection.state() is QLocalSocket.LocalSocketState.UnconnectedState:
            QTimer.singleShot(0, self, self._end)

    def _listen(self) -> None:
        self._said += self._connection.read(_MOST - len(self._said)).data()
        if len(self._said) >= _MOST:
            self._end()

    def _end(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._listen()
        self._connection.abort()
        self.heard.emit(self._said.decode(errors="replace"))
        self.deleteLater()


def name_of(register: Path) -> str:
    """The same for every way of naming the same file, another for every other user."""
    which = f"{register.resolve()}\n{getpass.getuser()}"
    return "consentregister-" + hashlib.sha256(which.encode()).hexdigest()[:24]
