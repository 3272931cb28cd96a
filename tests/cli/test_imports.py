"""import: an exported chat from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.calls import Cli

CHAT = "24.11.26, 07:10 - Anna Beispiel: Hallo\n24.11.26, 07:12 - Salon: Guten Tag\n"


def test_a_chat_is_told_and_taken_over(cli: Cli, tmp_path: Path) -> None:
    """A dry run changes nothing; then the first message opens WhatsApp for the answer."""
    file = tmp_path / "WhatsApp Chat mit Anna Beispiel.txt"
    file.write_text(CHAT, encoding="utf-8")
    anna = cli.ok("person", "add", "Anna Beispiel", "--phone", "0171 39200 34")["id"]
    events = cli.events()

    told = cli.ok("import", file, "--person", anna, "--dry-run")
    assert cli.events() == events
    taken = cli.ok("import", file, "--person", anna, "--matter", "Termin")

    assert {**told, "events": taken["events"]} == taken
    assert taken["participants"] == ["Anna Beispiel", "Salon"]
    assert (taken["first_writer"], taken["messages"], taken["system_lines"]) == ("customer", 2, 0)
    assert cli.ok("check", anna, "--channel", "whatsapp", "--purpose", "answer_own_request")["rule"].startswith("R51")


def test_what_is_no_chat_is_refused(cli: Cli, tmp_path: Path) -> None:
    """Exit 3, one sentence."""
    file = tmp_path / "picture.txt"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    anna = cli.ok("person", "add", "Anna Beispiel")["id"]

    assert "picture.txt" in cli.refused(3, "import", file, "--person", anna)
