"""Writing to many: mark people, check them, save the allowed, print forms for the others; by keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from consentregister.domain.words import Purpose
from consentregister.register import Register
from tests.conftest import SALON
from tests.journeys.day import Day
from tests.journeys.hands import click, closed, keys, opened, press, wait_for
from ui.dialogs.list_check import ListCheck
from ui.dialogs.print_dialog import PrintDialog

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_DOWN = Qt.Key.Key_Down

pytestmark = pytest.mark.slow


@pytest.fixture
def day(styled_app: QApplication, tmp_path: Path) -> Iterator[Day]:
    """A salon with three customers; Anna signed for advertising, Karl has the form at home, Sabine was never asked."""
    day = Day(styled_app, tmp_path)
    Register.create(day.place, SALON).close()
    day.open()
    day.record("Anna Beispiel", "0171 39200 11")
    day.record("Sabine Müller", "0171 39200 12")
    day.record("Karl Schulz", "0171 39200 13")
    day.scan.write_text("signed")
    day.register.consents.grant(1, "whatsapp", [Purpose.ADVERTISING], evidence=day.scan)
    day.register.forms.print([3])
    yield day
    day.close()


def checked(sheet: ListCheck) -> str:
    """The sentence above the answers, once they are there."""
    wait_for(lambda: sheet._checked is not None, "the list to be checked")
    return sheet.outcome._sum.text()


def names(sheet: ListCheck) -> list[str]:
    """Who stands in the list."""
    model = sheet.outcome.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_mark_check_save_and_print(day: Day, tmp_path: Path) -> None:
    """Arrow keys with Shift mark three, Ctrl+L checks them, Ctrl+S saves one, Ctrl+P prints for the one unasked."""
    day.go("people")
    day.find("0171 39200", finds=3)
    press(_DOWN)  # into the list, to the first
    press(Qt.Key.Key_Home)
    press(_DOWN, _DOWN, held=_SHIFT)
    wait_for(lambda: len(day.people.people.several()) == 3, "three to be marked")

    press(Qt.Key.Key_L, held=_CTRL)
    sheet = opened(ListCheck)
    assert checked(sheet) == "1 Person dürfen Sie anschreiben, 2 noch nicht"
    assert names(sheet) == ["Sabine Müller", "Karl Schulz", "Anna Beispiel"]
    day.see("list")

    allowed = tmp_path / "erlaubt.csv"
    with patch.object(QFileDialog, "getSaveFileName", return_value=(str(allowed), "")):
        press(Qt.Key.Key_S, held=_CTRL)
        wait_for(allowed.exists, "the file")
    assert allowed.read_text("utf-8-sig").splitlines()[1:] == ['"Anna Beispiel";"0171 39200 11"']
    wait_for(lambda: "notiert" in sheet.steps.says, "the sheet to say so")

    press(Qt.Key.Key_P, held=_CTRL)
    dialog = opened(PrintDialog)
    wait_for(lambda: dialog.picture.is_shown, "the preview")
    with patch.object(QFileDialog, "getSaveFileName", return_value=(str(day.form), "")):
        click("Als PDF speichern …")
        closed()
    day.told("form.pdf")

    assert [form.person_name for form in day.register.forms.all(open_only=True)] == ["Sabine Müller", "Karl Schulz"]
    assert day.newest_in_history().startswith("Gedruckt")
    told = [entry.text for entry in day.register.log.show(person=1)]
    assert told[0] == "In eine Liste übernommen: WhatsApp (Werbung) · Antwort: Ja, aber …"
    assert day.check_log().startswith("Alles in Ordnung")


def test_a_list_of_the_till_is_pasted(day: Day) -> None:
    """Ctrl+L, Ctrl+V: names with numbers as they stand in a spreadsheet; who is unknown is recorded by Enter."""
    rows = "Name\tHandy\nA. Beispiel\t017139200 11\nUte Fremd\t0171/39200-99\n"
    QGuiApplication.clipboard().setText(rows)

    press(Qt.Key.Key_L, held=_CTRL)
    sheet = opened(ListCheck)
    wait_for(sheet.source.box.hasFocus, "the box to paste into")
    press(Qt.Key.Key_V, held=_CTRL)

    assert checked(sheet) == "1 Person dürfen Sie anschreiben, 1 nicht in der Kartei"
    assert names(sheet) == ["Ute Fremd", "Anna Beispiel"]
    press(Qt.Key.Key_Return)
    day._begin_person()
    keys("Ute Fremd")
    press(Qt.Key.Key_Return)
    day._person_is_shown("Ute Fremd")
