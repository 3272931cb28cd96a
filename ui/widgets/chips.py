"""A few choices beside each other: one of them, or several in the order they were chosen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import look
from ui.widgets.boxes import clear
from ui.widgets.flow import Flow

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
Option = tuple[str, str]


class Chip(QPushButton):
    """One choice.

    Attributes:
        value: what it stands for; word: what it says.

    Signals:
        moved: an arrow key was pressed: one on, or one back.
    """

    moved = Signal(int)

    def __init__(self, value: str, word: str) -> None:
        super().__init__(word)
        self.value, self.word = value, word
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move among the chips."""
        if step := _STEPS.get(Qt.Key(event.key()), 0):
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class _Chips(QWidget):
    """The chips beside each other: one stop for the Tab key, arrow keys between them."""

    chosen = Signal(str)

    def __init__(self, name: str = "", options: Sequence[Option] = ()) -> None:
        """`name`: what is chosen here, for screen readers; a field gives its own."""
        super().__init__()
        self._chips: list[Chip] = []
        self._options: list[Option] = []
        self._flow = Flow(look.GAP)
        self.setLayout(self._flow)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.offer(options)

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these choices: each with its value and its word."""
        if list(options) == self._options:
            return
        self._options = list(options)
        clear(self._flow)
        self._chips = [self._made(*option) for option in options]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self._show()

    def follow(self, before: _Chips) -> None:
        """Come after other chips in the order of the Tab key: what is offered late would come last."""
        line = [before._chips[-1], *self._chips]
        for one, other in pairwise(line):
            self.setTabOrder(one, other)

    def focus(self) -> None:
        """Take the keyboard."""
        self._stop().setFocus(Qt.FocusReason.TabFocusReason)

    def _made(self, value: str, word: str) -> Chip:
        chip = Chip(value, word)
        chip.moved.connect(lambda step: self._move(chip, step))
        chip.clicked.connect(lambda: self._press(chip.value))
        return chip

    def _move(self, chip: Chip, step: int) -> None:
        target = self._chips[(self._chips.index(chip) + step) % len(self._chips)]
        for one in self._chips:
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is target else Qt.FocusPolicy.ClickFocus)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _stop(self) -> Chip:
        """Where the Tab key stops: where the keyboard is, else at what is chosen, else at the first."""
        focused = next((chip for chip in self._chips if chip.hasFocus()), None)
        return focused or next((chip for chip in self._chips if chip.isChecked()), self._chips[0])

    def _press(self, value: str) -> None:
        raise NotImplementedError

    def _show(self) -> None:
        """Show what is chosen."""
        raise NotImplementedError

    def _keep_stop(self) -> None:
        """Leave the Tab key one stop."""
        if not self._chips:
            return
        stop = self._stop()
        for chip in self._chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        """As the chips need."""
        return self._flow.sizeHint()


class ChoiceChips(_Chips):
    """One of a few.

    Attributes:
        value: what is chosen, "" for nothing yet.

    Signals:
        chosen: the value, when the user chose it.
    """

    def __init__(self, name: str = "", options: Sequence[Option] = (), value: str = "") -> None:
        self.value = value
        super().__init__(name, options)

    def choose(self, value: str) -> None:
        """Choose without telling."""
        self.value = value
        self._show()

    def _press(self, value: str) -> None:
        self.choose(value)
        self.chosen.emit(value)

    def _move(self, chip: Chip, step: int) -> None:
        super()._move(chip, step)
        self._press(self._chips[(self._chips.index(chip) + step) % len(self._chips)].value)

    def _show(self) -> None:
        for chip in self._chips:
            chip.setChecked(chip.value == self.value)
        self._keep_stop()


class Ranking(_Chips):
    """Several, in the order they were chosen; each shows its place.

    Attributes:
        values: what is chosen, the best liked first.
    """

    def __init__(self, name: str = "", options: Sequence[Option] = ()) -> None:
        self.values: tuple[str, ...] = ()
        super().__init__(name, options)

    def choose(self, values: Sequence[str]) -> None:
        """Choose these, in this order."""
        self.values = tuple(values)
        self._show()

    def _press(self, value: str) -> None:
        left = tuple(one for one in self.values if one != value)
        self.choose(left if value in self.values else (*self.values, value))
        self.chosen.emit(value)

    def _show(self) -> None:
        for chip in self._chips:
            place = self.values.index(chip.value) + 1 if chip.value in self.values else 0
            chip.setChecked(place > 0)
            chip.setText(f"{place}  {chip.word}" if place else chip.word)
            chip.setAccessibleName(chip.text())
            chip.updateGeometry()
        self._keep_stop()
