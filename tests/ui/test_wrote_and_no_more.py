"""Has written, and wants no more: the notes that decide what may be sent."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from consentregister.domain.errors import InvalidInput
from consentregister.domain.words import Direction, Purpose, Verdict
from consentregister.register import Register
from tests.ui.conftest import invented
from tests.ui.helpers import button, buttons, chip, click, opened, press, type_in
from ui.desk import Desk
from ui.dialogs.no_more import NoMore
from ui.dialogs.wrote import Wrote
from ui.main_window import MainWindow
from ui.pages.people_page import PeoplePage
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.wishes import Offer

ANNA, SABINE = 1, 4


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> PeoplePage:
    """The page of Sabine Müller."""
    window.show_person(SABINE)
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: "Noch nicht" in page.person.answer.accessibleName())
    return page


def verdict(register: Register, person: int, channel: str, purpose: Purpose) -> Verdict:
    """The answer as it stands."""
    return register.checks.check(person, channel, purpose).verdict


def closed(qtbot: QtBot) -> None:
    """Wait until no dialog lies over the window."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_a_message_about_an_appointment_opens_its_channel(
    qtbot: QtBot, page: PeoplePage, window: MainWindow, register: Register
) -> None:
    """By keyboard: keyword, "yes, an appointment", Enter; then WhatsApp is allowed for it, and the matter is open."""
    click(qtbot, button(page.person, "Hat geschrieben …"))
    dialog = opened(qtbot, Wrote)
    qtbot.waitUntil(dialog._save.isEnabled)

    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "Farbe und Schnitt")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return)

    closed(qtbot)
    assert verdict(register, SABINE, "whatsapp", Purpose.APPOINTMENT_OR_ORDER).is_yes
    assert window.banner.text() == "Notiert: Sabine Müller hat über WhatsApp geschrieben."
    qtbot.waitUntil(lambda: [one.title for one in register.messages.open_matters(SABINE)] == ["Farbe und Schnitt"])
    qtbot.waitUntil(page.person.matters.isVisible)

    click(qtbot, button(page.person, "Erledigt"))
    qtbot.waitUntil(lambda: register.messages.open_matters(SABINE) == [])


