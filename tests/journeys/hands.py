"""Hands and eyes at the real window: keys, clicks and drops on what one sees, and waiting for what comes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QMainWindow, QWidget

W = TypeVar("W", bound=QWidget)
_PATIENCE = 6_000  # ms
_LOOK = 5  # ms between two looks
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def wait_for(condition: Callable[[], object], what: str, patience: int = _PATIENCE) -> None:
    """Let the program run until something has come true; `what` says it when it never does, in `patience` ms."""
    if _true(condition):
        return
    loop = QEventLoop()
    looking, giving_up = QTimer(), QTimer()
    looking.timeout.connect(lambda: _true(condition) and loop.quit())
    giving_up.timeout.connect(lambda: loop.exit(1))
    looking.start(_LOOK)
    giving_up.start(patience)
    if loop.exec():
        raise AssertionError(f"never came true: {what}")


def _true(condition: Callable[[], object]) -> bool:
    try:
        return bool(condition())
    except (LookupError, RuntimeError, StopIteration):  # not there yet, or not there any more
        return False


def in_front() -> QWidget:
    """What takes the keyboard: the dialog on top, else the window."""
    return QApplication.activeModalWidget() or QApplication.activeWindow() or awake()


def awake() -> QWidget:
    """The window with the keyboard, which a screen would give it when nothing else has it."""
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow) and one.isVisible())
    window.activateWindow()
    wait_for(window.isActiveWindow, "the window to have the keyboard")
    return window


def seen(kind: type[W], name: str, within: QWidget | None = None) -> W:
    """The widget one sees by the name a screen reader says, or by its text."""
    found = [one for one in (within or in_front()).findChildren(kind) if one.isVisible() and name in _names(one)]
    if not found:
        raise LookupError(name)
    return found[0]


def _names(widget: QWidget) -> tuple[str, ...]:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName(), text


def click(name: str, within: QWidget | None = None) -> None:
    """Click a button, chip, box or cell, once it is there and can be pressed."""
    wait_for(lambda: seen(QAbstractButton, name, within).isEnabled(), f"a button {name!r} to press")
    QTest.mouseClick(seen(QAbstractButton, name, within), _LEFT)


def write(name: str, text: str, within: QWidget | None = None) -> None:
    """Click into a field, and type."""
    wait_for(lambda: seen(QLineEdit, name, within).isEnabled(), f"a field {name!r}")
    QTest.mouseClick(seen(QLineEdit, name, within), _LEFT)
    keys(text)


def keys(text: str) -> None:
    """Type where the keyboard is. Qt's test hand knows no umlauts: they come as a German keyboard sends them."""
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None, f"nothing has the keyboard to type {text!r}"
        if letter.isascii():
            QTest.keyClick(focus, letter)
            continue
        for moment in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus, QKeyEvent(moment, 0, _NONE, letter))


def press(*pressed: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
    """Press keys where the keyboard is."""
    for key in pressed:
        QTest.keyClick(QApplication.focusWidget() or in_front(), key, held)


def opened(kind: type[W]) -> W:
    """The dialog of this kind, once it lies on top and has the keyboard."""
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), kind), f"the dialog {kind.__name__}")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    wait_for(dialog.isActiveWindow, f"{kind.__name__} to have the keyboard")
    return dialog


def closed() -> None:
    """Wait until no dialog is open."""
    wait_for(lambda: QApplication.activeModalWidget() is None, "the dialog to close")
    awake()


def while_asked(ask: Callable[[], W], kind: type[QDialog], answer: Callable[[], None]) -> W:
    """Answer a dialog that a function waits for. Returns: what the function returns."""
    failed: list[BaseException] = []

    def act() -> None:
        try:
            opened(kind)
            answer()
        except BaseException as error:  # noqa: BLE001 (Qt would swallow it; it is raised again below)
            failed.append(error)
            if dialog := QApplication.activeModalWidget():
                dialog.close()

    QTimer.singleShot(0, act)
    result = ask()
    if failed:
        raise failed[0]
    return result


def drop(window: QWidget, *files: Path) -> None:
    """Drop files on the window, as the system's file manager does: they enter, then fall."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    place, copy = QPointF(window.rect().center()), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place.toPoint(), copy, data, _LEFT, _NONE)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(place, copy, data, _LEFT, _NONE))
