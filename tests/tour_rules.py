"""The answers to the six rules the program was made for (S1 to S6), each in German and in English, for the tour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.settings import Settings
from consentregister.domain.words import Direction, Language, PersonKind, Purpose
from consentregister.register import Register
from tests.journeys.day import Day
from tests.journeys.hands import click, closed, opened, press, wait_for
from ui import look
from ui.dialogs.list_check import ListCheck
from ui.dialogs.may_i import MayI

_CTRL = Qt.KeyboardModifier.ControlModifier
_NAME = "rules.consentregister"
_LIST = "0171 39200 33\nJonas Bergmann\nperson34@example.org\n0171 39200 99\n"


@dataclass(frozen=True)
class Asked:
    """What is typed into "May I?", in both languages, and which rule its answer shows."""

    rule: str
    german: str
    english: str


_ASKED = (
    Asked("s1-business-card", "schulz brief termin", "schulz letter appointment"),
    Asked("s1-no-advertising-call", "schulz telefon werbung", "schulz phone advertising"),
    Asked("s1-staff", "mustermann whatsapp", "mustermann whatsapp"),
    Asked("s2-wrote-first", "leyla whatsapp antwort", "leyla whatsapp answer"),
    Asked("s2-not-for-advertising", "leyla whatsapp werbung", "leyla whatsapp advertising"),
    Asked("s3-first-by-mail", "anna whatsapp termin", "anna whatsapp appointment"),
    Asked("s4-customer-of-old", "jonas whatsapp termin", "jonas whatsapp appointment"),
    Asked("s4-no-signature", "jonas telefon termin", "jonas phone appointment"),
)
_ALSO_DARK = _ASKED[3:6]
_ADDRESS_BOOK = Asked("s1-address-book", "leyla whatsapp antwort", "leyla whatsapp answer")
_ON_THE_PAGE = (
    ("s2-wrote-first", 3, Purpose.ANSWER_OWN_REQUEST),
    ("s4-customer-of-old", 5, Purpose.APPOINTMENT_OR_ORDER),
)


def show_rules(app: QApplication, folder: Path, see: Callable[[str], None]) -> None:
    """Ask about each rule, in German, in English, and in the dark."""
    _invent(folder / _NAME)
    for language in Language:
        for dark in (False, True):
            day = Day(app, folder, dark=dark, language=language, look=_only("rule", see))
            day.place = folder / _NAME
            day.open()
            day.window.resize(*look.SMALLEST_WINDOW)
            _show(day, language, f"{language}-dark" if dark else language.value, _ALSO_DARK if dark else _ASKED)
            day.close()


def _show(day: Day, language: Language, name: str, asked: tuple[Asked, ...]) -> None:
    for one in asked:
        _ask(day, one, language, name)
    for rule, person, purpose in _ON_THE_PAGE:
        _see_person(day, person, purpose, f"rule-{rule}-person-{name}")
    _ask_before_the_phone_is_set_up(day, language, name)
    _see_list(day, f"rule-list-{name}")
    day.window._desk.wishes.page.emit("settings/links")
    day.see(f"rule-links-{name}")
    day.window._desk.wishes.compare.emit()
    day.see(f"rule-s5-compared-{name}")
    day.think_better_of_it()
    press(Qt.Key.Key_F1)
    day.see(f"rule-s6-help-{name}")
    day.think_better_of_it()


def _ask(day: Day, asked: Asked, language: Language, name: str) -> None:
    """The answer, then what it rests on."""
    day.may_i(asked.german if language is Language.DE else asked.english)
    day.see(f"rule-{asked.rule}-{name}")
    press(Qt.Key.Key_F1)
    panel = opened(MayI)._panel
    _scrolled_to(day, panel._compare if panel._compare.isVisible() else panel.why)
    day.see(f"rule-{asked.rule}-{name}-why")
    day.think_better_of_it()


def _ask_before_the_phone_is_set_up(day: Day, language: Language, name: str) -> None:
    day.register.settings.set({"device_contacts_off": "no"})
    _ask(day, _ADDRESS_BOOK, language, name)
    day.register.settings.confirm_device()


def _see_person(day: Day, person: int, purpose: Purpose, name: str) -> None:
    """The answer on a person's page, then what it rests on."""
    texts = day.window._desk.kit.texts
    day.window._desk.wishes.person.emit(person)
    day.settle()
    day.ask_board(f"WhatsApp, {texts(f'words.purpose.{purpose}')}")
    day.see(name)
    click(texts("person.why"), day.people.person.answer)
    _scrolled_to(day, day.people.person.answer.why)
    day.see(f"{name}-why")


def _scrolled_to(day: Day, part: QWidget) -> None:
    """Wait until all of a part that was just unfolded can be seen."""
    day.settle()
    wait_for(lambda: part.visibleRegion().boundingRect() == part.rect(), "the reasons to be scrolled to")


def _see_list(day: Day, name: str) -> None:
    """Many at once, pasted."""
    press(Qt.Key.Key_L, held=_CTRL)
    dialog = opened(ListCheck)
    wait_for(dialog.source.box.hasFocus, "the box for the list")
    day.see(f"{name}-paste")
    dialog.source.box.setPlainText(_LIST)
    press(Qt.Key.Key_Return, held=_CTRL)
    wait_for(lambda: dialog._checked is not None, "the list to be checked")
    day.see(name)
    press(Qt.Key.Key_Escape)
    closed()


def _only(beginning: str, see: Callable[[str], None]) -> Callable[[str], None]:
    return lambda step: see(step) if step.startswith(beginning) else None


def _invent(place: Path) -> None:
    """One person for each rule."""
    settings = Settings(
        business_name="Salon Scherenschnitt",
        business_services="Haarschnitt und Pflege",
        initials="KS",
    )
    register = Register.create(place, settings)
    people = (
        ("Karl Schulz", PersonKind.BUSINESS_CONTACT, "in_person"),
        ("Emre Mustermann", PersonKind.EMPLOYEE, ""),
        ("Leyla Özdemir", PersonKind.NEW_CUSTOMER, "whatsapp"),
        ("Anna Beispiel", PersonKind.NEW_CUSTOMER, "email"),
        ("Jonas Bergmann", PersonKind.EXISTING_CUSTOMER, ""),
    )
    for number, (name, kind, first) in enumerate(people, start=31):
        points = (ContactPoint.phone(f"0171 39200 {number}"), ContactPoint.email(f"person{number}@example.org"))
        new = NewPerson(
            name=name,
            kind=kind,
            contact_points=points,
            street=f"Gartenweg {number}",
            postcode="10115",
            city="Beispielstadt",
            number_given=True,
        )
        person = register.people.record(new).value.id
        if first:
            register.messages.log(person, first, Direction.IN, matter="Termin")
    register.settings.confirm_device()
    register.close()