def test_a_picture_of_the_message_is_kept(
    qtbot: QtBot, page: PeoplePage, register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A screenshot can be attached as proof; one that is gone by then is said beside its button."""
    picture = tmp_path / "bild.png"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    click(qtbot, button(page.person, "Hat geschrieben …"))
    dialog = opened(qtbot, Wrote)
    qtbot.waitUntil(dialog._save.isEnabled)
    click(qtbot, button(dialog, "Nachweis anhängen …"))

    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "bild.png" in dialog._file.text() and len(dialog._file.text()) > 20)

    picture.write_bytes(b"a picture")
    press(qtbot, Qt.Key.Key_Return)
    closed(qtbot)
    assert len(register.messages.open_matters(SABINE)) == 1


def attached(qtbot: QtBot, page: PeoplePage, monkeypatch: pytest.MonkeyPatch, file: Path, text: str) -> Wrote:
    """The dialog with an exported chat attached."""
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    click(qtbot, button(page.person, "Hat geschrieben …"))
    dialog = opened(qtbot, Wrote)
    qtbot.waitUntil(dialog._save.isEnabled)
    click(qtbot, button(dialog, "Nachweis anhängen …"))
    return dialog


def test_an_exported_chat_tells_who_wrote_first(
    qtbot: QtBot, page: PeoplePage, register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said before saving, and recorded with the chat's own time; what was written is not kept."""
    chat = "01.03.24, 09:10 - Sabine Müller: Hallo\n01.03.24, 09:12 - Salon: Guten Tag\n"
    dialog = attached(qtbot, page, monkeypatch, tmp_path / "chat.txt", chat)
    qtbot.waitUntil(
        lambda: "Sabine Müller hat Ihnen zuerst geschrieben, am 01.03.2024, 09:10" in dialog._chat._shown.text()
    )

    click(qtbot, button(dialog, "Speichern"))

    closed(qtbot)
    [matter] = register.messages.open_matters(SABINE)
    assert matter.last_in == datetime(2024, 3, 1, 9, 10).astimezone()


def test_what_a_chat_does_not_tell_is_asked(
    qtbot: QtBot, page: PeoplePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is who, then whether 03/04 is in March or April: each by one click."""
    chat = "03/04/24, 09:10 - Bine: Hallo\n03/04/24, 09:12 - Moni: Guten Tag\n"
    dialog = attached(qtbot, page, monkeypatch, tmp_path / "chat.txt", chat)
    box = dialog._chat
    qtbot.waitUntil(box._choices.isVisible)
    click(qtbot, chip(dialog, "Der Tag steht zuerst"))
    qtbot.waitUntil(lambda: "Bine, Moni" in box._shown.text())
    click(qtbot, chip(dialog, "Moni"))
    qtbot.waitUntil(lambda: "haben Sie zuerst geschrieben, am 03.04.2024" in box._shown.text())

    click(qtbot, button(dialog, "Speichern"))

    qtbot.waitUntil(lambda: "Das erlaubt WhatsApp nicht" in dialog._file.text())


def test_a_note_is_a_proof_as_it_is(
    qtbot: QtBot, page: PeoplePage, register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that is no chat is attached like a picture."""
    dialog = attached(qtbot, page, monkeypatch, tmp_path / "note.txt", "Hat am Montag geschrieben, sagt Moni.")

    click(qtbot, button(dialog, "Speichern"))

    closed(qtbot)
    assert not dialog._chat.is_chat
    assert len(register.messages.open_matters(SABINE)) == 1


def test_two_clicks_end_everything_on_the_channel(
    qtbot: QtBot, page: PeoplePage, desk: Desk, register: Register
) -> None:
    """The head's button, then the button of the channel: done, with a confirmation to print."""
    offers: list[Offer] = []
    confirmed: list[int] = []
    desk.wishes.offered.connect(offers.append)
    desk.wishes.print_confirmation.connect(confirmed.append)
    click(qtbot, button(page.person, "Will nicht mehr …"))
    dialog = opened(qtbot, NoMore)
    qtbot.waitUntil(lambda: dialog._start is not None)

    click(qtbot, button(dialog, "Nichts mehr über WhatsApp"))

    closed(qtbot)
    assert verdict(register, SABINE, "whatsapp", Purpose.APPOINTMENT_OR_ORDER) is Verdict.BLOCK
    assert verdict(register, SABINE, "phone_call", Purpose.APPOINTMENT_OR_ORDER) is Verdict.ALLOW
    [offer] = offers
    offer.act()
    assert (offer.word, confirmed) == ("Bestätigung drucken", [SABINE])


def test_another_channel_is_one_chip_away(qtbot: QtBot, page: PeoplePage, desk: Desk, register: Register) -> None:
    """The button says which channel it ends."""
    desk.wishes.no_more.emit(SABINE)
    dialog = opened(qtbot, NoMore)
    qtbot.waitUntil(lambda: dialog._start is not None)

    click(qtbot, chip(dialog, "E-Mail"))
    click(qtbot, button(dialog, "Nichts mehr über E-Mail"))

    closed(qtbot)
    assert not verdict(register, SABINE, "email", Purpose.ADVERTISING).is_yes


@pytest.mark.parametrize(("word", "both"), [("Ja, für beide", True), ("Nein, nur hier", False)])
def test_a_shared_number_asks_once(
    qtbot: QtBot, page: PeoplePage, desk: Desk, register: Register, word: str, both: bool
) -> None:
    """What comes from a number of two persons holds for both only when that was said."""
    other = register.people.record(invented("Max Müller", 13)).value.id
    desk.wishes.no_more.emit(SABINE)
    dialog = opened(qtbot, NoMore)
    qtbot.waitUntil(lambda: dialog._start is not None)

    click(qtbot, button(dialog, "Keine Werbung mehr"))
    assert dialog._both.text() == "Diese Nummer gehört auch zu Max Müller. Gilt das für beide?"
    click(qtbot, button(dialog, word))

    closed(qtbot)
    assert register.people.show(SABINE).objection == "advertising"
    assert (register.people.show(other).objection == "advertising") == both


def test_no_contact_at_all_blocks(qtbot: QtBot, page: PeoplePage, desk: Desk, register: Register) -> None:
    """The third choice is one click like the others."""
    desk.wishes.no_more.emit(SABINE)
    dialog = opened(qtbot, NoMore)
    qtbot.waitUntil(lambda: dialog._start is not None)

    click(qtbot, button(dialog, "Gar kein Kontakt"))

    closed(qtbot)
    assert register.people.show(SABINE).blocked


def test_one_cell_alone_can_be_ended(
    qtbot: QtBot, page: PeoplePage, window: MainWindow, register: Register, tmp_path: Path
) -> None:
    """From the answer below the board: only this channel for this purpose; the rest stays."""
    proof = tmp_path / "form.txt"
    proof.write_text("signed")
    purposes = (Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING)
    register.consents.grant(SABINE, "whatsapp", purposes, evidence=proof)
    page.person.reload()
    qtbot.waitUntil(lambda: page.person.answer.accessibleName().startswith("Ja"))

    click(qtbot, button(page.person.answer, "Nur das hier beenden"))

    qtbot.waitUntil(lambda: "nichts mehr über WhatsApp für Termine" in window.banner.text())
    assert verdict(register, SABINE, "whatsapp", Purpose.APPOINTMENT_OR_ORDER) is Verdict.BLOCK
    assert verdict(register, SABINE, "whatsapp", Purpose.ADVERTISING).is_yes


def test_an_unknown_choice_is_refused_by_name(register: Register) -> None:
    """Nobody's wish is recorded as something else."""
    with pytest.raises(InvalidInput) as refused:
        register.consents.wants_no_more(ANNA, "everything")

    assert refused.value.field == "choice"


def test_a_matter_without_a_name_is_done_with_one_click(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """It goes by channel and day, says how long it counts, and only the one that was clicked is closed."""
    for channel in ("whatsapp", "email"):
        register.messages.log(SABINE, channel, Direction.IN)
    desk.wishes.person.emit(SABINE)
    bar = window.go("people").person.matters
    qtbot.waitUntil(lambda: buttons(bar) == ["Erledigt"] * 2)
    said = [label.text() for label in bar.findChildren(Label)]
    assert ["WhatsApp" in line for line in said] == [False, True]
    assert all(" · zählt bis " in line for line in said)

    click(qtbot, [one for one in bar.findChildren(Button) if one.isVisible()][1])

    qtbot.waitUntil(lambda: [one.channels for one in register.messages.open_matters(SABINE)] == [("email",)])
