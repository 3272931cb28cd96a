"""A box to tick, with a text of the catalogue."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from consentregister.domain.words import Verdict
from ui.desk import Kit

_BOX = 18
_GAP = 9
_CORNER = 4


class Check(QCheckBox):
    """A check box. Its text is of the catalogue, or one already worded (`plain`).

    Attributes:
        is_doubtful: somebody should look: drawn with a dashed line until it is clicked.
    """

    def __init__(self, kit: Kit, key: str = "", *, plain: str = "", checked: bool = False, **data: object) -> None:
        super().__init__(plain)
        self._kit, self._key, self._data = kit, key, data
        self.is_doubtful = False
        self.setChecked(checked)
        kit.texts.changed.connect(self._speak)
        kit.look.changed.connect(self.update)
        self._speak()

    def set_doubtful(self, doubtful: bool) -> None:  # noqa: FBT001 (like setChecked)
        """Ask to be looked at, or no more."""
        self.is_doubtful = doubtful
        self.update()

    def _speak(self) -> None:
        if self._key:
            self.setText(self._kit.texts(self._key, **self._data))
        if self.text():
            self.setAccessibleName(self.text())

    def _paint_box(self, painter: QPainter, place: QRect) -> None:
        colours = self._kit.look.colours
        filled = self.isChecked() and self.isEnabled()
        painter.setPen(self._edge(filled=filled))
        painter.setBrush(QColor(colours.accent if filled else colours.field))
        painter.drawRoundedRect(place, _CORNER, _CORNER)
        if self.isChecked():
            at = place.topLeft() + QPoint(1, 1)
            colour = colours.on_accent if filled else colours.muted
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(at, self._kit.icons.pixmap("check", colour, ratio=ratio))

    def _edge(self, *, filled: bool) -> QPen:
        colours = self._kit.look.colours
        if self.is_doubtful and not filled:
            return QPen(QColor(colours.verdicts[Verdict.ASK_FIRST].text), 1.6, Qt.PenStyle.DashLine)
        return QPen(QColor(colours.accent if filled or self.underMouse() else colours.muted))

    def sizeHint(self) -> QSize:
        """Box and text."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(_BOX + 2 + (_GAP + words + 4 if words else 0), 28)

    def hitButton(self, at: QPoint) -> bool:
        """The whole line can be clicked."""
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box and text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(1, (self.height() - _BOX) // 2, _BOX, _BOX)
        self._paint_box(painter, box)
        colours = self._kit.look.colours
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.muted))
        words = self.rect().adjusted(_BOX + 2 + _GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self.text())
        painter.end()
