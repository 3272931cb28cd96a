"""Somebody is in the register twice: the page says so, two cards are compared, put together or told apart."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Language, StopScope
from consentregister.register import Register
from tests.ui.helpers import button, buttons, chip, click, opened
from ui.desk import Desk
from ui.dialogs.twins_dialog import TwinsDialog
from ui.main_window import MainWindow
from ui.pages.people_page import PeoplePage

SABINE = 4


@pytest.fixture
def twin(register: Register) -> int:
    """Sabine Müller once more, with an address, who wants no advertising."""
    phone = register.people.show(SABINE).contact_points[0]
    email = ContactPoint.email("sabine@example.org")
    new = NewPerson(name="Sabine Mueller", contact_points=(phone, email), street="Hauptstraße 5")
    person = register.people.record(new).value.id
    register.consents.object_to(person, StopScope.ADVERTISING)
    return person


@pytest.fixture
def people(qtbot: QtBot, twin: int, window: MainWindow, desk: Desk) -> PeoplePage:
    """Sabine's page, which knows of the other card."""
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    desk.wishes.person.emit(SABINE)
    qtbot.waitUntil(lambda: page.person.current == SABINE and page.person.twins.isVisible())
    return page


def ready(qtbot: QtBot, dialog: TwinsDialog) -> TwinsDialog:
    """The sheet, once both cards are there."""
    qtbot.waitUntil(lambda: dialog._merge.isVisible() and dialog._merge.isEnabled())
    return dialog


def of_page(qtbot: QtBot, people: PeoplePage) -> TwinsDialog:
    """The sheet as the person's page opens it."""
    click(qtbot, button(people.person.twins, "Vergleichen …"))
    return ready(qtbot, opened(qtbot, TwinsDialog))


def of_list(qtbot: QtBot, people: PeoplePage) -> TwinsDialog:
    """The sheet as the list of people opens it."""
    click(qtbot, button(people.people, "Doppelte finden …"))
    return ready(qtbot, opened(qtbot, TwinsDialog))


def read(dialog: TwinsDialog) -> list[str]:
    """What one reads on the cards."""
    return [label.text() for label in dialog.view.findChildren(QLabel) if label.isVisible()]


def test_the_page_names_the_other_card(people: PeoplePage) -> None:
    """One quiet line with name and number."""
    assert people.person.twins._text.text() == "Gibt es vielleicht zweimal: Sabine Mueller · 0171 39200 13"


def test_what_differs_stands_side_by_side(qtbot: QtBot, people: PeoplePage) -> None:
    """Names beside each other; what is the same stands once; what is nowhere is left out."""
    dialog = of_page(qtbot, people)
    qtbot.waitUntil(lambda: "Name" in read(dialog))  # a label shows once it has its place
    seen = read(dialog)

    assert seen[seen.index("Name") + 1 :][:2] == ["Sabine Müller", "Sabine Mueller"]
    assert seen.count("neue Kundschaft") == 1
    assert seen[seen.index("Will nicht") + 1 :][:2] == ["–", "keine Werbung"]
    assert "Geboren am" not in seen


def test_put_together_and_taken_back(
    qtbot: QtBot, people: PeoplePage, window: MainWindow, register: Register, twin: int
) -> None:
    """One click merges; the banner has the way back, and each has their card again."""
    dialog = of_page(qtbot, people)
    click(qtbot, button(dialog, "Zusammenlegen"))
    qtbot.waitUntil(window.banner.isVisible)

    assert window.banner.text() == "Zusammengelegt: Sabine Müller"
    assert register.people.show(SABINE).objection == "advertising"
    qtbot.waitUntil(lambda: people.person.current == SABINE and not people.person.twins.isVisible())
    click(qtbot, window.banner._action)
    qtbot.waitUntil(lambda: window.banner.text() == "Zurückgenommen: Es sind wieder zwei Karten.")
    assert register.people.show(twin).name == "Sabine Mueller"
    qtbot.waitUntil(people.person.twins.isVisible)


