"""The history, its check, and the help."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consentregister.domain.words import Direction, Language, Purpose
from consentregister.register import Register
from tests.ui.helpers import button, click
from ui.desk import Desk
from ui.dialogs.help_dialog import HelpDialog
from ui.main_window import MainWindow
from ui.models.history_model import WHAT, WHOM
from ui.pages.history_page import HistoryPage


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> HistoryPage:
    """The history with its first entries."""
    page = window.go("history")
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    return page


def cell(page: HistoryPage, row: int, column: int) -> str:
    """The words of a cell."""
    return str(page.model.index(row, column).data())


def test_the_newest_stands_first(page: HistoryPage) -> None:
    """The last person recorded is on top, with their name."""
    assert cell(page, 0, WHOM) == "Karl Schulz"
    assert cell(page, 0, WHAT).startswith("Angelegt")


def test_what_happens_appears(qtbot: QtBot, page: HistoryPage, desk: Desk, register: Register) -> None:
    """A change elsewhere in the window is in the table at once."""
    desk.work.change(lambda: register.people.block(1))

    qtbot.waitUntil(lambda: "gar keinen Kontakt" in cell(page, 0, WHAT))


def test_older_ones_are_read_on(qtbot: QtBot, page: HistoryPage, register: Register) -> None:
    """A long history comes in pieces."""
    for _ in range(60):
        register.people.block(1)
        register.people.unblock(1)
    page.load()
    qtbot.waitUntil(lambda: page.model.rowCount() == 100)

    qtbot.mouseClick(page._more, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.model.rowCount() == register.log.count())


def test_one_person_s_history(qtbot: QtBot, page: HistoryPage, register: Register) -> None:
    """Only what happened with them is shown, until everybody is wanted again."""
    page._show_one(register.people.find("anna")[0])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert cell(page, 0, WHOM) == "Anna Beispiel"

    qtbot.mouseClick(page._everybody, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.model.rowCount() > 1)


def test_the_check_says_that_all_is_in_order(qtbot: QtBot, page: HistoryPage) -> None:
    """One click, one sentence."""
    qtbot.mouseClick(page._check, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "Alles in Ordnung" in page.outcome._words.text())


def test_the_check_finds_what_was_changed(qtbot: QtBot, page: HistoryPage, register: Register) -> None:
    """An entry rewritten behind the program's back is told."""
    from consentregister.store.connection import connect

    outside = connect(register.place)
    for (trigger,) in outside.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        outside.execute(f"DROP TRIGGER {trigger}")
    outside.execute("UPDATE event SET payload = replace(payload, 'Anna', 'Anne') WHERE seq = 2")
    outside.close()

    page.check()

    qtbot.waitUntil(lambda: "stimmt etwas nicht" in page.outcome._words.text())


@pytest.mark.parametrize("language", list(Language))
def test_the_help_says_once_that_it_is_no_legal_advice(
    qtbot: QtBot, window: MainWindow, desk: Desk, language: Language
) -> None:
    """F1 opens it anywhere, in the language of the window."""
    desk.kit.texts.speak(language)
    window._help()
    dialog = window.findChild(HelpDialog)
    assert isinstance(dialog, HelpDialog)

    words = "keine Rechtsberatung" if language is Language.DE else "no legal advice"

    assert dialog.text.toPlainText().count(words) == 1


def test_the_help_can_be_searched(qtbot: QtBot, window: MainWindow) -> None:
    """Typing a word leads to it."""
    window._help()
    dialog = window.findChild(HelpDialog)
    assert isinstance(dialog, HelpDialog)

    qtbot.keyClicks(dialog.search, "USB")

    assert dialog.text.textCursor().selectedText() == "USB"


def test_what_an_answer_rested_on_is_shown_for_its_line(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    """The explanation the log kept of a contact can be read and copied; other lines have none."""
    register.messages.log(1, "phone_call", Direction.OUT, purpose=Purpose.APPOINTMENT_OR_ORDER)
    page = window.go("history")
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == register.log.count())

    page.view.setCurrentIndex(page.model.index(0, WHAT))
    assert "R41" in page.why.text.text()
    assert page.why.isVisible()
    click(qtbot, button(page.why, "Begründung kopieren"))
    assert QApplication.clipboard().text() == page.why.text.text()

    page.view.setCurrentIndex(page.model.index(1, WHAT))
    assert not page.why.isVisible()
