"""person twins, merge, unmerge, apart."""

from __future__ import annotations

import pytest

from tests.cli.calls import Cli


@pytest.fixture
def twice(cli: Cli) -> tuple[int, int]:
    """Sabine Müller, recorded twice."""
    first = cli.ok("person", "add", "Sabine Müller", "--phone", "0171 39200 33")
    second = cli.ok("person", "add", "Sabine Mueller", "--phone", "0171 39200 33", "--email", "sabine@example.org")
    return first["id"], second["id"]


def test_pairs_with_their_reason(cli: Cli, twice: tuple[int, int]) -> None:
    """Each pair names both people, what speaks for it, and how much."""
    assert cli.ok("person", "twins") == [
        {
            "people": [
                {"id": 1, "name": "Sabine Müller", "phone": "+491713920033", "email": None},
                {"id": 2, "name": "Sabine Mueller", "phone": "+491713920033", "email": "sabine@example.org"},
            ],
            "reason": "number",
            "strength": "strong",
        }
    ]
    said = cli.plain("person", "twins", "--register", cli.place, "--language", "de")
    assert said.out == "1 Sabine Müller – 2 Sabine Mueller: gleiche Nummer\n"


def test_merged_and_unmerged(cli: Cli, twice: tuple[int, int]) -> None:
    """The number that goes is unknown afterwards, in the bin too, until it is taken back."""
    keep, gone = twice
    merged = cli.ok("person", "merge", keep, gone)

    assert (merged["id"], merged["merged"]) == (keep, gone)
    assert "sabine@example.org" in [point["address"] for point in merged["contact_points"]]
    assert len(merged["events"]) == 2
    for command in ("show", "restore", "edit", "remove"):
        said = cli("person", command, gone)
        assert (said.code, said.out) == (3, "")
    assert cli("check", gone, "--channel", "sms", "--purpose", "advertising").code == 3
    assert cli.ok("person", "find", "Mueller", "--bin") == cli.ok("person", "twins") == []

    assert cli.ok("person", "unmerge", keep, gone)["id"] == gone
    assert cli.ok("person", "show", gone)["name"] == "Sabine Mueller"
    assert cli.ok("verify")["ok"]


def test_told_apart(cli: Cli, twice: tuple[int, int]) -> None:
    """Two persons, said once, are not proposed again."""
    cli.ok("person", "apart", *twice)

    assert cli.ok("person", "twins") == []


@pytest.mark.parametrize(
    "command", [("merge", 1, 1), ("merge", 1, 9), ("merge", 9, 1), ("unmerge", 1, 2), ("apart", 1, 9), ("apart", 1, 1)]
)
def test_refused(cli: Cli, twice: tuple[int, int], command: tuple[object, ...]) -> None:
    """The same card twice, somebody unknown, nothing to undo: status 3, one sentence, nothing changed."""
    before = cli.ok("log", "show")
    said = cli("person", *command)

    assert (said.code, said.out) == (3, "")
    assert said.err.count("\n") == 1
    assert cli.ok("log", "show") == before
