"""How a person looks in the list: name, number, badge."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import look
from ui.desk import Kit
from ui.models.people_model import BADGE, PERSON
from ui.widgets.badge import paint_badge

_SIDE = 16
_MARK = 3


class PeopleDelegate(QStyledItemDelegate):
    """Paints one row of 60 px."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._name_font = look.font(look.STRONG)
        self._number_font = look.font(look.CAPTION)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for everybody."""
        return QSize(0, look.ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground and line, then name and number, then the badge."""
        place = QRect(option.rect)
        state = option.state
        self._paint_ground(painter, place, state)
        person, badge = index.data(PERSON), index.data(BADGE)
        width = place.width() - 2 * _SIDE - (look.BADGE_HEIGHT + look.GAP if badge else 0)
        first = QRect(place.left() + _SIDE, place.top() + 10, width, 20)
        self._paint_text(painter, first, self._name_font, person.name, self._kit.look.colours.text)
        second = person.phone or person.email
        self._paint_text(painter, first.translated(0, 21), self._number_font, second, self._kit.look.colours.muted)
        if badge:
            size = look.BADGE_HEIGHT
            paint_badge(
                painter,
                self._kit,
                badge[1],
                QRect(place.right() - _SIDE - size, place.top() + 11, size, 22),
                word=False,
            )

    def _paint_ground(self, painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
        colours = self._kit.look.colours
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = colours.accent_soft if selected else colours.field if hovered else colours.surface
        painter.fillRect(place, QColor(ground))
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, QColor(colours.line))
        if selected:
            painter.fillRect(place.left(), place.top(), _MARK, place.height(), QColor(colours.accent))
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _paint_text(self, painter: QPainter, place: QRect, font: QFont, text: str, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
