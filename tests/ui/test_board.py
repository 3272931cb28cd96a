"""The board by mouse, keyboard and screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consentregister.domain.words import Purpose
from consentregister.register import Register
from ui.desk import Kit
from ui.widgets.board import BoardView, Cell


@pytest.fixture
def board(qtbot: QtBot, kit: Kit, register: Register) -> BoardView:
    """The board of Anna Beispiel, on the screen."""
    board = BoardView(kit)
    qtbot.addWidget(board)
    board.show_board(register.checks.board(1), lambda channel: register.catalogue.channels[channel].names["de"])
    with qtbot.waitExposed(board):
        board.show()
    return board


def test_every_cell_says_what_it_answers(board: BoardView) -> None:
    """A screen reader hears channel, purpose and answer."""
    names = {cell.accessibleName() for cell in board.findChildren(Cell)}

    assert len(names) == 25
    assert "WhatsApp, Werbung: Noch nicht" in names


def test_arrow_keys_walk_over_the_board_and_ask(qtbot: QtBot, board: BoardView) -> None:
    """Right, down, left: each step asks about the cell it reaches."""
    asked: list[tuple[str, Purpose]] = []
    board.asked.connect(lambda channel, purpose: asked.append((channel, purpose)))
    board.choose("whatsapp", Purpose.ANSWER_OWN_REQUEST)
    cell(board).setFocus()
    asked.clear()

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(cell(board), key)

    assert asked == [
        ("whatsapp", Purpose.APPOINTMENT_OR_ORDER),
        ("phone_call", Purpose.APPOINTMENT_OR_ORDER),
        ("phone_call", Purpose.ANSWER_OWN_REQUEST),
    ]


def test_the_board_is_one_stop_of_the_tab_key(board: BoardView) -> None:
    """Only the chosen cell is reached by Tab."""
    stops = [c for c in board.findChildren(Cell) if c.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops == [cell(board)]


def test_the_chosen_cell_stays_chosen_when_the_board_is_read_anew(board: BoardView, register: Register) -> None:
    """After a change the same question stands."""
    board.choose("email", Purpose.ADVERTISING)

    board.show_board(register.checks.board(1), str)

    assert board.chosen() == ("email", Purpose.ADVERTISING)


def cell(board: BoardView) -> Cell:
    """The chosen cell."""
    [chosen] = [c for c in board.findChildren(Cell) if c.isChecked() and not c.isHidden()]
    return chosen
