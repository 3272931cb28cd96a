"""A white card with a fine line."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QWidget

from ui import look
from ui.desk import Kit
from ui.widgets.boxes import column
from ui.widgets.label import Label


class Card(QFrame):
    """A card; its content goes below its title.

    Attributes:
        content: the column the content lies in.
    """

    def __init__(self, kit: Kit, title: str = "", *, margin: int = look.CARD_MARGIN) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.content = column(gap=look.GAP, margin=margin)
        self.setLayout(self.content)
        if title:
            self.content.addWidget(Label(kit, "card_title", title))
            self.setAccessibleName(kit.texts(title))

    def add(self, item: QWidget | QLayout) -> None:
        """Put something at the end of the card."""
        if isinstance(item, QWidget):
            self.content.addWidget(item)
        else:
            self.content.addLayout(item)
