"""What every dialog is: a white sheet over the dimmed window, closed by Escape."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QVBoxLayout, QWidget

from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, holding, reveal, row, scrolling
from ui.widgets.button import Button
from ui.widgets.focus_ring import FocusRing
from ui.widgets.label import Label

_TOP = 56
_BOTTOM = 24
_DIM = 96
_EDGE = 2


class Shade(QWidget):
    """Dims the window while a sheet lies over it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setGeometry(over.rect())
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, _DIM))
        painter.end()


class Sheet(QDialog):
    """A dialog of a given width, as high as its content, at most as the window.

    Attributes:
        body: the column for the content; it scrolls where the window is too low.
        foot: the column below it, which never scrolls.
    """

    def __init__(self, kit: Kit, over: QWidget, *, width: int, title: str = "") -> None:
        super().__init__(over, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._kit, self._over = kit, over
        self._width = width
        self._shade: Shade | None = None
        self.body = column(gap=12, margin=20)
        self.foot = column(margin=(20, 0, 20, 0))
        self._inner = holding(self.body)
        self._make_frame()
        self._ring = FocusRing(self, kit.look)
        if title:
            self._add_title(title)

    def _make_frame(self) -> None:
        frame = QFrame()
        frame.setProperty("kind", "sheet")
        self._area = scrolling(self._inner)
        for ground in (self._area.viewport(), self._inner):  # the frame's own, whose corners are round
            ground.setAutoFillBackground(False)
        frame.setLayout(column(self._area, self.foot, gap=0, margin=1))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        for watched in (self._inner, self._area):
            watched.installEventFilter(self)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._reveal_soon)

    def _add_title(self, title: str) -> None:
        close = Button(self._kit, "window.close_dialog", self.reject, kind="quiet", icon="x", bare=True)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addLayout(row(Label(self._kit, "title", title), STRETCH, close))
        self.setWindowTitle(self._kit.texts(title))

    def _fit(self) -> None:
        """Be as high as the content, and stand at the upper middle of the window."""
        inner, inside = self.body, self._width - 2 * _EDGE
        wanted = inner.totalHeightForWidth(inside) if inner.hasHeightForWidth() else inner.totalSizeHint().height()
        height = wanted + self.foot.sizeHint().height() + 2 * _EDGE
        self.setFixedSize(self._width, min(height, self._over.height() - _TOP - _BOTTOM))
        corner = QPoint((self._over.width() - self._width) // 2, _TOP)
        self.move(self._over.mapToGlobal(corner))

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part that was just unfolded."""
        reveal(self._area, part)

    def _reveal_soon(self, _before: QWidget | None, focused: QWidget | None) -> None:
        """Show what has the keyboard, once it has its place: a field just added, one that is wrong."""
        if focused is not None and self._inner.isAncestorOf(focused):
            QTimer.singleShot(0, focused, partial(self._area.ensureWidgetVisible, focused))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink with the content; keys are the dialog's, the area would scroll."""
        if watched is self._area and event.type() == QEvent.Type.KeyPress:
            event.ignore()
            return True
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Dim the window."""
        self._fit()
        self._shade = Shade(self._over)
        super().showEvent(event)

    def done(self, result: int) -> None:
        """Light up the window again."""
        if self._shade:
            self._shade.hide()
            self._shade.deleteLater()
            self._shade = None
        super().done(result)
