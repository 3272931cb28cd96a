"""What the machine read, drawn over the picture of a page: a line around each field, and a sign that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from consentregister.domain.form import Field, FieldType
from consentregister.domain.sheet_reading import FieldReading, Mark
from consentregister.domain.words import Verdict
from ui import look
from ui.desk import Kit

_AWAY = 0.35
_SIGN = 9.0
_SMALLEST_SIGN = 6.0
_SWATCH = 14
_GAP = 6
# Paper is light by day and night.
_COLOURS = {
    Mark.SET: look.LIGHT.accent,
    Mark.EMPTY: look.LIGHT.muted,
    Mark.UNCLEAR: look.LIGHT.verdicts[Verdict.ASK_FIRST].text,
}
_WORDS = {Mark.SET: "filing.seen_set", Mark.EMPTY: "filing.seen_empty", Mark.UNCLEAR: "filing.seen_unclear"}


@dataclass(frozen=True, slots=True)
class Outline:
    """One field on the picture.

    Attributes:
        corners: as shares of the picture's width and height.
        is_box: a small box, with room around it, or a wide field.
    """

    mark: Mark
    corners: tuple[tuple[float, float], ...]
    is_box: bool


def outlines_of(fields: Sequence[Field], readings: Sequence[FieldReading]) -> list[Outline]:
    """The fields that lie on the page; what is not clear is shown as such, whatever was rather likely."""
    return [
        Outline(
            one.mark if one.is_clear else Mark.UNCLEAR, one.outline, is_box=fields[one.field].type is FieldType.TICK
        )
        for one in readings
        if one.outline
    ]


def paint_outlines(painter: QPainter, outlines: Sequence[Outline], size: QSizeF) -> None:
    """Draw all outlines over a picture of a size."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for one in outlines:
        points = [QPointF(x * size.width(), y * size.height()) for x, y in one.corners]
        _paint(painter, one.mark, _grown(points) if one.is_box else points)
    painter.restore()


def _paint(painter: QPainter, mark: Mark, points: Sequence[QPointF]) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(mark))
    painter.drawPolygon(QPolygonF(points))
    if mark is not Mark.EMPTY:
        side = max(abs(points[2].y() - points[0].y()), abs(points[1].x() - points[0].x()))
        _paint_sign(painter, mark, points[1], min(_SIGN, max(_SMALLEST_SIGN, side * 0.6)))


def _pen(mark: Mark) -> QPen:
    """Thick for what is there, dashed for what is doubtful, fine for what is empty."""
    pen = QPen(QColor(_COLOURS[mark]), 1.0 if mark is Mark.EMPTY else 2.0)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if mark is Mark.UNCLEAR:
        pen.setDashPattern([2.5, 1.5])
    return pen


def _paint_sign(painter: QPainter, mark: Mark, corner: QPointF, side: float) -> None:
    """A hook or a question mark on a disc beside the upper right corner, where it covers nothing."""
    at = corner + QPointF(side, -side) * 0.45
    disc = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_COLOURS[mark]))
    painter.drawEllipse(disc.adjusted(-1, -1, 1, 1))
    painter.setPen(QPen(QColor(look.LIGHT.surface), 1.3))
    if mark is Mark.SET:
        hook = (QPointF(-0.3, 0.0), QPointF(-0.08, 0.24), QPointF(0.32, -0.25))
        painter.drawPolyline(QPolygonF([at + point * side for point in hook]))
        return
    font = look.font(look.BADGE)
    font.setPixelSize(round(side))
    painter.setFont(font)
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, "?")


def _grown(points: Sequence[QPointF]) -> list[QPointF]:
    """A little larger, so that the printed outline stays visible within."""
    middle = QPointF(sum(point.x() for point in points) / 4, sum(point.y() for point in points) / 4)
    return [middle + (point - middle) * (1 + _AWAY) for point in points]


class OutlineLegend(QWidget):
    """What the lines around the fields mean, in words, below the picture."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setFont(look.font(look.CAPTION))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        kit.texts.changed.connect(self._speak)
        kit.look.changed.connect(self.update)
        self._speak()

    def _speak(self) -> None:
        self.setAccessibleName(" · ".join(self._kit.texts(key) for key in _WORDS.values()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        words = sum(self.fontMetrics().horizontalAdvance(self._kit.texts(key)) for key in _WORDS.values())
        return QSize(words + len(_WORDS) * (_SWATCH + _GAP + 2 * look.GAP), 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each sign with its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 4.0
        for mark, key in _WORDS.items():
            left = self._paint_entry(painter, left, mark, self._kit.texts(key))
        painter.end()

    def _paint_entry(self, painter: QPainter, left: float, mark: Mark, words: str) -> float:
        top = (self.height() - _SWATCH + 4) / 2
        swatch = QRectF(left, top, _SWATCH - 4, _SWATCH - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.LIGHT.surface))
        painter.drawRect(swatch.adjusted(-3, -3, 3, 3))
        corners = [swatch.topLeft(), swatch.topRight(), swatch.bottomRight(), swatch.bottomLeft()]
        _paint(painter, mark, corners)
        painter.setPen(self._kit.look.colour("muted"))
        painter.setFont(self.font())
        start = left + _SWATCH + _GAP
        width = self.fontMetrics().horizontalAdvance(words) + 2
        painter.drawText(QRectF(start, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        return start + width + 2 * look.GAP
