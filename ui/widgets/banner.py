"""One sentence at the foot of the window, with a way back where there is one. Never in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui import look
from ui.desk import Kit
from ui.widgets.boxes import row
from ui.widgets.label import Label

_SHOWN_FOR = 8_000
_WIDEST = 720
_ABOVE = 20


class Banner(QFrame):
    """Says what was done, or what went wrong. What was done goes away by itself; a mistake stays until it is closed."""

    def __init__(self, kit: Kit, over: QWidget) -> None:
        super().__init__(over)
        self._kit, self._over = kit, over
        self.setProperty("kind", "banner")
        self._text = Label(kit, "body", wrap=True)
        self._action = QPushButton()
        self._action.setProperty("kind", "link")
        self._close = QPushButton("✕")
        self._close.setFixedWidth(36)
        self._back: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._action.clicked.connect(self._go_back)
        self._close.clicked.connect(self.hide)
        self.setLayout(row(self._text, self._action, self._close, gap=4, margin=(16, 6, 6, 6)))
        over.installEventFilter(self)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say what was done."""
        self._show(sentence, "", None)
        self._timer.start(_SHOWN_FOR)

    def offer(self, sentence: str, word: str, back: Callable[[], object]) -> None:
        """Say what was done, with a button: the way back, or what follows."""
        self._show(sentence, word, back)
        self._timer.start(_SHOWN_FOR)

    def warn(self, sentence: str) -> None:
        """Say what went wrong. It stays."""
        self._show(sentence, "", None)
        self._timer.stop()

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def _show(self, sentence: str, word: str, back: Callable[[], object] | None) -> None:
        self._text.show_plain(sentence)
        self._action.setText(word)
        self._action.setVisible(bool(word))
        self._back = back
        self._close.setAccessibleName(self._kit.texts("window.close_banner"))
        self.setAccessibleName(sentence)
        self.show()
        self._place()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _go_back(self) -> None:
        self.hide()
        if self._back:
            self._back()

    def _place(self) -> None:
        room = self._over.width() - 2 * look.PAGE_MARGIN
        buttons = self._action.sizeHint().width() * (not self._action.isHidden()) + 36 + 34
        wanted = self._text.fontMetrics().horizontalAdvance(self._text.text()) + buttons + 16
        width = min(room, _WIDEST, wanted)
        height = max(self.layout().heightForWidth(width), look.BUTTON_HEIGHT + 12)
        self.setGeometry((self._over.width() - width) // 2, self._over.height() - height - _ABOVE, width, height)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window grows."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
