"""The counter card in the window: what is chosen, looked at, printed, saved, and what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from consentregister.domain.card import CardSize
from consentregister.domain.words import Language
from consentregister.register import Register
from tests.paper.reading import picture_of, words_of
from ui.desk import Desk
from ui.dialogs.card_dialog import CardDialog
from ui.main_window import MainWindow
from ui.pages.settings_page import SettingsPage
from ui.printing import make_printer


@pytest.fixture
def addresses(register: Register) -> None:
    """The business can be written to on two services and by mail."""
    register.settings.set(
        {
            "business_email": "salon@example.org",
            "signal_address": "0171 39200 15",
            "threema_address": "*SALON01",
            "channels": "signal phone_call email",
        }
    )


def opened(qtbot: QtBot, window: MainWindow, desk: Desk) -> CardDialog:
    """The dialog with the card on it."""
    desk.wishes.card.emit()
    dialog = window.findChild(CardDialog)
    assert isinstance(dialog, CardDialog)
    qtbot.waitUntil(lambda: dialog.picture.is_shown)
    return dialog


def cards_in_log(register: Register) -> list[str]:
    """What the log says of cards."""
    return [entry.text for entry in register.log.show(limit=50) if entry.kind == "card_printed"]


def test_the_page_of_forms_leads_to_it(qtbot: QtBot, window: MainWindow, desk: Desk, addresses: None) -> None:
    """One click on the page Forms, whatever is shown there; ways that are offered are ticked."""
    dialog = opened(qtbot, window, desk)
    assert {way: box.isChecked() for way, box in dialog.choices.ways.items()} == {
        "signal": True,
        "threema": False,
        "email": True,
    }
    assert dialog.choices.text.placeholderText() == "Guten Tag, ich möchte gern einen Termin."


def test_looking_notes_nothing(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, addresses: None
) -> None:
    """Front and back can be looked at without a trace."""
    dialog = opened(qtbot, window, desk)
    dialog._turn.click()
    qtbot.waitUntil(lambda: "Vorderseite" in dialog._turn.text())
    dialog.reject()

    assert cards_in_log(register) == []


def test_what_is_chosen_is_saved_and_noted(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, addresses: None, tmp_path: Path
) -> None:
    """Size, ways, first text and language of the dialog are those of the file."""
    file = tmp_path / "karte.pdf"
    dialog = opened(qtbot, window, desk)
    dialog.choices.paper.choose(CardSize.A5)
    dialog.choices.language.choose(Language.EN)
    dialog.choices.ways["signal"].setChecked(False)
    dialog.choices.ways["threema"].setChecked(True)
    dialog.choices.text.setText("Moin")
    dialog.save_as(file)

    qtbot.waitUntil(lambda: bool(cards_in_log(register)))
    found = zxingcpp.read_barcodes(picture_of(file.read_bytes()))
    assert sorted(code.text for code in found) == [
        "https://threema.id/%2ASALON01?text=Moin",
        "mailto:salon@example.org?body=Moin&subject=Enquiry",
    ]
    assert "whichever way you like" in words_of(file.read_bytes())
    assert cards_in_log(register) == ["Thekenkarte gedruckt (A5): Threema, E-Mail"]
    assert "karte.pdf" in window.banner.text()


def test_printing_puts_four_cards_on_a_sheet(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, addresses: None, tmp_path: Path
) -> None:
    """A6 cards come out of the printer on A4, front and back, at their own size; then it is noted."""
    out = tmp_path / "paper.pdf"

    def to_file(_parent: object) -> QPrinter:
        printer = make_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        return printer

    dialog = opened(qtbot, window, desk)
    dialog.printing.ask = to_file
    dialog.print()

    qtbot.waitUntil(lambda: bool(cards_in_log(register)))
    assert register.forms.pages(out.read_bytes()) == 2
    found = zxingcpp.read_barcodes(picture_of(out.read_bytes(), 200), formats=zxingcpp.BarcodeFormat.QRCode)
    assert len(found) == 8


def test_who_thinks_better_of_it_notes_nothing(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, addresses: None
) -> None:
    """Without a printer chosen the dialog stays."""
    dialog = opened(qtbot, window, desk)
    dialog.printing.ask = lambda _parent: None
    dialog.print()

    assert dialog.isVisible()
    assert cards_in_log(register) == []


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register, addresses: None, tmp_path: Path
) -> None:
    """One sentence, and nothing in the log."""
    opened(qtbot, window, desk).save_as(tmp_path / "nowhere" / "card.pdf")

    qtbot.waitUntil(lambda: "ließ sich nicht schreiben" in window.banner.text())
    assert cards_in_log(register) == []


def test_nothing_ticked_prints_nothing(qtbot: QtBot, window: MainWindow, desk: Desk, addresses: None) -> None:
    """The dialog says what is missing and offers no printing."""
    dialog = opened(qtbot, window, desk)
    for box in dialog.choices.ways.values():
        box.setChecked(False)

    assert not dialog._print.isEnabled()
    assert not dialog._save.isEnabled()
    assert "mindestens" in dialog._mistake.text()
    assert not dialog.picture.is_shown


def test_without_an_address_it_leads_to_the_settings(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """It says what to enter, and one click leads there."""
    desk.wishes.card.emit()
    dialog = window.findChild(CardDialog)
    qtbot.waitUntil(lambda: "Noch fehlt" in dialog._mistake.text())
    assert not dialog._print.isEnabled()

    dialog._addresses.click()

    page = window._stack.currentWidget()
    assert isinstance(page, SettingsPage)
    assert page._stack.currentIndex() == list(page.sections).index("addresses")


def test_an_address_that_is_none_is_told_below_its_field(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """The settings keep what is right and say below the field what is not."""
    page = window.go("settings/addresses")
    section = page.sections["addresses"]
    qtbot.waitUntil(lambda: desk.work._open == 0)  # read, and so not written over what is typed
    section.fields.widget("threema_address").setText("abc")
    section.save()

    qtbot.waitUntil(lambda: "keine Threema-ID" in section.fields._cells["threema_address"].says)
    assert register.settings.show().threema_address == ""

    section.fields.widget("threema_address").setText("abcd1234")
    section.save()
    qtbot.waitUntil(lambda: register.settings.show().threema_address == "abcd1234")
