"""How a sheet of paper is drawn in a list: small picture, title, second line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from consentregister.domain.intake import InboxState
from consentregister.domain.words import Verdict
from ui import look
from ui.desk import Kit
from ui.models.sheets_model import PICTURE, SHEET

_PAPER = QSize(48, 68)
_HEIGHT = 88
_SIDE = 12
_BAR = 3
_LINE = 21
_INSIDE = 5
_DIMMED = 0.88  # white paper on a dark page
# Shape and colours of a state; its word stands beside it.
_STATES = {
    InboxState.READY: ("circle-check", Verdict.ALLOW),
    InboxState.LOOK: ("triangle-alert", Verdict.ASK_FIRST),
    InboxState.WHOSE: ("message-circle-question-mark", Verdict.ALLOW_WITH_NOTICE),
}


class SheetsDelegate(QStyledItemDelegate):
    """Draws the lines of a list of sheets."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit

    def _ground(self, painter: QPainter, place: QRect, *, chosen: bool) -> None:
        colours = self._kit.look.colours
        if chosen:
            painter.fillRect(place, QColor(colours.accent_soft))
            painter.fillRect(QRect(place.left(), place.top(), _BAR, place.height()), QColor(colours.accent))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), QColor(colours.line))

    def _paper(self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        colours = self._kit.look.colours
        picture = index.data(PICTURE)
        if picture is None:
            at = place.center() - QRect(0, 0, look.ICON_LARGE, look.ICON_LARGE).center()
            name = index.data(SHEET).icon
            painter.drawPixmap(at, self._kit.icons.pixmap(name, colours.muted, size=look.ICON_LARGE))
            return
        size = picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        sheet = QRect(place.topLeft(), size)
        sheet.moveCenter(place.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(_DIMMED if self._kit.look.is_dark else 1)
        painter.drawPixmap(sheet, picture)
        painter.setOpacity(1)
        painter.setPen(QColor(colours.line))
        painter.drawRect(sheet.adjusted(0, 0, -1, -1))

    def _words(self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        sheet, colours = index.data(SHEET), self._kit.look.colours
        small, muted = look.CAPTION, colours.muted
        parts = (
            (sheet.title, look.STRONG, colours.text, 0),
            (sheet.second, small, muted, _LINE),
            ("" if sheet.state else sheet.third, small, muted, 2 * _LINE),
        )
        for text, kind, colour, down in parts:
            font = look.font(kind)
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(
                QRect(place.left(), place.top() + down, place.width(), _LINE), Qt.AlignmentFlag.AlignVCenter, shown
            )

    def _state(self, painter: QPainter, place: QRect, state: InboxState) -> None:
        """Shape and word on their own ground."""
        icon, verdict = _STATES[state]
        pair, font = self._kit.look.verdict(verdict), look.font(look.CAPTION)
        room = place.width() - look.ICON - 2 * _INSIDE - 3
        word = self._kit.texts(f"forms.state.{state}")
        words = QFontMetrics(font).elidedText(word, Qt.TextElideMode.ElideRight, room)
        wide = QFontMetrics(font).horizontalAdvance(words) + look.ICON + 2 * _INSIDE + 3
        ground = QRect(place.left(), place.top() + 1, wide, place.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pair.ground))
        painter.drawRoundedRect(ground, look.BADGE_CORNER, look.BADGE_CORNER)
        ratio = painter.device().devicePixelRatioF()
        at = ground.topLeft() + QPoint(_INSIDE, (ground.height() - look.ICON) // 2)
        painter.drawPixmap(at, self._kit.icons.pixmap(icon, pair.text, ratio=ratio))
        painter.setPen(QColor(pair.text))
        painter.setFont(font)
        painter.drawText(ground.adjusted(_INSIDE + look.ICON + 3, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for every sheet."""
        return QSize(0, _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        place = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._ground(painter, place, chosen=chosen)
        paper = QRect(place.left() + _SIDE, place.top() + (place.height() - _PAPER.height()) // 2, *_PAPER.toTuple())
        self._paper(painter, paper, index)
        left = paper.right() + 10
        lines = 3 if index.data(SHEET).third else 2
        top = place.top() + (place.height() - lines * _LINE) // 2
        words = QRect(left, top, place.right() - left - 8, lines * _LINE)
        self._words(painter, words, index)
        if state := index.data(SHEET).state:
            self._state(painter, words.adjusted(0, 2 * _LINE, 0, 0), state)
        painter.restore()
