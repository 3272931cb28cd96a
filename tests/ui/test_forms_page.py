"""Forms that come back: taken, confirmed, filed, taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.printed import PrintedForm
from consentregister.domain.words import FormState, PersonKind, Purpose
from consentregister.register import Register
from ui.desk import Desk
from ui.dialogs.ask_reason import AskReason
from ui.dialogs.choose_person import ChoosePerson
from ui.main_window import MainWindow
from ui.pages.forms_page import FormsPage
from ui.pages.people_page import PeoplePage
from ui.widgets.button import Button


@dataclass
class Back:
    """A form that was printed, and its scan."""

    form: PrintedForm
    scan: Path


@pytest.fixture(scope="module")
def printed(people_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Back:
    """Anna's form, printed and scanned, beside the register that knows it; made once, to be copied."""
    place = shutil.copy(people_template, tmp_path_factory.mktemp("printed") / people_template.name)
    register = Register.open(Path(place))
    made = register.forms.print([1]).value
    scan = register.place.with_name("Scan.png")
    scan.write_bytes(register.forms.picture(made.pdf, 1, width=1000))
    register.close()
    return Back(made.forms[0], scan)


@pytest.fixture
def register(printed: Back, people_template: Path, tmp_path: Path) -> Iterator[Register]:
    """Invented people, and Anna's form that is not back yet."""
    register = Register.open(Path(shutil.copy(printed.scan.with_name(people_template.name), tmp_path)))
    yield register
    register.close()


@pytest.fixture
def back(printed: Back, tmp_path: Path) -> Back:
    """Anna's form as it comes back."""
    return Back(printed.form, Path(shutil.copy(printed.scan, tmp_path)))


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, register: Register, back: Back) -> FormsPage:
    """The page of forms with the scan that waits."""
    register.scans.take([back.scan])
    page = window.go("forms")
    assert isinstance(page, FormsPage)
    qtbot.waitUntil(lambda: page.filing.picture.is_shown)
    return page


def test_a_file_dropped_anywhere_waits_to_be_filed(
    qtbot: QtBot, window: MainWindow, register: Register, back: Back
) -> None:
    """Dropping a scan on the window takes it, tells so, and shows the page of forms."""
    drop(window, back.scan)

    qtbot.waitUntil(lambda: "1 Seite ist da" in window.banner.text())
    page = window.go("forms")
    assert isinstance(page, FormsPage)
    qtbot.waitUntil(lambda: page.sheets.model.rowCount() == 1)
    assert register.scans.inbox()[0].person == 1


def test_a_page_that_was_here_before_is_told(qtbot: QtBot, window: MainWindow, page: FormsPage, back: Back) -> None:
    """The same scan a second time is kept once, and said so."""
    drop(window, back.scan)

    qtbot.waitUntil(lambda: "wartet hier schon" in window.banner.text())
    assert page.sheets.model.rowCount() == 1


