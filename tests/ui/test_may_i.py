"""May I? By keyboard, from the name to the open messenger."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consentregister.domain.person import NewPerson
from consentregister.domain.words import Direction, Purpose
from consentregister.register import Register
from tests.ui.conftest import Outside, invented
from tests.ui.helpers import button, buttons, chip, click, opened, press, type_in
from ui import look
from ui.desk import Desk
from ui.dialogs.may_i import MayI
from ui.dialogs.person_dialog import PersonDialog
from ui.main_window import MainWindow
from ui.pages.people_page import PeoplePage

ANNA, ELLEN, LEYLA = 1, 3, 6


@pytest.fixture
def leyla_signed(register: Register, tmp_path: Path) -> None:
    """Leyla Özdemir signed for appointments and advertising by WhatsApp."""
    proof = tmp_path / "form.txt"
    proof.write_text("signed")
    purposes = (Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING)
    register.consents.grant(LEYLA, "whatsapp", purposes, evidence=proof)


def ask(qtbot: QtBot, desk: Desk, line: str, person: int = 0) -> MayI:
    """Open "May I?" and type a line."""
    desk.wishes.may_i.emit(person)
    dialog = opened(qtbot, MayI)
    type_in(qtbot, line)
    return dialog


def answered(qtbot: QtBot, dialog: MayI, words: str) -> None:
    """Wait for an answer that holds these words, and for those to half the line that may still be on their way."""
    panel = dialog._panel
    qtbot.waitUntil(lambda: panel.answer is not None and words in panel.accessibleName() and panel.isVisible())
    qtbot.waitUntil(lambda: dialog._desk.work._open == 0)


def told(desk: Desk) -> list[str]:
    """What is said at the foot of the window from now on."""
    said: list[str] = []
    desk.wishes.told.connect(said.append)
    return said


@pytest.mark.usefixtures("leyla_signed")
def test_one_line_and_enter_open_the_messenger_and_note_it(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, outside: Outside
) -> None:
    """Name, channel and purpose in one line; Enter opens WhatsApp, and the register knows."""
    said = told(desk)
    dialog = ask(qtbot, desk, "leyla whatsapp termin")
    answered(qtbot, dialog, "Ja: ")

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(said))
    assert outside.links == ["https://wa.me/491713920015"]
    assert said == ["Geöffnet und notiert: WhatsApp, Leyla Özdemir."]
    assert "Kontaktiert: WhatsApp" in register.log.show(LEYLA)[0].text


@pytest.mark.usefixtures("leyla_signed")
def test_advertising_shows_the_code_and_the_text_that_goes_with_it(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    """The link can be scanned with the phone, the sentence to unsubscribe stands there, and one click copies it."""
    dialog = ask(qtbot, desk, "leyla werbung")
    answered(qtbot, dialog, "Ja, aber")
    assert "STOP" in dialog._panel.along.words.text()

    click(qtbot, button(dialog, "Text dazu kopieren"))

    assert "STOP" in QApplication.clipboard().text()
    assert dialog._panel._code.isVisible()


def test_the_longest_yes_is_whole_in_the_smallest_window(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """Answer, code, main button and the text that goes along: nothing has to be scrolled to."""
    register.messages.log(LEYLA, "whatsapp", Direction.IN, matter="Termin")
    window.resize(*look.SMALLEST_WINDOW)
    dialog = ask(qtbot, desk, "leyla whatsapp antwort")
    answered(qtbot, dialog, "Ja, aber")

    copy = button(dialog, "Text dazu kopieren")

    qtbot.waitUntil(lambda: copy.visibleRegion().boundingRect() == copy.rect())
    assert dialog._area.verticalScrollBar().maximum() == 0


def test_a_no_offers_what_is_allowed_now(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, outside: Outside
) -> None:
    """Not by WhatsApp yet; Enter calls instead, and the call is noted."""
    said = told(desk)
    dialog = ask(qtbot, desk, "ellen whatsapp termin")
    answered(qtbot, dialog, "Noch nicht: ")
    assert buttons(dialog)[-5:] == [
        "Anrufen",
        "E-Mail",
        "Formular drucken",
        "Hat geschrieben …",
        "Trotzdem gemacht? Grund notieren",
    ]

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(said))
    assert outside.links == ["tel:+491713920012"]
    assert "Anruf" in register.log.show(ELLEN)[0].text


def test_while_an_answer_is_waited_for_the_other_way_is_for_the_meantime(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """The sentence says to wait and use another way meanwhile; the first button says the same, here and on the page."""
    register.forms.print([ELLEN])
    window.show_person(ELLEN)
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: "Solange anrufen" in buttons(page.person.answer))

    dialog = ask(qtbot, desk, "ellen whatsapp termin")
    answered(qtbot, dialog, "Noch nicht: ")

    assert "haken Sie nicht nach" in dialog._panel._more.text()
    assert buttons(dialog)[1:3] == ["Solange anrufen", "Solange E-Mail"]


def test_going_ahead_all_the_same_needs_a_reason(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, outside: Outside
) -> None:
    """Without a reason nothing is noted; with one it stands in the history, and nothing was opened."""
    dialog = ask(qtbot, desk, "ellen whatsapp termin")
    answered(qtbot, dialog, "Noch nicht: ")
    click(qtbot, button(dialog, "Trotzdem gemacht? Grund notieren"))
    line = dialog._panel._all_the_same._line
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible()

    qtbot.keyClicks(line, "Wasserrohrbruch")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Wasserrohrbruch" in register.log.show(ELLEN)[0].text)
    assert outside.links == []


def test_several_people_are_chosen_from_with_the_arrow_keys(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """Two of one name: no answer is given before one of them is chosen."""
    register.people.record(invented("Leyla Aydin", 30))
    dialog = ask(qtbot, desk, "leyla wh")
    qtbot.waitUntil(dialog._people.isVisible)
    assert not dialog._panel.isVisible()

    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)

    answered(qtbot, dialog, "Leyla Özdemir")


def test_an_unknown_number_becomes_a_new_person(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """A pasted number that nobody has leads to the form, with the number in its place."""
    dialog = ask(qtbot, desk, "0171 39200 99")
    qtbot.waitUntil(lambda: dialog._hint.text() == "Diese Nummer kennt das Register nicht.")

    press(qtbot, Qt.Key.Key_Return)

    form = opened(qtbot, PersonDialog)
    qtbot.waitUntil(lambda: form.fields.draft().phones == "0171 39200 99")


def test_a_person_is_known_and_words_choose_the_rest(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Opened from a person's page, the beginning of a word is enough for channel and purpose."""
    dialog = ask(qtbot, desk, "bri werb", person=ANNA)

    qtbot.waitUntil(lambda: (dialog._channels.value, dialog._purposes.value) == ("letter", "advertising"))
    assert dialog._who.text().startswith("Anna Beispiel")


