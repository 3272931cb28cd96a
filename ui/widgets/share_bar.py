"""How many said yes, were asked, said no, were never asked: one bar, and the same in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consentregister.domain.words import Verdict
from ui.desk import Kit
from ui.widgets.boxes import column
from ui.widgets.label import Label

_HEIGHT = 10
_ORDER = (Verdict.ALLOW, Verdict.ASK_FIRST, Verdict.BLOCK)


class _Bar(QWidget):
    """The bar alone."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.counts = (0, 0, 0)
        self.whole = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(100, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shares beside each other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()), _HEIGHT / 2, _HEIGHT / 2)
        painter.setClipPath(whole)
        painter.fillRect(self.rect(), self._kit.look.colour("line"))
        left, total = 0.0, self.whole or 1
        for verdict, count in zip(_ORDER, self.counts, strict=True):
            width = self.width() * count / total
            painter.fillRect(QRectF(left, 0, width, _HEIGHT), QColor(self._kit.look.verdict(verdict).text))
            left += width
        painter.end()


class ShareBar(QWidget):
    """Bar and words."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._bar = _Bar(kit)
        self._words = Label(kit, "caption", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setLayout(column(self._bar, self._words, gap=6))

    def show_shares(self, *, yes: int, waiting: int, no: int, unasked: int) -> None:
        """Show four shares of the whole; who was never asked is what is left of the bar."""
        self._bar.counts, self._bar.whole = (yes, waiting, no), yes + waiting + no + unasked
        self._bar.update()
        self._words.say("today.shares", yes=yes, waiting=waiting, unasked=unasked, no=no)
        self.setVisible(self._bar.whole > 0)
