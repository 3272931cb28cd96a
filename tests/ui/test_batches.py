"""Forms for many in the window: in the order of filing, with progress, stopped without a trace, printed again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consentregister.domain.batch import SheetOrder
from consentregister.domain.person import NewPerson
from consentregister.domain.words import FormKind
from consentregister.register import Register
from tests.ui.helpers import button, click, opened
from ui.desk import Desk
from ui.dialogs.ask_first import AskFirst
from ui.dialogs.print_dialog import PrintDialog
from ui.dialogs.progress import ProgressSheet
from ui.main_window import MainWindow
from ui.pages.people_page import PeoplePage
from ui.printing import make_printer


class Office:
    """The printer, and the program for PDFs.

    Attributes:
        paper: what came out. margins: of the printer. opened: files that were opened.
    """

    def __init__(self, folder: Path) -> None:
        self.paper = folder / "paper.pdf"
        self.margins = QMarginsF()
        self.opened: list[Path] = []

    def ask(self, _parent: object) -> QPrinter:
        """Choose the printer."""
        printer = make_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.paper))
        layout = printer.pageLayout()
        layout.setUnits(QPageLayout.Unit.Millimeter)
        layout.setMinimumMargins(self.margins)
        if not self.margins.isNull():
            printer.pageLayout = lambda: layout  # type: ignore[method-assign]
        return printer

    def open(self, file: Path) -> bool:
        """Open a file."""
        self.opened.append(file)
        return True


@pytest.fixture
def office(window: MainWindow, tmp_path: Path) -> Office:
    """A printer that prints into a file, and a program that opens PDFs."""
    office = Office(tmp_path)
    printing = window._forms.printing()
    printing.ask, printing.open_file = office.ask, office.open
    return office


@pytest.fixture
def slow_drawing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Drawing that waits before its second form until it is let go on."""
    go_on, orders = Event(), desk.register.forms._orders
    real, count = orders.page, iter(range(1000))

    def page(*arguments: object, **options: object) -> object:
        if next(count) > 0:
            go_on.wait(10)
        return real(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(orders, "page", page)
    yield go_on
    go_on.set()


def dialog_for(qtbot: QtBot, desk: Desk, persons: list[int]) -> PrintDialog:
    """The dialog, with the sheet on it."""
    desk.wishes.print_form.emit(persons)
    dialog = opened(qtbot, PrintDialog)
    qtbot.waitUntil(dialog._print.isEnabled)
    return dialog


def people_list(window: MainWindow, qtbot: QtBot) -> PeoplePage:
    """The page of people, with its list."""
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.people.model.rowCount() == 7)
    return page


def test_forms_for_those_marked_come_by_name(
    qtbot: QtBot, window: MainWindow, register: Register, office: Office
) -> None:
    """All marked in the list get their form, printed in the order of a card index."""
    page = people_list(window, qtbot)
    page.people.view.setFocus()
    page.people.view.selectAll()
    click(qtbot, button(page.people, "Formulare drucken (7)"))
    dialog = opened(qtbot, PrintDialog)
    qtbot.waitUntil(dialog._print.isEnabled)
    assert dialog._whom.text() == "Anna Beispiel und 6 weitere Personen"
    dialog.print()

    qtbot.waitUntil(lambda: "Gedruckt: 7 Seiten" in window.banner.text(), timeout=20_000)
    names = [form.person_name.split()[-1] for form in sorted(register.forms.all(), key=lambda form: form.page)]
    assert names == ["Beispiel", "Bergmann", "Groß", "Müller", "Mustermann", "Özdemir", "Schulz"]
    assert register.forms.pages(office.paper.read_bytes()) == 7


def test_all_who_were_never_asked(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, office: Office
) -> None:
    """Without a selection the button means all without an answer; when none is left it says so."""
    register.forms.print([1, 2, 3, 4, 5])
    page = people_list(window, qtbot)
    click(qtbot, button(page.people, "Formulare für alle …"))
    dialog = opened(qtbot, PrintDialog)
    qtbot.waitUntil(dialog._print.isEnabled)
    assert len(dialog.many.persons) == 2
    assert dialog.many._who.isVisible()
    dialog.print()
    qtbot.waitUntil(lambda: "Gedruckt: 2 Seiten" in window.banner.text(), timeout=20_000)

    click(qtbot, button(page.people, "Formulare für alle …"))
    qtbot.waitUntil(lambda: "Niemand mehr zu fragen" in window.banner.text())


def test_by_postcode_when_one_wants(qtbot: QtBot, desk: Desk, register: Register, office: Office) -> None:
    """The order chosen is the order printed, and the sheet shown is the first one."""
    for person, postcode in ((1, "30000"), (2, "10000"), (3, "20000")):
        known = register.people.show(person)
        register.people.edit(person, NewPerson(name=known.name, contact_points=known.contact_points, postcode=postcode))
    dialog = dialog_for(qtbot, desk, [1, 2, 3])
    dialog.many.order.choose(SheetOrder.POSTCODE)
    assert dialog._order().persons == (2, 3, 1)


