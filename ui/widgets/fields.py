"""Fields with their captions above and their mistakes below, each known by the setting's own word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui import look
from ui.desk import Kit
from ui.widgets.boxes import column
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.field import Field, beside
from ui.widgets.label import Label

_LINES_HEIGHT = 76
_NUMBER_WIDTH = 96


@dataclass(frozen=True, slots=True)
class Editor:
    """What edits one setting, given and taken as text.

    Attributes:
        captioned: whether its caption stands above it; a box to tick carries its own.
    """

    widget: QWidget
    read: Callable[[], str]
    write: Callable[[str], None]
    captioned: bool = True


class Fields(QWidget):
    """Editors below each other. A caption is the text `settings.field.<name>`."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._editors: dict[str, Editor] = {}
        self._cells: dict[str, Field] = {}
        self._column = column(gap=10)
        self.setLayout(self._column)

    def add_row(self, editors: Mapping[str, Editor], why: str = "") -> None:
        """Add editors beside each other, and below them a sentence that explains."""
        cells = [self._cell(name, editor) for name, editor in editors.items()]
        line = beside(*cells)
        parts = [line] if not why else [line, self._explained(why)]
        self._column.addLayout(column(*parts, gap=2))

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Fill the fields."""
        for name, editor in self._editors.items():
            editor.write(texts[name])

    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: editor.read().strip() for name, editor in self._editors.items()}

    def widget(self, name: str) -> QWidget:
        """What edits a setting."""
        return self._editors[name].widget

    def show_mistake(self, name: str, sentence: str) -> bool:
        """Say below a field what is wrong with it. Returns: whether there is such a field."""
        found = next((one for one in (name, f"business_{name}") if one in self._editors), "")
        if found:
            self._cells[found].complain(sentence)
        return bool(found)

    def show_mistakes_no_more(self) -> None:
        """Take back what was said."""
        for cell in self._cells.values():
            cell.note("")

    def _cell(self, name: str, editor: Editor) -> Field:
        self._editors[name] = editor
        self._cells[name] = cell = Field(self._kit, f"settings.field.{name}", editor.widget)
        if not editor.captioned:
            cell.ask_nothing()
        return cell

    def _explained(self, why: str) -> Label:
        label = Label(self._kit, "caption", why, wrap=True)
        label.setMaximumWidth(look.LINE_OF_TEXT)
        return label


def line_editor() -> Editor:
    """One line."""
    line = QLineEdit()
    return Editor(line, line.text, line.setText)


def text_editor() -> Editor:
    """A few lines."""
    text = QPlainTextEdit()
    text.setTabChangesFocus(True)
    text.setFixedHeight(_LINES_HEIGHT)
    return Editor(text, text.toPlainText, text.setPlainText)


def number_editor(low: int, high: int) -> Editor:
    """A whole number within its bounds."""
    number = QLineEdit()
    number.setValidator(QIntValidator(low, high, number))
    number.setFixedWidth(_NUMBER_WIDTH)
    return Editor(number, number.text, number.setText)


def day_editor(kit: Kit, name: str) -> Editor:
    """A day, or none."""
    field = DayField(kit, f"settings.field.{name}")
    return Editor(field, lambda: _iso(field), lambda text: field.setText(_as_people_write(text)))


def check_editor(kit: Kit, name: str) -> Editor:
    """Yes or no."""
    box = Check(kit, f"settings.field.{name}")
    return Editor(
        box, lambda: "yes" if box.isChecked() else "no", lambda text: box.setChecked(text == "yes"), captioned=False
    )


def choice_editor(kit: Kit, name: str, choices: Sequence[tuple[str, str]]) -> Editor:
    """One of a few: each value with the key of its text, or its text."""
    choice: Choice[str] = Choice(kit, name, choices)
    return Editor(choice, choice.value, choice.choose)


def _iso(field: DayField) -> str:
    day = field.day()
    return day.isoformat() if day else ""


def _as_people_write(text: str) -> str:
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    return f"{day}.{month}.{year}" if text else ""
