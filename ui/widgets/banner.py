"""One sentence at the foot of the window, with a way back where there is one. It covers nothing and asks nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui import look
from ui.desk import Kit
from ui.widgets.boxes import row
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.wishes import Offer

_SHOWN_FOR = 8_000
_Act = tuple[str, Callable[[], object]]


class Banner(QWidget):
    """Says what was done, or what went wrong. What was done goes away by itself; a mistake stays until it is closed."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._text = Label(kit, "body", wrap=True)
        self._action = QPushButton()
        self._further = QPushButton()
        self._acts: dict[QPushButton, Callable[[], object]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        for button in self._buttons():
            button.clicked.connect(partial(self._go, button))
        close = Button(kit, "window.close_banner", self.hide, icon="x", bare=True, kind="banner")
        frame = QFrame()
        frame.setProperty("kind", "banner")
        line = row(self._text, *self._buttons(), close, gap=4, margin=(16, 4, 6, 4))
        line.setStretch(0, 1)
        frame.setLayout(line)
        self.setLayout(row(frame, margin=(look.GAP_WIDE, look.GAP, look.GAP_WIDE, look.GAP_WIDE)))
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say what was done."""
        self._show(sentence)
        self._timer.start(_SHOWN_FOR)

    def offer(self, offer: Offer) -> None:
        """Say what was done, with a button."""
        self._show(offer.sentence, (offer.word, offer.act), offer.on)
        if offer.stays:
            self._timer.stop()
        else:
            self._timer.start(_SHOWN_FOR)

    def warn(self, sentence: str) -> None:
        """Say what went wrong. It stays."""
        self._show(sentence)
        self._timer.stop()

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def _buttons(self) -> tuple[QPushButton, QPushButton]:
        """The way on, and the way back."""
        return self._further, self._action

    def _show(self, sentence: str, back: _Act | None = None, on: _Act | None = None) -> None:
        self._text.show_plain(sentence)
        self._acts = {}
        for button, act in zip(self._buttons(), (on, back), strict=True):
            button.setVisible(act is not None)
            if act:
                button.setText(act[0])
                self._acts[button] = act[1]
        self.setAccessibleName(sentence)
        self.show()
        self._speak()

    def _speak(self) -> None:
        # Qt makes these with some 5 ms; the first page, which has nothing to say yet, need not wait for them.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _go(self, button: QPushButton, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (Qt's signal)
        self.hide()
        self._acts[button]()
