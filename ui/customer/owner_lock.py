"""The way back to the register: the owner's PIN, or without one a button to hold."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui import messages
from ui.customer.hold_button import HoldButton
from ui.desk import Desk, Kit
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label

_KEYS = "123456789"
_LINE_WIDTH = 232


class OwnerLock(QWidget):
    """Asks for the PIN by keyboard or by touch.

    Attributes:
        pin: the line. hold: the button to hold. Only one of the two is there.

    Signals:
        unlocked: it is the owner.
    """

    unlocked = Signal()

    def __init__(self, kit: Kit, desk: Desk, business: str, *, has_pin: bool) -> None:
        super().__init__()
        self._kit, self._desk = kit, desk
        self.pin = QLineEdit()
        # Its menu would paste what the business copied last.
        self.pin.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.hold = HoldButton(kit, "signing.hold")
        self.hold.held.connect(self.unlocked)
        self._wrong = Label(kit, "reading_wrong", wrap=True)
        self._go = Button(kit, "signing.unlock", self._try, kind="touch")
        who = Label(kit, "reading_muted", "signing.for_owner", business=business)
        inner = self._keypad() if has_pin else column(self.hold)
        self.pin.setVisible(has_pin)
        self.setLayout(column(row(STRETCH, who, STRETCH), row(STRETCH, inner, STRETCH), self._wrong, gap=8))
        self._wrong.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def begin(self) -> None:
        """Take the keyboard, where there is one."""
        (self.pin if self.pin.isVisibleTo(self) else self.hold).setFocus()

    def _keypad(self) -> QGridLayout:
        self.pin.setProperty("kind", "touch")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setAccessibleName(self._kit.texts("signing.pin"))
        self.pin.setPlaceholderText(self._kit.texts("signing.pin"))
        self.pin.setMaxLength(12)
        self.pin.setFixedWidth(_LINE_WIDTH)
        self.pin.returnPressed.connect(self._try)
        keys = QGridLayout()
        keys.setSpacing(8)
        keys.addWidget(self.pin, 0, 0, 1, 3)
        for place, digit in enumerate(_KEYS):
            keys.addWidget(self._key(digit), 1 + place // 3, place % 3)
        back = Button(self._kit, "signing.clear", self.pin.clear, kind="touch_key", icon="x", bare=True)
        keys.addWidget(back, 4, 0)
        keys.addWidget(self._key("0"), 4, 1)
        keys.addWidget(self._go, 5, 0, 1, 3, Qt.AlignmentFlag.AlignCenter)
        return keys

    def _key(self, digit: str) -> Button:
        key = Button(self._kit, "signing.key", partial(self.pin.insert, digit), kind="touch_key", digit=digit)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return key

    def _try(self) -> None:
        self._go.setEnabled(False)
        job = partial(self._desk.register.customer_pin.fits, self.pin.text())
        self._desk.work.read(job, self._tried, self._refuse, key="customer-pin")

    def _tried(self, fits: bool) -> None:  # noqa: FBT001 (what a read hands over)
        self._go.setEnabled(True)
        self.pin.clear()
        if fits:
            self.unlocked.emit()
        else:
            self._wrong.say("signing.pin_wrong")
            self.begin()

    def _refuse(self, error: Exception) -> None:
        self._go.setEnabled(True)
        self.pin.clear()
        self.begin()
        self._wrong.show_plain(messages.sentence(error, self._kit.texts))
