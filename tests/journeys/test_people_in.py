"""People in, the right people out: the till's list, the phone's contacts, old papers, the work phone, by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from python_calamine import CalamineWorkbook

from consentregister.domain.column_use import ColumnUse
from consentregister.domain.words import Purpose
from consentregister.register import Register
from tests.conftest import SALON
from tests.journeys.day import Day
from tests.journeys.hands import closed, drop, opened, wait_for
from tests.journeys.people_files import TILL_USES, files_that_are_none, many, private_phone, till, work_phone
from tests.journeys.people_in import PeopleIn, may
from tests.paper.reading import words_of
from ui.dialogs.phone_book import PhoneBookDialog

pytestmark = pytest.mark.slow
_APPOINTMENT = Purpose.APPOINTMENT_OR_ORDER
_MATTER = "Antworten und Termine"


@pytest.fixture
def day(styled_app: QApplication, tmp_path: Path) -> Iterator[Day]:
    """A salon without anybody in it."""
    day = Day(styled_app, tmp_path)
    Register.create(day.place, SALON).close()
    day.open()
    day.go("people")
    yield day
    day.close()


@pytest.fixture
def steps(day: Day) -> PeopleIn:
    """What one does with files of people there."""
    return PeopleIn(day)


@pytest.fixture
def customers(day: Day, steps: PeopleIn, tmp_path: Path) -> PeopleIn:
    """The till's customers are taken over."""
    imports, file = day.register.imports, till(tmp_path)
    columns = imports.read(file).columns
    assert columns
    named = {"Bezeichnung": ColumnUse.NAME}
    mapping = tuple(named.get(head, use) for head, use in zip(columns.heads, columns.mapping, strict=True))
    day.window._desk.work.changed.emit(imports.take(imports.preview(imports.read(file, mapping))))
    day.settle()
    return steps


def test_the_till_is_taken_over_back_and_over_again(day: Day, steps: PeopleIn, tmp_path: Path) -> None:
    """One column is asked about once; who is refused is told with line and reason; nobody comes with a yes."""
    dialog = steps.drop(till(tmp_path))
    steps.say_columns(dialog, TILL_USES)

    says, lines = steps.would_come(dialog)
    assert says == "4 sind neu, 2 gehen nicht"
    assert lines[:2] == [("Ellen Groß", "Zeile 6", "Geht nicht"), ("Ohne Namen", "Zeile 7", "Geht nicht")]
    assert {word for _, _, word in lines[2:]} == {"Neu"}
    told = steps.take_over(dialog)
    assert told == "Neu in der Kartei: 4 Personen. Gefragt wurde von ihnen noch niemand."
    assert may(day, _APPOINTMENT) == []

    assert steps.take_back() == "Zurückgenommen: 4 Personen."
    assert day.register.people.everybody() == []
    again = steps.drop(tmp_path / "kasse.csv")
    assert steps.would_come(again)[0] == says
    steps.take_over(again)
    assert len(day.register.people.everybody()) == 4

    second = steps.drop(till(tmp_path, "kasse-neu.csv", "1007;Ute Neumann;0171 39200 41;;;\n"))
    assert steps.would_come(second) == ("1 Person ist neu", [("Ute Neumann", "Zeile 2", "Neu")])
    steps.take_over(second)
    assert day.newest_in_history().startswith("Aus")
    assert day.check_log().startswith("Alles in Ordnung")


def test_the_phone_brings_doubles_that_are_put_together(day: Day, customers: PeopleIn, tmp_path: Path) -> None:
    """Who has the same number under another name comes twice; put together, taken back, put together again."""
    dialog = customers.drop(private_phone(tmp_path))
    assert customers.would_come(dialog)[0] == "3 sind neu, 1 steht schon so in der Kartei, 1 wird ergänzt"
    says = "2 sind neu, 1 steht schon so in der Kartei, 1 wird ergänzt, 1 bleibt weg"
    assert customers.leave_out(dialog, "Oma") == says
    customers.take_over(dialog)
    assert [len(day.register.people.find(name)) for name in ("Oma", "Leyla")] == [0, 2]

    customers.put_together(customers.find_doubles())
    closed()
    assert [row.full_name for row in day.register.people.find("Leyla")] == ["Leyla Özdemir"]
    assert customers.take_back() == "Zurückgenommen: Es sind wieder zwei Karten."
    assert len(day.register.people.find("Leyla")) == 2
    customers.put_together(customers.find_doubles())
    closed()
    assert len(day.register.people.find("Leyla")) == 1
    assert day.check_log().startswith("Alles in Ordnung")


