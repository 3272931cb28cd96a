"""A verdict as one sees it: shape, word and colour say the same."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consentregister.domain.words import Verdict
from ui import icons, look
from ui.desk import Kit

_SIDE = 8
_BETWEEN = 5


def badge_width(kit: Kit, verdict: Verdict, said: str = "") -> int:
    """How wide a badge with its word is; `said`: another word in its place."""
    words = QFontMetrics(look.font(look.BADGE)).horizontalAdvance(said or kit.texts(f"words.verdict.{verdict}"))
    return _SIDE + look.ICON + _BETWEEN + words + _SIDE


def paint_badge(
    painter: QPainter, kit: Kit, verdict: Verdict, place: QRect, *, word: bool = True, said: str = ""
) -> None:
    """Paint a badge into a rectangle, from its left edge: icon and word, or the icon alone.

    Args:
        said: another word in place of the verdict's.
    """
    pair = kit.look.verdict(verdict)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(pair.ground))
    painter.drawRoundedRect(place, look.BADGE_CORNER, look.BADGE_CORNER)
    left = _SIDE if word else (place.width() - look.ICON) // 2
    at = place.topLeft() + QPoint(left, (place.height() - look.ICON) // 2)
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(at, kit.icons.pixmap(icons.OF_VERDICT[verdict], pair.text, ratio=ratio))
    if word:
        painter.setPen(QColor(pair.text))
        painter.setFont(look.font(look.BADGE))
        text_place = place.adjusted(_SIDE + look.ICON + _BETWEEN, 0, 0, 0)
        words = said or kit.texts(f"words.verdict.{verdict}")
        painter.drawText(text_place, Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()


class Badge(QWidget):
    """One verdict, to look at."""

    def __init__(self, kit: Kit, verdict: Verdict) -> None:
        super().__init__()
        self._kit, self._verdict = kit, verdict
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(kit.texts(f"words.verdict.{verdict}"))
        kit.look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        return QSize(badge_width(self._kit, self._verdict), look.BADGE_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge."""
        painter = QPainter(self)
        paint_badge(painter, self._kit, self._verdict, self.rect())
        painter.end()
