"""People in, the right people out by the command line, each call a program of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.people_files import files_that_are_none, private_phone, till, work_phone
from tests.journeys.test_day_by_command_line import Day

pytestmark = pytest.mark.slow
_SIGNED_FOR = ("--channel", "whatsapp", "--purpose", "appointment_or_order")


@pytest.fixture
def day(tmp_path: Path) -> Day:
    """A salon without anybody in it, the work phone set up."""
    day = Day(tmp_path / "salon.consentregister")
    day.ok("08:00", "init", "--name", "Salon Scherenschnitt", "--device-ready", "--by", "KP")
    return day


def test_from_the_till_to_a_clean_phone(day: Day, tmp_path: Path) -> None:
    """Till in, back and in again; the phone's double merged; old papers; the work phone checked; all of it out."""
    columns, cleaned = tmp_path / "columns.json", tmp_path / "clean.vcf"
    columns.write_text('{"Bezeichnung": "name"}', encoding="utf-8")
    came = day.call("08:05", "import", till(tmp_path), "--mapping", columns)
    assert (came.code, came.json["new"]) == (1, 4)
    assert [one["row"] for one in came.json["refused"]] == [6, 7]
    assert day.ok("08:06", "import-undo", came.json["batch"])["undone"] == 4
    assert day.ok("08:07", "person", "find", "") == []
    assert day.call("08:08", "import", tmp_path / "kasse.csv").json["new"] == 4  # the columns are known by now

    phone = day.ok("08:10", "import", private_phone(tmp_path), "--without", 5)  # Oma
    assert [phone[one] for one in ("new", "same", "changed")] == [2, 1, 1]
    ((leyla, double),) = [[one["id"] for one in pair["people"]] for pair in day.ok("08:11", "person", "twins")]
    day.ok("08:12", "person", "merge", leyla, double)
    day.ok("08:13", "person", "unmerge", leyla, double)
    day.ok("08:14", "person", "merge", leyla, double)
    assert day.ok("08:15", "person", "twins") == []

    (sabine,) = day.ok("08:20", "person", "find", "Sabine")
    papers = tmp_path / "papers.pdf"
    papers.write_bytes(b"%PDF-1.4 signed")
    old = ("--signed-on", "2025-01-10", "--evidence", papers)
    day.ok("08:21", "consent", "signed-before", sabine["id"], leyla, *_SIGNED_FOR, *old)
    assert day.may_i("08:22", sabine["id"], "appointment_or_order") == ("allow", "R50")

    checked = day.call("08:30", "phonebook", "check", work_phone(tmp_path), "--cleaned", cleaned)
    assert checked.code == 1
    assert [len(checked.json[one]) for one in ("may_stay", "must_go", "unknown")] == [1, 1, 2]
    assert cleaned.read_text(encoding="utf-8").count("BEGIN:VCARD") == 1
    later = day.call("17:00", "phonebook", "check", work_phone(tmp_path, ("Neu", "0171 39200 98", "")))
    assert len(later.json["since_last"]["came"]) == 1

    receipt = day.ok("17:10", "consent", "receipt", sabine["id"], *_SIGNED_FOR, "--output", tmp_path / "receipt.pdf")
    assert receipt["state"] == "granted_written"
    assert day.ok("17:11", "export", "people", "--output", tmp_path / "register.xlsx")["people"] == 5
    assert len(day.ok("17:12", "export", "calendar", "--output", tmp_path / "reviews.ics")["days"]) == 1
    assert day.ok("18:00", "verify")["ok"]


def test_files_that_are_none(day: Day, tmp_path: Path) -> None:
    """One sentence on standard error, exit 3 for each, and nothing is changed."""
    events = day.ok("08:01", "verify")["events"]
    for file, told in files_that_are_none(tmp_path).items():
        said = day.call("08:05", "import", file)
        assert (said.code, said.out, said.err.count("\n")) == (3, "", 1)
        assert (file.name in said.err, told in said.err) == (True, True)
    assert day.ok("08:10", "verify")["events"] == events
