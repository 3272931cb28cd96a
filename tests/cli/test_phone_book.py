"""The work phone's address book by the command line (S1)."""

from __future__ import annotations

from pathlib import Path

from tests.cli.calls import Cli


def phone(tmp_path: Path, *cards: tuple[str, str]) -> Path:
    """A file as the phone exports it."""
    file = tmp_path / "phone.vcf"
    lines = (f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL:{number}\r\nEND:VCARD\r\n" for name, number in cards)
    file.write_text("".join(lines), encoding="utf-8", newline="")
    return file


def test_export_for_a_messenger(cli: Cli, tmp_path: Path) -> None:
    """Who is in and who is left out, by id, with the reason; the file holds the first only."""
    anna, bert = cli.anna(), cli.add("Bert Groß", "--phone", "0171 39200 34")
    cli.grant(anna, "appointment_or_order")

    made = cli.ok("phonebook", "export", "--output", tmp_path / "phone.vcf", "--channel", "whatsapp")

    assert made["in"] == [anna]
    assert [(one["id"], "Bert Groß" in one["reason"]) for one in made["left_out"]] == [(bert, True)]
    assert len(made["events"]) == 1
    text = (tmp_path / "phone.vcf").read_text(encoding="utf-8")
    assert "FN:Anna Beispiel" in text
    assert "Bert" not in text


def test_export_of_all(cli: Cli, tmp_path: Path) -> None:
    """Without a channel nobody is left out who has a number."""
    anna = cli.anna()

    assert cli.ok("phonebook", "export", "--output", tmp_path / "phone.vcf")["in"] == [anna]


def test_check_says_who_must_go(cli: Cli, tmp_path: Path) -> None:
    """Exit status 1, and each card with id, name, number and reason, as far as known."""
    anna, bert = cli.anna(), cli.add("Bert Groß", "--phone", "0171 39200 34")
    cli.grant(anna, "appointment_or_order")
    file = phone(tmp_path, ("Anna", "0171 39200 33"), ("Bert", "+491713920034"), ("Oma", "0171 39200 99"))

    said = cli("phonebook", "check", file)

    assert said.code == 1
    [stays], [goes], [unknown] = (said.json[key] for key in ("may_stay", "must_go", "unknown"))
    assert (stays["id"], stays["name"], stays["number"]) == (anna, "Anna", "+491713920033")
    assert (goes["id"], goes["number"], "Bert Groß" in goes["reason"]) == (bert, "+491713920034", True)
    assert (unknown["id"], unknown["name"], unknown["reason"]) == (None, "Oma", "Not on file.")
    assert said.json["since_last"] is None


def test_check_with_nobody_who_must_go(cli: Cli, tmp_path: Path) -> None:
    """Exit status 0; the second time nothing has changed; the cleaned file holds who may stay."""
    cli.grant(cli.anna(), "appointment_or_order")
    file = phone(tmp_path, ("Anna", "0171 39200 33"), ("Oma", "0171 39200 99"))
    cli.ok("phonebook", "check", file)

    again = cli.ok("phonebook", "check", file, "--cleaned", tmp_path / "clean.vcf")

    assert again["since_last"]["came"] == []
    assert again["since_last"]["gone"] == 0
    text = (tmp_path / "clean.vcf").read_text(encoding="utf-8")
    assert ("Anna" in text, "Oma" in text) == (True, False)


def test_in_words(cli: Cli, tmp_path: Path) -> None:
    """One line a card."""
    cli.anna()
    file = phone(tmp_path, ("Anna", "0171 39200 33"), ("Oma", "0171 39200 99"))

    said = cli.plain("phonebook", "check", file, "--register", cli.place)

    assert [line.partition(":")[0] for line in said.out.splitlines()] == ["Must go", "Unknown"]


def test_what_is_refused(cli: Cli, tmp_path: Path) -> None:
    """A file that is none, a purpose without a channel, a channel nobody knows, a place that can't be written."""
    picture = tmp_path / "phone.vcf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))

    assert cli.refused(3, "phonebook", "check", picture).startswith('"phone.vcf" is no file of contacts')
    cli.refused(3, "phonebook", "check", tmp_path / "none.vcf")
    cli.refused(2, "phonebook", "check", picture, "--channel", "icq")
    cli.refused(2, "phonebook", "export", "--output", picture, "--purpose", "advertising")
    cli.refused(3, "phonebook", "export", "--output", tmp_path / "none" / "phone.vcf")
