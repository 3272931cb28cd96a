"""The picture of a page of paper: whole at first, larger by a click, the wheel or its buttons; moved by dragging."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea

from ui import look
from ui.desk import Kit
from ui.widgets.boxes import holding, row
from ui.widgets.button import Button
from ui.widgets.outlines import Outline, paint_outlines

_STEP = 1.25
_CLICKED = _STEP**4
_LARGEST = _STEP**8
_EDGE = 12
_CORNER = 8


class PagePicture(QScrollArea):
    """Shows one page within the room there is.

    Attributes:
        zoom: how many times larger than whole.
    """

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self._kit, self._name = kit, name
        self._page = QPixmap()
        self._outlines: Sequence[Outline] = ()
        self.zoom = 1.0
        self._grabbed: QPoint | None = None
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._smaller = Button(kit, "window.zoom_out", lambda: self.enlarge(-1), icon="minus", bare=True)
        self._larger = Button(kit, "window.zoom_in", lambda: self.enlarge(1), icon="plus", bare=True)
        self._buttons = holding(row(self._smaller, self._larger, gap=4))
        self._buttons.setParent(self)
        self._lay_out()
        kit.texts.changed.connect(self._speak)
        self._speak()

    def show_png(self, png: bytes, outlines: Sequence[Outline] = ()) -> None:
        """Show a page, whole, with what was read drawn over it."""
        self._page.loadFromData(png)
        self._outlines = outlines
        self.zoom = 1.0
        self._fit()

    def clear(self) -> None:
        """Show nothing."""
        self._page = QPixmap()
        self._sheet.clear()
        self._show_buttons()

    @property
    def is_shown(self) -> bool:
        """Whether there is a page on it."""
        return not self._page.isNull()

    def enlarge(self, steps: int, at: QPointF | None = None) -> None:
        """Show it larger, or smaller for less than 0; what lies under `at` (else in the middle) stays there."""
        self._zoom_to(self.zoom * _STEP**steps, at)

    def _zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        if self._page.isNull():
            return
        at = at or QPointF(self.viewport().rect().center())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        before = QPointF(across.value(), down.value()) + at
        factor = self.zoom
        self.zoom = min(max(1.0, zoom), _LARGEST)
        self._fit()
        after = before * (self.zoom / factor) - at
        self._sheet.resize(self._sheet.minimumSize().expandedTo(self.viewport().size()))
        across.setValue(round(after.x()))
        down.setValue(round(after.y()))

    def _lay_out(self) -> None:
        self.setProperty("kind", "paper")
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(QSize(220, 260))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for button in (self._smaller, self._larger):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys + and - do the same
        self._buttons.adjustSize()
        self._show_buttons()

    def _fit(self) -> None:
        self._show_buttons()
        if self._page.isNull():
            return
        wanted = (self.viewport().size() - QSize(_EDGE, _EDGE)) * self.zoom
        ratio = self.devicePixelRatioF()
        fitted = self._page.scaled(
            wanted * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        self._frame(fitted)
        self._sheet.setPixmap(fitted)
        self._sheet.setMinimumSize(fitted.deviceIndependentSize().toSize())

    def _frame(self, page: QPixmap) -> None:
        painter = QPainter(page)
        painter.setPen(self._kit.look.colour("line"))
        width, height = page.deviceIndependentSize().toTuple()
        painter.drawRect(QRectF(0, 0, width - 1, height - 1))
        paint_outlines(painter, self._outlines, page.deviceIndependentSize())
        painter.end()

    def _show_buttons(self) -> None:
        """The buttons stand in the lower corner, over the picture; while it is whole, only under the pointer."""
        corner = QPoint(_CORNER, self.height() - self._buttons.height() - _CORNER)
        self._buttons.move(corner)
        self._buttons.setVisible(self.is_shown and (self.zoom > 1.0 or self.underMouse()))
        self._smaller.setEnabled(self.zoom > 1.0)
        self._larger.setEnabled(self.zoom < _LARGEST)

    def _speak(self) -> None:
        self.setToolTip(self._kit.texts("window.larger"))
        self.setAccessibleName(self._kit.texts(self._name))

    def sizeHint(self) -> QSize:
        """About as large as a page on half a screen."""
        return QSize(look.LINE_OF_TEXT // 2, look.LINE_OF_TEXT // 2)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the buttons."""
        super().enterEvent(event)
        self._show_buttons()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the buttons again."""
        super().leaveEvent(event)
        self._show_buttons()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page."""
        self._grabbed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the page with the mouse."""
        place = event.position().toPoint()
        moved = self._grabbed is not None and (place - self._grabbed).manhattanLength()
        if self._grabbed is None or moved < QApplication.startDragDistance():
            return
        moved_by, self._grabbed = place - self._grabbed, place
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        for bar, distance in ((self.horizontalScrollBar(), moved_by.x()), (self.verticalScrollBar(), moved_by.y())):
            bar.setValue(bar.value() - distance)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Larger where one clicked, or whole again; nothing after the page was moved."""
        dragged = self.cursor().shape() == Qt.CursorShape.ClosedHandCursor
        self.unsetCursor()
        if self._grabbed is not None and not dragged:
            self._zoom_to(1.0 if self.zoom > 1.0 else _CLICKED, event.position())
        self._grabbed = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Larger or smaller under the pointer."""
        if turned := event.angleDelta().y():
            self.enlarge(1 if turned > 0 else -1, event.position())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new room."""
        super().resizeEvent(event)
        self._fit()
