"""A link comes in: it opens the question and never more; what follows is the person's own doing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Purpose
from consentregister.register import Register
from tests.ui.conftest import Outside
from tests.ui.helpers import button, buttons, chip, click, opened, press, type_in
from ui.desk import Desk
from ui.dialogs import may_i_link
from ui.dialogs.may_i import MayI
from ui.dialogs.person_dialog import PersonDialog
from ui.main_window import MainWindow

ANNA, LEYLA = 1, 6
TEL = "tel:+491713920010"
WHATSAPP = "whatsapp://send?phone=491713920010&text=Bis%20morgen%20%26%20gr%C3%BC%C3%9Fe%0A"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause in which Enter is not taken, left out."""
    monkeypatch.setattr(may_i_link, "_FRESH", 0)


@pytest.fixture
def anna_signed(register: Register, tmp_path: Path) -> None:
    """Anna signed for appointments by WhatsApp."""
    proof = tmp_path / "form.txt"
    proof.write_text("signed")
    register.consents.grant(ANNA, "whatsapp", (Purpose.APPOINTMENT_OR_ORDER,), evidence=proof)


def asked(qtbot: QtBot, window: MainWindow, link: str) -> MayI:
    """Let a link come in, and wait for the answer."""
    window.links.come(link)
    dialog = opened(qtbot, MayI)
    qtbot.waitUntil(lambda: dialog._panel.answer is not None and dialog._panel.isVisible())
    return dialog


def entries(register: Register) -> int:
    """How much the log holds."""
    return register.log.count()


@pytest.mark.usefixtures("anna_signed")
def test_a_yes_passes_on_exactly_the_link(
    qtbot: QtBot, window: MainWindow, register: Register, outside: Outside
) -> None:
    """Person and channel stand there already; Enter opens the link as it came, and the contact is noted."""
    dialog = asked(qtbot, window, WHATSAPP)
    assert dialog._who.text().startswith("Anna Beispiel")
    assert chip(dialog, "WhatsApp").isChecked()
    assert "Ja: " in dialog._panel.accessibleName()
    assert outside.links == []

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Kontaktiert: WhatsApp" in register.log.show(ANNA)[0].text)
    assert outside.links == [WHATSAPP]


def test_a_no_passes_on_nothing(qtbot: QtBot, window: MainWindow, register: Register, outside: Outside) -> None:
    """Nobody signed: the answer is not yet, Escape ends it, and nothing was written or opened."""
    before = entries(register)
    dialog = asked(qtbot, window, WHATSAPP)
    assert "Noch nicht: " in dialog._panel.accessibleName()

    press(qtbot, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert (outside.links, entries(register)) == ([], before)


def test_going_ahead_with_a_reason_passes_the_link_on(
    qtbot: QtBot, window: MainWindow, register: Register, outside: Outside
) -> None:
    """The reason stands in the history, and the link opens as it came."""
    dialog = asked(qtbot, window, WHATSAPP)
    click(qtbot, button(dialog, "Trotzdem öffnen? Grund notieren"))
    type_in(qtbot, "Wasserrohrbruch")

    click(qtbot, button(dialog, "Öffnen und notieren"))

    qtbot.waitUntil(lambda: "Wasserrohrbruch" in register.log.show(ANNA)[0].text)
    assert outside.links == [WHATSAPP]


def test_another_way_opens_that_way_not_the_link(qtbot: QtBot, window: MainWindow, outside: Outside) -> None:
    """WhatsApp is not allowed; the call offered instead opens the telephone."""
    asked(qtbot, window, WHATSAPP)

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: outside.links == [TEL])


def test_another_person_is_not_reached_by_the_link(qtbot: QtBot, window: MainWindow, outside: Outside) -> None:
    """Whoever types another name has asked something else: the link of before opens no more."""
    dialog = asked(qtbot, window, TEL)
    type_in(qtbot, "leyla")
    qtbot.waitUntil(lambda: dialog._who.text().startswith("Leyla") and dialog._panel.answer is not None)

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: outside.links == ["tel:+491713920015"])


def test_the_number_of_the_link_is_the_one_asked_about(
    qtbot: QtBot, window: MainWindow, register: Register, outside: Outside
) -> None:
    """Of two numbers the second was clicked: found by it, and called by it."""
    points = (ContactPoint.phone("0171 39200 71"), ContactPoint.phone("030 23125 171"))
    register.people.record(NewPerson(name="Nora Zweizahl", contact_points=points))
    dialog = asked(qtbot, window, "tel:030%2023125%20171")
    assert dialog._who.text().startswith("Nora Zweizahl")

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: outside.links == ["tel:030%2023125%20171"])


def test_part_of_a_number_is_nobody_s(qtbot: QtBot, window: MainWindow, outside: Outside) -> None:
    """Anna's number without its last digit is not Anna; a new person can be made of it."""
    window.links.come(TEL[:-1])
    dialog = opened(qtbot, MayI)
    qtbot.waitUntil(lambda: dialog._hint.text() == "Diese Nummer kennt das Register nicht.")

    click(qtbot, button(dialog, "Neue Person"))

    assert opened(qtbot, PersonDialog)
    assert outside.links == []


