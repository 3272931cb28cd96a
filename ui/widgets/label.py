"""Texts on the page, in the sizes of the look and the language in force."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui import look
from ui.desk import Kit

_FONTS = {
    "title": look.TITLE,
    "card_title": look.CARD_TITLE,
    "answer": look.ANSWER,
    "count": look.COUNT,
    "strong": look.STRONG,
    "body": look.BODY,
    "muted": look.BODY,
    "caption": look.CAPTION,
    "wrong": look.CAPTION,
    "reading": look.READING,
    "reading_strong": look.READING_STRONG,
    "reading_muted": look.READING_SMALL,
    "reading_title": look.READING_TITLE,
    "reading_wrong": look.READING,
    "doubt": look.CAPTION,
}


class Label(QLabel):
    """A text of the catalogue, or one set by `say`.

    Attributes:
        kind: "title", "card_title", "answer", "count", "strong", "body", "muted", "caption", "wrong" or "doubt";
            "reading", "reading_strong", "reading_muted", "reading_title" or "reading_wrong" where a customer reads.
    """

    def __init__(self, kit: Kit, kind: str = "body", key: str = "", *, wrap: bool = False, **data: object) -> None:
        super().__init__()
        self._kit = kit
        self._key, self._data = key, data
        self.setProperty("kind", kind)
        self.setFont(look.font(_FONTS[kind]))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        kit.texts.changed.connect(self._speak)
        self._speak()

    def set_kind(self, kind: str) -> None:
        """Show the text as another kind."""
        self.setProperty("kind", kind)
        self.setFont(look.font(_FONTS[kind]))
        self.style().unpolish(self)
        self.style().polish(self)

    def say(self, key: str, **data: object) -> None:
        """Show another text of the catalogue."""
        self._key, self._data = key, data
        self._speak()

    def show_plain(self, text: str) -> None:
        """Show a text that is not of the catalogue: a name, a number, a sentence already worded."""
        self._key = ""
        self.setText(text)

    def _speak(self) -> None:
        if self._key:
            self.setText(self._kit.texts(self._key, **self._data))

    def heightForWidth(self, width: int) -> int:
        """As high as its lines; a label of limited width needs more of them than the layout thinks."""
        return super().heightForWidth(min(width, self.maximumWidth()))
