"""A button that does nothing until it was held for three seconds."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRect, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from ui.desk import Kit
from ui.widgets.button import Button

HOLD = 3000  # ms
_STEP = 40  # ms
_HEIGHT = 4


class HoldButton(Button):
    """Fills while it is held.

    Signals:
        held: it was held long enough.
    """

    held = Signal()

    def __init__(self, kit: Kit, key: str) -> None:
        super().__init__(kit, key, kind="touch", icon="lock")
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP)
        self._timer.timeout.connect(self._look)
        self.pressed.connect(self._start)
        self.released.connect(self._stop)

    def _start(self) -> None:
        """Begin to count; a key that repeats while it is held counts from its first press."""
        if not self._timer.isActive():
            self._since.start()
            self._timer.start()

    def _stop(self) -> None:
        self._timer.stop()
        self.update()

    def _look(self) -> None:
        if self._since.elapsed() >= HOLD:
            self._stop()
            self.held.emit()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show how long it was held."""
        super().paintEvent(event)
        if self._timer.isActive():
            part = min(1.0, self._since.elapsed() / HOLD)
            painter = QPainter(self)
            bar = QRect(4, self.height() - _HEIGHT - 4, round((self.width() - 8) * part), _HEIGHT)
            painter.fillRect(bar, QColor(self._kit.look.colours.accent))
            painter.end()
