"""Reviews for a calendar: how many a day, no names unless asked; again later it is the same entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Language, Purpose
from consentregister.register import Register
from tests.conftest import Clock
from tests.services.stories import told

ADVERTISING, APPOINTMENT = Purpose.ADVERTISING, Purpose.APPOINTMENT_OR_ORDER


@pytest.fixture
def due(salon: Register, anna: int, paper: Path, clock: Clock) -> Register:
    """Two of Anna's yes grow old on one day, Bert's ten days later; it is a month before that."""
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT, ADVERTISING], evidence=paper)
    clock.forward(days=10)
    bert = salon.people.record(NewPerson(name="Bert Probe")).value.id
    salon.consents.grant(bert, "email", [ADVERTISING], evidence=paper)
    clock.forward(days=690)
    return salon


def test_one_entry_a_day_without_a_name(due: Register) -> None:
    """The title says how many, and nothing says whose."""
    entries = due.calendar.entries()
    assert [(entry.day, entry.title, entry.text) for entry in entries] == [
        (date(2028, 11, 24), "Einwilligungen prüfen (2)", ""),
        (date(2028, 12, 4), "Einwilligungen prüfen (1)", ""),
    ]


def test_names_when_asked_for(due: Register) -> None:
    """Whose, by which channel, what about: below the title only."""
    first, second = due.calendar.entries(names=True, language=Language.EN)
    assert (first.title, second.text) == ("Review consents (2)", "Bert Probe: e-mail (advertising)")
    assert first.text.splitlines() == [
        "Anna Beispiel: WhatsApp (advertising)",
        "Anna Beispiel: WhatsApp (appointments)",
    ]


def test_the_same_day_keeps_its_number(due: Register, clock: Clock) -> None:
    """A day later the entries are the same ones, with names or without; another day has another."""
    first = due.calendar.entries()
    clock.forward(days=1)
    again = due.calendar.entries(names=True)
    assert [entry.uid for entry in first] == [entry.uid for entry in again]
    assert len({entry.uid for entry in first}) == 2


def test_what_is_past_comes_together_today(due: Register, clock: Clock) -> None:
    """It moves along with the days until it is done, as one entry."""
    clock.forward(days=60)
    (entry,) = due.calendar.entries()
    assert (entry.title, entry.day) == ("Einwilligungen prüfen (3)", date(2028, 12, 23))
    clock.forward(days=1)
    (again,) = due.calendar.entries()
    assert (again.uid, again.day) == (entry.uid, date(2028, 12, 24))


def test_on_the_day_itself_it_is_still_the_days_own_entry(due: Register, clock: Clock) -> None:
    """Read in again that morning, the calendar shows it once; what is past stands beside it."""
    _, before = due.calendar.entries()
    clock.forward(days=41)
    past, today = due.calendar.entries()
    assert (today.uid, today.title) == (before.uid, "Einwilligungen prüfen (1)")
    assert (past.title, past.day) == ("Einwilligungen prüfen (2)", today.day)


def test_it_is_saved_and_noted(due: Register, tmp_path: Path) -> None:
    """The file, and an entry of the log that says how many days and whether with names."""
    changed = due.calendar.save(tmp_path / "k.ics")
    assert told(due, changed) == [("calendar_saved", None, {"count": 2, "names": False})]
    content = (tmp_path / "k.ics").read_text("utf-8")
    assert content.count("BEGIN:VEVENT") == changed.value == 2
    assert "Anna" not in content
    due.calendar.save(tmp_path / "k.ics", names=True)
    assert "Anna" in (tmp_path / "k.ics").read_text("utf-8")


def test_nothing_due_is_a_file_without_entries(salon: Register, anna: int, tmp_path: Path) -> None:
    """It can be read in all the same."""
    assert salon.calendar.save(tmp_path / "k.ics").value == 0
    assert "VEVENT" not in (tmp_path / "k.ics").read_text("utf-8")


def test_another_ending_or_no_folder(salon: Register, anna: int, tmp_path: Path) -> None:
    """A sentence each, and no entry."""
    with pytest.raises(InvalidInput, match="output_type"):
        salon.calendar.save(tmp_path / "k.txt")
    with pytest.raises(InvalidInput, match="output_no_folder"):
        salon.calendar.save(tmp_path / "gone" / "k.ics")
    assert salon.log.count() == 2
