"""A keystroke in the search field, until the list of those found is painted, against one frame of the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from consentregister.register import Register
from tests.benchmarks.measure import Result, percentile, timed
from ui.app import make_application, make_kit, make_window
from ui.pages.people_list import PeopleList

_FRAME = 0.016
_PAUSE = 120  # ms between two keys of a quick typist
_TYPED = (
    "müller",
    "anna be",
    "schm",
    "0171",
    "leyla",
    "kar schu",
    "ng",
    "özd",
    "@example",
    "bergmann j",
    "zzzz",
    "sa mu",
)


class Seen(QObject):
    """Sees the list after it was filled anew and painted.

    Attributes:
        painted: whether both happened since `wait` was called.
    """

    def __init__(self, people: PeopleList) -> None:
        super().__init__()
        self.painted = False
        self._filled = False
        people.model.modelReset.connect(self._note)
        for widget in people.findChildren(QWidget):
            widget.installEventFilter(self)

    def wait(self) -> None:
        """Wait until both happened."""
        self.painted = self._filled = False
        while not self.painted:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _note(self) -> None:
        self._filled = True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note of a paint."""
        self.painted |= self._filled and event.type() == QEvent.Type.Paint
        return False


def measure(register: Register, people: int) -> list[Result]:
    """Type what people type, one key after the other, in the real window."""
    app = QApplication.instance() or make_application()
    window = make_window(make_kit(app, dark=False), register)
    window.show()
    seen = Seen(window.go("people").people)
    _pause(1_000)
    taken = []
    for text in _TYPED:
        for key in text:
            taken.append(timed(lambda key=key: _press(window.head.search, key, seen)))
            _pause(_PAUSE)
        window.head.search.clear()
        seen.wait()
        _pause(_PAUSE)
    window.close()
    keystroke = f"a keystroke, {people:,} people"
    return [
        Result(f"{keystroke}, median", percentile(taken, 50), "one frame", _FRAME),
        Result(f"{keystroke}, 95th percentile", percentile(taken, 95), "one frame", _FRAME, aim=1),
    ]


def _pause(milliseconds: int) -> None:
    """Let time pass as an event loop does; `QTest.qWait` would keep the interpreter from the worker threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _press(field: QLineEdit, key: str, seen: Seen) -> None:
    """Press a key and wait for the list."""
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, key))
    seen.wait()
