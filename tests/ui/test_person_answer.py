"""The answer on a person's page: the text that goes along, and the reasons, which one must be able to see."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consentregister.domain.words import Direction, Purpose
from consentregister.register import Register
from tests.ui.helpers import button, buttons, click
from ui import look
from ui.main_window import MainWindow
from ui.pages.people_page import PeoplePage
from ui.pages.person_page import PersonPage

JONAS, LEYLA = 2, 6


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, register: Register) -> PersonPage:
    """The page of somebody who wrote by WhatsApp first, in the smallest window, with the answer to that."""
    register.messages.log(LEYLA, "whatsapp", Direction.IN, matter="Termin")
    window.resize(*look.SMALLEST_WINDOW)
    people = window.go("people")
    assert isinstance(people, PeoplePage)
    window._desk.wishes.person.emit(LEYLA)
    qtbot.waitUntil(lambda: people.person.board.isVisible() and people.person.head._name.text() == "Leyla Özdemir")
    people.person.board.choose("whatsapp", Purpose.ANSWER_OWN_REQUEST)
    qtbot.waitUntil(lambda: "als Antwort" in people.person.answer.accessibleName())
    return people.person


def test_the_text_that_goes_along_is_read_and_copied(qtbot: QtBot, page: PersonPage) -> None:
    """It stands there as it is sent, not behind a button; one click copies just it."""
    assert "danke für Ihre Nachricht" in page.answer.along.words.text()

    click(qtbot, button(page.answer, "Text dazu kopieren"))

    assert QApplication.clipboard().text().startswith("Guten Tag, danke")


def test_no_text_where_nothing_may_be_sent(qtbot: QtBot, page: PersonPage) -> None:
    """A "not yet" has no text, and no button to copy one."""
    page.board.choose("whatsapp", Purpose.ADVERTISING)

    qtbot.waitUntil(lambda: "Noch nicht" in page.answer.accessibleName())
    assert not page.answer.along.isVisible()
    assert "Text dazu kopieren" not in buttons(page.answer)


def test_the_reasons_are_scrolled_to(qtbot: QtBot, page: PersonPage) -> None:
    """Below the foot of a small window nobody would see that they were unfolded."""
    why = page.answer.why

    click(qtbot, button(page.answer, "Warum?"))

    qtbot.waitUntil(lambda: why.height() > 0 and why.visibleRegion().boundingRect() == why.rect())
    assert page._area.verticalScrollBar().value() > 0


def test_another_person_begins_at_the_top(qtbot: QtBot, window: MainWindow, page: PersonPage) -> None:
    """Who is shown next is read from the name on, wherever one had scrolled to before."""
    bar = page._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0

    window._desk.wishes.person.emit(JONAS)

    qtbot.waitUntil(lambda: page.head._name.text() == "Jonas Bergmann")
    assert bar.value() == 0
