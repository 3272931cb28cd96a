"""board, check-list: many answers at once, and that they agree with the single question."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import Cli


def test_board_and_list_say_the_same(cli: Cli) -> None:
    """The board's cells, the list and the single question agree, for every kind of person."""
    people = [cli.anna(), cli.add("Bert", "--kind", "existing_customer", "--email", "bert@example.org")]
    people += [cli.add("Firma", "--kind", "business_contact", "--phone", "030 23125 101"), cli.add("Kim", "--minor")]
    people += [cli.add("Eva Team", "--kind", "employee", "--phone", "0171 39200 35")]
    cli.grant(people[0], "advertising")
    cli.writes(people[1], channel="email")
    for person in people:
        board = cli.ok("board", person)
        assert set(board["cells"]) == set(board["channels"])
        for channel, row in board["cells"].items():
            assert list(row) == board["purposes"]
            for purpose, cell in row.items():
                answer = cli("check", person, "--channel", channel, "--purpose", purpose).json
                assert {"verdict": answer["verdict"], "rule": answer["rule"]} == cell


def test_board_of_staff(cli: Cli) -> None:
    """Staff have their own purposes."""
    eva = cli.add("Eva Team", "--kind", "employee", "--phone", "0171 39200 35")
    assert set(cli.ok("board", eva)["purposes"]) == {"staff_matter", "answer_own_request"}
    assert cli.check(eva, "advertising") == ("block", "R00")
    assert cli.check(eva, "staff_matter") == ("ask_first", "R23")
    assert cli.check(eva, "staff_matter", "phone_call") == ("allow_with_notice", "R21")
    cli.grant(eva, "staff_matter")
    assert cli.check(eva, "staff_matter") == ("allow_with_notice", "R22")
    assert cli.check(cli.anna(), "staff_matter") == ("block", "R00")


def test_check_list(cli: Cli, tmp_path: Path) -> None:
    """Many at once: who may, who may not and why, who is unknown; ids by words, commas, or a file."""
    anna, bert = cli.anna(), cli.add("Bert Beispiel", "--phone", "0171 39200 34")
    cli.grant(anna, "advertising")
    asked = ("check-list", "--channel", "whatsapp", "--purpose", "advertising")
    said = cli(*asked, "--ids", anna, bert, 99)
    assert said.code == 1
    assert said.json["allowed"] == [anna]
    assert [(row["id"], row["verdict"]) for row in said.json["not_allowed"]] == [(bert, "ask_first")]
    assert said.json["not_allowed"][0]["reason"]
    assert said.json["unknown"] == [99]
    assert cli(*asked, "--ids", f"{anna},{bert},99").json == said.json
    listed = tmp_path / "list.csv"
    listed.write_text(f"id\n{anna}\n{bert}\n99\n")
    assert cli(*asked, "--file", listed).json == said.json
    assert cli(*asked, "--ids", anna).code == 0


def test_check_list_by_number_and_mail(cli: Cli, tmp_path: Path) -> None:
    """A file may name people by number or e-mail, as Excel writes it too."""
    anna, bert = cli.anna(), cli.add("Bert Beispiel", "--email", "bert@example.org")
    listed = tmp_path / "list.csv"
    listed.write_text("phone\n0171 39200 33\n030 23125 199\n", encoding="utf-8-sig")
    asked = ("check-list", "--channel", "phone_call", "--purpose", "appointment_or_order", "--file", listed)
    assert cli(*asked).json == {"allowed": [anna], "not_allowed": [], "unknown": ["030 23125 199"]}
    listed.write_text("name;email\r\nBert;bert@example.org\r\n")
    assert cli(*asked).json["allowed"] == [bert]


def test_check_list_as_a_till_writes_it(cli: Cli, tmp_path: Path) -> None:
    """A table of another program: its own ids mean nobody here, everybody with a shared number is named."""
    anna, karl = cli.anna(), cli.add("Karl Beispiel", "--phone", "0171 39200 33")
    listed = tmp_path / "list.csv"
    table = "ID;Vorname;Nachname;Handy\r\n77;Änna;Beispiel;1713920033\r\n1;;;0171 39200 99\r\n2;Berta;Groß;\r\n"
    listed.write_bytes(table.encode("cp1252"))
    asked = ("check-list", "--channel", "phone_call", "--purpose", "appointment_or_order", "--file", listed)
    unknown = ["0171 39200 99", "Groß, Berta"]
    assert cli(*asked).json == {"allowed": [anna, karl], "not_allowed": [], "unknown": unknown}
    plain = cli.plain(*asked, "--register", cli.place, "--language", "de").out
    assert "0171 39200 99: nicht in der Kartei" in plain


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\xff", b"Anna\0", b"id\n", b"a" * 5_000_000]
)
def test_check_list_of_no_list(cli: Cli, tmp_path: Path, content: bytes) -> None:
    """A file that is no list is refused by its name, nothing was checked; as a list the same file is read."""
    listed = tmp_path / "list.csv"
    listed.write_bytes(content)
    asked = ("check-list", "--channel", "sms", "--purpose", "advertising", "--file", listed)
    said = cli.refused(3, *asked)
    assert '"list.csv"' in said
    assert "nothing was checked" in said
    listed.write_bytes(b"id\n1\n")
    assert cli.ok(*asked)["unknown"] == [1]
