"""A place that has no page yet."""

from __future__ import annotations

from ui import look
from ui.desk import Desk
from ui.pages.page import Page
from ui.widgets.boxes import STRETCH, column
from ui.widgets.label import Label


class EmptyPage(Page):
    """Says that there is nothing here yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setLayout(column(Label(desk.kit, "muted", "window.nothing_here"), STRETCH, margin=look.PAGE_MARGIN))

    def load(self) -> None:
        """Nothing to read."""
