"""People are imported in the window: from a file chosen or dropped, looked at first, taken over, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from consentregister.domain.column_use import ColumnUse
from consentregister.domain.words import PersonKind
from consentregister.register import Register
from tests.ui.helpers import button, buttons, click, opened
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.list_check import ListCheck
from ui.dialogs.people_file import PeopleFile
from ui.dialogs.phone_book import PhoneBookDialog
from ui.main_window import MainWindow
from ui.models.list_model import LINE, Line
from ui.pages.people_page import PeoplePage

TABLE = (
    "Vorname;Nachname;Handy;E-Mail;Farbrezept;WhatsApp erlaubt\n"
    "Ute;Neumann;0171 39200 41;ute@example.org;7/0;ja\n"
    "Anna;Beispiel;0171 39200 10;;;ja\n"
    "Karl;Schulz;0171 39200 16;karl.schulz@example.org;;nein\n"
    "Bert;Muster;4,91714E+11;;;\n"
)
ODD = "Wer;Womit;Farbe\nUte Neumann;0171 39200 41;rot\nCem Muster;0171 39200 42;\n"


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a file."""

    def write(name: str, text: str) -> Path:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return write


@pytest.fixture
def table(written: Callable[[str, str], Path]) -> Path:
    """A customer list: somebody new, two who are known, one whose number is spoilt."""
    return written("kunden.csv", TABLE)


def of_file(qtbot: QtBot, window: MainWindow, file: Path) -> ImportDialog:
    """The sheet with this file, once it was looked at."""
    window._desk.wishes.import_people.emit(file)
    dialog = opened(qtbot, ImportDialog)
    qtbot.waitUntil(lambda: not dialog.waiting.isVisible())
    return dialog


def lines(dialog: ImportDialog) -> list[Line]:
    """What one reads in the list."""
    model = dialog.outcome.model
    return [model.index(row).data(LINE) for row in range(model.rowCount())]


