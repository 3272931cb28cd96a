"""A box to tick with a finger."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import look
from ui.desk import Kit

_GAP = 12
_CORNER = 5
_INSET = 7
_STROKE = 3
_FRAME = 1.6


class TickBox(QAbstractButton):
    """A large box, alone or with words behind it; all of it can be touched. It is empty until somebody ticks it."""

    def __init__(self, kit: Kit, name: str, *, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._words = kit, words
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFont(look.font(look.READING))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding if words else policy.Fixed, policy.Preferred if words else policy.Fixed)
        kit.look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Never smaller than a finger."""
        return QSize(look.TOUCH + 12, self.heightForWidth(look.TOUCH_PAGE // 2))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than a finger."""
        return QSize(look.TOUCH, look.TOUCH)

    def hasHeightForWidth(self) -> bool:
        """Words may take more lines."""
        return bool(self._words)

    def heightForWidth(self, width: int) -> int:
        """As high as its words, and as a finger."""
        room = QRect(0, 0, max(1, width - look.TOUCH_BOX - _GAP - 4), 2000)
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._words).height()
        return max(look.TOUCH, words + _GAP if self._words else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, its cross, and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 2.0 if self._words else (self.width() - look.TOUCH_BOX) / 2
        box = QRectF(left, (self.height() - look.TOUCH_BOX) / 2, look.TOUCH_BOX, look.TOUCH_BOX)
        self._paint_box(painter, box)
        if self._words:
            painter.setPen(self._kit.look.colour("text"))
            words = self.rect().adjusted(look.TOUCH_BOX + _GAP, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self._words)
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        colours = self._kit.look.colours
        painter.setPen(QPen(QColor(colours.accent if self.isChecked() else colours.text), _FRAME))
        painter.setBrush(QColor(colours.accent_soft if self.isChecked() else colours.surface))
        painter.drawRoundedRect(box, _CORNER, _CORNER)
        if self.isChecked():
            inner = box.adjusted(_INSET, _INSET, -_INSET, -_INSET)
            painter.setPen(QPen(QColor(colours.accent), _STROKE, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.topRight(), inner.bottomLeft())
