"""Icons: SVG files of `resources/icons`, drawn in a colour, sharp on every screen, each once."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from consentregister.domain.words import Verdict
from ui import look

OF_VERDICT = {
    Verdict.ALLOW: "circle-check",
    Verdict.ALLOW_WITH_NOTICE: "info",
    Verdict.ASK_FIRST: "message-circle-question-mark",
    Verdict.BLOCK: "octagon-x",
}
_OF_CHANNEL = {
    "phone_call": "phone",
    "email": "mail",
    "letter": "file-text",
    "sms": "message-square",
    "in_person": "hand",
}


def of_channel(channel: str) -> str:
    """The name of the icon of a channel; messengers share the speech bubble."""
    return _OF_CHANNEL.get(channel, "message-circle")


class Icons:
    """The icons, tinted and kept."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, *, size: int = look.ICON, ratio: float = 0.0) -> QPixmap:
        """One icon in one colour, at the screen's own resolution."""
        ratio = ratio or QGuiApplication.primaryScreen().devicePixelRatio()
        key = (name, colour, size, ratio)
        if key not in self._kept:
            self._kept[key] = _draw(name, colour, size, ratio)
        return self._kept[key]

    def icon(self, name: str, colour: str, *, gap: int = 0) -> QIcon:
        """The same for buttons and actions, sharp on every screen; `gap`: room kept free on its right."""
        made = QIcon()
        for ratio in (1.0, 2.0):
            made.addPixmap(_padded(self.pixmap(name, colour, ratio=ratio), gap))
        return made


def _padded(drawn: QPixmap, gap: int) -> QPixmap:
    ratio = drawn.devicePixelRatio()
    wider = QPixmap(drawn.width() + round(gap * ratio), drawn.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wider


def _draw(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    svg = resources.read_bytes(f"icons/{name}.svg").replace(b"currentColor", colour.encode())
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
