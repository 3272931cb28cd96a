"""A list is checked in the window: selected people, a pasted text, a file; and on with both halves."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from consentregister.domain.person import NewPerson
from consentregister.domain.words import Language, Purpose
from consentregister.register import Register
from tests.ui.helpers import button, buttons, click, opened, press
from ui.desk import Desk
from ui.dialogs.list_check import ListCheck
from ui.dialogs.may_i import MayI
from ui.dialogs.person_dialog import PersonDialog
from ui.dialogs.print_dialog import PrintDialog
from ui.main_window import MainWindow
from ui.models.list_model import LINE, Line
from ui.models.people_model import PAGE
from ui.pages.people_page import PeoplePage


@pytest.fixture
def people(qtbot: QtBot, window: MainWindow) -> PeoplePage:
    """The page of people, listed."""
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.people.model.rowCount() == 7 and page.person.current != 0)
    return page


def lines(dialog: ListCheck) -> list[Line]:
    """What one reads in the list."""
    model = dialog.outcome.model
    return [model.index(row).data(LINE) for row in range(model.rowCount())]


def summed_up(dialog: ListCheck) -> str:
    """The sentence above it."""
    return dialog.outcome._sum.text()


def checked(qtbot: QtBot, dialog: ListCheck) -> ListCheck:
    """The sheet, once the answers are there."""
    qtbot.waitUntil(lambda: dialog._checked is not None)
    return dialog


def begun(qtbot: QtBot, window: MainWindow) -> ListCheck:
    """The sheet for another list, by Ctrl+L."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    return opened(qtbot, ListCheck)


def of_text(qtbot: QtBot, window: MainWindow, text: str) -> ListCheck:
    """The sheet with a list pasted by Ctrl+V."""
    dialog = begun(qtbot, window)
    QGuiApplication.clipboard().setText(text)
    qtbot.keySequence(dialog.source.box, QKeySequence(QKeySequence.StandardKey.Paste))
    return checked(qtbot, dialog)


def pick(qtbot: QtBot, page: PeoplePage, *rows: int) -> None:
    """Click people in the list, from the second on with Ctrl held."""
    view = page.people.view
    for number, row in enumerate(rows):
        held = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        place = view.visualRect(page.people.model.index(row)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, place)


def test_people_marked_with_ctrl_are_checked(
    qtbot: QtBot, window: MainWindow, people: PeoplePage, register: Register, paper: Path
) -> None:
    """Three clicks and the button: the answers of these three, a no before the yes."""
    register.consents.grant(1, "whatsapp", [Purpose.ADVERTISING], evidence=paper)
    pick(qtbot, people, 0, 1, 6)

    click(qtbot, button(people, "Auswahl prüfen (3)"))
    dialog = checked(qtbot, opened(qtbot, ListCheck))

    assert summed_up(dialog) == "1 Person dürfen Sie anschreiben, 2 noch nicht"
    assert [line.name for line in lines(dialog)] == ["Jonas Bergmann", "Karl Schulz", "Anna Beispiel"]
    assert all(line.why for line in lines(dialog))


def test_the_last_one_marked_is_the_one_shown(qtbot: QtBot, people: PeoplePage) -> None:
    """Marking several goes on showing people, and one click alone begins anew."""
    pick(qtbot, people, 0, 2)
    qtbot.waitUntil(lambda: people.person.current == people.people.several()[-1])

    pick(qtbot, people, 1)

    assert people.people.several() == []
    assert "Liste prüfen …" in buttons(people)


def test_everybody_is_marked_by_ctrl_a(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    """Also those further down that were not read yet."""
    for number in range(PAGE):
        register.people.record(NewPerson(name=f"Person {number}"))
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.people.model.rowCount() == PAGE)
    window.activateWindow()
    page.people.view.setFocus()
    qtbot.waitUntil(page.people.view.hasFocus)

    qtbot.keySequence(page.people.view, QKeySequence(QKeySequence.StandardKey.SelectAll))

    qtbot.waitUntil(lambda: len(page.people.several()) == PAGE + 7)


