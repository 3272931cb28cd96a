"""export: the register and its dates go out for other programs."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.calls import Cli


def test_people_as_a_workbook(cli: Cli, tmp_path: Path) -> None:
    """Exit 0, the file with both tables, how many, and the event that notes it."""
    anna = cli.anna()
    cli.grant(anna, "advertising")
    file = tmp_path / "register.xlsx"
    said = cli.ok("export", "people", "--output", file, "--language", "de")
    assert (said["file"], said["people"], said["consents"]) == (str(file), 1, 1)
    assert said["events"] == [cli.events()]
    book = CalamineWorkbook.from_path(file)
    assert book.get_sheet_by_name("Personen").to_python()[1][:2] == [anna, "Anna Beispiel"]
    assert book.get_sheet_by_name("Zustimmungen").to_python()[1][3] == "Werbung"


@pytest.mark.parametrize(("table", "lines"), [("people", 2), ("consents", 3)])
def test_people_as_csv(cli: Cli, tmp_path: Path, table: str, lines: int) -> None:
    """One table, as asked."""
    anna = cli.anna()
    cli.grant(anna, "advertising")
    cli.ok("consent", "refuse", anna, "--channel", "sms", "--purpose", "advertising")
    file = tmp_path / "register.csv"
    cli.ok("export", "people", "--output", file, "--table", table)
    assert len(file.read_text("utf-8-sig").splitlines()) == lines


@pytest.mark.parametrize("name", ["register.pdf", "register", "gone/register.xlsx"])
def test_what_cannot_be_written_changes_nothing(cli: Cli, tmp_path: Path, name: str) -> None:
    """Exit 3 with a sentence."""
    cli.anna()
    cli.refused(3, "export", "people", "--output", tmp_path / name)


def test_the_register_is_never_written_over(cli: Cli) -> None:
    """Its own file is no place for an export."""
    cli.refused(3, "export", "people", "--output", cli.place)


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("json", b"{")])
def test_a_receipt_is_written_and_noted(cli: Cli, tmp_path: Path, kind: str, begins: bytes) -> None:
    """Exit 0, the file, its number, what the consent counts as, and the event."""
    anna = cli.anna()
    cli.grant(anna, "advertising")
    file = tmp_path / f"receipt.{kind}"
    which = ("--channel", "whatsapp", "--purpose", "advertising")
    said = cli.ok("consent", "receipt", anna, *which, "--output", file)
    assert file.read_bytes().startswith(begins)
    assert (said["state"], said["language"], said["events"]) == ("granted_written", "de", [cli.events()])


def test_a_receipt_of_nothing_is_refused(cli: Cli, tmp_path: Path) -> None:
    """Nothing said there, nobody of that number, another ending; a channel that is none is wrong use."""
    anna = cli.anna()
    which = ("--channel", "whatsapp", "--purpose", "advertising")
    assert "no receipt" in cli.refused(3, "consent", "receipt", anna, *which, "--output", tmp_path / "a.pdf")
    cli.refused(3, "consent", "receipt", 99, *which, "--output", tmp_path / "a.pdf")
    cli.refused(3, "consent", "receipt", anna, *which, "--output", tmp_path / "a.docx")
    smoke = ("--channel", "smoke", "--purpose", "advertising")
    cli.refused(2, "consent", "receipt", anna, *smoke, "--output", tmp_path / "a.pdf")


def test_reviews_for_a_calendar(cli: Cli, tmp_path: Path) -> None:
    """How many a day; with names only when asked for; noted."""
    anna = cli.anna(now="2025-01-01T09:00")
    cli.grant(anna, "advertising", now="2025-01-01T09:00")
    file = tmp_path / "reviews.ics"
    said = cli.ok("export", "calendar", "--output", file, "--language", "en")
    assert said["days"] == [{"day": "2027-01-01", "title": "Review consents (1)"}]
    assert said["events"] == [cli.events()]
    assert "Anna" not in file.read_text()
    cli.ok("export", "calendar", "--output", file, "--names")
    assert "Anna Beispiel" in file.read_text()
    cli.refused(3, "export", "calendar", "--output", tmp_path / "reviews.txt")