def test_who_gets_no_form_is_told(qtbot: QtBot, desk: Desk, register: Register, office: Office) -> None:
    """One whom no way reaches is named, and the others get their forms."""
    register.settings.set({"channels": "whatsapp sms"})
    nobody = register.people.record(NewPerson(name="Tim Weiß", street="Weg 1", postcode="1", city="Ort")).value.id
    dialog = dialog_for(qtbot, desk, [1, nobody, 2])
    assert "Tim Weiß" in dialog.many._left_out.text()
    assert dialog._order().persons == (1, 2)


def test_stopped_half_way_leaves_nothing(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, office: Office, slow_drawing: Event
) -> None:
    """Progress is shown, Escape stops it, and neither paper nor register know of anything."""
    slow_drawing.set()
    dialog = dialog_for(qtbot, desk, [1, 2, 3, 4])
    slow_drawing.clear()
    before = register.log.count()
    dialog.print()
    sheet = opened(qtbot, ProgressSheet)
    qtbot.waitUntil(lambda: "von 4 wird vorbereitet" in sheet._line.text())
    sheet.reject()
    slow_drawing.set()

    qtbot.waitUntil(lambda: "Abgebrochen" in window.banner.text())
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert (register.log.count(), register.forms.all()) == (before, [])
    assert not office.paper.exists() or register.forms.pages(office.paper.read_bytes()) == 0


def test_a_printer_that_cuts_asks_first(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, office: Office
) -> None:
    """What would be missing is told before anything is printed; no leaves no trace, yes prints."""
    office.margins = QMarginsF(5, 5, 5, 14)
    dialog_for(qtbot, desk, [1]).print()
    question = opened(qtbot, AskFirst)
    click(qtbot, question.cancel)
    qtbot.waitUntil(lambda: "Abgebrochen" in window.banner.text())
    assert register.forms.all() == []

    dialog_for(qtbot, desk, [1]).print()
    click(qtbot, opened(qtbot, AskFirst).go_on)
    qtbot.waitUntil(lambda: "Gedruckt: 1 Seite" in window.banner.text())
    assert len(register.forms.all()) == 1


def test_a_pdf_to_fill_in(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, office: Office, tmp_path: Path
) -> None:
    """The same form with fields, recorded as handed out; a file of many, and sheets that stay there, offer none."""
    file = tmp_path / "fill.pdf"
    dialog = dialog_for(qtbot, desk, [1])
    assert dialog._fillable.isVisible()
    dialog.save_as(file, fillable=True)
    qtbot.waitUntil(lambda: "Gespeichert: fill.pdf" in window.banner.text())
    assert b"/AcroForm" in file.read_bytes()
    assert len(register.forms.all(open_only=True)) == 1
    assert office.opened == []

    several = dialog_for(qtbot, desk, [1, 2])
    assert not several._fillable.isVisible()
    several.reject()
    other = dialog_for(qtbot, desk, [1])
    other.choices.kind.choose(FormKind.INFO_ART13)
    qtbot.waitUntil(lambda: not other._fillable.isVisible())


def test_opened_after_saving_where_wished(
    qtbot: QtBot, window: MainWindow, desk: Desk, office: Office, tmp_path: Path
) -> None:
    """The tick is remembered, and the file opens in the user's own program."""
    dialog = dialog_for(qtbot, desk, [1])
    assert not dialog.open_saved.isChecked()
    dialog.open_saved.setChecked(True)
    dialog.save_as(tmp_path / "one.pdf")
    qtbot.waitUntil(lambda: office.opened == [tmp_path / "one.pdf"])

    assert dialog_for(qtbot, desk, [2]).open_saved.isChecked()


def test_printed_again_from_the_person(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, office: Office
) -> None:
    """A form that is out is printed once more beside the person's papers, and the log tells."""
    (form,) = register.forms.print([1]).value.forms
    desk.work.changed.emit(register.forms.stop_waiting(form.code))
    page = people_list(window, qtbot)
    page.open(1)
    qtbot.waitUntil(lambda: page.person.current == 1 and bool(page.person.findChildren(type(page.people._check))))
    again = "Noch einmal drucken"
    qtbot.waitUntil(
        lambda: any(one.accessibleName() == again for one in page.person.findChildren(type(page.people._check)))
    )
    next(one for one in page.person.findChildren(type(page.people._check)) if one.accessibleName() == again).click()

    qtbot.waitUntil(lambda: "Gedruckt: 1 Seite" in window.banner.text())
    assert register.log.show(limit=1)[0].kind == "form_reprinted"
    assert [one.code for one in register.forms.all()] == [form.code]