def test_a_pasted_list_is_checked_at_once(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+L, Ctrl+V: known ones with their answer, unknown ones as written."""
    dialog = of_text(qtbot, window, "0171 39200 10\nJonas Bergmann\nUte Fremd; 0171 39200 99")

    assert summed_up(dialog) == "Niemanden dürfen Sie anschreiben, 2 noch nicht, 1 nicht in der Kartei"
    assert [line.name for line in lines(dialog)] == ["Anna Beispiel", "Jonas Bergmann", "Ute Fremd"]
    assert lines(dialog)[2].address == "0171 39200 99"


def test_a_list_typed_by_hand_waits_for_ctrl_enter(qtbot: QtBot, window: MainWindow) -> None:
    """Nothing happens at the first letter."""
    dialog = begun(qtbot, window)
    qtbot.keyClicks(dialog.source.box, "0171 39200 10")
    assert dialog._pages.currentIndex() == 0

    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert [line.name for line in lines(checked(qtbot, dialog))] == ["Anna Beispiel"]


def test_a_file_dropped_on_the_sheet_is_checked(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """The file's name stands above the answers."""
    file = tmp_path / "kunden.csv"
    file.write_bytes("Name;Handy\r\nÄnne;0171 39200 10\r\n".encode("cp1252"))
    dialog = begun(qtbot, window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    place, copy, left = dialog.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    held = Qt.KeyboardModifier.NoModifier

    enter = QDragEnterEvent(place, copy, data, left, held)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(place), copy, data, left, held))

    assert [line.name for line in lines(checked(qtbot, dialog))] == ["Anna Beispiel"]
    assert dialog._of.text() == "kunden.csv · 1 Eintrag"


def test_a_file_that_is_no_list_is_told_below_the_box(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, and the next list is taken as if nothing had been."""
    picture = tmp_path / "bild.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    dialog = begun(qtbot, window)

    click(qtbot, button(dialog, "Datei wählen …"))

    qtbot.waitUntil(lambda: "keine Liste" in dialog.source._mistake.text())
    dialog.source.box.setPlainText("0171 39200 10")
    click(qtbot, button(dialog, "Prüfen"))
    assert [line.name for line in lines(checked(qtbot, dialog))] == ["Anna Beispiel"]
    assert dialog.source._mistake.isHidden()


def test_a_list_of_mail_addresses_begins_with_mail(qtbot: QtBot, window: MainWindow) -> None:
    """What is listed is most likely what is meant."""
    dialog = of_text(qtbot, window, "person10@example.org\nperson11@example.org")

    assert dialog._channel.value() == "email"


def test_another_matter_is_answered_anew(qtbot: QtBot, window: MainWindow) -> None:
    """A call about an appointment may be made; while it is read nothing can be done on the answer before."""
    dialog = of_text(qtbot, window, "0171 39200 10\n0171 39200 11")

    height = dialog.outcome.view.height()
    dialog._channel.choose("phone_call")
    assert buttons(dialog) == ["Andere Liste"]
    QApplication.processEvents()
    assert dialog.outcome.view.height() == height  # nothing jumps under the hand
    dialog._purpose.choose(Purpose.APPOINTMENT_OR_ORDER)

    assert summed_up(checked(qtbot, dialog)) == "2 dürfen Sie anrufen"
    assert "2 Erlaubte speichern …" in buttons(dialog)


def test_the_allowed_are_saved_by_ctrl_s(
    qtbot: QtBot, window: MainWindow, register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file has them, the log too, and the sheet says so."""
    file = tmp_path / "liste.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    dialog = of_text(qtbot, window, "person10@example.org\nperson11@example.org")
    dialog._purpose.choose(Purpose.APPOINTMENT_OR_ORDER)
    checked(qtbot, dialog)

    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: "Gespeichert und notiert: liste.csv" in dialog.steps.says)
    assert file.read_text("utf-8-sig").count("example.org") == 2
    assert [entry.kind for entry in register.log.show(limit=3)] == ["list_exported", "list_entry", "list_entry"]


