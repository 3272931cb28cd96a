"""card and messengers: paper for the counter from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import Cli
from tests.paper.reading import words_of


@pytest.mark.parametrize("size", ["A6", "a5", "A4"])
def test_a_card_is_written_and_noted(cli: Cli, tmp_path: Path, size: str) -> None:
    """Exit 0, the file, its codes, and the event that keeps it."""
    file = tmp_path / "card.pdf"
    card = cli.ok("card", "--size", size, "--language", "en", "--output", file)
    assert (card["file"], card["size"], card["language"]) == (str(file), size.upper(), "en")
    assert [code["channel"] for code in card["codes"]] == ["email"]
    assert card["codes"][0]["link"].startswith("mailto:salon@example.org?body=Hello")
    assert [card["events"]] == [[cli.events()]]
    assert "no advertising" in words_of(file.read_bytes())


def test_addresses_are_settings(cli: Cli, tmp_path: Path) -> None:
    """A number set for a service stands on the next card; what is none is refused and changes nothing."""
    cli.ok("settings", "set", "signal_address=0171 39200 15", "channels=signal email")
    sentence = cli.refused(3, "settings", "set", "threema_address=abc")
    assert "Threema ID" in sentence
    card = cli.ok("card", "--output", tmp_path / "card.pdf", "--text", "Moin")
    assert [code["link"] for code in card["codes"]] == [
        "https://signal.me/#p/+491713920015",
        "mailto:salon@example.org?body=Moin&subject=Anfrage",
    ]


def test_without_an_address_there_is_no_card(cli: Cli, tmp_path: Path) -> None:
    """The sentence says what is missing and where to enter it; no file is made."""
    cli.ok("settings", "set", "business_email=")
    sentence = cli.refused(3, "card", "--output", tmp_path / "card.pdf")
    assert "Settings under Your addresses" in sentence
    assert not (tmp_path / "card.pdf").exists()


@pytest.mark.parametrize("command", ["card", "messengers"])
def test_a_place_that_cannot_be_written_notes_nothing(cli: Cli, tmp_path: Path, command: str) -> None:
    """The file is tried before anything is recorded, and never lies over the register."""
    cli.refused(3, command, "--output", tmp_path / "nowhere" / "x.pdf")
    cli.refused(3, command, "--output", cli.place)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full is made here only")
def test_a_full_disk_notes_nothing(cli: Cli) -> None:
    """What could not be written was not printed."""
    cli.refused(3, "card", "--output", "/dev/full")


def test_cards_to_be_cut(cli: Cli, tmp_path: Path) -> None:
    """Four cards lie on one sheet."""
    cli.ok("card", "--on-sheets", "--output", tmp_path / "card.pdf")
    assert words_of((tmp_path / "card.pdf").read_bytes()).count("so wie Sie mögen") == 4


def test_messengers_are_listed_with_date_and_source(cli: Cli, tmp_path: Path) -> None:
    """Each service with its facts, in the language asked; with a file also the sheet."""
    rows = cli.ok("messengers", "--language", "de", "--output", tmp_path / "sheet.pdf")
    signal = next(row for row in rows if row["id"] == "signal")
    assert signal["outside"] == "USA; keine Grundlage bekannt"
    assert (signal["as_of"], signal["verified"]) == ("2026-11-24", "partly")
    assert all(row["source"] for row in rows)
    assert "Messenger im Vergleich" in words_of((tmp_path / "sheet.pdf").read_bytes())
