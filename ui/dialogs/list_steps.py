"""What one can do with a checked list: save the allowed, print forms for the others, copy the text that goes along."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from consentregister.domain.lists import CheckedList
from ui import look
from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, holding, row
from ui.widgets.button import Button
from ui.widgets.label import Label


class ListSteps(QWidget):
    """The buttons below a list, and a sentence above them. Only what there is somebody for is offered.

    Signals:
        save, print: the button, or its key, was pressed.
    """

    save = Signal()
    print = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._texts: Sequence[str] = ()
        self._note = Label(kit, "caption", wrap=True)
        self._note.setMinimumHeight(self._note.fontMetrics().height())  # nothing moves when there is something to say
        self._save = Button(kit, "lists.title", self.save.emit, kind="primary", icon="download")
        self._print = Button(kit, "lists.title", self.print.emit, icon="printer")
        self._copy = Button(kit, "person.copy_text", self._copy_text, kind="link", icon="copy")
        buttons = holding(row(self._save, self._print, self._copy, STRETCH))
        buttons.setFixedHeight(look.BUTTON_HEIGHT)  # nor while it is checked
        self.setLayout(column(self._note, buttons))
        for keys, button in {"Ctrl+S": self._save, "Ctrl+P": self._print}.items():
            QShortcut(QKeySequence(keys), parent).activated.connect(partial(press, button))

    def show_list(self, checked: CheckedList | None) -> None:
        """Offer what can be done with this list; None: nothing while it is checked."""
        before = checked.asked_before if checked else 0
        self.say(self._kit.texts("lists.asked_before", count=before) if before else "")
        self._offer(self._save, "lists.export", len(checked.going_out) if checked else 0)
        self._offer(self._print, "lists.forms", len(checked.to_ask) if checked else 0)
        self._texts = _accompanying(checked) if checked else ()
        self._copy.setVisible(bool(self._texts))

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

    def _offer(self, button: Button, key: str, count: int) -> None:
        button.say(f"{key}.{'one' if count == 1 else 'many'}", count=count)
        button.setVisible(count > 0)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(self._texts))
        self.say(self._kit.texts("person.copied"))


def press(button: Button) -> None:
    """Press a button by its key: only one that is offered."""
    if button.isVisible():
        button.click()


def _accompanying(checked: CheckedList) -> Sequence[str]:
    """The texts that have to go with the messages, each once."""
    return list(dict.fromkeys(row.answer.accompany for row in checked.going_out if row.answer.accompany))
