"""A hairdresser's whole day in the real window, from an empty folder; and S1 to S4, a child, an employee."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from consentregister.domain.words import FormKind
from tests.journeys.day import Day

ANSWERS, APPOINTMENTS, ADVERTISING = "Antwort auf ihre Nachricht", "Termin, Auftrag, Rechnung", "Werbung"

pytestmark = pytest.mark.slow


@pytest.fixture
def day(styled_app: QApplication, tmp_path: Path) -> Iterator[Day]:
    """An empty folder in the morning."""
    day = Day(styled_app, tmp_path)
    yield day
    day.close()


@pytest.fixture
def salon(day: Day) -> Day:
    """The window of a salon, the work phone set up."""
    day.first_start()
    return day


def test_the_whole_day(day: Day) -> None:
    """Record, find, print, sign, file, ask, write, withdraw, ask again, verify, back up: from an empty folder."""
    day.first_start()
    day.record("Sabine Müller", "0171 39200 15")
    day.find("mueller", finds=1)
    assert day.ask_board(f"WhatsApp, {APPOINTMENTS}").startswith("Noch nicht")

    day.print_form()
    day.come_back("whatsapp appointment_or_order")
    day.file("WhatsApp: Antwort und Termine")

    assert day.may_i("sabine whatsapp termin").startswith("Ja:")
    assert day.go_ahead() == "https://wa.me/491713920015"
    assert "WhatsApp" in day.newest_in_history()

    day.go("people")
    day.wants_no_more("Nichts mehr über WhatsApp")
    assert day.may_i("sabine whatsapp termin").startswith("Nein")
    day.think_better_of_it()

    assert day.check_log().startswith("Alles in Ordnung")
    assert len(day.register.backups.all()) == 1


def test_s1_the_answer_leads_to_the_checklist_of_the_phone(day: Day) -> None:
    """S1: until the work phone is set up no messenger is allowed, and the answer leads to where it is done."""
    day.first_start(phone=False)
    day.record_who_came_by("Sabine Müller", "0171 39200 15", "WhatsApp geschrieben")
    cell = f"WhatsApp, {ANSWERS}"
    assert day.verdict(cell) == "Nein"
    day.ask_board(cell)

    day.set_up_phone()

    day.go("people")
    assert day.verdict(cell) == "Ja, aber …"


def test_s2_who_writes_first_is_answered_and_not_advertised_to(salon: Day) -> None:
    """S2: a new customer writes by WhatsApp: that is answered there, advertising is not allowed."""
    salon.record_who_came_by("Leyla Özdemir", "0171 39200 21", "WhatsApp geschrieben")

    assert salon.verdict(f"WhatsApp, {ANSWERS}") == "Ja, aber …"
    assert salon.verdict(f"WhatsApp, {ADVERTISING}") == "Noch nicht"


def test_s3_first_contact_by_mail_needs_paper_first(salon: Day) -> None:
    """S3: first contact by e-mail: mail is fine, WhatsApp only once the form is signed and filed."""
    salon.record_who_came_by("Leyla Özdemir", "0171 39200 21", "E-Mail", email="leyla@example.org")
    assert salon.verdict(f"E-Mail, {APPOINTMENTS}") == "Ja"
    assert salon.verdict(f"WhatsApp, {APPOINTMENTS}") == "Noch nicht"

    salon.print_form()
    salon.come_back("whatsapp appointment_or_order")
    salon.file("WhatsApp: Antwort und Termine")

    salon.go("people")
    assert salon.verdict(f"WhatsApp, {APPOINTMENTS}") == "Ja"


def test_s4_old_customers_sign_too(salon: Day) -> None:
    """S4: an old customer's first message allows its answer, not the appointments that come after."""
    salon.record_who_came_by("Karl Schulz", "0171 39200 22", "Stammkundschaft")
    assert salon.verdict(f"WhatsApp, {ANSWERS}") == "Noch nicht"

    salon.wrote("WhatsApp", "Farbe")

    assert salon.verdict(f"WhatsApp, {ANSWERS}") == "Ja, aber …"
    assert salon.verdict(f"WhatsApp, {APPOINTMENTS}") == "Noch nicht"


def test_the_parents_sign_for_a_child(salon: Day) -> None:
    """A child is recorded with a parent, and the form that comes out is the parents' own."""
    salon.record_child("Tim Weiß", parent="Eva Weiß", phone="0171 39200 23", birthday="24.11.2014")

    salon.print_form()

    assert [form.kind for form in salon.register.forms.all()] == [FormKind.CONSENT_GUARDIAN]


def test_an_employee_signs_the_form_of_the_team(salon: Day) -> None:
    """For somebody of the team the staff's form comes out, and signed it allows messages about work."""
    salon.record_who_came_by("Emre Mustermann", "0176 040690 24", "Im Team")
    assert salon.verdict("WhatsApp, Arbeit im Team") == "Noch nicht"

    salon.print_form()

    assert [form.kind for form in salon.register.forms.all()] == [FormKind.CONSENT_STAFF]
