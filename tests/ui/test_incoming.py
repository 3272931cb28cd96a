"""Every way in: dropped, pasted, from the watched folder; with progress and cancel, and told what came of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consentregister.domain.form_code import shown_code
from consentregister.domain.intake import SoFar
from consentregister.register import Register
from tests.ui.helpers import button, click, opened, press, type_in
from ui.dialogs.ask_place import AskPlace
from ui.dialogs.may_i import MayI
from ui.dialogs.taken_dialog import TakenDialog
from ui.main_window import MainWindow
from ui.pages.forms_page import FormsPage
from ui.pages.people_page import PeoplePage
from ui.pages.settings.folder import FolderSection
from ui.pages.settings_page import SettingsPage
from ui.pages.today_page import TodayPage
from ui.widgets.label import Label


@pytest.fixture(scope="module")
def printed(people_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Anna's form and its scan, beside the register that knows it. Returns: the scan, the form's code."""
    place = shutil.copy(people_template, tmp_path_factory.mktemp("printed") / people_template.name)
    register = Register.open(Path(place))
    made = register.forms.print([1]).value
    scan = register.place.with_name("Scan.png")
    scan.write_bytes(register.forms.picture(made.pdf, 1, width=1000))
    register.close()
    return scan, made.forms[0].code


@pytest.fixture
def register(printed: tuple[Path, str], people_template: Path, tmp_path: Path) -> Iterator[Register]:
    """Invented people, and Anna's form that is not back yet."""
    register = Register.open(Path(shutil.copy(printed[0].with_name(people_template.name), tmp_path)))
    yield register
    register.close()


@pytest.fixture
def scan(printed: tuple[Path, str]) -> Path:
    """Anna's form as it comes back."""
    return printed[0]


@pytest.fixture
def code(printed: tuple[Path, str]) -> str:
    """The code of Anna's form."""
    return printed[1]


@pytest.fixture
def folder(window: MainWindow, tmp_path: Path) -> Path:
    """An empty folder, looked into often."""
    window.incoming.watch.every = window.incoming.watch.soon = 50
    folder = tmp_path / "Scanner"
    folder.mkdir()
    return folder


def drop(window: MainWindow, files: Sequence[Path]) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    place, copy = QPointF(300, 300), Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(place, copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))


def people_page(window: MainWindow) -> PeoplePage:
    """The page of people, made."""
    page = window._page("people")
    assert isinstance(page, PeoplePage)
    return page


def white(file: Path, shade: int = 255) -> Path:
    """A photo without a code."""
    Image.new("RGB", (300, 420), (shade, shade, shade)).save(file)
    return file


# --- dropped ---


def test_of_many_files_the_good_ones_are_taken(
    qtbot: QtBot, window: MainWindow, register: Register, scan: Path, tmp_path: Path
) -> None:
    """One banner for all; behind its button each refused file stands with its sentence."""
    bad = [tmp_path / "kaputt.pdf", tmp_path / "brief.docx"]
    for file in bad:
        file.write_bytes(b"%PDF-1.7 nothing" if file.suffix == ".pdf" else b"PK nothing")

    drop(window, [bad[0], scan, bad[1]])

    qtbot.waitUntil(lambda: "1 Seite ist da" in window.banner.text(), timeout=20_000)
    assert "2 Dateien oder Seiten wurden nicht genommen" in window.banner.text()
    assert not window.banner._timer.isActive()
    click(qtbot, window.banner._action)
    dialog = opened(qtbot, TakenDialog)
    told = " ".join(label.text() for label in dialog.findChildren(Label))
    assert "kaputt.pdf" in told
    assert "brief.docx" in told
    assert len(register.scans.inbox()) == 1
    dialog.accept()


def test_a_page_that_was_filed_leads_to_its_person(
    qtbot: QtBot, window: MainWindow, register: Register, scan: Path
) -> None:
    """Coming in a second time, it says at whom it lies, and one click goes there."""
    [page] = register.scans.take([scan]).value
    register.scans.file(page.id, ticked=(), signed_on=None)

    drop(window, [scan])

    qtbot.waitUntil(lambda: window.banner.text() == "Diese Seite liegt schon bei Anna Beispiel.", timeout=20_000)
    click(qtbot, window.banner._action)
    qtbot.waitUntil(lambda: people_page(window).person.current == 1)
    assert register.scans.inbox() == []


