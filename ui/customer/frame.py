"""What every page of the customer's view is: a title above, what one reads, and the buttons below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScroller, QSizePolicy, QWidget

from ui import look
from ui.desk import Kit
from ui.widgets.boxes import STRETCH, Item, column, holding, row, scrolling
from ui.widgets.label import Label


def framed(head: QWidget, body: QWidget, *buttons: Item, complaint: Label | None = None) -> QWidget:
    """A page of three parts: only the middle one moves."""
    foot = QFrame()
    foot.setProperty("kind", "foot")
    line = row(*buttons, gap=12)
    parts: list[Item] = [complaint, line] if complaint else [line]
    foot.setLayout(column(*parts, gap=8, margin=(look.PAGE_MARGIN, 12, look.PAGE_MARGIN, 12)))
    return holding(column(head, body, foot, gap=0), ground="page")


def head(kit: Kit, business: str, title: str, step: str, *more: QWidget) -> QWidget:
    """Who asks, what for, and which step it is."""
    made = QFrame()
    made.setProperty("kind", "head")
    who, what, where = Label(kit, "reading_muted"), Label(kit, "reading_title", wrap=True), Label(kit, "reading_muted")
    who.show_plain(business)
    what.show_plain(title)
    where.say(step)
    words = column(row(who, STRETCH, where), what, gap=2)
    line = row(words, *more, gap=look.GAP_WIDE, margin=(look.PAGE_MARGIN, 12, look.PAGE_MARGIN, 12))
    line.setStretch(0, 1)
    made.setLayout(line)
    return made


def to_read(content: QWidget) -> QWidget:
    """Words in a column that is not too wide, moved by wheel or finger."""
    content.setMaximumWidth(look.TOUCH_PAGE)
    content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    middle = QHBoxLayout()
    middle.setContentsMargins(look.PAGE_MARGIN, look.PAGE_MARGIN, look.PAGE_MARGIN, look.PAGE_MARGIN)
    middle.addStretch(1)
    middle.addWidget(content, 100)
    middle.addStretch(1)
    area = scrolling(holding(column(middle, STRETCH), ground="page"))
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
    return area
