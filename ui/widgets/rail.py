"""The five places on the left, with counts of what waits."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame

from ui import look
from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column

_SIZE = QSize(76, 61)
_BUBBLE = 16
_CORNER = 8


class RailButton(QAbstractButton):
    """One place: icon, word and count."""

    def __init__(self, kit: Kit, key: str, icon: str) -> None:
        super().__init__()
        self._kit, self._key, self._icon_name = kit, key, icon
        self._count = 0
        self.setCheckable(True)
        self.setFixedSize(_SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        kit.look.changed.connect(self.update)
        kit.texts.changed.connect(self._speak)
        self._speak()

    def count(self, waiting: int) -> None:
        """Show how many things wait here; 0 shows nothing."""
        self._count = waiting
        self._speak()

    def _speak(self) -> None:
        word = self._kit.texts(self._key)
        self.setText(word)
        waiting = self._kit.texts.counted("window.waiting", self._count)
        self.setAccessibleName(f"{word}, {waiting}" if self._count else word)
        self.update()

    def sizeHint(self) -> QSize:
        """The same for every place."""
        return _SIZE

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon, word and count."""
        colours = self._kit.look.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if self.isChecked() else colours.field))
            painter.drawRoundedRect(self.rect(), _CORNER, _CORNER)
        colour = colours.accent if self.isChecked() else colours.muted
        at = QPoint((self.width() - look.ICON_LARGE) // 2, 11)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(at, self._kit.icons.pixmap(self._icon_name, colour, size=look.ICON_LARGE, ratio=ratio))
        self._paint_word(painter, colour)
        if self._count:
            self._paint_count(painter)
        painter.end()

    def _paint_word(self, painter: QPainter, colour: str) -> None:
        font = look.font(look.CAPTION)
        font.setPixelSize(12)
        if self.isChecked():
            font.setWeight(look.BADGE[1])
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRect(0, 34, self.width(), 18), Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_count(self, painter: QPainter) -> None:
        colours = self._kit.look.colours
        shown = str(self._count) if self._count < 100 else "99+"
        place = QRect(self.width() // 2 + 2, 5, _BUBBLE + 6 * (len(shown) - 1), _BUBBLE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(place, _BUBBLE / 2, _BUBBLE / 2)
        font = look.font(look.BADGE)
        font.setPixelSize(10)
        painter.setFont(font)
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


class Rail(QFrame):
    """The places below each other.

    Signals:
        chosen: the key of the place that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, kit: Kit, places: list[tuple[str, str, str]]) -> None:
        """`places`: key, key of its title, icon."""
        super().__init__()
        self.setProperty("kind", "rail")
        self.setFixedWidth(look.RAIL_WIDTH)
        self._buttons = {key: RailButton(kit, title, icon) for key, title, icon in places}
        group = QButtonGroup(self)
        for key, button in self._buttons.items():
            group.addButton(button)
            button.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
        self.setLayout(column(*self._buttons.values(), STRETCH, gap=4, margin=(7, 12, 8, 12)))

    def choose(self, key: str) -> None:
        """Mark a place without going there."""
        self._buttons[key].setChecked(True)

    def count(self, key: str, waiting: int) -> None:
        """Show how many things wait at a place."""
        self._buttons[key].count(waiting)
