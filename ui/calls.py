"""Calls between two starts of the program: one listens, the other says its word and hangs up."""

from __future__ import annotations

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 500
_TRIES, _PAUSE = 15, 200  # the first start listens once its first page is there
_PATIENCE = 2_000


def call(name: str, said: str) -> None:
    """Say a word to the program that listens under a name; nobody listens: it was just closed, and is let be."""
    socket = QLocalSocket()
    for _ in range(_TRIES):
        socket.connectToServer(name)
        if socket.waitForConnected(_WAIT):
            socket.write(said.encode(errors="replace"))
            socket.waitForBytesWritten(_WAIT)
            break
        QThread.msleep(_PAUSE)
    socket.disconnectFromServer()


class Listener(QObject):
    """Listens under a name, for this user only.

    Signals:
        heard: what another start said, no more than `most` bytes of it.
    """

    heard = Signal(str)

    def __init__(self, name: str, most: int, parent: QObject) -> None:
        super().__init__(parent)
        self._most = most
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(name)  # a socket that is there was left by a crash
        self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        while connection := self._server.nextPendingConnection():
            Call(connection, self._most, self).heard.connect(self.heard)


class Call(QObject):
    """One call of another start. It is heard when it hangs up, grows too long, or takes too long.

    Signals:
        heard: what it said: the leave to come forward, a line break, the link.
    """

    heard = Signal(str)

    def __init__(self, connection: QLocalSocket, most: int, parent: QObject) -> None:
        super().__init__(parent)
        self._most = most
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
        self._said += self._connection.read(self._most - len(self._said)).data()
        if len(self._said) >= self._most:
            self._end()

    def _end(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._listen()
        self._connection.abort()
        self.heard.emit(self._said.decode(errors="replace"))
        self.deleteLater()
