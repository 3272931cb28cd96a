"""A field for a text with placeholders: as high as its text, the placeholders by name and in the accent's colour."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QSyntaxHighlighter, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from consentregister.domain.readable import CLOSE, OPEN
from ui import look
from ui.desk import Kit

_EDGES = 2 * 9  # the padding and border of the style sheet
_NAMED = re.compile(rf"{OPEN}[^{OPEN}{CLOSE}]+{CLOSE}")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SMALLEST = look.FIELD_HEIGHT
_NARROWEST = 60


class TemplateEdit(QTextEdit):
    """Plain text; Tab goes on to the next field.

    Attributes:
        one_line: whether it is a heading, without line breaks.
    """

    def __init__(self, kit: Kit, text: str, *, one_line: bool = False, is_small: bool = False) -> None:
        super().__init__()
        self.one_line = one_line
        self.setMinimumWidth(_NARROWEST)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(look.font(look.STRONG if one_line else look.CAPTION if is_small else look.BODY))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self._colours = _Colours(kit, self)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.setPlainText(text)

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def put_in(self, name: str) -> None:
        """Put a placeholder where the cursor is."""
        self.insertPlainText(f"{OPEN}{name}{CLOSE}")
        self.setFocus()

    def _grow(self, size: QSizeF) -> None:
        self.setFixedHeight(max(_SMALLEST, round(size.height()) + _EDGES))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A heading stays on its line."""
        if not (self.one_line and event.key() in _ENTER):
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; into a heading on one line."""
        text = source.text()
        self.insertPlainText(" ".join(text.split()) if self.one_line else text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the lines anew."""
        super().resizeEvent(event)
        self._grow(self.document().documentLayout().documentSize())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page around it scrolls, not the field."""
        event.ignore()


class _Colours(QSyntaxHighlighter):
    """Placeholders in the accent's colour."""

    def __init__(self, kit: Kit, edit: TemplateEdit) -> None:
        super().__init__(edit.document())
        self._kit = kit
        kit.look.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Colour one paragraph."""
        named = QTextCharFormat()
        named.setForeground(self._kit.look.colour("accent"))
        for found in _NAMED.finditer(text):
            self.setFormat(found.start(), len(found.group()), named)
