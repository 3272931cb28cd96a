"""The messengers compared in the window: to read, to print, to save."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from consentregister.domain.words import Language
from consentregister.register import Register
from tests.paper.reading import words_of
from tests.ui.conftest import Outside
from tests.ui.helpers import opened as found
from tests.ui.helpers import type_in
from ui.desk import Desk
from ui.dialogs.compare_dialog import CompareDialog
from ui.dialogs.may_i import MayI
from ui.main_window import MainWindow
from ui.printing import make_printer


def opened(qtbot: QtBot, window: MainWindow, desk: Desk) -> CompareDialog:
    """The dialog with the table in it."""
    desk.wishes.compare.emit()
    dialog = window.findChild(CompareDialog)
    assert isinstance(dialog, CompareDialog)
    qtbot.waitUntil(lambda: bool(dialog.text.toPlainText()))
    return dialog


def test_every_service_stands_there_with_day_and_source(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """Facts, advice, day and links of each, in the language of the window."""
    dialog = opened(qtbot, window, desk)
    shown = dialog.text.toPlainText().replace("\u2028", "\n")
    for one in register.comparison.show(Language.DE):
        assert one.name in shown
        assert one.outside in shown
        assert one.advice in shown
    assert "Gelesen am 24.11.2026" in shown
    assert "nutzen Sie" in shown
    assert "threema.ch/privacy_policy" in shown


def test_a_source_opens_outside_only_when_clicked(
    qtbot: QtBot, window: MainWindow, desk: Desk, outside: Outside
) -> None:
    """Nothing goes out by itself."""
    dialog = opened(qtbot, window, desk)
    assert outside.links == []

    dialog.text.anchorClicked.emit(QUrl("https://threema.ch/privacy_policy"))

    assert outside.links == ["https://threema.ch/privacy_policy"]


def test_the_sheet_is_saved_in_the_language_chosen(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    """English for a customer who reads English, whatever the window speaks."""
    file = tmp_path / "sheet.pdf"
    dialog = opened(qtbot, window, desk)
    dialog.language.choose(Language.EN)
    dialog.save_as(file)

    qtbot.waitUntil(lambda: "sheet.pdf" in window.banner.text())
    assert "Messengers compared" in words_of(file.read_bytes())


def test_the_sheet_is_printed_lying(qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path) -> None:
    """One page comes out, wider than high, and nothing is squeezed."""
    out = tmp_path / "paper.pdf"

    def to_file(_parent: object) -> QPrinter:
        printer = make_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        return printer

    dialog = opened(qtbot, window, desk)
    dialog.printing.ask = to_file
    dialog.print()

    qtbot.waitUntil(lambda: "Gedruckt: 1 Seite" in window.banner.text())
    picture = desk.register.forms.picture(out.read_bytes(), 1, width=297)
    assert abs(int.from_bytes(picture[20:24], "big") - 210) <= 1


def test_the_settings_lead_to_it(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Under Ways, where one chooses what to offer."""
    page = window.go("settings/ways")
    with qtbot.waitSignal(desk.wishes.compare):
        page.sections["ways"]._compare.click()


@pytest.mark.parametrize(("line", "leads"), [("anna whatsapp termin", True), ("anna anruf termin", False)])
def test_may_i_leads_to_it_behind_why(qtbot: QtBot, window: MainWindow, desk: Desk, line: str, *, leads: bool) -> None:
    """Who asks why, sees the way to the facts, where the answer is about a messenger; before that it is hidden."""
    desk.wishes.may_i.emit(0)
    dialog = found(qtbot, MayI)
    type_in(qtbot, line)
    panel = dialog._panel
    qtbot.waitUntil(lambda: panel.answer is not None and panel.isVisible())
    assert not panel._compare.isVisible()

    panel.toggle_why()

    assert panel._compare.isVisible() is leads
