"""A stack of old papers is recorded in the window for several people at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from consentregister.domain.words import Purpose
from consentregister.register import Register
from tests.ui.helpers import button, click, opened, type_in
from ui.dialogs.signed_before import SignedBefore
from ui.main_window import MainWindow
from ui.pages.people_page import PeoplePage
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.label import Label

CHANNEL, ADVERTISING = "whatsapp", Purpose.ADVERTISING


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> SignedBefore:
    """The sheet for everybody in the list."""
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.people.model.rowCount() == 7 and page.person.current != 0)
    page.people.view.setFocus()
    qtbot.keyClick(page.people.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.people.several()) == 7)
    click(qtbot, button(page, "Schon unterschrieben …"))
    return opened(qtbot, SignedBefore)


def tick(qtbot: QtBot, dialog: SignedBefore, word: str) -> None:
    """Tick the box with this word."""
    box = next(one for one in dialog.findChildren(Check) if one.text() == word)
    qtbot.keyClick(box, Qt.Key.Key_Space)


def yes(register: Register) -> list[str]:
    """Who may get advertising by WhatsApp."""
    rows = register.people.everybody()
    return [row.full_name for row in rows if register.checks.check(row.id, CHANNEL, ADVERTISING).verdict.is_yes]


def test_recorded_with_day_and_papers(
    qtbot: QtBot,
    dialog: SignedBefore,
    window: MainWindow,
    register: Register,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ticked, dated, attached, recorded: the banner says for how many, and who stays as they are."""
    papers = tmp_path / "blätter.pdf"
    papers.write_bytes(b"%PDF-1.4 signed")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given, **_named: (str(papers), ""))
    assert yes(register) == []
    tick(qtbot, dialog, "Werbung")
    dialog._day.setFocus()
    type_in(qtbot, "2.5.2025")
    click(qtbot, button(dialog, "Blätter anhängen …"))
    click(qtbot, button(dialog, "Eintragen"))
    qtbot.waitUntil(lambda: window.banner._text.text().startswith("Eingetragen bei"))
    reached = yes(register)
    assert reached
    assert str(len(reached)) in window.banner._text.text()


def test_papers_without_a_day(qtbot: QtBot, dialog: SignedBefore, register: Register, tmp_path: Path) -> None:
    """Under the day it says what is missing; nothing is recorded, and the sheet stays."""
    papers = tmp_path / "papers.pdf"
    papers.write_bytes(b"%PDF-1.4 signed")
    before = register.log.count()
    tick(qtbot, dialog, "Werbung")
    dialog.attach(papers)
    click(qtbot, button(dialog, "Eintragen"))
    qtbot.waitUntil(lambda: "Tag der Unterschrift" in dialog._ask_day.says)
    dialog._day.setText("gestern")
    click(qtbot, button(dialog, "Eintragen"))
    qtbot.waitUntil(lambda: "Tag der Unterschrift" not in dialog._ask_day.says)
    assert dialog._ask_day.says
    assert register.log.count() == before


def test_for_one_person_from_their_page(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    """The person's papers lead there too; the sheet says whose paper it is."""
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.person.current != 0)
    row = register.people.find("Anna")[0]
    page.open(row.id)
    qtbot.waitUntil(lambda: page.person.current == row.id and bool(page.person.findChildren(Button)))
    click(qtbot, next(one for one in page.person.forms.findChildren(Button) if one.text() == "Schon unterschrieben …"))
    dialog = opened(qtbot, SignedBefore)
    assert row.full_name in [label.text() for label in dialog.findChildren(Label)]
    tick(qtbot, dialog, "Werbung")
    click(qtbot, button(dialog, "Eintragen"))
    qtbot.waitUntil(lambda: window.banner._text.text().startswith("Eingetragen bei 1 Person."))
