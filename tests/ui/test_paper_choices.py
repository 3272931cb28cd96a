"""How it is printed, chosen in the window; asking by e-mail; blank forms; logo and colour."""

from __future__ import annotations

from pathlib import Path

import PIL.Image
import PIL.ImageDraw
import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from consentregister.domain.contact import ContactPoint
from consentregister.domain.paper import Paper, PaperSize
from consentregister.domain.person import NewPerson
from consentregister.domain.words import FormKind
from consentregister.register import Register
from tests.ui.conftest import Outside
from ui.desk import Desk
from ui.dialogs.notices_dialog import NoticesDialog
from ui.dialogs.print_dialog import PrintDialog
from ui.dialogs.request_email import RequestEmailDialog
from ui.main_window import MainWindow
from ui.pages.settings.letterhead import LetterheadSection


def opened(qtbot: QtBot, window: MainWindow, desk: Desk, persons: list[int]) -> PrintDialog:
    """The print dialog, with the sheet on it."""
    desk.wishes.print_form.emit(persons)
    dialog = window.findChild(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    qtbot.waitUntil(lambda: dialog.picture.is_shown)
    return dialog


def saved(qtbot: QtBot, window: MainWindow, dialog: PrintDialog, file: Path) -> list[tuple[int, int]]:
    """Save what the dialog shows. Returns: the size of each page in points."""
    dialog.save_as(file)
    qtbot.waitUntil(lambda: file.name in window.banner.text())
    document = pypdfium2.PdfDocument(file)
    sizes = [(round(page.get_width()), round(page.get_height())) for page in document]
    document.close()
    return sizes


def test_paper_is_folded_away_and_says_what_is_chosen(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """One line tells; unfolded it can be changed, and the line follows."""
    choices = opened(qtbot, window, desk, [1]).choices.paper
    assert choices._line.text() == "Papier: A4"
    assert not choices.large.isVisible()

    choices.unfold()
    choices.large.click()
    choices.copy.click()

    assert choices.large.isVisible()
    assert choices._line.text() == "Papier: A4, große Schrift, mit Ausfertigung"


def test_the_chosen_paper_comes_out(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, tmp_path: Path
) -> None:
    """The sheet behind each form on Letter is two pages; nothing of it is remembered unasked."""
    dialog = opened(qtbot, window, desk, [1])
    dialog.choices.paper.sheet_size.choose(PaperSize.LETTER)
    dialog.choices.paper.notice_on_back.click()

    assert saved(qtbot, window, dialog, tmp_path / "letter.pdf") == [(612, 792)] * 2
    assert register.settings.show().paper == Paper()


def test_always_like_this(qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, tmp_path: Path) -> None:
    """Ticked, the choice is the one of the next dialog too."""
    dialog = opened(qtbot, window, desk, [1])
    dialog.choices.paper.copy.click()
    dialog.choices.paper.always.click()
    saved(qtbot, window, dialog, tmp_path / "copy.pdf")

    qtbot.waitUntil(lambda: register.settings.show().paper == Paper(copy=True))


def test_several_blank_forms(qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, tmp_path: Path) -> None:
    """As many as asked for, each with a number of its own."""
    dialog = opened(qtbot, window, desk, [])
    assert dialog.choices.how_many.isVisible()
    dialog.choices.how_many.setText("4")

    assert len(saved(qtbot, window, dialog, tmp_path / "van.pdf")) == 4
    assert len({form.code for form in register.forms.all(open_only=True)}) == 4


def test_letters_are_offered_where_there_is_a_person(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Request, access and erasure for a customer; a blank sheet has nobody to write to."""
    offered = [kind for kind, _ in opened(qtbot, window, desk, [1]).choices.kind._choices]
    assert {FormKind.CONSENT_REQUEST, FormKind.ACCESS_ANSWER, FormKind.ERASURE_CONFIRMATION} <= set(offered)


@pytest.fixture
def vera(register: Register) -> int:
    """A customer with an e-mail address."""
    points = (ContactPoint.phone("0171 39200 12"), ContactPoint.email("vera@example.org"))
    return register.people.record(NewPerson(name="Vera Beispiel", contact_points=points)).value.id


def test_asking_by_email(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, vera: int, outside: Outside, tmp_path: Path
) -> None:
    """First the attachment, which is recorded as handed out; then the mail program with subject and text."""
    dialog = opened(qtbot, window, desk, [vera])
    qtbot.waitUntil(dialog._by_email.isVisible)
    dialog._by_email.click()
    email = window.findChild(RequestEmailDialog)
    assert isinstance(email, RequestEmailDialog)
    qtbot.waitUntil(email.open_mail.isEnabled)
    assert register.forms.all() == []

    email.save_as(tmp_path / "anhang.pdf")
    qtbot.waitUntil(lambda: "anhang.pdf" in window.banner.text())
    email.open_mail.click()

    assert [form.person for form in register.forms.all(open_only=True)] == [vera]
    assert outside.links[0].startswith("mailto:vera@example.org?")


def test_who_has_no_email_is_not_asked_that_way(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """The way is not there where it is not allowed."""
    phone = (ContactPoint.phone("0171 39200 12"),)
    without = register.people.record(NewPerson(name="Ohne Adresse", contact_points=phone)).value.id
    dialog = opened(qtbot, window, desk, [without])
    assert dialog._by_email.isHidden()


def test_small_sheets(qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path) -> None:
    """Shown, then saved."""
    desk.wishes.notices.emit()
    dialog = window.findChild(NoticesDialog)
    assert isinstance(dialog, NoticesDialog)
    qtbot.waitUntil(lambda: dialog.picture.is_shown)

    dialog.save_as(tmp_path / "klein.pdf")

    qtbot.waitUntil(lambda: "klein.pdf" in window.banner.text())
    assert (tmp_path / "klein.pdf").read_bytes().startswith(b"%PDF")


def test_logo_and_colour_in_the_settings(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, tmp_path: Path
) -> None:
    """A logo is seen and removed; a pale colour of one's own is darkened before it is saved."""
    desk.wishes.page.emit("settings/letterhead")
    section = window.findChild(LetterheadSection)
    assert isinstance(section, LetterheadSection)
    qtbot.waitUntil(section._none.isVisible)
    file = tmp_path / "logo.png"
    picture = PIL.Image.new("RGB", (200, 100), "white")
    PIL.ImageDraw.Draw(picture).rectangle((10, 10, 150, 90), fill="navy")
    picture.save(file)

    section.take_logo(file)
    qtbot.waitUntil(lambda: section.logo.isVisible() and bool(register.logos.show()))
    section.take_colour("#ffdd00")
    section.save()
    qtbot.waitUntil(lambda: register.settings.show().paper_colour == "#877500")

    section.remove.click()
    qtbot.waitUntil(lambda: section._none.isVisible() and not register.logos.show())
