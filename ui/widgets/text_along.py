"""The text that goes with an allowed message: to read, and to copy with one click."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import look
from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label


class TextAlong(QWidget):
    """Hidden where no text belongs to a message.

    Signals:
        copied: the text, for the clipboard.
    """

    copied = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, self._text = kit, ""
        self.words = Label(kit, "muted", wrap=True)
        self.words.setMaximumWidth(look.LINE_OF_TEXT)
        copy = Button(kit, "person.copy_text", lambda: self.copied.emit(self._text), kind="link", icon="copy")
        self.setLayout(column(self.words, row(copy, STRETCH), gap=2))

    def show_text(self, text: str) -> None:
        """Show a text; "" hides all of it."""
        self._text = text
        self.words.show_plain(self._kit.texts("may_i.accompany", text=text))
        self.setVisible(bool(text))
