"""A hairdresser's day in the real window, by keys, clicks and drops only; one method for each step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QFileDialog

from consentregister.domain.form import Field, FieldType
from consentregister.domain.words import Language
from consentregister.register import Register
from tests.journeys.hands import (
    awake,
    click,
    closed,
    drop,
    keys,
    opened,
    press,
    seen,
    wait_for,
    while_asked,
    write,
)
from tests.paper_in import filled_in
from ui.app import make_kit, make_window
from ui.dialogs.first_questions import FirstQuestions
from ui.dialogs.may_i import MayI
from ui.dialogs.no_more import NoMore
from ui.dialogs.person_dialog import PersonDialog
from ui.dialogs.print_dialog import PrintDialog
from ui.dialogs.wrote import Wrote
from ui.first_start import open_register
from ui.main_window import MainWindow
from ui.models.history_model import WHAT
from ui.pages.forms_page import FormsPage
from ui.pages.history_page import HistoryPage
from ui.pages.page import Page
from ui.pages.people_page import PeoplePage
from ui.pages.settings_page import SettingsPage
from ui.widgets.board import Cell

P = TypeVar("P", bound=Page)
Seen = Callable[[str], None]
_CTRL = Qt.KeyboardModifier.ControlModifier
_ENTER, _TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
_PLACES = {
    "today": Qt.Key.Key_1,
    "people": Qt.Key.Key_2,
    "forms": Qt.Key.Key_3,
    "history": Qt.Key.Key_4,
    "settings": Qt.Key.Key_5,
}
_OUTSIDE = ("https", "tel", "sms", "mailto")


class Outside(QObject):
    """Takes the links that would open outside the program."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        for scheme in _OUTSIDE:
            QDesktopServices.setUrlHandler(scheme, self, "take")

    @Slot("QUrl")
    def take(self, link: object) -> None:
        """Take one."""
        self.links.append(link.toString())  # type: ignore[attr-defined]

    def close(self) -> None:
        """Let links go where they go."""
        for scheme in _OUTSIDE:
            QDesktopServices.unsetUrlHandler(scheme)