def test_a_place_that_cannot_be_written_is_told_in_the_sheet(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And saving can be tried again."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "liste.csv"), ""))
    dialog = of_text(qtbot, window, "person10@example.org")
    dialog._purpose.choose(Purpose.APPOINTMENT_OR_ORDER)
    checked(qtbot, dialog)

    click(qtbot, button(dialog, "1 Erlaubte speichern …"))

    qtbot.waitUntil(lambda: "Den Ordner für" in dialog.steps.says)
    assert dialog.steps._save.isEnabled()


def test_forms_for_those_who_may_not_be_written_to_yet(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    """The print dialog comes up for them; who has a form already is left out, and counted."""
    register.forms.print([1])
    dialog = of_text(qtbot, window, "0171 39200 10\n0171 39200 11\n0171 39200 12")
    dialog._purpose.choose(Purpose.APPOINTMENT_OR_ORDER)
    checked(qtbot, dialog)
    assert "haben schon: 1" in dialog.steps.says

    qtbot.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert opened(qtbot, PrintDialog)._persons == (2, 3)


def test_a_key_does_nothing_that_is_not_offered(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With nobody allowed Ctrl+S asks for no file, with nobody to ask Ctrl+P prints nothing."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked for a file"))
    dialog = of_text(qtbot, window, "0171 39200 99")

    for key in (Qt.Key.Key_S, Qt.Key.Key_P):
        qtbot.keyClick(dialog, key, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.activeModalWidget() is dialog


def test_the_text_that_goes_with_the_messages_is_copied(
    qtbot: QtBot, window: MainWindow, register: Register, paper: Path
) -> None:
    """How to end the advertising stands in every message of the list."""
    register.consents.grant(1, "whatsapp", [Purpose.ADVERTISING], evidence=paper)
    dialog = of_text(qtbot, window, "0171 39200 10")

    click(qtbot, button(dialog, "Text dazu kopieren"))

    assert "STOP" in QGuiApplication.clipboard().text()


def test_enter_on_a_line_leads_to_the_person(qtbot: QtBot, window: MainWindow, people: PeoplePage) -> None:
    """The sheet closes, and the person is there."""
    of_text(qtbot, window, "0171 39200 12")

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: people.person.current == 3)
    assert QApplication.activeModalWidget() is None


def test_enter_on_an_unknown_number_records_the_person(qtbot: QtBot, window: MainWindow) -> None:
    """The dialog for a new person begins with the number."""
    of_text(qtbot, window, "0171 39200 99")

    press(qtbot, Qt.Key.Key_Return)

    dialog = opened(qtbot, PersonDialog)
    qtbot.waitUntil(lambda: "0171 39200 99" in [line.text() for line in dialog.findChildren(QLineEdit)])


def test_another_list_goes_back_to_the_box(qtbot: QtBot, window: MainWindow) -> None:
    """What was pasted is still there, to be put right."""
    dialog = of_text(qtbot, window, "0171 39200 10")

    click(qtbot, button(dialog, "Andere Liste"))

    assert dialog.source.box.toPlainText() == "0171 39200 10"
    assert dialog.source.box.hasFocus()
    assert buttons(dialog)[:2] == ["Prüfen", "Datei wählen …"]


def test_may_i_leads_to_the_list(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Who wants to ask about many finds the way where one asks about one."""
    desk.wishes.may_i.emit(0)
    dialog = opened(qtbot, MayI)
    qtbot.waitUntil(lambda: "Liste prüfen …" in buttons(dialog))

    click(qtbot, button(dialog, "Liste prüfen …"))

    opened(qtbot, ListCheck)


def test_in_english(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Sentence, words and reasons follow the language of the window."""
    desk.kit.texts.speak(Language.EN)

    dialog = of_text(qtbot, window, "0171 39200 10\n0171 39200 99")

    assert summed_up(dialog) == "There is nobody you may write to, 1 not yet, 1 not on file"
    assert [line.word for line in lines(dialog)] == ["Not yet", "Unknown"]


def test_a_line_is_told_in_words(qtbot: QtBot, window: MainWindow) -> None:
    """A screen reader hears who, the answer and why."""
    dialog = of_text(qtbot, window, "0171 39200 10")

    told = dialog.outcome.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert told.startswith("Anna Beispiel, 0171 39200 10, Noch nicht, ")


def test_the_sheet_fits_the_smallest_window(qtbot: QtBot, window: MainWindow) -> None:
    """Only the lines scroll, never the whole sheet."""
    window.resize(1024, 700)
    dialog = of_text(qtbot, window, "\n".join(f"0171 39200 {number}" for number in range(10, 40)))
    dialog.steps.say("Gespeichert und notiert")
    QApplication.processEvents()

    assert dialog._area.verticalScrollBar().maximum() == 0
    assert dialog.outcome.view.height() > 240