def test_from_old_papers_to_a_clean_phone(day: Day, customers: PeopleIn, tmp_path: Path) -> None:
    """Papers of two; then the phone holds one of them, one to ask, two nobody knows; later one more has come."""
    papers, cleaned, form = tmp_path / "blätter.pdf", tmp_path / "sauber.vcf", tmp_path / "formulare.pdf"
    papers.write_bytes(b"%PDF-1.4 signed")
    customers.mark("Sabine Müller", "Leyla Özdemir")
    assert customers.signed_before(papers, f"{_before_long():%d.%m.%Y}", _MATTER) == "Eingetragen bei 2 Personen."
    assert customers.take_back() == "Zurückgenommen bei 2 Personen."
    assert may(day, _APPOINTMENT) == []
    customers.mark("Sabine Müller", "Leyla Özdemir")
    customers.signed_before(papers, f"{_before_long():%d.%m.%Y}", _MATTER)
    assert may(day, _APPOINTMENT) == ["Sabine Müller", "Leyla Özdemir"]

    book = customers.open_phone_book()
    says, lines = customers.check_phone(book, work_phone(tmp_path))
    assert says == "1 darf bleiben, 1 muss raus, 2 nicht in der Kartei"
    assert lines[0] == ("Jonas B.", "0176 040690 12", "Muss raus")
    assert "Am Diensthandy alle Kontakte löschen" in customers.save_cleaned(book, cleaned)
    assert cleaned.read_text(encoding="utf-8").count("BEGIN:VCARD") == 1
    customers.print_for_those_to_ask(form)
    assert "Jonas Bergmann" in words_of(form.read_bytes())

    later = customers.open_phone_book()
    customers.check_phone(later, work_phone(tmp_path, ("Neu", "0171 39200 98", "")))
    assert later._since.text().endswith(": 1 neu.")
    day.think_better_of_it()
    assert customers.show_who_comes(customers.open_phone_book()) == "2 Personen kommen aufs Handy, 2 bleiben weg"
    day.think_better_of_it()
    assert day.check_log().startswith("Alles in Ordnung")


def test_what_goes_out(day: Day, customers: PeopleIn, tmp_path: Path) -> None:
    """All as a workbook, one yes as a receipt, the days to ask anew for the calendar."""
    workbook, receipt, calendar = tmp_path / "kartei.xlsx", tmp_path / "beleg.pdf", tmp_path / "fällig.ics"
    papers = tmp_path / "blätter.pdf"
    papers.write_bytes(b"%PDF-1.4 signed")
    customers.mark("Sabine Müller", "Leyla Özdemir")
    customers.signed_before(papers, f"{_before_long():%d.%m.%Y}", _MATTER)

    customers.save_register(workbook)
    customers.save_receipt("sabine", "WhatsApp, Termin, Auftrag, Rechnung", receipt)
    assert customers.save_calendar(calendar).startswith("Gespeichert: fällig.ics, 1 Tag.")

    assert len(CalamineWorkbook.from_path(workbook).get_sheet_by_name("Personen").to_python()) == 5
    assert "Sabine Müller" in words_of(receipt.read_bytes())
    assert "Sabine" not in calendar.read_text(encoding="utf-8")


def test_five_thousand_are_stopped(day: Day, steps: PeopleIn, tmp_path: Path) -> None:
    """The bar runs; Cancel leaves nobody behind, and what would come is shown again."""
    dialog = steps.drop(many(tmp_path, 5_000))
    assert steps.would_come(dialog)[0] == "5000 sind neu"
    before = day.register.log.count()

    steps.stop_half_way(dialog)

    assert day.register.people.everybody() == []
    assert day.register.log.count() == before


def test_files_that_are_none(day: Day, steps: PeopleIn, tmp_path: Path) -> None:
    """Each is told in one sentence where one chooses; nothing is changed, and the phone's check says the same."""
    before = day.register.log.count()
    for file, said in files_that_are_none(tmp_path).items():
        sentence = steps.told_no(steps.drop(file))
        assert (file.name in sentence, said in sentence) == (True, True), sentence
    day.window._desk.wishes.phone_book.emit()
    book = opened(PhoneBookDialog)
    drop(book, tmp_path / "urlaub.vcf")
    wait_for(lambda: "ist keine Kontaktdatei" in book.source.mistake.text(), "the picture to be told of")
    day.think_better_of_it()

    assert day.register.people.everybody() == []
    assert day.register.log.count() == before


def _before_long() -> date:
    """A day of signing that is to be asked anew within a month."""
    today = date.today()  # noqa: DTZ011
    return today - timedelta(days=2 * 365 - 30)
