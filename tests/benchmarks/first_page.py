"""The program as it starts, until the first page shows its numbers. Prints when the number of people was painted.

Arguments: the register, the number of people in it.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.__main__ import main


class Eye(QObject):
    """Sees whether a widget was painted."""

    painted = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note."""
        self.painted |= event.type() == QEvent.Type.Paint
        return False


def until_painted(people: str) -> int:
    """Run the program until the number of people stands on the screen, then close the window."""
    wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    (window,) = (widget for widget in QApplication.topLevelWidgets() if widget.isWindow() and widget.isVisible())
    while (number := _label(window, people)) is None:
        QApplication.processEvents(wait)
    eye = Eye()
    number.installEventFilter(eye)
    number.update()
    while not eye.painted:
        QApplication.processEvents(wait)
    sys.stdout.write(f"{time.monotonic()}\n")
    window.close()
    return 0


def _label(window: QWidget, text: str) -> QLabel | None:
    return next((label for label in window.findChildren(QLabel) if label.text() == text), None)


if __name__ == "__main__":
    place, people = sys.argv[1:]
    QApplication.exec = lambda _app: until_painted(people)
    sys.argv[1:] = [place]
    sys.exit(main())