def test_reading_shows_progress_and_can_be_cancelled(
    qtbot: QtBot, window: MainWindow, register: Register, tmp_path: Path
) -> None:
    """After cancel nothing is kept, and it is said."""
    stack = tmp_path / "Stapel.tif"
    sheets = [Image.new("L", (2480, 3508), shade) for shade in (255, 250, 245, 240, 235, 230, 225, 220)]
    sheets[0].save(stack, save_all=True, append_images=sheets[1:], compression="tiff_deflate")

    drop(window, [stack])
    qtbot.waitUntil(window.incoming.bar.isVisible, timeout=20_000)
    assert "1 Dateien" in window.incoming.bar.text.text()
    click(qtbot, window.incoming.bar.cancel)

    qtbot.waitUntil(lambda: "Abgebrochen" in window.banner.text())
    assert not window.incoming.bar.isVisible()
    assert register.scans.inbox() == []


def test_the_progress_says_how_far_it_is(window: MainWindow) -> None:
    """Files of all files, and pages."""
    window.incoming.bar.show_progress(SoFar(3, 12, 41))

    assert window.incoming.bar.text.text() == "Liest ein: 3 von 12 Dateien, 41 Seiten"


def test_a_folder_that_is_dropped_gives_its_scans(
    qtbot: QtBot, window: MainWindow, register: Register, scan: Path, tmp_path: Path
) -> None:
    """What is no scan and no photo in it is left alone."""
    folder = tmp_path / "Scans"
    folder.mkdir()
    shutil.copy(scan, folder)
    (folder / "liste.xlsx").write_bytes(b"PK nothing")

    drop(window, [folder])

    qtbot.waitUntil(lambda: "1 Seite ist da" in window.banner.text(), timeout=20_000)
    assert len(register.scans.inbox()) == 1


def test_the_window_closes_while_files_are_read(
    qtbot: QtBot, window: MainWindow, register: Register, scan: Path, tmp_path: Path
) -> None:
    """At once, and nothing half-read is kept."""
    drop(window, [white(tmp_path / f"{shade}.png", shade) for shade in range(30)])
    qtbot.waitUntil(lambda: window.incoming.taking._told > 0)

    window.close()

    assert register.scans.inbox() == []


# --- pasted ---


def test_a_picture_is_pasted_anywhere(qtbot: QtBot, window: MainWindow, register: Register, scan: Path) -> None:
    """Also while the search has the keyboard; the picture is no text."""
    QGuiApplication.clipboard().setImage(QImage(str(scan)))
    window.head.search.setFocus()

    qtbot.keyClick(window.head.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: "1 Seite ist da" in window.banner.text(), timeout=20_000)
    assert [(page.file, page.person) for page in register.scans.inbox()] == [("Eingefügtes Bild.png", 1)]
    assert window.head.search.text() == ""


def test_copied_files_are_pasted(qtbot: QtBot, window: MainWindow, register: Register, scan: Path) -> None:
    """As copied in the file manager, with a list having the keyboard."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    QGuiApplication.clipboard().setMimeData(data)
    page = window.go("forms")
    assert isinstance(page, FormsPage)
    page.sheets.view.setFocus()

    qtbot.keyClick(page.sheets.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: len(register.scans.inbox()) == 1, timeout=20_000)


def test_text_is_pasted_as_text(qtbot: QtBot, window: MainWindow) -> None:
    """A field of text takes what is for it."""
    QGuiApplication.clipboard().setText("Leyla")
    window.head.search.setFocus()

    qtbot.keyClick(window.head.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert window.head.search.text() == "Leyla"


def test_without_a_picture_it_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+V with text on the clipboard, where no field takes it."""
    QGuiApplication.clipboard().setText("Leyla")

    window.incoming.paste()

    assert "kein Bild" in window.banner.text()


# --- watched folder ---


def test_a_scan_in_the_folder_comes_in_by_itself(
    qtbot: QtBot, window: MainWindow, register: Register, folder: Path, scan: Path
) -> None:
    """It is told at the foot, the page one works on stays, and the file lies where it lay."""
    window._desk.work.change(lambda: register.folder.choose(folder))
    qtbot.waitUntil(lambda: window.incoming.watch.last.folder != "")

    file = Path(shutil.copy(scan, folder / "scan0001.png"))

    qtbot.waitUntil(lambda: "1 Seite ist da" in window.banner.text(), timeout=20_000)
    assert register.scans.inbox()[0].person == 1
    assert isinstance(window._stack.currentWidget(), TodayPage)
    assert file.read_bytes() == scan.read_bytes()
    qtbot.waitUntil(lambda: register.folder.look().new == () and not window.incoming.watch._under_way)


