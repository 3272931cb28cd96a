"""Where a list comes from: pasted, chosen, or dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label


def dropped_file(data: QMimeData) -> Path | None:
    """The first file of this computer among what is dropped or pasted."""
    return next((Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()), None)


class PasteBox(QPlainTextEdit):
    """Takes text and files, pasted or dropped.

    Signals:
        pasted: a text was pasted into the empty box.
        file: a file was pasted or dropped.
    """

    pasted = Signal()
    file = Signal(Path)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setTabChangesFocus(True)
        kit.texts.changed.connect(self._speak)
        self._speak()

    def _speak(self) -> None:
        words = self._kit.texts("lists.paste")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def canInsertFromMimeData(self, data: QMimeData) -> bool:
        """Text and files."""
        return data.hasText() or data.hasUrls()

    def insertFromMimeData(self, data: QMimeData) -> None:
        """A file is read; a text pasted into the empty box is checked at once."""
        if file := dropped_file(data):
            self.file.emit(file)
            return
        was_empty = not self.toPlainText()
        self.insertPlainText(data.text())
        if was_empty:
            self.pasted.emit()


class ListSource(QWidget):
    """The box to paste into, and the way to a file.

    Attributes:
        box: the box.

    Signals:
        text, file: what is to be read.
        phone_book: it is about the contacts of the work phone.
    """

    phone_book = Signal()
    text = Signal(str)
    file = Signal(Path)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.box = PasteBox(kit)
        self._mistake = Label(kit, "wrong", wrap=True)
        self._mistake.hide()
        self._check = Button(kit, "lists.check", self.take, kind="primary", shortcut="lists.check_key")
        choose = Button(kit, "lists.choose_file", self._choose, icon="folder")
        phone = Button(kit, "phone_book.open", self.phone_book.emit, kind="link", icon="smartphone")
        outer = column(self.box, self._mistake, row(self._check, choose, STRETCH, phone), gap=12)
        outer.setStretch(0, 1)
        self.setLayout(outer)
        self.box.pasted.connect(self.take)
        self.box.file.connect(self.file)

    def take(self) -> None:
        """Have read what stands in the box."""
        self.text.emit(self.box.toPlainText())

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the list, and lead back to the box; "" takes it back."""
        self._mistake.show_plain(sentence)
        self._mistake.setVisible(bool(sentence))
        if sentence:
            self.box.setFocus()

    def _choose(self) -> None:
        texts = self._kit.texts
        name, _ = QFileDialog.getOpenFileName(self, texts("lists.choose_file"), "", texts("lists.file_types"))
        if name:
            self.file.emit(Path(name))
