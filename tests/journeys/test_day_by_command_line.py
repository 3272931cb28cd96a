"""A hairdresser's whole day by the command line, each call a program of its own; S1 to S6 one test each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import Said, start
from tests.paper_in import scanned

pytestmark = pytest.mark.slow


class Day:
    """One day at the salon; each call has its own time."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def call(self, at: str, *arguments: object) -> Said:
        """Call a command at a time of the day."""
        return start(*arguments, "--register", self.place, "--now", f"2026-11-24T{at}", "--json", "--language", "de")

    def ok(self, at: str, *arguments: object) -> Any:
        """Call a command that must succeed."""
        said = self.call(at, *arguments)
        assert (said.code, said.err) == (0, "")
        return said.json

    def may_i(self, at: str, person: int, purpose: str, channel: str = "whatsapp") -> tuple[str, str]:
        """Ask "May I?"."""
        answer = self.call(at, "check", person, "--channel", channel, "--purpose", purpose).json
        return answer["verdict"], answer["rule"].partition("_")[0]


@pytest.fixture
def day(tmp_path: Path) -> Day:
    """An empty folder in the morning."""
    return Day(tmp_path / "salon" / "salon.consentregister")


@pytest.fixture
def open_salon(day: Day) -> Day:
    """The salon's register, the work phone set up."""
    day.ok(
        "08:00", "init", "--name", "Salon Scherenschnitt", "--services", "Haarschnitt", "--device-ready", "--by", "KP"
    )
    return day


def test_s1_first_the_work_phone(day: Day) -> None:
    """S1: before the phone is set up no messenger is allowed; the information sheet belongs to each new card."""
    day.ok("08:00", "init", "--name", "Salon Scherenschnitt")
    anna = day.ok("08:05", "person", "add", "Anna Beispiel", "--phone", "0171 39200 33")["id"]
    day.ok("08:06", "message", "log", anna, "--channel", "whatsapp", "--direction", "in")
    assert day.may_i("08:10", anna, "answer_own_request")[0] == "block"
    day.ok("08:15", "device", "confirm")
    assert day.may_i("08:20", anna, "answer_own_request")[0] == "allow_with_notice"
    assert day.may_i("08:20", anna, "appointment_or_order", "in_person") == ("allow_with_notice", "R31")
    day.ok("08:25", "person", "edit", anna, "--info-sheet-given")
    assert day.may_i("08:30", anna, "appointment_or_order", "in_person") == ("allow", "R31")


def test_s2_the_customer_writes_first(open_salon: Day) -> None:
    """S2: who writes first by WhatsApp is answered on that matter, and is not advertised to."""
    day = open_salon
    anna = day.ok("09:00", "person", "add", "Anna Beispiel", "--phone", "0171 39200 33", "--first-contact", "whatsapp")
    assert day.may_i("09:05", anna["id"], "answer_own_request") == ("allow_with_notice", "R51")
    assert day.may_i("09:05", anna["id"], "advertising") == ("ask_first", "R73")
    sent = day.ok("09:06", "message", "log", anna["id"], "--channel", "whatsapp", "--direction", "out")
    assert sent["verdict"] == "allow_with_notice"


def test_s3_first_contact_by_mail_needs_paper_first(open_salon: Day, tmp_path: Path) -> None:
    """S3: first contact by e-mail: mail is fine, WhatsApp only once the form is signed and filed."""
    day = open_salon
    anna = day.ok(
        "09:00", "person", "add", "Anna Beispiel", "--phone", "0171 39200 33", "--email", "anna@example.org",
        "--first-contact", "email",
    )["id"]  # fmt: skip
    assert day.may_i("09:05", anna, "appointment_or_order", "email")[0] == "allow"
    assert day.may_i("09:05", anna, "appointment_or_order") == ("ask_first", "R56")
    form = tmp_path / "form.pdf"
    day.ok("09:10", "form", "print", anna, "--output", form)
    assert day.may_i("09:15", anna, "appointment_or_order") == ("ask_first", "R58")
    photo = scanned(form, tmp_path / "photo.jpg", angle=3, noise=60)
    (page,) = day.ok(
        "11:00", "scan", "file", photo, "--accept", "--ticked", "whatsapp:appointment_or_order",
        "--signed-on", "2026-11-24", "--by", "KP",
    )  # fmt: skip
    assert (page["status"], page["person"]) == ("filed", anna)
    assert day.may_i("11:05", anna, "appointment_or_order") == ("allow", "R50")
    assert day.may_i("11:05", anna, "advertising") == ("block", "R06")


def test_s4_old_customers_sign_too(open_salon: Day) -> None:
    """S4: an old business relation alone allows no messenger; the first message of the customer only its answer."""
    day = open_salon
    bert = day.ok("09:00", "person", "add", "Bert Beispiel", "--kind", "existing_customer", "--phone", "0171 39200 34")
    assert day.may_i("09:05", bert["id"], "appointment_or_order") == ("ask_first", "R57")
    day.ok("09:10", "message", "log", bert["id"], "--channel", "whatsapp", "--direction", "in")
    assert day.may_i("09:15", bert["id"], "answer_own_request") == ("allow_with_notice", "R52")
    assert day.may_i("09:15", bert["id"], "appointment_or_order") == ("ask_first", "R60")


def test_s5_alternatives_are_shown(open_salon: Day) -> None:
    """S5: where the provider is doubtful, the answer says so and names channels that are allowed now."""
    day = open_salon
    anna = day.ok("09:00", "person", "add", "Anna Beispiel", "--phone", "0171 39200 33", "--email", "anna@example.org")
    answer = day.call("09:05", "check", anna["id"], "--channel", "telegram", "--purpose", "appointment_or_order").json
    assert answer["verdict"] == "ask_first"
    assert {"M2", "M3"} <= {notice["id"] for notice in answer["notices"]}
    assert set(answer["allowed_channels"]) == {"phone_call", "email"}


def test_s6_the_adviser_finds_everything_proved(open_salon: Day, tmp_path: Path) -> None:
    """S6: withdrawal holds at once, everything stands in the log with who and when, and the chain is whole."""
    day = open_salon
    anna = day.ok("09:00", "person", "add", "Anna Beispiel", "--phone", "0171 39200 33")["id"]
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-1.4 signed")
    day.ok(
        "09:10", "consent", "grant", anna, "--channel", "whatsapp", "--purpose", "appointment_or_order",
        "--evidence", paper,
    )  # fmt: skip
    assert day.may_i("09:15", anna, "appointment_or_order") == ("allow", "R50")
    day.ok("10:00", "backup", "create")
    day.ok("15:00", "consent", "withdraw", anna, "--channel", "whatsapp")
    assert day.may_i("15:01", anna, "appointment_or_order") == ("block", "R06")
    refused = day.call("15:02", "message", "log", anna, "--channel", "whatsapp", "--direction", "out")
    assert (refused.code, refused.out) == (3, "")
    day.ok(
        "15:03", "message", "log", anna, "--channel", "whatsapp", "--direction", "out", "--reason", "Termin fällt aus"
    )
    rows = day.ok("18:00", "log", "show", anna)
    assert [row["kind"] for row in rows] == [
        "person_recorded", "consent_granted", "consent_withdrawn", "message_out",
    ]  # fmt: skip
    assert "Termin fällt aus" in rows[-1]["text"]
    assert rows[1]["at"] == "2026-11-24T08:10:00Z"
    found = day.ok("18:01", "verify")
    assert (found["ok"], found["events"]) == (True, len(day.ok("18:02", "log", "show")))
