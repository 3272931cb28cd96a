"""A link as a QR code: the phone is in her hand, the link is on the computer."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_SIZE = 132
_QUIET = 2  # modules of white around the code
_CORNER = 6


class QrCode(QWidget):
    """A QR code, dark on white in every scheme: phones read no other reliably."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_link(self, link: str, words: str) -> None:
        """Show a link; `words` tell a screen reader what it is."""
        self._picture = _picture(link)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """The same for every link."""
        return QSize(_SIZE, _SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the modules in whole pixels of the screen, as large as they fit."""
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(self.rect(), _CORNER, _CORNER)
        ratio, modules = self.devicePixelRatioF(), self._picture.width()
        side = int(_SIZE * ratio / (modules + 2 * _QUIET)) * modules / ratio
        place = QRect(0, 0, round(side), round(side))
        place.moveCenter(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.drawImage(place, self._picture)
        painter.end()


def _picture(link: str) -> QImage:
    """One pixel for each module."""
    import segno

    rows = list(segno.make_qr(link, error="l").matrix)
    picture = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            picture.setPixelColor(x, y, QColor("black" if dark else "white"))
    return picture
