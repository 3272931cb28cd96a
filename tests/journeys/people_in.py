"""People come in from files, and the right ones go out to the phone: by keys, clicks and drops; a method a step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from consentregister.domain.words import Purpose
from tests.journeys.day import Day
from tests.journeys.hands import click, closed, drop, opened, press, seen, wait_for, write
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.people_file import PeopleFile
from ui.dialogs.phone_book import PhoneBookDialog
from ui.dialogs.print_dialog import PrintDialog
from ui.dialogs.reviews_dialog import ReviewsDialog
from ui.dialogs.signed_before import SignedBefore
from ui.dialogs.twins_dialog import TwinsDialog
from ui.models.import_model import ImportModel
from ui.models.list_model import LINE, ListModel
from ui.models.people_model import PERSON
from ui.widgets.choice import Choice

_CTRL = Qt.KeyboardModifier.ControlModifier
LONG = 60_000  # ms: a long file takes longer than a click
Shown = tuple[str, str, str]


class PeopleIn:
    """Steps with files of people, in a window that is open."""

    def __init__(self, day: Day) -> None:
        self.day = day

    def drop(self, file: Path) -> ImportDialog:
        """Drop a file of people on the window, and choose to take them over."""
        drop(self.day.window, file)
        opened(PeopleFile)
        self.day.see(f"people-dropped-{file.suffix[1:]}")
        click("Kunden übernehmen")
        dialog = opened(ImportDialog)
        wait_for(lambda: dialog._pages.currentWidget() is not dialog.waiting, "the file to be read", LONG)
        return dialog

    def say_columns(self, dialog: ImportDialog, uses: Mapping[str, str]) -> None:
        """Say by the keyboard what the columns of these heads hold, and go on."""
        wait_for(dialog.columns.isVisible, "the columns to be asked about")
        self.day.see("people-columns-asked")
        for head, use in uses.items():
            choose(head, use, dialog)
        self.day.see("people-columns-said")
        click("Weiter")

    def would_come(self, dialog: ImportDialog) -> tuple[str, list[Shown]]:
        """What would come of the file: the sentence, and name, line and word of each."""
        wait_for(dialog.outcome.isVisible, "what would come of it")
        wait_for(lambda: dialog.take.isEnabled() or not dialog.outcome.model.rowCount(), "all to be looked at", LONG)
        self.day.see("people-import")
        return dialog.outcome.says, shown(dialog.outcome.model)

    def leave_out(self, dialog: ImportDialog, name: str) -> str:
        """Mark somebody who is no customer, and press Delete. Returns: the sentence above."""
        model, view = dialog.outcome.model, dialog.outcome.view
        place = view.visualRect(model.index([line[0] for line in shown(model)].index(name))).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.day.see("people-import-marked")
        press(Qt.Key.Key_Delete)
        self.day.see("people-import-left-out")
        return dialog.outcome.says

    def take_over(self, dialog: ImportDialog) -> str:
        """Press the button with the count. Returns: what the foot of the window says."""
        click(dialog.take.text())
        closed()
        self.day.told("in der Kartei")
        self.day.settle()
        self.day.see("people-taken-over")
        return self.day.window.banner.text()

    def take_back(self) -> str:
        """Press the way back at the foot of the window. Returns: what it says then."""
        click("Zurücknehmen", self.day.window.banner)
        self.day.told("Zurückgenommen")
        self.day.settle()
        return self.day.window.banner.text()

    def told_no(self, dialog: ImportDialog) -> str:
        """What is said of a file that is none; then close the sheet."""
        wait_for(dialog.source._mistake.isVisible, "the file to be told of")
        self.day.see("people-no-file")
        sentence = dialog.source._mistake.text()
        self.day.think_better_of_it()
        return sentence

    def stop_half_way(self, dialog: ImportDialog) -> None:
        """Take over, and press Cancel once the bar moves; then what would come stands there again."""
        click(dialog.take.text())
        wait_for(lambda: dialog.waiting._bar.value() > 0, "the bar to move", LONG)
        self.day._look("people-waiting")  # at once: it goes on meanwhile
        click("Abbrechen")
        wait_for(dialog.outcome.isVisible, "what would come, once more", LONG)

    def find_doubles(self) -> TwinsDialog:
        """Look for people who are there twice, from below the list."""
        click("Doppelte finden …", self.day.people)
        dialog = opened(TwinsDialog)
        wait_for(dialog._merge.isEnabled, "two cards")
        self.day.see("people-twins")
        return dialog

    def put_together(self, dialog: TwinsDialog) -> None:
        """Put the two that are shown together."""
        wait_for(dialog._merge.isEnabled, "two cards")
        click("Zusammenlegen", dialog)
        self.day.settle()
        self.day.see("people-merged")

    def mark(self, *names: str) -> None:
        """Mark people in the list: click the first, the others with Ctrl held."""
        self.day.go("people")
        people = self.day.people.people
        wait_for(lambda: all(name in self._listed() for name in names), f"{names} in the list")
        for name, held in zip(names, (Qt.KeyboardModifier.NoModifier, *[_CTRL] * len(names)), strict=False):
            place = people.view.visualRect(people.model.index(self._listed().index(name))).center()
            QTest.mouseClick(people.view.viewport(), Qt.MouseButton.LeftButton, held, place)
        wait_for(lambda: len(people.several()) == len(names), f"{len(names)} to be marked")
        self.day.see("people-marked")

    def signed_before(self, papers: Path, signed_on: str, *matters: str) -> str:
        """Record for the marked that they signed on paper. Returns: what the foot of the window says."""
        click("Schon unterschrieben …", self.day.people)
        dialog = opened(SignedBefore)
        for matter in matters:
            click(matter, dialog)
        write("Unterschrieben am (bei mehreren Tagen der letzte)", signed_on, dialog)
        with patch.object(QFileDialog, "getOpenFileName", return_value=(str(papers), "")):
            click("Blätter anhängen …", dialog)
        self.day.see("people-signed-before")
        click("Eintragen", dialog)
        closed()
        self.day.told("Eingetragen bei")
        self.day.settle()
        self.day.see("people-signed-before-told")
        return self.day.window.banner.text()

    def open_phone_book(self) -> PhoneBookDialog:
        """Go from the first page to the phone's settings, and from there to its address book."""
        self.day.go("today")
        click("Diensthandy prüfen", self.day.window)
        self.day.settle()
        click("Telefonbuch des Diensthandys …", self.day.window)
        dialog = opened(PhoneBookDialog)
        self.day.see("people-phone-book")
        return dialog

    def check_phone(self, dialog: PhoneBookDialog, file: Path) -> tuple[str, list[Shown]]:
        """Drop what the phone exported on the sheet. Returns: the sentence; name, number and word of each."""
        drop(dialog, file)
        wait_for(lambda: dialog._shown is not None, "the contacts to be checked")
        self.day.settle()
        self.day.see("people-phone-checked")
        return dialog.outcome._sum.text(), shown(dialog.outcome.model)

    def save_cleaned(self, dialog: PhoneBookDialog, file: Path) -> str:
        """Save those who may stay, by Ctrl+S. Returns: what is said of it."""
        with patch.object(QFileDialog, "getSaveFileName", return_value=(str(file), "")):
            press(Qt.Key.Key_S, held=_CTRL)
            wait_for(lambda: file.name in dialog.steps.says, "the file to be told")
        self.day.see("people-phone-cleaned")
        return dialog.steps.says

    def print_for_those_to_ask(self, form: Path) -> None:
        """Print forms for those who must be asked, by Ctrl+P, into a PDF."""
        press(Qt.Key.Key_P, held=_CTRL)
        dialog = opened(PrintDialog)
        wait_for(lambda: dialog.picture.is_shown, "the preview")
        with patch.object(QFileDialog, "getSaveFileName", return_value=(str(form), "")):
            click("Als PDF speichern …")
            closed()
        self.day.told(form.name)

    def show_who_comes(self, dialog: PhoneBookDialog) -> str:
        """See who would come onto the phone out of the register. Returns: the sentence."""
        click("Ansehen", dialog)
        wait_for(lambda: dialog._shown is not None, "who comes")
        self.day.settle()
        self.day.see("people-phone-made")
        return dialog.outcome._sum.text()

    def save_register(self, file: Path) -> None:
        """Save all as a workbook, from the settings."""
        self.day.go("settings")
        click("Sicherung", self.day.window)
        self.day.settle()
        self.day.see("people-export")
        with patch.object(QFileDialog, "getSaveFileName", return_value=(str(file), "Excel-Datei (*.xlsx)")):
            click("Kartei als Excel-Datei speichern …", self.day.window)
            self.day.told(f"Gespeichert und notiert: {file.name}")

    def save_receipt(self, name: str, cell: str, file: Path) -> None:
        """Save the receipt of what somebody said, from below the answer."""
        self.day.find(name, finds=1)
        self.day.ask_board(cell)
        self.day.see("people-receipt")
        with patch.object(QFileDialog, "getSaveFileName", return_value=(str(file), "PDF zum Lesen (*.pdf)")):
            click("Beleg …", self.day.people)
            self.day.told(f"Gespeichert und notiert: {file.name}")

    def save_calendar(self, file: Path) -> str:
        """Save the days to ask anew for a calendar, from the first page. Returns: what is said of it."""
        page = self.day.go("today")
        assert isinstance(page, QWidget)
        click("Namen ansehen", page)
        dialog = opened(ReviewsDialog)
        wait_for(dialog._calendar.isEnabled, "the names")
        with patch.object(QFileDialog, "getSaveFileName", return_value=(str(file), "")):
            click("In den Kalender …", dialog)
            wait_for(lambda: file.name in dialog._note.text(), "the file to be told")
        self.day.see("people-calendar")
        said = dialog._note.text()
        self.day.think_better_of_it()
        return said

    def _listed(self) -> list[str]:
        model = self.day.people.people.model
        return [model.index(row).data(PERSON).full_name for row in range(model.rowCount())]


def choose(name: str, word: str, within: QWidget) -> None:
    """Choose a word in a list of choices by the keyboard."""
    choice = seen(Choice, name, within)
    choice.setFocus()
    press(Qt.Key.Key_Home)
    for _ in range(choice.count()):
        if choice.currentText() == word:
            return
        press(Qt.Key.Key_Down)
    raise AssertionError(f"{word!r} is not among the choices of {name!r}")


def shown(model: ListModel | ImportModel) -> list[Shown]:
    """Name, number or line, and word of each line one sees."""
    lines = [model.index(row).data(LINE) for row in range(model.rowCount())]
    return [(line.name, line.address, line.word) for line in lines]


def may(day: Day, purpose: Purpose) -> list[str]:
    """Who may be written to by WhatsApp for this."""
    everybody = day.register.people.everybody()
    return [one.full_name for one in everybody if day.register.checks.check(one.id, "whatsapp", purpose).verdict.is_yes]
