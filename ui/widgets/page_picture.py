"""The picture of a page of paper: whole at first, larger with a click."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from ui import look
from ui.desk import Kit

_LARGER = 2.2
_EDGE = 24


class PagePicture(QScrollArea):
    """Shows one page within the room there is. A click shows it larger, another one whole again."""

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self._kit, self._name = kit, name
        self._page = QPixmap()
        self._larger = False
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("kind", "paper")
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(QSize(220, 260))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        kit.texts.changed.connect(self._speak)
        self._speak()

    def show_png(self, png: bytes) -> None:
        """Show a page."""
        self._page.loadFromData(png)
        self._larger = False
        self._fit()

    def clear(self) -> None:
        """Show nothing."""
        self._page = QPixmap()
        self._sheet.clear()

    @property
    def is_shown(self) -> bool:
        """Whether there is a page on it."""
        return not self._page.isNull()

    def _fit(self) -> None:
        if self._page.isNull():
            return
        room = self.viewport().size() - QSize(_EDGE, _EDGE)
        wanted = room * _LARGER if self._larger else room
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
        painter.end()

    def _speak(self) -> None:
        self.setToolTip(self._kit.texts("window.larger"))
        self.setAccessibleName(self._kit.texts(self._name))

    def sizeHint(self) -> QSize:
        """About as large as a page on half a screen."""
        return QSize(look.LINE_OF_TEXT // 2, look.LINE_OF_TEXT // 2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Larger, or whole again."""
        super().mouseReleaseEvent(event)
        self._larger = not self._larger
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new room."""
        super().resizeEvent(event)
        self._fit()