def test_chips_choose_by_arrow_keys(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Down leads from the line to the channels, Right to the next one."""
    dialog = ask(qtbot, desk, "anna")
    answered(qtbot, dialog, "Anna")

    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Right)

    answered(qtbot, dialog, "Ja: ")
    assert chip(dialog, "Anruf").isChecked()


def test_f1_tells_why_and_escape_closes(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """The rule and the paragraphs are behind F1, and only there."""
    dialog = ask(qtbot, desk, "anna whatsapp termin")
    answered(qtbot, dialog, "Noch nicht: ")
    assert not dialog._panel.why.isVisible()

    press(qtbot, Qt.Key.Key_F1)
    assert "DSGVO" in dialog._panel.why.text()
    assert dialog._panel.why.isVisible()
    qtbot.waitUntil(lambda: not dialog._panel._compare.visibleRegion().isEmpty())

    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_a_phone_that_is_not_set_up_leads_to_its_checklist(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """Before anybody is written to, the work phone is set up."""
    register.settings.set({"device_contacts_off": "no"})
    places: list[str] = []
    desk.wishes.page.connect(places.append)
    dialog = ask(qtbot, desk, "anna whatsapp termin")
    answered(qtbot, dialog, "Nein: ")

    click(qtbot, button(dialog, "Diensthandy einrichten"))

    assert places == ["settings/phone"]


def test_who_has_no_number_is_given_one(qtbot: QtBot, window: MainWindow, desk: Desk, register: Register) -> None:
    """An allowed call to somebody without a number leads to the form."""
    register.people.record(NewPerson(name="Nora Nummerlos"))
    dialog = ask(qtbot, desk, "nora anruf termin")
    answered(qtbot, dialog, "Ja")

    press(qtbot, Qt.Key.Key_Return)

    assert opened(qtbot, PersonDialog).windowTitle() == "Angaben ändern"


def test_enter_does_nothing_before_the_answer_is_there(
    qtbot: QtBot, window: MainWindow, desk: Desk, outside: Outside
) -> None:
    """Nobody acts on the answer to an earlier question."""
    dialog = ask(qtbot, desk, "anna anruf termin")
    answered(qtbot, dialog, "Ja")

    type_in(qtbot, " whatsapp")
    press(qtbot, Qt.Key.Key_Return)

    assert outside.links == []
    assert dialog.isVisible()


def test_the_contact_is_noted_as_outgoing(register: Register) -> None:
    """What "May I?" notes counts as a message from us: it opens nothing by itself."""
    before = register.checks.check(ANNA, "whatsapp", Purpose.ANSWER_OWN_REQUEST).verdict
    register.messages.log(ANNA, "whatsapp", Direction.OUT, reason="Notfall")

    assert register.checks.check(ANNA, "whatsapp", Purpose.ANSWER_OWN_REQUEST).verdict == before


def test_nobody_found_is_nobody_asked_about(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """After a search that finds nobody, the question begins with what was typed, not with who was seen before."""
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.person.current == ANNA)
    qtbot.keyClicks(window.head.search, "Zacharias")
    qtbot.waitUntil(lambda: page.people.model.rowCount() == 0)

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.head.search, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    dialog = opened(qtbot, MayI)
    qtbot.waitUntil(lambda: dialog._hint.text() == "Niemand gefunden mit „Zacharias“.")
    assert (dialog._line.text(), dialog._found.person) == ("Zacharias", None)


def test_who_was_seen_before_is_not_meant_while_the_search_is_under_way(qtbot: QtBot, window: MainWindow) -> None:
    """Whoever types faster than the register reads is asked about by what they typed."""
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.person.current == ANNA)
    window.head.search.setText("leyla")

    assert page.meant() == (0, "leyla")
    qtbot.waitUntil(lambda: page.meant() == (LEYLA, ""))


def test_everybody_is_back_after_a_search_that_found_nobody(qtbot: QtBot, window: MainWindow) -> None:
    """The first person is shown again, not the words that ask to choose one."""
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    window.head.search.setText("Zacharias")
    qtbot.waitUntil(lambda: page.people.answered and page.person.current == 0)

    window.head.search.clear()

    qtbot.waitUntil(lambda: page.person.current == ANNA and page.person.isVisible())