class Day:
    """The day from an empty folder on.

    Attributes:
        folder: where the register, the form and the scan lie.
        outside: the links that would have opened.
        form, scan: the printed form, and the signed one as it came back.
    """

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        *,
        dark: bool = False,
        language: Language = Language.DE,
        look: Seen = lambda _step: None,
    ) -> None:
        """`look` is called when there is something to see, with a name for it."""
        self.folder = folder
        self.place = folder / "salon.consentregister"
        self.form, self.scan = folder / "form.pdf", folder / "scan.jpg"
        self.outside = Outside()
        self._look = look
        self._kit = make_kit(app, dark=dark, language=language)
        self._register: Register | None = None
        self._window: MainWindow | None = None

    @property
    def register(self) -> Register:
        """The register, to see what became of a step."""
        assert self._register is not None
        return self._register

    @property
    def window(self) -> MainWindow:
        """The window."""
        assert self._window is not None
        return self._window

    @property
    def people(self) -> PeoplePage:
        """The page of people, as it stands."""
        page = self.window._pages["people"]
        assert isinstance(page, PeoplePage)
        return page

    def first_start(self, *, phone: bool = True) -> None:
        """Answer the two pages of the first start, then see the window."""
        self._register = while_asked(
            lambda: open_register(self._kit, self.place), FirstQuestions, lambda: self._introduce(phone=phone)
        )
        self.open_window()
        self.see("today-empty")

    def open(self) -> None:
        """Open the window on a register that is there."""
        self._register = Register.open(self.place)
        self.open_window()

    def open_window(self) -> None:
        """Open the window, which makes the copy of the day."""
        self._window = make_window(self._kit, self.register)
        self._window.show()
        awake()
        self._window.back_up()
        self._window.take_in()
        self.settle()

    def close(self) -> None:
        """Close the window and the register."""
        self.outside.close()
        if self._window:
            self._window.close()
            self._window.deleteLater()
            self._window = None
        if self._register:
            self._register.close()

    def record(self, name: str, phone: str) -> None:
        """Record somebody by the keyboard alone: Ctrl+N, name, Tab, number, Enter."""
        press(Qt.Key.Key_N, held=_CTRL)
        self._begin_person()
        keys(name)
        press(_TAB)
        keys(phone)
        self.see("record")
        press(_ENTER)
        self._person_is_shown(name)
        self.see("recorded")

    def record_who_came_by(self, name: str, phone: str, *chips: str, email: str = "") -> None:
        """Record somebody with what is to be chosen besides, by clicks on the chips."""
        click("Neue Person")
        self._begin_person()
        write("Name", name)
        write("Telefon", phone)
        if email:
            write("E-Mail", email)
        for chip in chips:
            click(chip)
        click("Speichern")
        self._person_is_shown(name)

    def record_child(self, name: str, *, parent: str, phone: str, birthday: str) -> None:
        """Record somebody who is not old enough to sign, with a parent."""
        click("Neue Person")
        self._begin_person()
        write("Name", name)
        click("Nein")
        write("Name von Mutter oder Vater", parent)
        write("Telefon der Eltern", phone)
        write("Geburtsdatum, wenn bekannt", birthday)
        self.see("child")
        press(_ENTER)
        self._person_is_shown(name)

    def find(self, part: str, *, finds: int) -> None:
        """Find people by part of a name or number: Ctrl+F, and type."""
        press(Qt.Key.Key_F, held=_CTRL)
        keys(part)
        wait_for(lambda: self.people.people.model.rowCount() == finds, f"{finds} found with {part!r}")
        self.settle()
        self.see("found")

    def ask_board(self, cell: str) -> str:
        """Click a cell of the board, as "WhatsApp, Werbung". Returns: the answer below it."""
        click(self._named(cell))
        self.settle()
        self.see("board")
        return self.people.person.answer.accessibleName()

    def verdict(self, cell: str) -> str:
        """What a cell of the board says, as "Noch nicht"."""
        return self._named(cell).removeprefix(f"{cell}: ")

    def print_form(self) -> None:
        """Print the form into a PDF, from the dialog that shows it."""
        click("Formular drucken", self.people.person.head)
        dialog = opened(PrintDialog)
        wait_for(lambda: dialog.picture.is_shown, "the preview")
        self.settle()
        self.see("print")
        with patch.object(QFileDialog, "getSaveFileName", return_value=(str(self.form), "")):
            click("Als PDF speichern …")
            closed()
        self.told("form.pdf")
        self.see("printed")

    def come_back(self, *ticked: str) -> None:
        """Sign the paper, with these boxes ticked (as "whatsapp appointment_or_order"), scan it, drop it."""
        form = self.register.forms.all()[0]
        fields = [field for field in form.fields if _ticks(field) & set(ticked)]
        filled_in(self.form, form.fields, fields, f"{date.today():%d.%m.%Y}", self.scan)  # noqa: DTZ011
        drop(self.window, self.scan)
        self.told("1 Seite ist da")
        page = self._page(FormsPage)
        wait_for(lambda: page.filing.picture.is_shown and page.filing.card.isVisible(), "the page that came back")
        self.settle()
        self.see("came-back")

    def file(self, *boxes: str) -> None:
        """Tick what is ticked on the paper, see the signature, type the day, and press Enter."""
        page = self._page(FormsPage)
        for box in boxes:
            wait_for(lambda box=box: seen(QCheckBox, box, page), f"the box {box!r}")
            self._tick(box, page)
        self._tick("Ich sehe die Unterschrift", page)
        write("Unterschrieben am", f"{date.today():%d.%m.%Y}", page)  # noqa: DTZ011
        self.see("ticked")
        press(_ENTER)
        self.told("Gespeichert: Formular von")
        self.settle()
        self.see("filed")

    def _tick(self, name: str, page: FormsPage) -> None:
        """Tick a box, unless it was read as ticked."""
        if not seen(QCheckBox, name, page).isChecked():
            click(name, page)

    def may_i(self, question: str) -> str:
        """Press Ctrl+K and type. Returns: the answer; the dialog stays open."""
        press(Qt.Key.Key_K, held=_CTRL)
        dialog = opened(MayI)
        wait_for(dialog._line.hasFocus, "the line to type into")
        keys(question)
        wait_for(lambda: dialog._panel.isVisible() and dialog._panel.answer, f"an answer to {question!r}")
        self.settle()
        self.see("may-i")
        return str(dialog._panel.accessibleName())

    def go_ahead(self) -> str:
        """Press Enter on a yes. Returns: the link that opened."""
        before = len(self.outside.links)
        press(_ENTER)
        closed()
        wait_for(lambda: len(self.outside.links) > before, "the link to open")
        self.told("Geöffnet und notiert")
        return self.outside.links[-1]

    def think_better_of_it(self) -> None:
        """Press Escape."""
        press(Qt.Key.Key_Escape)
        closed()

    def wrote(self, channel: str, about: str) -> None:
        """Note that the person shown has written."""
        click("Hat geschrieben …", self.people.person.head)
        opened(Wrote)
        click(channel)
        write("Worum ging es? (ein Stichwort, kein Inhalt)", about)
        self.see("wrote")
        press(_ENTER)
        closed()
        self.told("Notiert")
        self.settle()

    def wants_no_more(self, choice: str) -> None:
        """Two clicks: "wants no more", and which of the three."""
        click("Will nicht mehr …", self.people.person.head)
        opened(NoMore)
        wait_for(lambda: seen(QAbstractButton, choice), f"the choice {choice!r}")
        self.settle()
        self.see("no-more")
        click(choice)
        closed()
        self.told("Gespeichert")
        self.settle()
        self.see("no-more-told")

    def check_log(self) -> str:
        """Open the history and have it checked. Returns: what the check says."""
        page = self.go("history")
        assert isinstance(page, HistoryPage)
        click("Prüfen", page)
        wait_for(page._check.isEnabled, "the check to end")
        self.settle()
        self.see("history")
        return page.outcome.accessibleName()

    def newest_in_history(self) -> str:
        """What the first line of the history says."""
        page = self.go("history")
        assert isinstance(page, HistoryPage)
        wait_for(lambda: page.model.rowCount() == self.register.log.count(), "the history to be read")
        return str(page.model.index(0, WHAT).data())

    def set_up_phone(self) -> None:
        """Follow the answer to the checklist of the work phone, tick it off, save."""
        click("Diensthandy einrichten")
        closed()
        page = self._page(SettingsPage)
        self.settle()
        self.see("phone")
        for box in page.sections["phone"].boxes:  # type: ignore[attr-defined]
            click(self._kit.texts(f"words.device.{box}"), page)
        click("Speichern", page.sections["phone"])
        self.told("espeichert")

    def go(self, place: str) -> object:
        """Go to a place by its shortcut."""
        press(_PLACES[place], held=_CTRL)
        self.settle()
        return self.window._stack.currentWidget()

    def told(self, words: str) -> None:
        """Wait until the foot of the window says so."""
        wait_for(lambda: words in self.window.banner.text() and self.window.banner.isVisible(), f"told {words!r}")

    def see(self, step: str) -> None:
        """Show what there is to see, once all is drawn."""
        if self._window:
            self.settle()
        for _ in range(3):  # what is laid out may ask to be laid out again
            QApplication.processEvents()
        self._look(step)

    def settle(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(2):  # what is shown may ask for more
            wait_for(self._is_idle, "all work to be done")
            QApplication.processEvents()

    def _is_idle(self) -> bool:
        waits = "people" in self.window._pages and self.people.person._soon.isActive()
        return self.window._desk.work._open == 0 and not waits

    def _introduce(self, *, phone: bool) -> None:
        for field, text in {
            "Name des Betriebs": "Salon Scherenschnitt",
            "Inhaberin oder Inhaber": "Kim Probe",
            "Straße und Hausnummer": "Kirchstraße 4",
            "Postleitzahl": "10115",
            "Ort": "Beispielstadt",
            "Telefon": "030 23125 101",
            "E-Mail": "salon@example.org",
            "Was Sie anbieten, zum Beispiel Haarschnitt, Farbe und Pflege": "Haarschnitt, Farbe und Pflege",
            "Ihr Kürzel": "KP",
        }.items():
            write(field, text)
        self.see("first-start")
        click("Weiter")
        wait_for(lambda: seen(QCheckBox, self._kit.texts("words.device.device_contacts_off")), "the work phone's page")
        for box in self._phone_boxes() if phone else ():
            click(box)
        self.see("work-phone")
        click("Fertig")

    def _phone_boxes(self) -> Sequence[str]:
        return [box.text() for box in QApplication.activeModalWidget().phone.values()]  # type: ignore[union-attr]

    def _begin_person(self) -> None:
        dialog = opened(PersonDialog)
        wait_for(dialog._save.isEnabled, "the form for a person")
        self.settle()

    def _person_is_shown(self, name: str) -> None:
        closed()
        self.told(name)
        wait_for(lambda: self.people.person.head._name.text() == name, f"{name} to be shown")
        self.settle()

    def _named(self, cell: str) -> str:
        cells = [one.accessibleName() for one in self.people.person.board.findChildren(Cell) if one.isVisible()]
        return next(name for name in cells if name.startswith(f"{cell}: "))

    def _page(self, kind: type[P]) -> P:
        wait_for(lambda: isinstance(self.window._stack.currentWidget(), kind), f"the page {kind.__name__}")
        page = self.window._stack.currentWidget()
        assert isinstance(page, kind)
        return page


def _ticks(field: Field) -> set[str]:
    """The names a box on paper goes by: channel and purpose, or its own."""
    if field.type is not FieldType.TICK:
        return set()
    return {f"{field.channel} {purpose}" for purpose in field.purposes} | {field.name}
