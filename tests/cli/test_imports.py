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


TABLE = "Name;Handy;E-Mail;Newsletter\nAnna Beispiel;0171 39200 01;anna@example.org;ja\nBert Muster;kein Handy;;ja\n"


def test_people_of_a_table(cli: Cli, tmp_path: Path) -> None:
    """A dry run changes nothing; then the good rows come, the bad ones are named by line, and nobody has agreed."""
    file = tmp_path / "kunden.csv"
    file.write_text(TABLE, encoding="utf-8")
    events = cli.events()
    told = cli("import", file, "--dry-run")
    assert (told.code, cli.events()) == (1, events)

    said = cli("import", file)
    assert said.code == 1
    document = said.json
    assert [document[one] for one in ("new", "same", "changed")] == [1, 0, 0]
    assert [(one["row"], one["name"]) for one in document["refused"]] == [(3, "Bert Muster")]
    assert "kein Handy" in document["refused"][0]["reason"]
    assert document["consent_columns"] == ["Newsletter"]
    assert len(document["events"]) == 2

    [anna] = cli.ok("person", "find", "Anna")
    assert cli.ok("consent", "list", anna["id"]) == []
    assert cli.check(anna["id"], "advertising")[0] != "allow"

    again = cli("import", file).json
    assert [again[one] for one in ("new", "same", "changed")] == [0, 1, 0]


def test_an_import_is_taken_back(cli: Cli, tmp_path: Path) -> None:
    """By its number, once."""
    file = tmp_path / "kontakte.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Anna Beispiel\nTEL:0171 39200 01\nEND:VCARD\n", encoding="utf-8")
    batch = cli.ok("import", file)["batch"]
    undone = cli.ok("import-undo", batch)
    assert (undone["undone"], undone["kept"]) == (1, 0)
    assert cli.ok("person", "find", "Anna") == []
    assert cli.ok("person", "find", "Anna", "--bin")
    cli.refused(3, "import-undo", batch)


def test_columns_by_hand(cli: Cli, tmp_path: Path) -> None:
    """A mapping says what the columns hold; one that says nonsense is refused and nothing changes."""
    file, mapping = tmp_path / "liste.csv", tmp_path / "spalten.json"
    file.write_text("Wer;Womit\nAnna Beispiel;0171 39200 01\n", encoding="utf-8")
    for wrong in ("", "[]", '{"Wer": 3}', '{"Wen": "name"}', '{"Wer": "nickname"}'):
        mapping.write_text(wrong, encoding="utf-8")
        cli.refused(3, "import", file, "--mapping", mapping)
    mapping.write_text('{"Wer": "name", "Womit": "mobile"}', encoding="utf-8")
    assert cli.ok("import", file, "--mapping", mapping)["new"] == 1


def test_rows_are_left_out(cli: Cli, tmp_path: Path) -> None:
    """By their number, with every later row of the same person."""
    file = tmp_path / "kunden.csv"
    oma = "Oma;0171 39200 02\n"
    file.write_text(f"Name;Handy\nAnna Beispiel;0171 39200 01\n{oma}{oma}", encoding="utf-8")
    document = cli.ok("import", file, "--without", 3)
    assert [document[one] for one in ("new", "same")] == [1, 0]
    assert cli.ok("person", "find", "Oma") == []


def test_possible_duplicates_are_named(cli: Cli, tmp_path: Path) -> None:
    """Somebody new who has the number of somebody there is recorded, and both are told."""
    anna = cli.ok("person", "add", "Anna Beispiel", "--phone", "0171 39200 01")["id"]
    file = tmp_path / "kunden.csv"
    file.write_text("Name;Handy\nTim Beispiel;0171 39200 01\n", encoding="utf-8")
    document = cli.ok("import", file)
    assert document["new"] == 1
    assert [(one["row"], one["id"], one["reason"]) for one in document["duplicates"]] == [(2, anna, "number")]


def test_bad_calls(cli: Cli, tmp_path: Path) -> None:
    """No file: 3; a chat without its person: 2."""
    cli.refused(3, "import", tmp_path / "no.csv")
    chat = tmp_path / "chat.txt"
    chat.write_text(CHAT, encoding="utf-8")
    assert cli("import", chat).code == 2
