"""Links that came in from outside: each opens its question, one at a time, and nothing else ever comes of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.desk import Desk

_LOOK_AGAIN = 300  # ms


class AskedLinks(QObject):
    """Keeps the newest link until its question can be asked. An open dialog is never covered or thrown away.

    The question of an earlier link gives way: whoever clicked on another one must not answer the one before.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN)
        self._timer.timeout.connect(self._ask)

    def come(self, link: str) -> None:
        """Take a link as it came; "" is none."""
        if not link:
            return
        self._waiting = link
        if _is_busy():
            self._desk.wishes.told.emit(self._desk.kit.texts("may_i.link_waits"))
        self._ask()

    def _ask(self) -> None:
        if _is_busy():
            self._timer.start()
            return
        self._timer.stop()
        link, self._waiting = self._waiting, ""
        if asking := _asking():
            asking.close()
        if link:
            self._desk.wishes.asked_link.emit(link)


def _is_busy() -> bool:
    return QApplication.activeModalWidget() is not None and _asking() is None


def _asking() -> QWidget | None:
    """The open question of an earlier link."""
    from ui.dialogs.may_i import MayI

    dialog = QApplication.activeModalWidget()
    return dialog if isinstance(dialog, MayI) and dialog.link.is_there else None
