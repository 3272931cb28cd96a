"""The help: one text to read and to search, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

import resources
from ui.desk import Kit
from ui.dialogs.sheet import Sheet
from ui.widgets.boxes import column
from ui.widgets.head import SearchField

_WIDTH = 720
_TEXT_HEIGHT = 460
_ABOVE_HEADING = 16
_BELOW = 6


class HelpDialog(Sheet):
    """Shows `resources/help/<language>.md`.

    Attributes:
        text: what is read. search: leads to the next place of a word.
    """

    def __init__(self, kit: Kit, over: QWidget) -> None:
        super().__init__(kit, over, width=_WIDTH, title="window.help")
        self.text = QTextBrowser()
        self.text.setMarkdown(resources.read_bytes(f"help/{kit.texts.language}.md").decode())
        _air(self.text)
        self.text.setAccessibleName(kit.texts("window.help"))
        self.text.setMinimumHeight(_TEXT_HEIGHT)
        self.search = SearchField(kit, "window.help_search")
        self.search.textChanged.connect(self._find_first)
        self.search.returnPressed.connect(self._find_next)
        self.body.addLayout(column(self.search, self.text, gap=12))
        self.setFocusProxy(self.search)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find_first(self, word: str) -> None:
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if word:
            self.text.find(word)

    def _find_next(self) -> None:
        word = self.search.text()
        if word and not self.text.find(word):
            self._find_first(word)


def _air(text: QTextBrowser) -> None:
    """Room between paragraphs, more above a heading."""
    block = text.document().begin()
    while block.isValid():
        form = QTextBlockFormat(block.blockFormat())
        form.setTopMargin(_ABOVE_HEADING if form.headingLevel() else 0)
        form.setBottomMargin(_BELOW)
        QTextCursor(block).setBlockFormat(form)
        block = block.next()
    text.moveCursor(QTextCursor.MoveOperation.Start)