def test_a_file_that_cant_be_read_is_told_once(
    qtbot: QtBot, window: MainWindow, register: Register, folder: Path
) -> None:
    """One sentence; at the next looks it is left alone."""
    window._desk.work.change(lambda: register.folder.choose(folder))
    qtbot.waitUntil(lambda: window.incoming.watch.last.folder != "")
    (folder / "kaputt.pdf").write_bytes(b"%PDF-1.7 nothing more")
    qtbot.waitUntil(lambda: "kaputt.pdf" in window.banner.text(), timeout=20_000)

    window.banner.hide()
    looks: list[object] = []
    seen = window.incoming.watch._looked
    window.incoming.watch._looked = lambda found: (looks.append(found), seen(found))  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: len(looks) > 5)

    assert not window.banner.isVisible()
    assert not window.incoming.taking.is_busy


def test_what_lay_there_is_offered(
    qtbot: QtBot, window: MainWindow, register: Register, folder: Path, scan: Path
) -> None:
    """Nothing is taken unasked; one click takes it, and the question is gone."""
    shutil.copy(scan, folder / "alt.png")
    page = window.go("settings/folder")
    assert isinstance(page, SettingsPage)
    section = page.sections["folder"]
    assert isinstance(section, FolderSection)

    section.choose(folder)
    qtbot.waitUntil(lambda: "1 Datei liegt schon dort" in section._before.text() and section._question.isVisible())
    assert register.scans.inbox() == []
    qtbot.waitUntil(lambda: bool(window.incoming.watch.last.before))
    click(qtbot, section._take)

    qtbot.waitUntil(lambda: len(register.scans.inbox()) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: register.folder.look().before == ())


def test_a_folder_that_is_gone_stands_on_today(
    qtbot: QtBot, window: MainWindow, register: Register, folder: Path
) -> None:
    """And leads to the settings; no box asks anything."""
    window._desk.work.change(lambda: register.folder.choose(folder))
    qtbot.waitUntil(lambda: window.incoming.watch.last.folder != "")

    folder.rename(folder.with_name("anders"))

    def told() -> bool:
        page = window._stack.currentWidget()
        return any(label.text() == "Ordner für Scans" for label in page.findChildren(Label) if label.isVisible())

    qtbot.waitUntil(told)
    assert QApplication.activeModalWidget() is None
    click(qtbot, button(window._stack.currentWidget(), "Nachsehen"))
    page = window._page("settings")
    assert isinstance(page, SettingsPage)
    section = page.sections["folder"]
    assert isinstance(section, FolderSection)
    qtbot.waitUntil(lambda: "gerade nicht da" in section._state.accessibleName())


# --- codes ---


def test_a_code_in_the_search_opens_its_person(qtbot: QtBot, window: MainWindow, code: str) -> None:
    """As a hand scanner set to an American keyboard types it; the foot says where the form stands."""
    type_in(qtbot, f"CR1;{code}")

    qtbot.waitUntil(lambda: people_page(window).person.current == 1)
    qtbot.waitUntil(lambda: f"Anna Beispiel, Formular {shown_code(code)}: Noch nicht zurück" in window.banner.text())


def test_the_number_on_the_sheet_opens_its_person(qtbot: QtBot, window: MainWindow, code: str) -> None:
    """Typed in the search as it is printed, or without hyphens; the button leads to the form."""
    window.head.search.setText(code.lower())
    qtbot.waitUntil(lambda: people_page(window).person.current == 1 and window.banner.isVisible())

    click(qtbot, window.banner._action)

    page = window._page("forms")
    assert isinstance(page, FormsPage)
    qtbot.waitUntil(lambda: page.form.code == code and page.form.isVisible())


def test_a_code_of_another_register_is_told(qtbot: QtBot, window: MainWindow) -> None:
    """Its own sentence; what stands in the field is marked, so that the next scan replaces it."""
    type_in(qtbot, "CR1:7KQ2M4XDP9TB")

    qtbot.waitUntil(lambda: "stammt nicht aus diesem Register" in window.banner.text())
    assert window.head.search.selectedText() == window.head.search.text()


def test_a_name_of_twelve_letters_is_searched_for(qtbot: QtBot, window: MainWindow) -> None:
    """It might be a code and is none: nothing is said of codes."""
    window.head.search.setText("Anna Beispiel")

    qtbot.waitUntil(lambda: people_page(window).people.answered and people_page(window).person.current == 1)
    assert not window.banner.isVisible()


