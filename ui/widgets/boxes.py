"""Small helpers that make layouts read like a table of contents."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import look

STRETCH = object()
_LAID_OUT = 30  # ms
Item = QWidget | QLayout | object
L = TypeVar("L", bound=QBoxLayout)


def column(*items: Item, gap: int = look.GAP, margin: int | tuple[int, int, int, int] = 0) -> QVBoxLayout:
    """Things below each other."""
    return _filled(QVBoxLayout(), items, gap, margin)


def row(*items: Item, gap: int = look.GAP, margin: int | tuple[int, int, int, int] = 0) -> QHBoxLayout:
    """Things beside each other."""
    return _filled(QHBoxLayout(), items, gap, margin)


def holding(layout: QLayout, *, ground: str = "") -> QWidget:
    """A plain widget that holds a layout; `ground`: "page" or "surface"."""
    widget = QWidget()
    widget.setLayout(layout)
    if ground:
        widget.setProperty("ground", ground)
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def rule() -> QFrame:
    """A fine line across."""
    line = QFrame()
    line.setProperty("kind", "rule")
    line.setFixedHeight(1)
    return line


def scrolling(widget: QWidget) -> QScrollArea:
    """A widget in an area that scrolls up and down only; its own background shows."""
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return area


def reveal(area: QScrollArea, part: QWidget) -> None:
    """Scroll to a part that was just unfolded, once it has its place."""
    QTimer.singleShot(_LAID_OUT, part, partial(area.ensureWidgetVisible, part))


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)


def _filled(layout: L, items: tuple[Item, ...], gap: int, margin: int | tuple[int, int, int, int]) -> L:
    layout.setSpacing(gap)
    edges = margin if isinstance(margin, tuple) else (margin,) * 4
    layout.setContentsMargins(*edges)
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        elif isinstance(item, int):
            layout.addSpacing(item)
        else:
            layout.addStretch(1)
    return layout
