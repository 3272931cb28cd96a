"""How a contact of a file looks: what would come of it, who, and why."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from consentregister.domain.imports import Fate
from consentregister.domain.words import Verdict
from ui import look
from ui.models.import_model import FATE
from ui.models.list_delegate import ListDelegate
from ui.models.list_model import Line

_LEFT_OUT: Final = None
_ICONS: Final = {
    Fate.NEW: "user-plus",
    Fate.CHANGED: "pencil",
    Fate.SAME: "check",
    Fate.REFUSED: "octagon-x",
    _LEFT_OUT: "x",
}


class ImportDelegate(ListDelegate):
    """Paints a line in the three columns of a checked list."""

    _fate: Fate | None = Fate.NEW

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """With the sign of what would come of it."""
        self._fate = index.data(FATE)
        super().paint(painter, option, index)

    def _badge_width(self) -> int:
        words = (self._kit.texts(f"importing.fate.{fate}") for fate in (*Fate, "left_out"))
        return max(map(QFontMetrics(self._badge).horizontalAdvance, words)) + look.ICON + 21

    def _paint_badge(self, painter: QPainter, line: Line, place: QRect) -> None:
        colours = self._kit.look.colours
        refused = colours.verdicts[Verdict.BLOCK].text
        colour = {Fate.REFUSED: refused, Fate.SAME: colours.muted, _LEFT_OUT: colours.muted}.get(
            self._fate, colours.text
        )
        at = place.topLeft() + QPoint(8, (place.height() - look.ICON) // 2)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(at, self._kit.icons.pixmap(_ICONS[self._fate], colour, ratio=ratio))
        self._paint_text(painter, place.adjusted(look.ICON + 13, 0, 0, 0), self._badge, line.word, colour)
