"""The work phone's address book in the window: what is on it, who must go, and contacts made for it (S1)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from consentregister.domain.words import Language, Purpose
from consentregister.register import Register
from tests.ui.helpers import button, buttons, click, opened, press
from ui.desk import Desk
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.list_check import ListCheck
from ui.dialogs.phone_book import PhoneBookDialog
from ui.dialogs.print_dialog import PrintDialog
from ui.main_window import MainWindow
from ui.models.list_model import LINE, Line
from ui.pages.people_page import PeoplePage
from ui.pages.settings.phone import PhoneSection

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\nTEL;TYPE=CELL:{}\r\nPHOTO;ENCODING=b:AAAA\r\nEND:VCARD\r\n"


@pytest.fixture
def signed(register: Register, paper: Path) -> None:
    """Anna Beispiel's yes for appointments by WhatsApp."""
    register.consents.grant(1, "whatsapp", [Purpose.APPOINTMENT_OR_ORDER], evidence=paper)


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    """What the phone exported: Anna, Jonas, and somebody nobody knows."""
    file = tmp_path / "handy.vcf"
    cards = (("Anna", "0171 39200 10"), ("Jonas B.", "+49 171 3920011"), ("Oma", "0171 39200 99"))
    file.write_text("".join(CARD.format(*card) for card in cards), encoding="utf-8", newline="")
    return file


def begun(qtbot: QtBot, desk: Desk, window: MainWindow) -> PhoneBookDialog:
    """The sheet, open."""
    window.activateWindow()
    desk.wishes.phone_book.emit()
    return opened(qtbot, PhoneBookDialog)


def shown(qtbot: QtBot, dialog: PhoneBookDialog) -> PhoneBookDialog:
    """The sheet, once the lines are there."""
    qtbot.waitUntil(lambda: dialog._shown is not None)
    return dialog


def checked(
    qtbot: QtBot, desk: Desk, window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> PhoneBookDialog:
    """The sheet with the phone's file, chosen."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    dialog = begun(qtbot, desk, window)
    click(qtbot, button(dialog, "Datei wählen …"))
    return shown(qtbot, dialog)


def lines(dialog: PhoneBookDialog) -> list[Line]:
    """What one reads in the list."""
    model = dialog.outcome.model
    return [model.index(row).data(LINE) for row in range(model.rowCount())]


def summed_up(dialog: PhoneBookDialog) -> str:
    """The sentence above it."""
    return dialog.outcome._sum.text()


def kinds(register: Register, count: int) -> list[str]:
    """The newest entries of the log."""
    return [entry.kind for entry in register.log.show(limit=count)]


@pytest.mark.usefixtures("signed")
def test_who_must_go_comes_first(
    qtbot: QtBot, desk: Desk, window: MainWindow, phone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, then every card with a word and a reason."""
    dialog = checked(qtbot, desk, window, phone, monkeypatch)

    assert summed_up(dialog) == "1 darf bleiben, 1 muss raus, 1 nicht in der Kartei"
    assert [(line.name, line.word) for line in lines(dialog)] == [
        ("Jonas B.", "Muss raus"),
        ("Oma", "Unbekannt"),
        ("Anna", "Darf bleiben"),
    ]
    assert all(line.why for line in lines(dialog))
    assert dialog._of.text() == "handy.vcf · 3 Kontakte"


@pytest.mark.usefixtures("signed")
def test_who_is_unknown_is_taken_over_from_there(
    qtbot: QtBot, desk: Desk, window: MainWindow, phone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One button leads to what would come of the phone's file: whoever is not on file is new."""
    dialog = checked(qtbot, desk, window, phone, monkeypatch)

    click(qtbot, button(dialog, "1 Unbekannten übernehmen …"))

    taking = opened(qtbot, ImportDialog)
    model = taking.outcome.model
    qtbot.waitUntil(lambda: "Oma" in [model.index(row).data() for row in range(model.rowCount())])
    assert taking._of.text() == "handy.vcf"


@pytest.mark.usefixtures("signed")
def test_a_file_dropped_on_the_sheet_is_checked(qtbot: QtBot, desk: Desk, window: MainWindow, phone: Path) -> None:
    """As chosen."""
    dialog = begun(qtbot, desk, window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(phone))])
    place, copy, left = dialog.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    held = Qt.KeyboardModifier.NoModifier

    enter = QDragEnterEvent(place, copy, data, left, held)
    QApplication.sendEvent(dialog, enter)
    QApplication.sendEvent(dialog, QDropEvent(QPointF(place), copy, data, left, held))

    assert enter.isAccepted()
    assert len(lines(shown(qtbot, dialog))) == 3


@pytest.mark.usefixtures("signed")
def test_the_second_time_what_changed_is_told(
    qtbot: QtBot, desk: Desk, window: MainWindow, register: Register, phone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check is kept by itself; a card more is one that is new."""
    dialog = checked(qtbot, desk, window, phone, monkeypatch)
    assert dialog._since.isHidden()
    qtbot.waitUntil(lambda: kinds(register, 1) == ["phone_book_checked"])
    phone.write_bytes(phone.read_bytes() + CARD.format("Neu", "0171 39200 98").encode())

    click(qtbot, button(dialog, "Zurück"))
    click(qtbot, button(dialog, "Datei wählen …"))

    shown(qtbot, dialog)
    assert dialog._since.text().endswith(": 1 neu.")


@pytest.mark.usefixtures("signed")
def test_the_cleaned_contacts_are_saved_by_ctrl_s(
    qtbot: QtBot,
    desk: Desk,
    window: MainWindow,
    register: Register,
    phone: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Anna's card as it was; the sheet says what to do with the file."""
    out = tmp_path / "sauber.vcf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    dialog = checked(qtbot, desk, window, phone, monkeypatch)

    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: "Gespeichert: sauber.vcf" in dialog.steps.says)
    assert out.read_bytes().decode() == CARD.format("Anna", "0171 39200 10")
    assert kinds(register, 2) == ["phone_book_cleaned", "phone_book_checked"]