def test_an_unknown_address_can_be_opened_without_an_entry(
    qtbot: QtBot, window: MainWindow, register: Register, outside: Outside
) -> None:
    """A supplier: nothing is written, one click opens the link as it came, once it is asked for."""
    before = entries(register)
    window.links.come("mailto:lieferant@example.com?subject=Bestellung")
    dialog = opened(qtbot, MayI)
    qtbot.waitUntil(lambda: "Ohne Eintrag öffnen" in buttons(dialog))
    assert outside.links == []

    click(qtbot, button(dialog, "Ohne Eintrag öffnen"))

    assert outside.links == ["mailto:lieferant@example.com?subject=Bestellung"]
    assert entries(register) == before
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_others_who_get_the_message_are_named(qtbot: QtBot, window: MainWindow) -> None:
    """The answer holds for the first one only, and says so."""
    link = "mailto:person10@example.org,a@example.com?bcc=b@example.com,c@example.com,d@example.com"
    dialog = asked(qtbot, window, link)

    assert "a@example.com, b@example.com, c@example.com und 1 weitere" in dialog.link._others.text()
    assert chip(dialog, "E-Mail").isChecked()


def test_of_several_the_one_who_is_known_is_asked_about(qtbot: QtBot, window: MainWindow, outside: Outside) -> None:
    """A stranger in front of a customer does not let the message pass without a question."""
    link = "mailto:lieferant@example.com,person10@example.org"
    dialog = asked(qtbot, window, link)
    assert dialog._who.text().startswith("Anna Beispiel")
    assert "lieferant@example.com" in dialog.link._others.text()
    assert "Ohne Eintrag öffnen" not in buttons(dialog)

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: outside.links == [link])


def test_a_link_that_names_nobody_asks_for_a_name(qtbot: QtBot, window: MainWindow, outside: Outside) -> None:
    """Share a page by mail: the channel is known, the person is chosen here, then the link goes on."""
    link = "mailto:?subject=Seite"
    window.links.come(link)
    dialog = opened(qtbot, MayI)
    assert "Ohne Eintrag öffnen" not in buttons(dialog)
    type_in(qtbot, "anna")
    qtbot.waitUntil(lambda: dialog._panel.answer is not None and chip(dialog, "E-Mail").isChecked())

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: outside.links == [link])


def test_another_program_asks_about_a_person(qtbot: QtBot, window: MainWindow, outside: Outside) -> None:
    """Our own kind of link leads to the person; what opens afterwards is the channel's own link."""
    asked(qtbot, window, "consentregister:check?person=Leyla&channel=phone_call")

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: outside.links == ["tel:+491713920015"])


@pytest.mark.parametrize(
    "link",
    [
        "consentregister:../../",
        "consentregister:check?person=a&channel=no_such",
        "tel:" + "1" * 1_000_000,
        "tel:+491713920010&evil",
        "tel:+49171\x003920010",
        "tel:\u202e+491713920010",
        "whatsapp://send?phone=;rm -rf",
        "--help",
        "/etc/passwd",
        "\ud800",
    ],
)
def test_a_hostile_link_gets_a_sentence_and_nothing_else(
    qtbot: QtBot, window: MainWindow, register: Register, outside: Outside, link: str
) -> None:
    """No dialog, no entry, no file, nothing opened; the sentence does not repeat what came."""
    before = entries(register), files(register)

    window.links.come(link)

    qtbot.waitUntil(lambda: "Link" in window.banner.text())
    assert "geöffnet wurde nichts" in window.banner.text()
    assert QApplication.activeModalWidget() is None
    assert (entries(register), files(register)) == before
    assert outside.links == []


def files(register: Register) -> list[str]:
    """What lies beside the register."""
    return sorted(file.name for file in register.place.parent.iterdir())


def test_an_open_dialog_is_not_covered(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Somebody is typing in a new person: the newest link waits, is told of, and asks afterwards."""
    desk.wishes.new_person.emit("")
    form = opened(qtbot, PersonDialog)
    type_in(qtbot, "Nora")

    window.links.come("tel:+491713920015")
    window.links.come(TEL)

    assert "Ein Link wartet" in window.banner.text()
    assert QApplication.activeModalWidget() is form
    form.reject()
    dialog = opened(qtbot, MayI)
    qtbot.waitUntil(lambda: dialog._who.text().startswith("Anna"))


def test_the_question_of_an_earlier_link_gives_way(qtbot: QtBot, window: MainWindow) -> None:
    """Whoever clicked another link does not answer the one before."""
    asked(qtbot, window, TEL)

    window.links.come("tel:+491713920015")

    qtbot.waitUntil(lambda: "Leyla" in whom())
    assert len([one for one in window.findChildren(MayI) if one.isVisible()]) == 1


def whom() -> str:
    """Whom the open question is about."""
    dialog = QApplication.activeModalWidget()
    return dialog._who.text() if isinstance(dialog, MayI) else ""


def test_one_s_own_question_is_kept(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """What somebody asks here by themselves is not thrown away by a link."""
    desk.wishes.may_i.emit(LEYLA)
    dialog = opened(qtbot, MayI)

    window.links.come(TEL)

    assert QApplication.activeModalWidget() is dialog
    assert "Ein Link wartet" in window.banner.text()


def test_an_enter_meant_for_the_browser_answers_nothing(
    qtbot: QtBot, window: MainWindow, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window comes forward while somebody types elsewhere: for a moment Enter does nothing."""
    monkeypatch.setattr(may_i_link, "_FRESH", 60_000)
    dialog = asked(qtbot, window, TEL)

    press(qtbot, Qt.Key.Key_Return)

    assert outside.links == []
    assert dialog.isVisible()


def test_a_number_no_program_opens_is_shown_as_a_code(
    qtbot: QtBot, window: MainWindow, register: Register, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing on this computer calls: the code for the phone is there, and nothing is noted yet."""
    monkeypatch.setattr(outside, "open", lambda _link: False)
    object.__setattr__(window._desk, "open_link", lambda _link: False)
    before = entries(register)
    dialog = asked(qtbot, window, TEL)

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "scannen Sie den Code" in window.banner.text())
    assert dialog._panel._code.isVisible()
    assert "0171 39200 10" in next(line.text() for line in dialog.findChildren(QLineEdit))
    assert entries(register) == before
