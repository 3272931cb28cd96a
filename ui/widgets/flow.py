"""A layout that fills lines like words in a text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem

from ui import look


class Flow(QLayout):
    """Things beside each other, on as many lines as they need."""

    def __init__(self, gap: int = look.GAP) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def _arrange(self, width: int, place: QPoint | None = None) -> int:
        """Find each thing its place, and put it there from the corner `place` on; returns the height needed."""
        x = y = line = 0
        for item in self._items:
            size = item.sizeHint()
            if x and x + size.width() > width:
                x, y, line = 0, y + line + self.spacing(), 0
            if place is not None:
                item.setGeometry(QRect(place + QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line

    def addItem(self, item: QLayoutItem) -> None:
        """Put something at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many things there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of the things, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one of the things out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """A narrow place needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._arrange(width)

    def sizeHint(self) -> QSize:
        """As narrow as the widest thing: the width is given from outside."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The widest and the highest thing."""
        sizes = [item.sizeHint() for item in self._items]
        width, height = (max((size[at] for size in map(QSize.toTuple, sizes)), default=0) for at in (0, 1))
        return QSize(width, height)

    def setGeometry(self, place: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(place)
        self._arrange(place.width(), place.topLeft())
