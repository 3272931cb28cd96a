"""The ring around what has the keyboard: 2 px of the accent, 2 px away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from ui import look
from ui.look import Look

_AWAY = 2 * look.RING
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show})


class FocusRing(QWidget):
    """Lies over the window and follows the focus, when it came by the keyboard.

    Cells that draw a ring of their own say so by the property `ownRing`.
    """

    def __init__(self, window: QWidget, now: Look) -> None:
        super().__init__(window)
        self._look = now
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 (a widget is never made without one)
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        window = self.window()
        by_keyboard = window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if now is None or now.window() is not window or not by_keyboard or not _wants_ring(now):
            return
        self._around = now
        self._watched = _line_up(now)
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()

    def _let_go(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        self._around = None
        self.hide()

    def _place(self) -> None:
        around = self._around
        if around is None or not around.isVisible():
            self.hide()
            return
        corner = around.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(QRect(corner, around.size()).adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY))
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move along with the widget and everything it lies in."""
        if event.type() in _MOVES and watched in self._watched:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("accent"), look.RING))
        inner = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inner, look.CORNER + look.RING, look.CORNER + look.RING)
        painter.end()


def _wants_ring(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton | QLineEdit) and not widget.property("ownRing")


def _line_up(widget: QWidget) -> list[QWidget]:
    """A widget and everything it lies in, up to its window."""
    line = [widget]
    while (parent := line[-1].parentWidget()) and not parent.isWindow():
        line.append(parent)
    return line