def drop(on: QWidget, *files: Path) -> None:
    """Drop files on a window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(on.rect().center(), *rest), QDropEvent(QPointF(on.rect().center()), *rest)):
        QApplication.sendEvent(on, event)
        assert event.isAccepted()


def banner(qtbot: QtBot, window: MainWindow, begins: str) -> str:
    """The sentence at the foot, once it is this one."""
    qtbot.waitUntil(lambda: window.banner._text.text().startswith(begins))
    return window.banner._text.text()


def test_what_would_come_of_each_is_seen_first(qtbot: QtBot, window: MainWindow, table: Path) -> None:
    """Refused ones first with the reason; who is known; columns about consent and unknown ones are named."""
    dialog = of_file(qtbot, window, table)

    assert dialog.outcome.says == "1 Person ist neu, 1 steht schon so in der Kartei, 1 wird ergänzt, 1 geht nicht"
    assert [(line.name, line.address, line.word) for line in lines(dialog)] == [
        ("Bert Muster", "Zeile 5", "Geht nicht"),
        ("Karl Schulz", "Zeile 4", "Ergänzt"),
        ("Ute Neumann", "Zeile 2", "Neu"),
        ("Anna Beispiel", "Zeile 3", "Schon da"),
    ]
    assert "Ziffern sind verloren" in lines(dialog)[0].why
    assert lines(dialog)[1].why == "Dazu kommt: karl.schulz@example.org"
    assert "„WhatsApp erlaubt“" in dialog.outcome._consent.text()
    assert "Farbrezept" in dialog.outcome._unknown.text()


def test_taken_over_and_taken_back(qtbot: QtBot, window: MainWindow, table: Path, register: Register) -> None:
    """One button takes over, one takes back; nobody comes with a consent."""
    dialog = of_file(qtbot, window, table)

    dialog.outcome.kind.choose(PersonKind.BUSINESS_CONTACT)
    qtbot.waitUntil(dialog.take.isEnabled)
    click(qtbot, button(dialog, "2 Personen übernehmen"))
    told = banner(qtbot, window, "Neu in der Kartei")

    assert told == "Neu in der Kartei: 1 Person. Ergänzt: 1 Person. Gefragt wurde von ihnen noch niemand."
    [ute] = register.people.find("Neumann")
    assert register.people.show(ute.id).kind is PersonKind.BUSINESS_CONTACT
    assert not any(consent.state == "granted" for consent in register.consents.of(ute.id))
    click(qtbot, window.banner._action)
    assert banner(qtbot, window, "Zurückgenommen") == "Zurückgenommen: 2 Personen."
    assert register.people.find("Neumann") == []


def test_people_with_a_spoilt_number_come_without_it_if_one_says_so(
    qtbot: QtBot, window: MainWindow, table: Path
) -> None:
    """The box below the sentence; what stays outside is named."""
    dialog = of_file(qtbot, window, table)

    dialog.outcome.leave_out.click()
    qtbot.waitUntil(lambda: "geht nicht" not in dialog.outcome.says and dialog.take.isEnabled())

    assert "3 Personen übernehmen" in buttons(dialog)
    assert next(line for line in lines(dialog) if line.name == "Bert Muster").why == "Bleibt weg: 4,91714E+11"


def test_columns_nobody_knows_are_asked_about_once(
    qtbot: QtBot, window: MainWindow, written: Callable[[str, str], Path]
) -> None:
    """Names under "Wer": nothing goes on before that is said, and the next table like it is not asked about."""
    dialog = of_file(qtbot, window, written("liste.csv", ODD))
    assert dialog.columns.isVisible()
    assert not dialog.columns.go_on.isEnabled()
    assert dialog.columns._missing.text() == "Sagen Sie noch, in welcher Spalte der Name steht."

    dialog.columns.choose(0, ColumnUse.NAME)
    click(qtbot, dialog.columns.go_on)
    qtbot.waitUntil(dialog.outcome.isVisible)
    assert dialog.outcome.says == "2 sind neu"
    assert "Wer" not in dialog.outcome._unknown.text()  # it was said what that column holds
    click(qtbot, dialog.take)
    banner(qtbot, window, "Neu in der Kartei: 2")

    again = of_file(qtbot, window, written("liste2.csv", ODD.replace("Cem", "Can").replace("42", "43")))
    assert again.outcome.isVisible()


def test_no_table_at_all_is_said_where_one_chooses(
    qtbot: QtBot, window: MainWindow, written: Callable[[str, str], Path]
) -> None:
    """In plain words, and the next file can be chosen at once."""
    dialog = of_file(qtbot, window, written("bild.csv", "\x89PNG\r\n\x1a\n\0\0"))

    assert dialog.source.isVisible()
    assert dialog.source._mistake.text().startswith("„bild.csv“ ist keine Tabelle")
    assert dialog.source.choose.hasFocus()


def test_the_button_in_the_list_of_people_and_the_file_chosen(
    qtbot: QtBot, window: MainWindow, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the list of people to the preview."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(table), ""))
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.people.model.rowCount() == 7)

    click(qtbot, button(page, "Kunden übernehmen …"))
    dialog = opened(qtbot, ImportDialog)
    click(qtbot, dialog.source.choose)

    qtbot.waitUntil(dialog.outcome.isVisible)
    assert len(lines(dialog)) == 4


def test_a_table_dropped_on_the_window_is_asked_about(qtbot: QtBot, window: MainWindow, table: Path) -> None:
    """Take over, or check as a list."""
    drop(window, table)
    click(qtbot, button(opened(qtbot, PeopleFile), "Kunden übernehmen"))
    dialog = opened(qtbot, ImportDialog)
    qtbot.waitUntil(dialog.outcome.isVisible)
    dialog.reject()

    drop(window, table)
    click(qtbot, button(opened(qtbot, PeopleFile), "Als Liste prüfen"))
    check = opened(qtbot, ListCheck)
    qtbot.waitUntil(lambda: check._checked is not None)


def test_an_address_book_dropped_may_be_the_phones(
    qtbot: QtBot, window: MainWindow, written: Callable[[str, str], Path]
) -> None:
    """Take over, or see who must not be on the work phone."""
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ute Neumann\nTEL:0171 39200 41\nEND:VCARD\n"
    drop(window, written("kontakte.vcf", card))
    question = opened(qtbot, PeopleFile)
    assert "Als Liste prüfen" not in buttons(question)

    click(qtbot, button(question, "Telefonbuch prüfen"))
    dialog = opened(qtbot, PhoneBookDialog)
    qtbot.waitUntil(lambda: dialog.outcome.model.rowCount() == 1)


def test_who_may_be_there_twice_is_seen_and_leads_to_the_twins(
    qtbot: QtBot, window: MainWindow, written: Callable[[str, str], Path]
) -> None:
    """Nobody is made one with somebody else unasked: the sentence at the end leads there."""
    dialog = of_file(qtbot, window, written("kunden.csv", "Name;Handy\nAnna Beispiel;0171 39200 77\n"))
    assert "Vielleicht schon da als Anna Beispiel." in lines(dialog)[0].why

    click(qtbot, dialog.take)
    banner(qtbot, window, "Neu in der Kartei")

    assert window.banner._further.text() == window._desk.kit.texts("twins.open")


def test_what_is_stopped_leaves_nothing(
    qtbot: QtBot, window: MainWindow, written: Callable[[str, str], Path], register: Register
) -> None:
    """Escape while 3,000 people are taken over: nobody is there, and the preview stands again."""
    many = "Name;Handy\n" + "".join(
        f"Person {number};0176 040690 {number % 100:02}{number}\n" for number in range(3_000)
    )
    many = many.replace("0176 040690 ", "+49176040690")
    dialog = of_file(qtbot, window, written("viele.csv", many))
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=30_000)
    dialog.outcome.leave_out.setChecked(True)
    qtbot.waitUntil(dialog.take.isEnabled, timeout=30_000)
    before = len(register.people.everybody(limit=5_000))
    assert "Personen übernehmen" in dialog.take.text()

    click(qtbot, dialog.take)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=30_000)

    assert len(register.people.everybody(limit=5_000)) == before


def test_who_is_no_customer_is_left_out(qtbot: QtBot, window: MainWindow, table: Path, register: Register) -> None:
    """Marked and left out by Delete: not taken over; pressed once more, taken after all."""
    dialog = of_file(qtbot, window, table)
    view, leave = dialog.outcome.view, dialog.outcome.leave
    assert not leave.isEnabled()  # the first line can't be taken anyway

    view.setCurrentIndex(dialog.outcome.model.index(2))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert dialog.outcome.says.endswith("1 wird ergänzt, 1 geht nicht, 1 bleibt weg")
    assert (lines(dialog)[2].name, lines(dialog)[2].word) == ("Ute Neumann", "Bleibt weg")
    assert (dialog.take.text(), leave.text()) == ("1 Person übernehmen", "Doch übernehmen")
    click(qtbot, leave)
    assert "2 Personen übernehmen" in buttons(dialog)

    click(qtbot, leave)
    click(qtbot, dialog.take)
    banner(qtbot, window, "Ergänzt: 1 Person.")
    assert register.people.find("Neumann") == []


def test_who_is_in_the_file_twice_is_left_out_twice(
    qtbot: QtBot, window: MainWindow, written: Callable[[str, str], Path], register: Register
) -> None:
    """The second line does not come in place of the first; with other choices both stay out."""
    twice = "Ute Neumann;0171 39200 41\n"
    dialog = of_file(qtbot, window, written("kunden.csv", f"Name;Handy\n{twice}{twice}Cem Muster;0171 39200 42\n"))
    place = [line.name for line in lines(dialog)].index("Ute Neumann")
    dialog.outcome.view.setCurrentIndex(dialog.outcome.model.index(place))
    click(qtbot, dialog.outcome.leave)
    assert dialog.outcome.says == "1 Person ist neu, 2 bleiben weg"

    dialog.outcome.kind.choose(PersonKind.NEW_CUSTOMER)
    assert not dialog.outcome.leave.isEnabled()
    qtbot.waitUntil(dialog.take.isEnabled)
    click(qtbot, dialog.take)
    banner(qtbot, window, "Neu in der Kartei: 1 Person.")
    assert register.people.find("Neumann") == []