def test_the_other_card_may_stay(qtbot: QtBot, people: PeoplePage, register: Register, twin: int) -> None:
    """Chosen, the newer card stays, and its page is shown."""
    dialog = of_page(qtbot, people)
    click(qtbot, chip(dialog, "Sabine Mueller"))
    click(qtbot, button(dialog, "Zusammenlegen"))

    qtbot.waitUntil(lambda: people.person.current == twin)
    assert [row.id for row in register.people.find("Sabine")] == [twin]


def test_one_pair_after_the_other(qtbot: QtBot, people: PeoplePage, register: Register, window: MainWindow) -> None:
    """From the list: the likeliest first; told apart it is gone, taken back it is there again."""
    number = register.people.show(1).contact_points[:1]
    register.people.record(NewPerson(name="Bert Beispiel", contact_points=number))
    dialog = of_list(qtbot, people)
    shown = [dialog.pairs.item(place).text() for place in range(dialog.pairs.count())]

    click(qtbot, button(dialog, "Zwei verschiedene Personen"))
    qtbot.waitUntil(lambda: dialog._undo.isVisible() and dialog._merge.isEnabled())
    left = len(dialog._found)
    click(qtbot, button(dialog, "Zurücknehmen"))
    qtbot.waitUntil(lambda: len(dialog._found) == 2)

    assert shown == [
        "Sabine Müller / Sabine Mueller\ngleiche Nummer",
        "Anna Beispiel / Bert Beispiel\ngleiche Nummer, vielleicht Familie",
    ]
    assert left == 1
    assert dialog._told.text() == "Zurückgenommen: Die beiden werden wieder vorgeschlagen."
    dialog.reject()
    assert not window.banner.isVisible()


def test_after_the_last_pair_the_sheet_closes(qtbot: QtBot, people: PeoplePage, window: MainWindow, desk: Desk) -> None:
    """The banner has the way back; asked again, the sheet says that nobody is there twice."""
    click(qtbot, button(of_list(qtbot, people), "Zwei verschiedene Personen"))
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text() == "Vermerkt: zwei verschiedene Personen"
    qtbot.waitUntil(lambda: not people.person.twins.isVisible())

    desk.wishes.twins.emit(0)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), TwinsDialog))
    again = QApplication.activeModalWidget()
    assert isinstance(again, TwinsDialog)
    qtbot.waitUntil(lambda: "niemand" in again._sum.text())
    assert "Zusammenlegen" not in buttons(again)


def test_a_family_number_leaves_the_page_alone(
    qtbot: QtBot, people: PeoplePage, register: Register, desk: Desk
) -> None:
    """Mother and child share a number: no line on either page."""
    phone = register.people.show(1).contact_points[0]
    child = register.people.record(NewPerson(name="Tim Beispiel", contact_points=(phone,))).value.id

    desk.wishes.person.emit(child)
    qtbot.waitUntil(lambda: people.person._view is not None and people.person._view.person.id == child)

    assert not people.person.twins.isVisible()


def test_it_speaks_english(qtbot: QtBot, people: PeoplePage, desk: Desk) -> None:
    """The line and the sheet follow the language of the window."""
    desk.kit.texts.speak(Language.EN)
    qtbot.waitUntil(lambda: people.person.twins._text.text().startswith("May be here twice: Sabine Mueller"))
    click(qtbot, button(people.person.twins, "Compare …"))

    assert {"Merge", "Two different people"} <= set(buttons(ready(qtbot, opened(qtbot, TwinsDialog))))


def test_what_can_not_be_done_is_told(qtbot: QtBot, people: PeoplePage, register: Register, twin: int) -> None:
    """Somebody else made one the parent of the other meanwhile: a sentence in the sheet, nothing is changed."""
    dialog = of_page(qtbot, people)
    register.people.edit(twin, NewPerson(name="Sabine Mueller", minor=True, guardian=SABINE))
    click(qtbot, button(dialog, "Zusammenlegen"))

    qtbot.waitUntil(dialog._told.isVisible)
    assert "als Eltern und Kind eingetragen" in dialog._told.text()
    assert register.people.show(twin).guardian == SABINE
