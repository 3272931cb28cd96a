"""What one can do with the phone's contacts: save those who may stand there, print forms for the others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui import look
from ui.desk import Kit
from ui.dialogs.list_steps import press
from ui.widgets.boxes import STRETCH, column, holding, row
from ui.widgets.button import Button
from ui.widgets.label import Label

_LINES = 2  # what to do with a file that was saved


class PhoneBookSteps(QWidget):
    """The buttons below the lines, and a sentence above them. Only what there is somebody for is offered.

    Signals:
        save, print, take, make: the button, or its key, was pressed.
    """

    save = Signal()
    print = Signal()
    take = Signal()
    make = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._note = Label(kit, "caption", wrap=True)
        self._note.setMinimumHeight(_LINES * self._note.fontMetrics().height())  # nothing moves when something is said
        self._save = Button(kit, "phone_book.title", self.save.emit, kind="primary", icon="download")
        self._print = Button(kit, "phone_book.title", self.print.emit, icon="printer")
        self._take = Button(kit, "phone_book.title", self.take.emit, icon="user-plus")
        self._make = Button(kit, "phone_book.make", self.make.emit, kind="link", icon="smartphone")
        buttons = holding(row(self._save, self._print, self._take, STRETCH, self._make))
        buttons.setFixedHeight(look.BUTTON_HEIGHT)
        self.setLayout(column(self._note, buttons))
        for keys, button in {"Ctrl+S": self._save, "Ctrl+P": self._print}.items():
            QShortcut(QKeySequence(keys), parent).activated.connect(partial(press, button))

    def offer(self, key: str, saved: int, asked: int, unknown: int = 0, *, can_make: bool) -> None:
        """Offer what there is: so many to save, by the text's key, so many forms to print, so many to take over.

        With somebody to take over there is no room for the last one, which the page before offers too.
        """
        self.say("")
        _count(self._save, key, saved)
        _count(self._print, "lists.forms", asked)
        _count(self._take, "phone_book.take", unknown)
        self._make.setVisible(can_make and not unknown)
        self.wait(saving=False)

    def say(self, sentence: str) -> None:
        """Say it here, where one looks: the foot of the window is in the shade."""
        self._note.show_plain(sentence)

    def wait(self, *, saving: bool) -> None:
        """Save one file at a time."""
        self._save.setEnabled(not saving)

    @property
    def says(self) -> str:
        """The sentence above the buttons."""
        return self._note.text()


def _count(button: Button, key: str, count: int) -> None:
    button.say(f"{key}.{'one' if count == 1 else 'many'}", count=count)
    button.setVisible(count > 0)
