"""What the program is started with."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.arguments import Arguments, read_arguments

LINK = "tel:+491713920010"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], Arguments()),
        (["salon"], Arguments(Path("salon"))),
        (["C:\\Daten\\salon.consentregister"], Arguments(Path("C:\\Daten\\salon.consentregister"))),
        ([LINK], Arguments(link=LINK)),
        (["salon", LINK], Arguments(Path("salon"), LINK)),
        (["salon", "--link", LINK], Arguments(Path("salon"), LINK)),
        (["salon", "--link"], Arguments(Path("salon"))),
        ([""], Arguments()),
        (["--help"], Arguments()),
        (["--link", "--help"], Arguments(link="--help")),
        (["--link", "/etc/passwd"], Arguments(link="/etc/passwd")),
        (["--link", LINK, "-x"], Arguments(link=f"{LINK} -x")),
        (["consentregister:../../"], Arguments(link="consentregister:../../")),
    ],
)
def test_a_link_is_never_a_place(words: list[str], said: Arguments) -> None:
    """What looks like a link or stands where one belongs is no path and no option."""
    assert read_arguments(words) == said
