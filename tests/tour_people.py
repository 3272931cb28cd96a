"""The part of the tour about people from files: the till, the phones, old papers, and what goes out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from consentregister.domain.words import Language
from consentregister.register import Register
from tests.conftest import SALON
from tests.journeys.day import Day
from tests.journeys.hands import drop, opened, press, wait_for
from tests.journeys.people_files import TILL_USES, files_that_are_none, many, private_phone, till, work_phone
from tests.journeys.people_in import PeopleIn
from ui import look
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.phone_book import PhoneBookDialog
from ui.dialogs.twins_dialog import TwinsDialog

Keep = Callable[[str, bytes], None]
_NAME = "people.consentregister"
_CELL = "WhatsApp, Termin, Auftrag, Rechnung"


def show_people(app: QApplication, folder: Path, see: Callable[[str], None], keep: Keep) -> None:
    """The whole way in German, then each dialog in the dark and in English."""
    Register.create(folder / _NAME, SALON).close()
    day = _day(app, folder, see)
    _whole_way(PeopleIn(day), folder, keep)
    day.close()
    english = _day(app, folder, see, dark=True, language=Language.EN)
    _in_english(english, folder)
    english.close()


def _day(
    app: QApplication,
    folder: Path,
    see: Callable[[str], None],
    *,
    dark: bool = False,
    language: Language = Language.DE,
) -> Day:
    day = Day(app, folder, dark=dark, language=language, look=lambda step: step.startswith("people") and see(step))
    day.place = folder / _NAME
    day.open()
    day.window.resize(*look.SMALLEST_WINDOW)
    day.go("people")
    return day


def _whole_way(steps: PeopleIn, folder: Path, keep: Keep) -> None:
    day = steps.day
    day.see("people-nobody")
    _open_import(day, "people-import-begin")
    dialog = steps.drop(till(folder))
    steps.say_columns(dialog, TILL_USES)
    steps.would_come(dialog)
    steps.take_over(dialog)
    dialog = steps.drop(private_phone(folder))
    steps.would_come(dialog)
    steps.leave_out(dialog, "Oma")
    steps.take_over(dialog)
    steps.put_together(steps.find_doubles())
    _papers(steps, folder)
    _work_phone(steps, folder)
    _what_goes_out(steps, folder, keep)
    _what_fails(steps, folder)


def _papers(steps: PeopleIn, folder: Path) -> None:
    papers = folder / "blätter.pdf"
    papers.write_bytes(b"%PDF-1.4 signed")
    signed_on = date.today() - timedelta(days=700)  # noqa: DTZ011
    steps.mark("Sabine Müller", "Leyla Özdemir", "Ute Neumann")
    steps.signed_before(papers, f"{signed_on:%d.%m.%Y}", "Antworten und Termine", "Werbung")


def _work_phone(steps: PeopleIn, folder: Path) -> None:
    book = steps.open_phone_book()
    steps.check_phone(book, work_phone(folder))
    steps.save_cleaned(book, folder / "Kontakte bereinigt.vcf")
    steps.day.think_better_of_it()
    book = steps.open_phone_book()
    steps.check_phone(book, work_phone(folder, ("Neu", "0171 39200 98", "")))
    steps.day.think_better_of_it()
    steps.show_who_comes(steps.open_phone_book())
    steps.day.think_better_of_it()


def _what_goes_out(steps: PeopleIn, folder: Path, keep: Keep) -> None:
    receipt = folder / "Beleg.pdf"
    steps.save_register(folder / "Kartei.xlsx")
    steps.save_receipt("sabine", _CELL, receipt)
    keep("receipt-de", receipt.read_bytes())
    steps.save_calendar(folder / "Einwilligungen prüfen.ics")


def _what_fails(steps: PeopleIn, folder: Path) -> None:
    for file in files_that_are_none(folder):
        steps.told_no(steps.drop(file))
    dialog = steps.drop(many(folder, 20_000))
    steps.stop_half_way(dialog)
    steps.day.think_better_of_it()


def _in_english(day: Day, folder: Path) -> None:
    wishes = day.window._desk.wishes
    _open_import(day, "people-english-import-begin")
    wishes.import_people.emit(till(folder, "till.csv", "1010;Tim Weiß;0171 39200 23;;;\n1011;;;;;\n"))
    dialog = opened(ImportDialog)
    wait_for(dialog.outcome.isVisible, "what would come of it")
    day.see("people-english-import")
    dialog._ask_columns()
    day.see("people-english-columns")
    day.think_better_of_it()
    wishes.phone_book.emit()
    book = opened(PhoneBookDialog)
    day.see("people-english-phone-book")
    drop(book, work_phone(folder))
    wait_for(lambda: book._shown is not None, "the contacts to be checked")
    day.see("people-english-phone-checked")
    day.think_better_of_it()
    _twins_in_english(day, folder)


def _twins_in_english(day: Day, folder: Path) -> None:
    imports, wishes = day.register.imports, day.window._desk.wishes
    imports.take(imports.preview(imports.read(private_phone(folder))))
    wishes.twins.emit(0)
    opened(TwinsDialog)
    day.see("people-english-twins")
    day.think_better_of_it()
    wishes.signed_before.emit([1, 2], "")
    day.see("people-english-signed-before")
    day.think_better_of_it()
    wishes.reviews.emit()
    day.see("people-english-calendar")
    day.think_better_of_it()


def _open_import(day: Day, name: str) -> None:
    day.window._desk.wishes.import_people.emit(None)
    opened(ImportDialog)
    day.see(name)
    press(Qt.Key.Key_Escape)
