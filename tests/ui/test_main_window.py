"""The real window, as somebody uses it."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from consentregister.domain.words import Language, Purpose
from consentregister.register import Register
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.pages.people_page import PeoplePage
from ui.places import PLACES
from ui.widgets.button import Button


@pytest.fixture
def people(qtbot: QtBot, window: MainWindow) -> PeoplePage:
    """The page of people, with the first person and their answer."""
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.person.answer.accessibleName() != "")
    return page


def test_the_title_says_that_the_people_are_invented(window: MainWindow) -> None:
    """Nobody takes a register to try things out for their own."""
    assert "Erfundene Personen" in window.windowTitle()


def test_typing_finds_people(qtbot: QtBot, window: MainWindow) -> None:
    """Searching from any page shows who is found, and the first of them."""
    qtbot.keyClicks(window.head.search, "leyl")
    page = window.go("people")
    assert isinstance(page, PeoplePage)

    qtbot.waitUntil(lambda: page.people.model.rowCount() == 1 and page.person.current == 6)


def test_the_answer_opens_the_other_way(qtbot: QtBot, people: PeoplePage, register: Register, outside: object) -> None:
    """Not by WhatsApp, but a call is allowed: one click calls and is noted."""
    button = shown_button(people.person.answer, "Anrufen")

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: register.log.show(people.person.current, limit=1)[0].kind == "message_out")
    assert outside.links == ["tel:+491713920010"]
    assert people.person.board.chosen() == ("phone_call", Purpose.APPOINTMENT_OR_ORDER)


def test_a_note_of_the_day_is_one_click(qtbot: QtBot, window: MainWindow, people: PeoplePage) -> None:
    """That somebody came in is noted, told at the foot, and stands in the history."""
    qtbot.mouseClick(shown_button(people.person, "War da"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "war da" in window.banner.text())
    assert window.banner.isVisible()


def test_the_information_sheet_is_noted_and_taken_back(
    qtbot: QtBot, window: MainWindow, people: PeoplePage, register: Register
) -> None:
    """One click says that it was handed over today; the card says when, and one click takes it back."""
    person = people.person.current
    qtbot.mouseClick(shown_button(people.person.forms, "Heute übergeben"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: people.person.forms._sheet.text().startswith("Infoblatt übergeben am"))
    assert register.people.show(person).info_sheet_given is not None
    assert register.log.show(person, limit=1)[0].text == "Übergabe des Infoblatts vermerkt"

    window.banner._action.click()

    qtbot.waitUntil(lambda: people.person.forms._sheet.text() == "Infoblatt noch nicht übergeben")
    assert register.people.show(person).info_sheet_given is None


def test_everything_speaks_english_when_told(qtbot: QtBot, window: MainWindow, people: PeoplePage, desk: Desk) -> None:
    """The language changes while the window is open."""
    desk.kit.texts.speak(Language.EN)

    qtbot.waitUntil(lambda: people.person.answer.accessibleName().startswith("Not yet: WhatsApp for appointments"))
    assert window.windowTitle().startswith("May I?")
    assert "Called" in {button.text() for button in window.findChildren(Button)}


def test_every_place_opens(window: MainWindow) -> None:
    """Each place of the rail has a page."""
    for place in PLACES:
        assert window.go(place.key).isVisible()


def test_every_control_has_a_name(window: MainWindow, people: PeoplePage) -> None:
    """A screen reader has something to say at every button and field."""
    controls: list[QWidget] = [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]

    nameless = [
        control
        for control in controls
        if control.isVisible() and control.focusPolicy() and not control.accessibleName()
    ]

    assert nameless == []


def test_the_board_is_whole_in_the_smallest_window(qtbot: QtBot, window: MainWindow, people: PeoplePage) -> None:
    """Five channels by five purposes at 1024 × 700, without scrolling sideways."""
    window.resize(1024, 700)

    board = people.person.board
    qtbot.waitUntil(lambda: board.mapTo(window, board.rect().topRight()).x() < 1024)
    assert board.width() >= board.minimumSizeHint().width()


def test_setting_a_title_costs_no_reference(window: MainWindow) -> None:
    """Some versions of PySide6 lose a reference to None at every call and abort in the end."""
    before = sys.getrefcount(None)

    for number in range(1000):
        window.setWindowTitle(str(number))

    assert abs(sys.getrefcount(None) - before) < 100


def shown_button(within: QWidget, text: str) -> Button:
    """The button one sees with this text."""
    return next(b for b in within.findChildren(Button) if b.text() == text and b.isVisible())


def test_who_is_shown_is_not_replaced_by_an_old_search(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Searched for Leyla, then shown Karl: the field is empty, the list whole, and Karl stays."""
    qtbot.keyClicks(window.head.search, "leyl")
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.person.current == 6)

    desk.wishes.person.emit(7)

    qtbot.waitUntil(lambda: page.people.model.rowCount() == 7)
    assert (window.head.search.text(), page.person.current) == ("", 7)


def test_nobody_to_choose_from(qtbot: QtBot, window: MainWindow) -> None:
    """Beside a list that is empty nothing asks to choose somebody from it."""
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.person.current != 0)
    qtbot.keyClicks(window.head.search, "Zacharias")
    qtbot.waitUntil(lambda: page.people.answered and page.person.current == 0)
    assert "Wählen Sie links jemanden aus." not in [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def test_another_place_ends_the_search(qtbot: QtBot, window: MainWindow) -> None:
    """What was searched for does not come along to other pages, nor into the form for somebody new."""
    qtbot.keyClicks(window.head.search, "leyl")

    window.go("history")

    assert window.head.search.text() == ""
