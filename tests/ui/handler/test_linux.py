"""Links on a Linux desktop: by its real files, in folders of the test's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.ui.handler.desktop import Desktop, make_desktop
from ui.handler.command import command
from ui.handler.guard import LinkGuard
from ui.handler.linux import Linux
from ui.handler.system import Offered

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the files are those of Linux")
LINK = "mailto:anna@example.com?subject=a%20b&body=%41;$(touch%20x)'*?"


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """A desktop with a mail program that opens mail, and a telephone that could open numbers."""
    desktop = make_desktop(tmp_path / "desktop", monkeypatch)
    desktop.install("thunderbird", "mailto")
    desktop.install("phone", "tel")
    desktop.choose("thunderbird", "mailto")
    return desktop


@pytest.fixture
def linux(tmp_path: Path) -> Linux:
    """The system."""
    return Linux(command(tmp_path / "salon.consentregister"))


@pytest.fixture
def guard(linux: Linux, tmp_path: Path) -> LinkGuard:
    """The guard on it; nothing opens outside."""
    return LinkGuard(linux, tmp_path / "links.ini", lambda _link: False)


def contents(desktop: Desktop) -> dict[Path, bytes]:
    """Every file of the desktop."""
    return {file: file.read_bytes() for file in desktop.folder.rglob("*") if file.is_file()}


def test_nothing_is_changed_before_it_is_switched_on(desktop: Desktop, guard: LinkGuard) -> None:
    """Looking shows what the system says and writes nothing."""
    before = contents(desktop)

    state = guard.state()

    assert not state.is_on
    assert state.kinds["mailto"].program == "Thunderbird"
    assert state.kinds["tel"].program == "Phone"
    assert state.kinds["whatsapp"].program == ""
    assert contents(desktop) == before


def test_switched_on_links_come_here_and_go_on_as_they_came(desktop: Desktop, guard: LinkGuard, linux: Linux) -> None:
    """We are the default for the kinds chosen; the program before us gets the link letter by letter."""
    state = guard.choose(["mailto"])

    assert state.is_on
    assert state.is_true
    assert (state.kinds["mailto"].ours, state.kinds["mailto"].program) == (True, "Thunderbird")
    assert not state.kinds["tel"].ours
    assert linux.is_ours(linux.handler_of("mailto"))
    assert guard.open(LINK)
    assert desktop.got("thunderbird") == [LINK]


def test_switched_off_everything_is_as_before(desktop: Desktop, guard: LinkGuard, linux: Linux) -> None:
    """The programs before us are back, our file is gone, and what the user chose for others is untouched."""
    desktop.choose("thunderbird", "news")
    others = [line for line in desktop.defaults.read_text().splitlines() if "news" in line]
    guard.choose(["mailto", "tel", "whatsapp", "sms", "consentregister"])
    assert all(linux.is_ours(linux.handler_of(scheme)) for scheme in ("mailto", "tel", "whatsapp", "smsto"))

    state = guard.choose([])

    assert not state.is_on
    assert [linux.handler_of(s) for s in ("mailto", "tel", "whatsapp")] == ["thunderbird.desktop", "phone.desktop", ""]
    assert [file.name for file in desktop.applications.glob("consent*")] == []
    assert "consentregister" not in desktop.defaults.read_text()
    assert set(others) <= set(desktop.defaults.read_text().splitlines())


def test_what_was_given_away_meanwhile_stays_there(desktop: Desktop, guard: LinkGuard, linux: Linux) -> None:
    """The user chose another mail program while we were on: the state says so, and switching off leaves it."""
    guard.choose(["mailto"])
    desktop.install("kmail", "mailto")
    desktop.defaults.write_text(desktop.defaults.read_text().replace("consentregister-links", "kmail"))

    state = guard.state()
    assert (state.kinds["mailto"].wanted, state.kinds["mailto"].ours) == (True, False)
    assert state.kinds["mailto"].program == "Kmail"
    assert not state.is_true

    guard.choose([])
    assert linux.handler_of("mailto") == "kmail.desktop"


def test_saved_twice_the_program_before_us_is_still_known(desktop: Desktop, guard: LinkGuard) -> None:
    """We never pass anything on to ourselves."""
    guard.choose(["mailto"])
    guard.choose(["mailto", "tel"])

    assert guard.open(LINK)
    assert desktop.got("thunderbird") == [LINK]


def test_we_never_start_ourselves(desktop: Desktop, guard: LinkGuard, linux: Linux) -> None:
    """Whatever is remembered, a link that was answered does not come back as a question."""
    guard.choose(["mailto"])

    assert not linux.start(linux.handler_of("mailto"), LINK)


def test_a_program_that_is_gone_opens_nothing(desktop: Desktop, guard: LinkGuard) -> None:
    """The mail program was taken off the computer: nothing opens, and no loop arises."""
    guard.choose(["mailto"])
    (desktop.applications / "thunderbird.desktop").unlink()

    assert not guard.open(LINK)


@pytest.mark.parametrize("handler", ["", "../evil.desktop", "/tmp/evil.desktop", "-x.desktop", "evil", "a b.desktop"])  # noqa: S108
def test_only_programs_are_started(desktop: Desktop, linux: Linux, handler: str) -> None:
    """A path or an option in place of a program's name starts nothing."""
    assert not linux.start(handler, LINK)


def test_our_file_names_the_register_and_takes_the_link_as_a_link(desktop: Desktop, tmp_path: Path) -> None:
    """A place with every sign that means something in a desktop file arrives whole, and so does the link."""
    place = str(tmp_path / 'a "b" $c `d` %u \\\\e')
    desktop.install("us")
    linux = Linux((str(desktop.folder / "us"), place, "--link"))
    linux.take(["tel"])
    [entry] = desktop.applications.glob("consentregister*.desktop")

    entry.rename(desktop.applications / "copy.desktop")

    assert linux.start("copy.desktop", "tel:+491713920010")
    assert desktop.got("us") == [place, "--link", "tel:+491713920010"]


def test_where_the_tools_are_missing_it_is_not_offered(
    desktop: Desktop, guard: LinkGuard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without xdg-mime nothing is asked and nothing can be switched on."""
    monkeypatch.setenv("PATH", str(desktop.folder / "none"))

    assert guard.state().offered is Offered.NO_TOOLS
    assert not guard.state().is_on
