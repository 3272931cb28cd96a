"""The last page: thank you, or that nothing was signed; and the way back for the owner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui import look
from ui.customer.owner_lock import OwnerLock
from ui.desk import Desk, Kit
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label

_SIGN = 56


class EndPage(QWidget):
    """Says how it ended and asks for the device.

    Attributes:
        lock: leads back to the register. go_on: leads back to a form that was put aside.
    """

    def __init__(self, kit: Kit, desk: Desk, business: str, go_on: Callable[[], None], *, has_pin: bool) -> None:
        super().__init__()
        self._kit = kit
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign, self._title, self._text = QLabel(), Label(kit, "reading_title"), Label(kit, "reading", wrap=True)
        for part in (self._sign, self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.go_on = Button(kit, "signing.continue", go_on, kind="touch")
        self.lock = OwnerLock(kit, desk, business, has_pin=has_pin)
        words = column(self._sign, self._title, self._text, row(STRETCH, self.go_on, STRETCH), gap=12)
        self.setLayout(column(STRETCH, words, STRETCH, self.lock, gap=12, margin=look.PAGE_MARGIN))

    def tell(self, ending: str) -> None:
        """Say how it ended: "thanks" or "ended"."""
        self._title.say(f"signing.{ending}")
        self._text.say(f"signing.{ending}_text")
        self.go_on.setVisible(ending == "ended")
        colours = self._kit.look.colours
        icon, colour = ("circle-check", colours.accent) if ending == "thanks" else ("info", colours.muted)
        self._sign.setPixmap(self._kit.icons.pixmap(icon, colour, size=_SIGN, ratio=self.devicePixelRatioF()))
