"""Contacting somebody: checked anew at the click, and what an answer rests on, to copy and to look up earlier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Direction, PersonKind, Purpose
from consentregister.register import Register
from tests.ui.conftest import Outside
from tests.ui.helpers import button, buttons, click, opened, press, type_in
from tests.ui.test_may_i import LEYLA, answered, ask, told
from ui.desk import Desk
from ui.dialogs.earlier import Earlier
from ui.main_window import MainWindow
from ui.pages.people_page import PeoplePage
from ui.pages.person_page import PersonPage

OWN, ADVERTISING = Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING
TODAY = date.today()  # noqa: DTZ011 (the window's register runs by the computer's clock)
Elsewhere = Callable[[Register], object]


@pytest.fixture(autouse=True)
def signed(register: Register, tmp_path: Path) -> None:
    """Leyla signed for appointments by WhatsApp."""
    proof = tmp_path / "form.txt"
    proof.write_text("signed")
    register.consents.grant(LEYLA, "whatsapp", [OWN], evidence=proof)


@pytest.fixture
def other_seat(register: Register) -> Iterator[Register]:
    """The same register, open at another seat."""
    other = Register.open(register.place)
    yield other
    other.close()


def new_number(register: Register) -> object:
    """Another number on Leyla's card, signed for already."""
    new = NewPerson(name="Leyla Özdemir", contact_points=(ContactPoint.phone("0171 39200 88"),))
    register.people.edit(LEYLA, new)
    return register.consents.withdraw(LEYLA, channel="sms")


ELSEWHERE: dict[str, Elsewhere] = {
    "withdrawn": lambda register: register.consents.withdraw(LEYLA, channel="whatsapp"),
    "blocked": lambda register: register.people.block(LEYLA),
    "work phone": lambda register: register.settings.set({"device_contacts_off": "no"}),
    "another number": new_number,
}


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_a_no_from_another_seat_is_seen_at_the_click(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    register: Register,
    other_seat: Register,
    outside: Outside,
    elsewhere: str,
) -> None:
    """The answer on the screen grew old: nothing opens, nothing is noted, and the new answer is shown."""
    said = told(desk)
    dialog = ask(qtbot, desk, "leyla whatsapp termin")
    answered(qtbot, dialog, "Ja: ")
    ELSEWHERE[elsewhere](other_seat)
    entries = register.log.count()

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: any("Inzwischen gilt etwas anderes" in one for one in said))
    answered(qtbot, dialog, "No" if elsewhere == "another number" else "Nein: ")
    assert outside.links == []
    assert register.log.count() == entries
    assert dialog.isVisible()


def test_the_page_checks_anew_too(
    qtbot: QtBot, window: MainWindow, desk: Desk, other_seat: Register, outside: Outside
) -> None:
    """The same on the person's page."""
    page = shown(qtbot, window, LEYLA)
    qtbot.waitUntil(lambda: "WhatsApp öffnen" in buttons(page.answer))
    window._clock.stop()
    ELSEWHERE["withdrawn"](other_seat)

    click(qtbot, button(page.answer, "WhatsApp öffnen"))

    qtbot.waitUntil(lambda: page.answer.accessibleName().startswith("Nein"))
    assert outside.links == []


def test_a_number_that_was_added_elsewhere_changes_nothing(
    qtbot: QtBot, window: MainWindow, desk: Desk, other_seat: Register, outside: Outside
) -> None:
    """What does not change the answer does not stand in the way."""
    dialog = ask(qtbot, desk, "leyla whatsapp termin")
    answered(qtbot, dialog, "Ja: ")
    other_seat.consents.refuse(LEYLA, "signal", [OWN])

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: outside.links == ["https://wa.me/491713920015"])


def shown(qtbot: QtBot, window: MainWindow, person: int) -> PersonPage:
    """The page of a person."""
    window.show_person(person)
    page = cast("PeoplePage", window.go("people")).person
    qtbot.waitUntil(lambda: page.answer.accessibleName() != "")
    return page


def test_the_reasons_are_copied(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Why tells the facts and the law; the button takes all of it along."""
    page = shown(qtbot, window, LEYLA)
    click(qtbot, button(page.answer, "Warum?"))
    assert "• Auf Papier unterschrieben am " in page.answer.why.text()

    click(qtbot, button(page.answer, "Begründung kopieren"))

    copied = QApplication.clipboard().text()
    assert "Leyla Özdemir · WhatsApp" in copied
    assert "R50_CONSENT_OWN" in copied


def test_how_it_was_earlier(qtbot: QtBot, window: MainWindow, desk: Desk, register: Register) -> None:
    """A day is typed, and its answer told; a day before the person was there, or tomorrow, is said to be wrong."""
    page = shown(qtbot, window, LEYLA)
    click(qtbot, button(page.answer, "Warum?"))
    click(qtbot, button(page.answer, "Wie war es früher? …"))
    dialog = opened(qtbot, Earlier)
    type_in(qtbot, "31.12.2999")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Zukunft" in dialog.day.says)
    dialog.day.line.setText("01.01.2020")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "noch nicht eingetragen" in dialog.day.says)

    dialog.day.line.setText(f"{TODAY:%d.%m.%Y}")
    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(dialog.told.isVisible)
    assert dialog.day.says == ""
    assert "Ja: Zustimmung ist unterschrieben." in dialog.told.text()
    click(qtbot, button(dialog, "Begründung kopieren"))
    assert QApplication.clipboard().text() == dialog.told.text()


def test_a_call_to_a_firm_waits_for_a_word_on_why(
    qtbot: QtBot, window: MainWindow, register: Register, outside: Outside
) -> None:
    """On the page too the call opens only after a note, and the note stays in the history."""
    new = NewPerson(
        name="Firma Probe", kind=PersonKind.BUSINESS_CONTACT, contact_points=(ContactPoint.phone("030 23125 103"),)
    )
    firm = register.people.record(new).value.id
    register.messages.log(firm, "phone_call", Direction.IN)
    page = shown(qtbot, window, firm)
    page.board.choose("phone_call", ADVERTISING)
    qtbot.waitUntil(page.answer._note.isVisible)
    assert "Anrufen" not in buttons(page.answer)

    line = page.answer._note._line
    qtbot.keyClicks(line, "Hat nach dem neuen Angebot gefragt")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: outside.links == ["tel:+493023125103"])
    qtbot.waitUntil(lambda: "neuen Angebot" in register.log.show(firm)[0].text)


def test_no_signature_needed_is_said(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """A booked appointment by phone: said in a line of its own."""
    dialog = ask(qtbot, desk, "leyla anruf termin")
    answered(qtbot, dialog, "Ja")
    assert dialog._panel._no_signature.text() == "Dafür brauchen Sie keine Unterschrift."
    assert dialog._panel._no_signature.isVisible()


def test_a_letter_is_shown_before_it_is_noted(qtbot: QtBot, window: MainWindow, desk: Desk, register: Register) -> None:
    """Going another way opens what has a link; a letter is written first, and noted when somebody says so."""
    register.people.edit(LEYLA, NewPerson(name="Leyla Özdemir", street="Hauptstr. 5", postcode="50667", city="Köln"))
    register.consents.withdraw(LEYLA, channel="whatsapp")
    dialog = ask(qtbot, desk, "leyla whatsapp termin")
    answered(qtbot, dialog, "Nein: ")
    entries = register.log.count()

    dialog._go_other_way("letter")

    answered(qtbot, dialog, "Ja")
    assert dialog._channels.value == "letter"
    assert register.log.count() == entries
