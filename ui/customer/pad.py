"""The field a signature is written in: by pen, finger or mouse."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consentregister.domain.signature import MOST_POINTS, Signature, StrokePoint
from ui import look
from ui.desk import Kit

# Paper stays paper, whatever the window's colours are: what is written is seen as it will be printed.
_PAPER, _INK, _LINE = "#ffffff", "#1b2f7a", "#8a8f96"
_THINNEST, _THICKEST = 1.2, 5.0
_PLAIN = 0.5  # pressure where none is told
_LINE_AT = 0.78
_MARGIN = 24
_CORNER = 8


class SignaturePad(QWidget):
    """Keeps strokes with their times and pressure.

    Signals:
        changed: there is more or less written.
    """

    changed = Signal()

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self._kit = kit
        self._strokes: list[list[StrokePoint]] = []
        self._clock = QElapsedTimer()
        self._writing = False
        self._finger: int | None = None
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(look.PAD_LOWEST)

    def signature(self) -> Signature:
        """What is written."""
        return Signature(self.width(), self.height(), tuple(map(tuple, self._strokes)))

    def clear(self) -> None:
        """Take everything back."""
        self._strokes = []
        self._told()

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self._told()

    def sizeHint(self) -> QSize:
        """As wide and flat as the field on paper."""
        return QSize(look.TOUCH_PAGE // 2, look.PAD_HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Write with one finger; the heel of the hand and a second finger write nothing."""
        if isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Write with a pen, which tells how hard it presses."""
        place, kind = event.position(), event.type()
        if kind == QEvent.Type.TabletPress:
            self._begin(place, event.pressure())
        elif kind == QEvent.Type.TabletMove and self._writing:
            self._go_on(place, event.pressure())
        elif kind == QEvent.Type.TabletRelease:
            self._writing = False
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Write with the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), _PLAIN)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on writing."""
        if self._writing:
            self._go_on(event.position(), _PLAIN)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Lift the pen."""
        self._writing = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint paper, line and strokes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._kit.look.colour("line"), 1))
        painter.setBrush(QColor(_PAPER))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), _CORNER, _CORNER)
        foot = round(self.height() * _LINE_AT)
        painter.setPen(QPen(QColor(_LINE), 1.5))
        painter.drawLine(_MARGIN, foot, self.width() - _MARGIN, foot)
        for stroke in self._strokes:
            _paint_stroke(painter, stroke)
        painter.end()

    def _touch(self, event: QTouchEvent) -> None:
        for point in event.points():
            pressure = point.pressure() if 0 < point.pressure() < 1 else _PLAIN
            if event.type() == QEvent.Type.TouchBegin and self._finger is None:
                self._finger = point.id()
                self._begin(point.position(), pressure)
            elif point.id() == self._finger and self._writing:
                self._go_on(point.position(), pressure)
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._finger, self._writing = None, False

    def _begin(self, place: QPointF, pressure: float) -> None:
        self._writing = True
        if not self._strokes:
            self._clock.start()
        self._strokes.append([])
        self._go_on(place, pressure)

    def _go_on(self, place: QPointF, pressure: float) -> None:
        """One point more; a hand that slips off the pad writes along its edge."""
        if sum(map(len, self._strokes)) >= MOST_POINTS:
            return
        x, y = min(max(place.x(), 0.0), float(self.width())), min(max(place.y(), 0.0), float(self.height()))
        self._strokes[-1].append(StrokePoint(round(x, 1), round(y, 1), self._clock.elapsed(), round(pressure, 3)))
        self._told()

    def _told(self) -> None:
        self.update()
        self.changed.emit()


def _paint_stroke(painter: QPainter, stroke: list[StrokePoint]) -> None:
    for before, after in zip(stroke, stroke[1:] or stroke, strict=False):
        width = _THINNEST + (_THICKEST - _THINNEST) * (before.pressure + after.pressure) / 2
        painter.setPen(QPen(QColor(_INK), width, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(before.x, before.y), QPointF(after.x, after.y))
