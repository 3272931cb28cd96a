"""One field of a form: what is asked above it, what is wrong or understood below it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.desk import Kit
from ui.widgets.boxes import column, row
from ui.widgets.label import Label


class Field(QWidget):
    """A question with the widget that takes the answer."""

    def __init__(self, kit: Kit, key: str, entry: QWidget, **data: str) -> None:
        super().__init__()
        self.entry = entry
        self._kit = kit
        self._question = Label(kit, "caption")
        self._question.setBuddy(entry)
        self._below = Label(kit, "caption", wrap=True)
        self._below.hide()
        self.setLayout(column(self._question, entry, self._below, gap=4))
        self.ask(key, **data)
        kit.texts.changed.connect(self._speak)

    def ask(self, key: str, **data: str) -> None:
        """Ask this."""
        self._question.say(key, **data)
        self._asked = partial(self._kit.texts, key, **data)
        self._speak()

    def ask_nothing(self) -> None:
        """Leave the question out: a box to tick carries its own."""
        self._question.hide()

    def note(self, sentence: str) -> None:
        """Say below the field how its content was understood."""
        self._say(sentence, wrong=False)

    def complain(self, sentence: str) -> None:
        """Say below the field what is wrong, and lead there."""
        self._say(sentence, wrong=True)
        self.entry.setFocus()

    @property
    def says(self) -> str:
        """What stands below the field."""
        return self._below.text()

    def _speak(self) -> None:
        """Name the entry for screen readers, in the language in force."""
        self.entry.setAccessibleName(self._asked())

    def _say(self, sentence: str, *, wrong: bool) -> None:
        self._below.setProperty("kind", "wrong" if wrong else "caption")
        self._below.style().unpolish(self._below)
        self._below.style().polish(self._below)
        self._below.show_plain(sentence)
        self._below.setVisible(bool(sentence))


class TextField(Field):
    """A question answered by a line of text."""

    def __init__(self, kit: Kit, key: str, text: str = "", *, hint: str = "", **data: str) -> None:
        self.line = QLineEdit(text)
        self._hint = hint
        super().__init__(kit, key, self.line, **data)

    def _speak(self) -> None:
        super()._speak()
        if self._hint:
            self.line.setPlaceholderText(self._kit.texts(self._hint))

    @property
    def text(self) -> str:
        """What was typed, without blanks around it."""
        return self.line.text().strip()


def beside(*fields: Field) -> QHBoxLayout:
    """Fields beside each other, their questions on one line whatever is said below them."""
    line = row(gap=12)
    for field in fields:
        line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return line
