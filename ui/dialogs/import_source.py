"""Where people come from: a file to choose or drop, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label


class ImportSourcePage(QWidget):
    """Says which files there are, and takes one.

    Attributes:
        choose: the button.

    Signals:
        file: the one chosen.
    """

    file = Signal(Path)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._mistake = Label(kit, "wrong", wrap=True)
        self._mistake.hide()
        self.choose = Button(kit, "importing.choose_file", self._choose, kind="primary", icon="folder")
        intro = Label(kit, "body", "importing.intro", wrap=True)
        how = Label(kit, "muted", "importing.how", wrap=True)
        self.setLayout(column(intro, how, self._mistake, row(self.choose, STRETCH), STRETCH, gap=12))

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the file; "" takes it back."""
        self._mistake.show_plain(sentence)
        self._mistake.setVisible(bool(sentence))
        if sentence:
            self.choose.setFocus()

    def _choose(self) -> None:
        texts = self._kit.texts
        name, _ = QFileDialog.getOpenFileName(self, texts("importing.choose_file"), "", texts("importing.file_types"))
        if name:
            self.file.emit(Path(name))
