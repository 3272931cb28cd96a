"""The floor of the start: an empty window. Prints when it was painted for the first time."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class EmptyWindow(QMainWindow):
    """Ends the program with its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say when."""
        super().paintEvent(event)
        sys.stdout.write(f"{time.monotonic()}\n")
        QTimer.singleShot(0, QApplication.quit)


if __name__ == "__main__":
    app = QApplication([])
    window = EmptyWindow()
    window.show()
    app.exec()
