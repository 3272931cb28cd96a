"""How a line of a checked list looks: the answer, who, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from consentregister.domain.words import Verdict
from ui import look
from ui.desk import Kit
from ui.models.list_model import LINE, Line
from ui.widgets.badge import badge_width, paint_badge

_SIDE = 12
_HEIGHT = 52
_TOP = 7
_LINE = 19
_WHO = 236
_UNKNOWN = "lists.unknown_badge"
_UNKNOWN_ICON = "user-plus"


class ListDelegate(QStyledItemDelegate):
    """Paints a line in three columns.

    Attributes:
        words: keys of the words in the badges, where they are others than the verdicts'.
    """

    def __init__(self, kit: Kit, words: Sequence[str] = ()) -> None:
        super().__init__()
        self._kit, self._words = kit, words
        self._strong, self._caption, self._badge = (
            look.font(look.STRONG),
            look.font(look.CAPTION),
            look.font(look.BADGE),
        )

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for every line."""
        return QSize(0, _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground and line, then the three columns."""
        place, line, colours = QRect(option.rect), index.data(LINE), self._kit.look.colours
        self._paint_ground(painter, place, option.state)
        badge = QRect(place.left() + _SIDE, place.top() + 13, self._badge_width(), look.BADGE_HEIGHT)
        self._paint_badge(painter, line, QRect(badge))
        who = QRect(badge.right() + look.GAP_WIDE, place.top() + _TOP, _WHO, _LINE)
        if not line.address:
            who.translate(0, _LINE // 2)
        self._paint_text(painter, who, self._strong, line.name, colours.text)
        self._paint_text(painter, who.translated(0, _LINE), self._caption, line.address, colours.muted)
        left = who.right() + look.GAP_WIDE
        why = QRect(left, place.top() + _TOP, place.right() - _SIDE - left, 2 * _LINE)
        self._paint_why(painter, why, line.why)

    def _badge_width(self) -> int:
        """As wide as the widest word, so that names stand below each other."""
        said = [self._kit.texts(key) for key in self._words or [f"words.verdict.{verdict}" for verdict in Verdict]]
        return max(badge_width(self._kit, Verdict.ALLOW, word) for word in (self._kit.texts(_UNKNOWN), *said))

    def _paint_ground(self, painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
        colours = self._kit.look.colours
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = colours.accent_soft if selected else colours.field if hovered else colours.surface
        painter.fillRect(place, QColor(ground))
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, QColor(colours.line))

    def _paint_badge(self, painter: QPainter, line: Line, place: QRect) -> None:
        if line.verdict:
            place.setWidth(badge_width(self._kit, line.verdict, line.word))
            paint_badge(painter, self._kit, line.verdict, place, said=line.word)
            return
        colours = self._kit.look.colours
        at = place.topLeft() + QPoint(8, (place.height() - look.ICON) // 2)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(at, self._kit.icons.pixmap(_UNKNOWN_ICON, colours.muted, ratio=ratio))
        self._paint_text(painter, place.adjusted(look.ICON + 13, 0, 0, 0), self._badge, line.word, colours.muted)

    def _paint_text(self, painter: QPainter, place: QRect, font: QFont, text: str, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_why(self, painter: QPainter, place: QRect, text: str) -> None:
        """The reason on two lines; what does not fit stands in the tip."""
        first, rest = broken(text, QFontMetrics(self._caption), place.width())
        colour = self._kit.look.colours.text
        top = QRect(place.left(), place.top() + (0 if rest else _LINE // 2), place.width(), _LINE)
        self._paint_text(painter, top, self._caption, first, colour)
        self._paint_text(painter, top.translated(0, _LINE), self._caption, rest, colour)


def broken(text: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """A text as two lines, broken between words; the first one takes as much as fits."""
    words = text.split(" ")
    taken = 1
    # A text as wide as its place would be cut: the width is rounded down.
    while taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) < width:
        taken += 1
    return " ".join(words[:taken]), " ".join(words[taken:])