def test_a_damaged_file_is_told_in_one_sentence(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """What can't be read is refused by name, and stays said."""
    file = tmp_path / "kaputt.pdf"
    file.write_bytes(b"%PDF-1.7 nothing more")

    drop(window, file)

    qtbot.waitUntil(lambda: "kaputt.pdf" in window.banner.text())


def test_nothing_is_ticked_before_somebody_ticks_it(page: FormsPage) -> None:
    """No box, no day and no signature is proposed."""
    filing = page.filing

    assert filing.whose.boxes.ticked() == set()
    assert filing.card.day.text() == ""
    assert not filing.card.signature.isChecked()


def test_return_files_what_was_confirmed(
    qtbot: QtBot, window: MainWindow, page: FormsPage, register: Register, back: Back
) -> None:
    """Tick, day, signature, Return: the consent stands, and the foot of the window offers the way back."""
    tick(qtbot, page, "WhatsApp: Antwort und Termine")
    confirm(qtbot, page)
    page.filing.card.lies_in.setFocus()
    qtbot.keyClick(page.filing.card.lies_in, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Gespeichert" in window.banner.text())
    assert register.forms.find(back.form.code).state is FormState.RETURNED
    assert register.checks.check(1, "whatsapp", Purpose.APPOINTMENT_OR_ORDER).verdict.is_yes
    assert register.scans.inbox() == []


def test_saving_can_be_undone(
    qtbot: QtBot, window: MainWindow, page: FormsPage, register: Register, back: Back
) -> None:
    """The button at the foot makes the page wait again."""
    confirm(qtbot, page)
    page.filing.save()
    qtbot.waitUntil(lambda: "Gespeichert" in window.banner.text())

    qtbot.mouseClick(window.banner._action, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "Zurückgenommen" in window.banner.text())
    assert len(register.scans.inbox()) == 1


def test_without_a_day_nothing_is_saved(qtbot: QtBot, page: FormsPage, register: Register) -> None:
    """A day, or that there is none, is asked for below the fields."""
    page.filing.card.signature.click()

    page.filing.save()

    assert "Datum" in page.filing.card.mistake.text()
    assert len(register.scans.inbox()) == 1


def test_without_a_signature_nothing_is_saved(qtbot: QtBot, page: FormsPage, register: Register) -> None:
    """A person must say that they see it."""
    page.filing.card.no_day.click()

    page.filing.save()

    qtbot.waitUntil(lambda: "Unterschrift" in page.filing.card.mistake.text())
    assert len(register.scans.inbox()) == 1


def test_a_page_without_a_code_goes_to_the_person_found(
    qtbot: QtBot, window: MainWindow, register: Register, back: Back, tmp_path: Path
) -> None:
    """Who is searched for gets the page filed to their newest open form."""
    page = waiting_without_code(qtbot, window, register, tmp_path)

    page.filing._ask_person()
    dialog = page.window().findChild(ChoosePerson)
    assert isinstance(dialog, ChoosePerson)
    qtbot.keyClicks(dialog.search, "anna")
    qtbot.waitUntil(lambda: dialog.found.count() == 1)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)

    qtbot.waitUntil(page.filing.card.isVisible)
    confirm(qtbot, page)
    page.filing.save()
    qtbot.waitUntil(lambda: register.forms.find(back.form.code).state is FormState.RETURNED)


def test_a_number_typed_finds_the_form(
    qtbot: QtBot, window: MainWindow, register: Register, back: Back, tmp_path: Path
) -> None:
    """The number on the sheet and Return show the form's boxes."""
    page = waiting_without_code(qtbot, window, register, tmp_path)

    page.filing.whose.number.setFocus()
    qtbot.keyClicks(page.filing.whose.number, back.form.code)
    qtbot.keyClick(page.filing.whose.number, Qt.Key.Key_Return)

    qtbot.waitUntil(page.filing.whose.boxes.isVisible)


def test_a_page_that_is_not_ours_is_put_aside(
    qtbot: QtBot, window: MainWindow, page: FormsPage, register: Register
) -> None:
    """With a reason it leaves the list."""
    page.filing._ask_discard()
    give_reason(qtbot, window, "falsches Blatt")

    qtbot.waitUntil(lambda: register.scans.inbox() == [] and page.sheets.model.rowCount() == 0)


def test_a_form_is_no_longer_waited_for(
    qtbot: QtBot, window: MainWindow, register: Register, back: Back, desk: Desk
) -> None:
    """After "stop waiting" it leaves the list and still counts."""
    desk.wishes.show_form.emit(back.form.code)
    page = window.go("forms")
    assert isinstance(page, FormsPage)
    qtbot.waitUntil(page.form._stop.isVisible)

    qtbot.mouseClick(page.form._stop, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.sheets.model.rowCount() == 0)
    assert register.forms.find(back.form.code).state is FormState.OPEN


def test_a_form_is_made_void_with_a_reason(
    qtbot: QtBot, window: MainWindow, register: Register, back: Back, desk: Desk
) -> None:
    """What comes back with its number is refused from then on."""
    desk.wishes.show_form.emit(back.form.code)
    page = window.go("forms")
    assert isinstance(page, FormsPage)
    qtbot.waitUntil(page.form._void.isVisible)

    qtbot.mouseClick(page.form._void, Qt.MouseButton.LeftButton)
    give_reason(qtbot, window, "Name falsch")

    qtbot.waitUntil(lambda: register.forms.find(back.form.code).state is FormState.VOID)


def drop(window: MainWindow, file: Path) -> None:
    """Drop a file on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    place, copy = QPointF(300, 300), Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(place, copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))


def tick(qtbot: QtBot, page: FormsPage, name: str) -> None:
    """Tick a box by the name a screen reader says."""
    box = next(box for _, box in page.filing.whose.boxes._boxes if box.accessibleName() == name)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)


def confirm(qtbot: QtBot, page: FormsPage) -> None:
    """See the signature, and no day on the sheet."""
    qtbot.mouseClick(page.filing.card.signature, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.filing.card.no_day, Qt.MouseButton.LeftButton)


def give_reason(qtbot: QtBot, window: MainWindow, reason: str) -> None:
    """Answer why."""
    dialog = window.findChild(AskReason)
    assert isinstance(dialog, AskReason)
    qtbot.keyClicks(dialog.reason, reason)
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)


def waiting_without_code(qtbot: QtBot, window: MainWindow, register: Register, tmp_path: Path) -> FormsPage:
    """The page of forms with a photo nobody can read a code from."""
    photo = tmp_path / "Foto.png"
    Image.new("RGB", (600, 840), "white").save(photo)
    register.scans.take([photo])
    page = window.go("forms")
    assert isinstance(page, FormsPage)
    qtbot.waitUntil(lambda: page.filing.picture.is_shown)
    return page


def test_the_parents_form_has_its_own_answers(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    """What the parents tick besides ways and matters is taken too: no advertising by letter."""
    child = NewPerson(
        name="Tim Beispiel", contact_points=(ContactPoint.phone("0171 39200 44"),), minor=True, guardian=1
    )
    person = register.people.record(child).value.id
    register.settings.set({"business_services": "Haarschnitt"})
    printed = register.forms.print([person]).value
    scan = register.place.with_name("Eltern.png")
    scan.write_bytes(register.forms.picture(printed.pdf, 1, width=1000))
    register.scans.take([scan])
    page = window.go("forms")
    assert isinstance(page, FormsPage)
    qtbot.waitUntil(lambda: page.filing.picture.is_shown)

    tick(qtbot, page, "auch keine Werbung per Brief")
    confirm(qtbot, page)
    page.filing.save()

    qtbot.waitUntil(lambda: register.forms.find(printed.forms[0].code).state is FormState.RETURNED)
    assert register.people.show(person).objection == "advertising"


def test_the_picture_grows_under_the_pointer_and_is_moved(qtbot: QtBot, page: FormsPage) -> None:
    """A click shows the place one clicked larger, dragging moves it, a second click shows the whole again."""
    picture = page.filing.picture
    whole = picture._sheet.pixmap().width()
    middle = picture.viewport().rect().center()
    qtbot.mouseClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: picture.verticalScrollBar().value() > 0)
    assert picture._sheet.pixmap().width() > 2 * whole
    before = picture.verticalScrollBar().value()

    qtbot.mousePress(picture.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(picture.viewport(), middle + QPoint(0, 60))
    qtbot.mouseRelease(picture.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(0, 60))
    assert picture.verticalScrollBar().value() == before - 60
    assert picture.zoom > 1

    qtbot.mouseClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert picture.zoom == 1


def test_the_picture_grows_by_keys_and_buttons(qtbot: QtBot, page: FormsPage) -> None:
    """Plus and minus, on the keyboard or on the picture; whole is the smallest."""
    picture = page.filing.picture
    qtbot.keyClick(page.filing.card.signature, Qt.Key.Key_Plus)
    assert picture.zoom > 1
    smaller = next(one for one in picture.findChildren(Button) if one.accessibleName() == "Kleiner")
    qtbot.mouseClick(smaller, Qt.MouseButton.LeftButton)
    assert picture.zoom == 1
    qtbot.keyClick(page.filing.card.signature, Qt.Key.Key_Minus)
    assert picture.zoom == 1


def test_from_what_was_filed_to_the_person(qtbot: QtBot, window: MainWindow, page: FormsPage) -> None:
    """After filing, one click leads to the person, beside the one that takes it back."""
    confirm(qtbot, page)
    page.filing.save()
    qtbot.waitUntil(lambda: "Gespeichert" in window.banner.text())

    window.banner._further.click()

    people = window.go("people")
    assert isinstance(people, PeoplePage)
    qtbot.waitUntil(lambda: people.person.current == 1)


def test_a_form_of_the_team_holds_for_the_topics_ticked(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    """By each way the columns ticked on it, and no others; the person's page says which."""
    point = ContactPoint.phone("0171 39200 34")
    emre = NewPerson(name="Emre Beispiel", kind=PersonKind.EMPLOYEE, contact_points=(point,))
    person = register.people.record(emre).value.id
    printed = register.forms.print([person]).value
    scan = register.place.with_name("Team.png")
    scan.write_bytes(register.forms.picture(printed.pdf, 1, width=1000))
    register.scans.take([scan])
    page = window.go("forms")
    assert isinstance(page, FormsPage)
    qtbot.waitUntil(lambda: page.filing.picture.is_shown)
    for name in ("WhatsApp: Dienstplan", "WhatsApp: Ausfälle im Team", "SMS: Einsatzort, Auftrag"):
        tick(qtbot, page, name)
    confirm(qtbot, page)

    page.filing.save()

    qtbot.waitUntil(lambda: "Gespeichert" in window.banner.text())
    kept = {one.said.channel: one.said.scope for one in register.consents.of(person)}
    assert kept == {"whatsapp": ("absences", "roster"), "sms": ("job",)}
    window.show_person(person)
    people = window.go("people")
    assert isinstance(people, PeoplePage)
    qtbot.waitUntil(lambda: "WhatsApp: Ja nur für Ausfälle im Team · Dienstplan" in people.person.forms._topics.text())
    assert people.person.board.chosen() == ("whatsapp", Purpose.STAFF_MATTER)
