"""The answers to the six rules the program was made for (S1 to S6), each in German and in English, for the tour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.settings import Settings
from consentregister.domain.words import Direction, Language, PersonKind
from consentregister.register import Register
from tests.journeys.day import Day
from tests.journeys.hands import press
from ui import look

_NAME = "rules.consentregister"


@dataclass(frozen=True)
class Asked:
    """What is typed into "May I?", in both languages, and which rule its answer shows."""

    rule: str
    german: str
    english: str


_ASKED = (
    Asked("s1-business-card", "schulz telefon werbung", "schulz phone advertising"),
    Asked("s1-staff", "mustermann whatsapp", "mustermann whatsapp"),
    Asked("s2-wrote-first", "leyla whatsapp antwort", "leyla whatsapp answer"),
    Asked("s2-not-for-advertising", "leyla whatsapp werbung", "leyla whatsapp advertising"),
    Asked("s3-first-by-mail", "anna whatsapp termin", "anna whatsapp appointment"),
    Asked("s4-customer-of-old", "jonas whatsapp termin", "jonas whatsapp appointment"),
    Asked("s4-no-signature", "jonas telefon termin", "jonas phone appointment"),
)


def show_rules(app: QApplication, folder: Path, see: Callable[[str], None]) -> None:
    """Ask about each rule, in German, in English, and in the dark."""
    _invent(folder / _NAME)
    for language in Language:
        for dark in (False, True):
            day = Day(app, folder, dark=dark, language=language, look=_only("rule", see))
            day.place = folder / _NAME
            _ask(day, language, f"{language}-dark" if dark else language.value, _ASKED[2:5] if dark else _ASKED)


def _ask(day: Day, language: Language, name: str, asked: tuple[Asked, ...]) -> None:
    day.open()
    day.window.resize(*look.SMALLEST_WINDOW)
    for one in asked:
        day.may_i(one.german if language is Language.DE else one.english)
        day.see(f"rule-{one.rule}-{name}")
        press(Qt.Key.Key_F1)
        day.see(f"rule-{one.rule}-{name}-why")
        day.think_better_of_it()
    day.window._desk.wishes.compare.emit()
    day.see(f"rule-s5-compared-{name}")
    day.think_better_of_it()
    press(Qt.Key.Key_F1)
    day.see(f"rule-s6-help-{name}")
    day.think_better_of_it()
    day.close()


def _only(beginning: str, see: Callable[[str], None]) -> Callable[[str], None]:
    return lambda step: see(step) if step.startswith(beginning) else None


def _invent(place: Path) -> None:
    """One person for each rule."""
    settings = Settings(
        business_name="Salon Scherenschnitt",
        business_services="Haarschnitt und Pflege",
        initials="KS",
        device_contacts_off=True,
        device_work_phone_only=True,
        device_no_cloud_backup=True,
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
        new = NewPerson(name=name, kind=kind, contact_points=points, number_given=True)
        person = register.people.record(new).value.id
        if first:
            register.messages.log(person, first, Direction.IN, matter="Termin")
    register.close()
