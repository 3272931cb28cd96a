"""Forms for everybody who was never asked: printed at once; one comes back filled in, two do not come back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from consentregister.domain.form import FieldType
from consentregister.domain.words import FormState, Purpose
from consentregister.register import Register
from tests.conftest import SALON
from tests.filling import filled_on_screen
from tests.journeys.day import Day
from tests.journeys.hands import click, closed, drop, keys, opened, press, wait_for
from ui.dialogs.ask_reason import AskReason
from ui.dialogs.print_dialog import PrintDialog
from ui.pages.forms_page import FormsPage
from ui.printing import make_printer

pytestmark = pytest.mark.slow
_TAB, _ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


@pytest.fixture
def day(styled_app: QApplication, tmp_path: Path) -> Iterator[Day]:
    """A salon with three customers who were never asked, recorded in no order."""
    day = Day(styled_app, tmp_path)
    Register.create(day.place, SALON).close()
    day.open()
    for name, phone in (("Ute Zink", "0171 39200 11"), ("Otto Bär", "0171 39200 12"), ("Jan Berg", "0171 39200 13")):
        day.record(name, phone)
    yield day
    day.close()


def press_until(name: str, key: Qt.Key, *, most: int = 30) -> None:
    """Go on by the keyboard until the button of this name has it."""
    for _ in range(most):
        focus = QApplication.focusWidget()
        if focus is not None and name in (focus.accessibleName(), getattr(focus, "text", str)()):
            return
        press(key)
    raise AssertionError(f"the keyboard never comes to {name!r}")


def test_everybody_is_asked_once(day: Day, tmp_path: Path) -> None:
    """One PDF in the order of the index; then what becomes of each form, by mouse and by keyboard."""
    page = day.go("people")
    wait_for(lambda: day.people.people.model.rowCount() == 3, "the list")
    click("Formulare für alle …", page)
    dialog = opened(PrintDialog)
    wait_for(dialog._print.isEnabled, "the preview")
    day.see("batch")
    with patch.object(QFileDialog, "getSaveFileName", return_value=(str(day.form), "")):
        click("Als PDF speichern …")
        closed()
    day.told("form.pdf")
    forms = sorted(day.register.forms.all(open_only=True), key=lambda form: form.page)
    assert [form.person_name for form in forms] == ["Otto Bär", "Jan Berg", "Ute Zink"]
    baer, berg, zink = forms

    # Otto rather has a file: he fills it in on the screen, signs, and sends it back.
    mailed = day.register.forms.print([baer.person or 0], fillable=True).value
    today = date.today()  # noqa: DTZ011
    typed = {field: f"{today:%d.%m.%Y}" for field in mailed.forms[0].fields if field.type is FieldType.DATE}
    tick = next(
        field
        for field in mailed.forms[0].fields
        if field.channel == "whatsapp" and Purpose.SERVICE_REMINDER in field.purposes
    )
    one_page = tmp_path / "otto.pdf"
    one_page.write_bytes(filled_on_screen(mailed.pdf, [tick], typed))
    drop(day.window, one_page)
    day.told("1 Seite ist da")
    inbox = day.window._pages["forms"]
    assert isinstance(inbox, FormsPage)
    wait_for(lambda: inbox.filing.card.isVisible() and inbox.filing.picture.is_shown, "the page that came back")
    assert inbox.filing.whose.boxes.ticked() == {("whatsapp", Purpose.SERVICE_REMINDER)}
    assert inbox.filing.card.signed_on() == today
    day.see("filled-in")
    click("Speichern", inbox)
    wait_for(lambda: "Ohne Unterschrift" in inbox.filing.card.mistake.text(), "the signature to be asked for")
    click("Ich sehe die Unterschrift", inbox)
    click("Speichern", inbox)
    day.told("Gespeichert: Formular von Otto Bär")
    assert day.register.checks.check(baer.person or 0, "whatsapp", Purpose.SERVICE_REMINDER).verdict.is_yes

    # Jan's is given up and Ute's was wrong: both by the keyboard.
    day.window._desk.wishes.show_form.emit(berg.code)
    wait_for(lambda: inbox.form.code == berg.code and inbox.form._stop.isVisible(), "Jan's form")
    inbox.form._again.setFocus()
    press_until("Nicht mehr warten", _TAB)
    press(Qt.Key.Key_Space)
    day.told("Wir warten nicht mehr darauf")

    day.window._desk.wishes.show_form.emit(zink.code)
    wait_for(lambda: inbox.form.code == zink.code and inbox.form._void.isVisible(), "Ute's form")
    inbox.form._again.setFocus()
    press_until("Ungültig machen …", _TAB)
    press(Qt.Key.Key_Space)
    asked = opened(AskReason)
    press(_ENTER)
    assert asked.isVisible()  # nothing happens without a reason
    keys("Name falsch")
    press(_ENTER)
    closed()
    day.told("gilt nicht mehr")
    states = {form.person_name: (form.state, form.waiting) for form in day.register.forms.all()}
    assert states["Jan Berg"] == (FormState.OPEN, False)
    assert states["Ute Zink"] == (FormState.VOID, True)

    # Only Ute can be asked again: hers was void.
    assert day.register.batches.unasked() == [zink.person]
    assert day.check_log().startswith("Alles in Ordnung")


def test_a_form_printed_again_is_the_same(day: Day, tmp_path: Path) -> None:
    """From the list of forms that are not back: the same sheet, the same number, noted in the history."""
    (form,) = day.register.forms.print([1]).value.forms
    paper = tmp_path / "paper.pdf"

    def to_file(_parent: object) -> QPrinter:
        printer = make_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        return printer

    day.window._forms.printing().ask = to_file
    day.window._desk.wishes.show_form.emit(form.code)
    forms = day._page(FormsPage)
    wait_for(forms.form._again.isVisible, "the form")
    click("Noch einmal drucken", forms)
    day.told("Gedruckt: 1 Seite")
    assert paper.exists()
    assert "noch einmal gedruckt" in day.newest_in_history()
