"""Printing: the sheet is seen first, and recorded only when it was printed or saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.words import FormKind, PersonKind
from consentregister.register import Register
from ui.desk import Desk
from ui.dialogs.print_choices import PrintChoices
from ui.dialogs.print_dialog import PrintDialog
from ui.main_window import MainWindow
from ui.printing import make_printer


@pytest.fixture
def paper(window: MainWindow, tmp_path: Path) -> Path:
    """Where the paper of the printer comes out: a PDF."""
    out = tmp_path / "paper.pdf"

    def to_file(_parent: object) -> QPrinter:
        printer = make_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        return printer

    window._forms.printing().ask = to_file
    return out


def opened(qtbot: QtBot, window: MainWindow, desk: Desk, persons: list[int]) -> PrintDialog:
    """The dialog, with the sheet on it."""
    desk.wishes.print_form.emit(persons)
    dialog = window.findChild(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    qtbot.waitUntil(lambda: dialog.picture.is_shown)
    return dialog


def test_looking_records_nothing(qtbot: QtBot, window: MainWindow, desk: Desk, register: Register) -> None:
    """The preview alone asks nobody for anything."""
    opened(qtbot, window, desk, [1]).reject()

    assert register.forms.all() == []


def test_printing_puts_the_form_on_paper_at_its_own_size(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, paper: Path
) -> None:
    """One A4 page comes out, and the form waits to come back."""
    opened(qtbot, window, desk, [1]).print()

    qtbot.waitUntil(lambda: "Gedruckt: 1 Seite" in window.banner.text())
    picture = register.forms.picture(paper.read_bytes(), 1, width=210)
    assert register.forms.pages(paper.read_bytes()) == 1
    assert int.from_bytes(picture[20:24], "big") == pytest.approx(297, abs=1)
    assert [form.person for form in register.forms.all(open_only=True)] == [1]


def test_who_thinks_better_of_it_records_nothing(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """Without a printer chosen the dialog stays, and nothing was handed out."""
    window._forms.printing().ask = lambda _parent: None
    dialog = opened(qtbot, window, desk, [1])

    dialog.print()

    assert dialog.isVisible()
    assert register.forms.all() == []


def test_several_people_come_in_one_pdf(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, tmp_path: Path
) -> None:
    """Each has a form of their own in the same file."""
    file = tmp_path / "formulare.pdf"

    opened(qtbot, window, desk, [1, 2, 3]).save_as(file)

    qtbot.waitUntil(lambda: "formulare.pdf" in window.banner.text())
    assert register.forms.pages(file.read_bytes()) == 3
    assert len(register.forms.all(open_only=True)) == 3


def test_a_place_that_cannot_be_written_records_nothing(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, tmp_path: Path
) -> None:
    """The file is tried before anything is recorded."""
    opened(qtbot, window, desk, [1]).save_as(tmp_path / "nowhere" / "form.pdf")

    qtbot.waitUntil(lambda: "ließ sich nicht schreiben" in window.banner.text())
    assert register.forms.all() == []


def test_the_information_sheet_is_asked_for_afterwards(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, tmp_path: Path
) -> None:
    """Printed is not handed over: one click says that it was."""
    dialog = opened(qtbot, window, desk, [1])
    dialog.choices.kind.choose(FormKind.INFO_ART13)
    dialog.save_as(tmp_path / "info.pdf")
    qtbot.waitUntil(lambda: "übergeben?" in window.banner.text())
    assert register.people.show(1).info_sheet_given is None

    window.banner._action.click()

    qtbot.waitUntil(lambda: register.people.show(1).info_sheet_given is not None)


def test_only_the_ways_ticked_are_on_the_form(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, tmp_path: Path
) -> None:
    """What is unticked in the dialog has no box on the paper."""
    dialog = opened(qtbot, window, desk, [1])
    for way, box in dialog.choices._ways.items():
        box.setChecked(way == "sms")
    dialog.save_as(tmp_path / "sms.pdf")

    qtbot.waitUntil(lambda: bool(register.forms.all()))
    assert {box.channel for box in register.forms.all()[0].boxes} == {"sms"}


def test_the_parents_form_offers_what_is_on_it(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """No calls and no reviews, about which the sheet does not ask; no advertising without something to sell."""
    parent = NewPerson(name="Eva Weiß", contact_points=(ContactPoint.phone("0171 39200 22"),))
    child = NewPerson(name="Tim Weiß", minor=True)
    person = register.people.record(child, guardian=parent).value.id

    choices = opened(qtbot, window, desk, [person]).choices

    assert list(choices._ways) == ["whatsapp", "sms"]
    assert seen(choices) == ["Antwort und Termine", "Wieder fällig"]


def test_only_ways_that_reach_the_person_are_offered(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """A box for e-mail to somebody without an address would change nothing on the sheet."""
    register.settings.set({"business_services": "Haarschnitt"})
    point = ContactPoint.phone("0171 39200 22")
    person = register.people.record(NewPerson(name="Eva Weiß", contact_points=(point,))).value.id

    choices = opened(qtbot, window, desk, [person]).choices

    assert list(choices._ways) == ["whatsapp", "sms", "phone_call"]
    assert seen(choices) == ["Antwort und Termine", "Wieder fällig", "Werbung", "Bewertung"]


def test_staff_see_the_topics_their_form_asks_for(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """The form for the team asks for each topic by itself, so there is nothing to leave out, only to see."""
    point = ContactPoint.phone("0171 39200 22")
    emre = NewPerson(name="Emre Beispiel", kind=PersonKind.EMPLOYEE, contact_points=(point,))
    person = register.people.record(emre).value.id

    dialog = opened(qtbot, window, desk, [person])

    assert seen(dialog.choices) == []
    assert dialog.choices._topics.text() == "Dienstplan\nEinsatzort, Auftrag\nAusfälle im Team"
    assert dialog._print.isEnabled()


def test_several_people_are_offered_what_one_of_their_forms_has(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """What was left as it is follows each person, whatever form is theirs."""
    child = register.people.record(NewPerson(name="Tim Weiß", minor=True)).value.id

    choices = opened(qtbot, window, desk, [1, child]).choices

    assert list(choices._ways) == ["whatsapp", "sms", "phone_call", "email"]
    assert choices.order((1, child)).channels == ()


def seen(choices: PrintChoices) -> list[str]:
    """The matters one can leave out."""
    return [box.text() for box, _ in choices._matters if box.isVisible()]


def test_nothing_ticked_prints_nothing(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Without a way the dialog says so and offers no printing."""
    dialog = opened(qtbot, window, desk, [1])

    for box in dialog.choices._ways.values():
        box.setChecked(False)

    assert not dialog._print.isEnabled()
    assert "mindestens" in dialog._mistake.text()


def test_a_form_is_printed_again_as_it_was(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, paper: Path
) -> None:
    """Only its own page of the common PDF comes out, and nothing new is recorded."""
    printed = register.forms.print([1, 2, 3]).value

    desk.wishes.reprint.emit(printed.forms[1].code)

    qtbot.waitUntil(lambda: "Gedruckt: 1 Seite" in window.banner.text())
    assert register.forms.pages(paper.read_bytes()) == 1
    assert len(register.forms.all()) == 3


def test_who_has_no_number_yet_is_asked_for_it_on_paper(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, tmp_path: Path
) -> None:
    """For a person without any address all ways are on the form, with lines to write them on."""
    person = register.people.record(NewPerson(name="Tim Weiß")).value.id

    opened(qtbot, window, desk, [person]).save_as(tmp_path / "tim.pdf")

    qtbot.waitUntil(lambda: bool(register.forms.all()))
    assert "whatsapp" in {box.channel for box in register.forms.all()[0].boxes}