def test_a_scanner_is_heard_where_no_field_takes_text(
    qtbot: QtBot, window: MainWindow, register: Register, code: str, scan: Path
) -> None:
    """On a box to tick: the letters open the person, and the Enter at the end does not save the page one was at."""
    register.scans.take([scan])
    page = window.go("forms")
    assert isinstance(page, FormsPage)
    qtbot.waitUntil(lambda: page.filing.picture.is_shown)
    target = page.filing.card.signature
    target.setFocus()
    qtbot.waitUntil(target.hasFocus)

    qtbot.keyClicks(target, f"CR1:{code}")
    qtbot.keyClick(target, Qt.Key.Key_Return)

    assert page.filing.card.mistake.text() == ""
    qtbot.waitUntil(lambda: people_page(window).person.current == 1)


def test_a_code_in_may_i_opens_its_person(qtbot: QtBot, window: MainWindow, code: str) -> None:
    """The question closes, the person is there."""
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    opened(qtbot, MayI)
    type_in(qtbot, f"CR1:{code}")

    qtbot.waitUntil(lambda: people_page(window).person.current == 1)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


# --- where the paper lies ---


def test_paper_is_found_and_moved(qtbot: QtBot, window: MainWindow, register: Register, scan: Path, code: str) -> None:
    """Searching for its place shows the form; a new place is saved and shown at the person too."""
    [page_in] = register.scans.take([scan]).value
    register.scans.file(page_in.id, ticked=(), signed_on=None, lies_in="Ordner 3, 27")
    page = window.go("forms")
    assert isinstance(page, FormsPage)
    page.sheets.search.setFocus()
    type_in(qtbot, "ordner 3")
    qtbot.waitUntil(lambda: page.form.code == code and "Ordner 3, 27" in page.form._state.text())

    click(qtbot, page.form._move)
    opened(qtbot, AskPlace)
    type_in(qtbot, "Karton 1, 5")
    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Karton 1, 5" in page.form._state.text())
    window.show_person(1)
    forms = people_page(window).person.forms
    qtbot.waitUntil(lambda: any("Karton 1, 5" in label.text() for label in forms.findChildren(Label)))


def test_the_next_place_is_proposed(
    qtbot: QtBot, window: MainWindow, register: Register, scan: Path, tmp_path: Path
) -> None:
    """Counting up from the last paper."""
    [first] = register.scans.take([scan]).value
    register.scans.file(first.id, ticked=(), signed_on=None, lies_in="Ordner 3, 27")
    printed = register.forms.print([2]).value
    second = tmp_path / "zwei.png"
    second.write_bytes(register.forms.picture(printed.pdf, 1, width=1000))
    register.scans.take([second])

    page = window.go("forms")
    assert isinstance(page, FormsPage)

    qtbot.waitUntil(lambda: page.filing.card.lies_in.text() == "Ordner 3, 28")


def test_the_inbox_says_how_each_page_stands(
    qtbot: QtBot, window: MainWindow, register: Register, scan: Path, tmp_path: Path
) -> None:
    """By word, also for a screen reader; small pictures are there without a file being opened."""
    register.scans.take([scan, white(tmp_path / "Foto.png")])
    page = window.go("forms")
    assert isinstance(page, FormsPage)
    qtbot.waitUntil(lambda: page.sheets.model.rowCount() == 2 and not page.sheets.model.without_picture())

    told = [page.sheets.model.index(row).data() for row in range(2)]

    assert told[0] == "Anna Beispiel, Scan.png, Ansehen"
    assert told[1].startswith("Foto.png, ")
    assert told[1].endswith(", Von wem?")


def test_a_form_that_cant_be_filed_says_why_at_once(
    qtbot: QtBot, window: MainWindow, register: Register, scan: Path, code: str
) -> None:
    """A void form's page is shown with the reason, before anybody ticks boxes in vain."""
    register.forms.void(code, "Name falsch")
    register.scans.take([scan])

    page = window.go("forms")
    assert isinstance(page, FormsPage)

    qtbot.waitUntil(lambda: "wurde ungültig gemacht" in page.filing.whose._mistake.text())
    assert page.sheets.model.index(0).data().endswith("Ansehen")


def test_a_bare_number_in_may_i_opens_its_person(qtbot: QtBot, window: MainWindow, code: str) -> None:
    """Typed from the sheet without hyphens; twelve letters of a name stay a name."""
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(qtbot, MayI)
    type_in(qtbot, code.lower())

    qtbot.waitUntil(lambda: people_page(window).person.current == 1)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not dialog)