@pytest.mark.usefixtures("signed")
def test_forms_for_those_who_must_go(
    qtbot: QtBot, desk: Desk, window: MainWindow, phone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The print dialog comes up for Jonas."""
    dialog = checked(qtbot, desk, window, phone, monkeypatch)

    click(qtbot, button(dialog, "1 Formular drucken …"))

    assert opened(qtbot, PrintDialog)._persons == (2,)


@pytest.mark.usefixtures("signed")
def test_contacts_are_made_from_the_register(
    qtbot: QtBot,
    desk: Desk,
    window: MainWindow,
    register: Register,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who comes and who is left out is seen before anything is saved."""
    out = tmp_path / "neu.vcf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    dialog = begun(qtbot, desk, window)

    click(qtbot, button(dialog, "Ansehen"))
    assert summed_up(shown(qtbot, dialog)) == "1 Person kommt aufs Handy, 6 bleiben weg"
    assert {line.word for line in lines(dialog)} == {"Bleibt weg"}
    click(qtbot, button(dialog, "1 Kontakt speichern …"))

    qtbot.waitUntil(lambda: "Gespeichert: neu.vcf" in dialog.steps.says)
    assert out.read_bytes().count(b"BEGIN:VCARD") == 1
    assert kinds(register, 1) == ["phone_book_exported"]


def test_everybody_where_one_wants_it(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    """A phone without WhatsApp may hold all of them."""
    dialog = begun(qtbot, desk, window)
    dialog.source.who.choose(None)

    click(qtbot, button(dialog, "Ansehen"))

    assert summed_up(shown(qtbot, dialog)) == "Alle kommen aufs Handy: 7"
    assert "7 Kontakte speichern …" in buttons(dialog)


def test_a_place_that_cannot_be_written_is_told_in_the_sheet(
    qtbot: QtBot, desk: Desk, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And saving can be tried again."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "neu.vcf"), ""))
    dialog = begun(qtbot, desk, window)
    dialog.source.who.choose(None)
    click(qtbot, button(dialog, "Ansehen"))
    shown(qtbot, dialog)

    click(qtbot, button(dialog, "7 Kontakte speichern …"))

    qtbot.waitUntil(lambda: "Den Ordner für" in dialog.steps.says)
    assert button(dialog, "7 Kontakte speichern …").isEnabled()


def test_a_file_that_is_no_address_book_is_told_in_its_card(
    qtbot: QtBot, desk: Desk, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, where the file was chosen."""
    picture = tmp_path / "bild.vcf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    dialog = begun(qtbot, desk, window)

    click(qtbot, button(dialog, "Datei wählen …"))

    qtbot.waitUntil(lambda: "keine Kontaktdatei" in dialog.source.mistake.text())
    assert dialog._pages.currentIndex() == 0
    assert dialog.source.mistake.isVisible()


@pytest.mark.usefixtures("signed")
def test_enter_on_a_line_leads_to_the_person(
    qtbot: QtBot, desk: Desk, window: MainWindow, phone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sheet closes, and Jonas is there."""
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.person.current != 0)
    checked(qtbot, desk, window, phone, monkeypatch)

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.person.current == 2)
    assert QApplication.activeModalWidget() is None


def test_a_broken_card_leads_nowhere(
    qtbot: QtBot, desk: Desk, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is in the list by its number in the file, and Enter on it does nothing."""
    file = tmp_path / "handy.vcf"
    file.write_bytes(b"BEGIN:VCARD\r\nFN:Halb\r\n")
    dialog = checked(qtbot, desk, window, file, monkeypatch)

    press(qtbot, Qt.Key.Key_Return)

    assert [(line.name, line.word) for line in lines(dialog)] == [("Kontakt 1", "Nicht lesbar")]
    assert QApplication.activeModalWidget() is dialog


def test_the_ways_to_it(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    """From the work phone's checklist, and from where lists are checked."""
    desk.wishes.page.emit("settings/phone")
    section = next(one for one in window.findChildren(PhoneSection) if one.isVisible())
    click(qtbot, button(section, "Telefonbuch des Diensthandys …"))
    opened(qtbot, PhoneBookDialog).reject()

    desk.wishes.check_list.emit([])
    click(qtbot, button(opened(qtbot, ListCheck), "Telefonbuch des Diensthandys …"))

    opened(qtbot, PhoneBookDialog)


@pytest.mark.usefixtures("signed")
def test_in_english(qtbot: QtBot, desk: Desk, window: MainWindow, phone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentence, words and reasons follow the language of the window."""
    desk.kit.texts.speak(Language.EN)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(phone), ""))
    dialog = begun(qtbot, desk, window)

    click(qtbot, button(dialog, "Choose file …"))

    assert summed_up(shown(qtbot, dialog)) == "1 may stay, 1 must go, 1 not on file"
    assert [line.word for line in lines(dialog)] == ["Must go", "Unknown", "May stay"]


@pytest.mark.usefixtures("signed")
def test_the_sheet_fits_the_smallest_window(
    qtbot: QtBot, desk: Desk, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the lines scroll, never the whole sheet."""
    window.resize(1024, 700)
    file = tmp_path / "handy.vcf"
    cards = (CARD.format(f"Kontakt {number}", f"0171 39200 {number}") for number in range(10, 50))
    file.write_text("".join(cards), newline="")
    dialog = checked(qtbot, desk, window, file, monkeypatch)
    QApplication.processEvents()

    assert dialog._area.verticalScrollBar().maximum() == 0
    assert dialog.outcome.view.height() > 200
