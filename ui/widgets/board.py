"""The board: channels down, purposes across, each cell a verdict. Arrow keys move, Enter asks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from consentregister.domain.answer import Board
from consentregister.domain.words import Purpose, Verdict
from ui import look
from ui.desk import Kit
from ui.widgets.badge import badge_width, paint_badge
from ui.widgets.boxes import clear, rule
from ui.widgets.label import Label

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_INSET = 4


class Cell(QAbstractButton):
    """One verdict of the board.

    Attributes:
        channel, purpose: what it answers.

    Signals:
        moved: an arrow key was pressed; rows and columns to go.
        reached: it has the keyboard now.
    """

    moved = Signal(int, int)
    reached = Signal()

    def __init__(self, kit: Kit, channel: str, purpose: Purpose, verdict: Verdict) -> None:
        super().__init__()
        self._kit, self._verdict = kit, verdict
        self.channel, self.purpose = channel, purpose
        self.setCheckable(True)
        self.setProperty("ownRing", True)  # noqa: FBT003 (Qt takes the value by place)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.look.changed.connect(self.update)

    def name(self, channel: str, purpose: str) -> None:
        """Say to screen readers what the cell answers, and the answer."""
        word = self._kit.texts(f"words.verdict.{self._verdict}")
        self.setAccessibleName(f"{channel}, {purpose}: {word}")
        self.setToolTip(f"{channel}, {purpose}")

    def sizeHint(self) -> QSize:
        """A badge with room for its ring."""
        return QSize(badge_width(self._kit, self._verdict) + 2 * _INSET, look.CELL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go to the neighbour; the rest is a button's."""
        if step := _STEPS.get(Qt.Key(event.key())):
            self.moved.emit(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cell with the keyboard is the one asked about."""
        super().focusInEvent(event)
        self.reached.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge, and a ring when it is the one asked about."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - look.BADGE_HEIGHT) // 2
        place = QRect(_INSET, top, badge_width(self._kit, self._verdict), look.BADGE_HEIGHT)
        paint_badge(painter, self._kit, self._verdict, place)
        if self.isChecked():
            painter.setPen(QPen(self._kit.look.colour("accent"), look.RING if self.hasFocus() else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(-3, -3, 3, 3), look.CORNER + 1, look.CORNER + 1)
        painter.end()


class BoardView(QWidget):
    """All answers of a person at a glance.

    Signals:
        asked: channel and purpose of the cell chosen by mouse or keyboard.
    """

    asked = Signal(str, Purpose)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._cells: list[list[Cell]] = []
        self._at = (0, 0)

    def show_board(self, board: Board, channel_name: Callable[[str], str]) -> None:
        """Show a person's board; what was asked about stays chosen where it is still there."""
        chosen = self.chosen()
        had_focus = any(cell.hasFocus() for line in self._cells for cell in line)
        clear(self._grid)
        self._cells = []
        self._add_head(board)
        for channel in board.channels:
            self._add_line(board, channel, channel_name(channel))
        for column in range(len(board.purposes) + 1):
            self._grid.setColumnStretch(column, 1 if column else 0)
        self._choose(*self._place_of(chosen))
        if had_focus and self._cells:
            self._cell().setFocus()

    def chosen(self) -> tuple[str, Purpose] | None:
        """Channel and purpose of the chosen cell, None before there is one."""
        if not self._cells:
            return None
        cell = self._cell()
        return cell.channel, cell.purpose

    def choose(self, channel: str, purpose: Purpose) -> None:
        """Choose a cell, as a click on it would."""
        self._choose(*self._place_of((channel, purpose)))
        self._ask()

    def _add_head(self, board: Board) -> None:
        for column, purpose in enumerate(board.purposes, start=1):
            head = Label(self._kit, "caption", f"words.purpose.{purpose}", wrap=True)
            head.setContentsMargins(_INSET, 0, 4, 4)
            head.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(head, 0, column)

    def _add_line(self, board: Board, channel: str, name: str) -> None:
        row = len(self._cells)
        self._grid.addWidget(rule(), 2 * row + 1, 0, 1, len(board.purposes) + 1)
        label = Label(self._kit)
        label.show_plain(self._kit.texts.heading(name))
        label.setContentsMargins(4, 0, 8, 0)
        self._grid.addWidget(label, 2 * row + 2, 0)
        line = [self._make_cell(board, channel, name, purpose) for purpose in board.purposes]
        for column, cell in enumerate(line, start=1):
            self._grid.addWidget(cell, 2 * row + 2, column)
        self._cells.append(line)

    def _make_cell(self, board: Board, channel: str, name: str, purpose: Purpose) -> Cell:
        cell = Cell(self._kit, channel, purpose, board.cells[channel, purpose].verdict)
        cell.name(self._kit.texts.heading(name), self._kit.texts(f"words.purpose.{purpose}"))
        cell.moved.connect(self._move)
        cell.clicked.connect(lambda: self._reach(cell, again=True))
        cell.reached.connect(lambda: self._reach(cell))
        return cell

    def _move(self, down: int, across: int) -> None:
        row = min(max(self._at[0] + down, 0), len(self._cells) - 1)
        column = min(max(self._at[1] + across, 0), len(self._cells[row]) - 1)
        self._cells[row][column].setFocus(Qt.FocusReason.OtherFocusReason)

    def _reach(self, cell: Cell, *, again: bool = False) -> None:
        before = self._at
        self._choose(*self._place_of((cell.channel, cell.purpose)))
        if again or self._at != before:
            self._ask()

    def _choose(self, row: int, column: int) -> None:
        """Mark one cell; only this one is reached by Tab, so that the board is one stop."""
        self._at = (row, column)
        for r, line in enumerate(self._cells):
            for c, cell in enumerate(line):
                here = (r, c) == self._at
                cell.setChecked(here)
                cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
                cell.update()

    def _place_of(self, wanted: tuple[str, Purpose] | None) -> tuple[int, int]:
        for r, line in enumerate(self._cells):
            for c, cell in enumerate(line):
                if (cell.channel, cell.purpose) == wanted:
                    return r, c
        return 0, min(1, len(self._cells[0]) - 1) if self._cells else 0

    def _cell(self) -> Cell:
        return self._cells[self._at[0]][self._at[1]]

    def _ask(self) -> None:
        if chosen := self.chosen():
            self.asked.emit(*chosen)
