"""Links on Windows, by a registry in memory: nothing here was ever run on Windows itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.ui.handler.fake_winreg import FakeWinreg
from ui.handler import windows
from ui.handler.guard import LinkGuard
from ui.handler.shell_execute import opening
from ui.handler.system import Offered
from ui.handler.windows import Windows, filled, split

COMMAND = (r"C:\Program Files\Python\pythonw.exe", "-P", "-m", "ui", r"C:\Daten\salon.consentregister", "--link")
CHOICES = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations"
OUTLOOK = r'"C:\Program Files\Office\OUTLOOK.EXE" -c IPM.Note /mailto "%1"'
LINK = "mailto:anna@example.com?subject=a%20b"


@pytest.fixture
def registry() -> FakeWinreg:
    """Outlook opens mail by the user's choice, WhatsApp from the store opens its own links."""
    classes = "Software\\Classes"
    return FakeWinreg(
        {
            rf"{CHOICES}\mailto\UserChoice": {"ProgId": "Outlook.URL.mailto.15"},
            rf"{classes}\Outlook.URL.mailto.15": {"": "URL:Outlook"},
            rf"{classes}\Outlook.URL.mailto.15\shell\open\command": {"": OUTLOOK},
            rf"{CHOICES}\whatsapp\UserChoice": {"ProgId": "AppX7"},
            rf"{classes}\AppX7\Application": {"ApplicationName": "WhatsApp"},
            r"Software\RegisteredApplications": {"Firefox": "x"},
        }
    )


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """What would have been started."""
    started: list[Sequence[str]] = []
    monkeypatch.setattr(windows, "_started", lambda words: started.append(words) or True)
    monkeypatch.setattr(windows, "_started_by_windows", lambda *words: started.append(words) or True)
    return started


@pytest.fixture
def outside() -> list[str]:
    """What would have opened outside."""
    return []


@pytest.fixture
def guard(registry: FakeWinreg, outside: list[str], tmp_path: Path) -> LinkGuard:
    """The guard on it."""
    return LinkGuard(Windows(COMMAND, registry), tmp_path / "links.ini", lambda link: not outside.append(link))


def choose(registry: FakeWinreg, scheme: str) -> None:
    """Choose us in the settings of Windows."""
    registry.keys[rf"{CHOICES}\{scheme}\UserChoice"] = {"ProgId": "ConsentRegister.Link"}


def test_switching_on_makes_us_known_and_takes_nothing(registry: FakeWinreg, guard: LinkGuard) -> None:
    """Windows keeps its choice until the user chooses; the state says so."""
    state = guard.choose(["mailto", "whatsapp"])

    assert state.offered is Offered.BY_CHOICE
    assert (state.kinds["mailto"].wanted, state.kinds["mailto"].ours) == (True, False)
    assert (state.kinds["mailto"].program, state.kinds["whatsapp"].program) == ("Outlook", "WhatsApp")
    known = registry.keys[r"Software\ConsentRegister\Capabilities\URLAssociations"]
    assert known == dict.fromkeys(("whatsapp", "mailto"), "ConsentRegister.Link")
    names = registry.keys[r"Software\RegisteredApplications"]
    assert names["Consent register"] == r"Software\ConsentRegister\Capabilities"
    assert registry.keys[r"Software\Classes\ConsentRegister.Link"]["URL Protocol"] == ""


def test_the_settings_of_windows_open_to_choose(guard: LinkGuard, outside: list[str]) -> None:
    """One place of Windows' own settings, nothing else."""
    guard.let_choose()

    assert outside == ["ms-settings:defaultapps?registeredAppUser=Consent%20register"]


def test_our_command_takes_the_link_as_one_word(registry: FakeWinreg, guard: LinkGuard) -> None:
    """Windows puts the link where it belongs, behind the word that makes it a link."""
    guard.choose(["tel"])
    template = str(registry.keys[r"Software\Classes\ConsentRegister.Link\shell\open\command"][""])

    assert filled(template, "tel:+49 1 --x") == [*COMMAND, "tel:+49 1 --x"]


def test_once_chosen_the_program_before_us_gets_the_link(
    registry: FakeWinreg, guard: LinkGuard, started: list[Sequence[str]]
) -> None:
    """Outlook is started by its own command, with the link as it came."""
    guard.choose(["mailto"])
    choose(registry, "mailto")

    assert guard.state().kinds["mailto"].ours
    assert guard.state().kinds["mailto"].program == "Outlook"
    assert guard.open(LINK)
    assert started == [[r"C:\Program Files\Office\OUTLOOK.EXE", "-c", "IPM.Note", "/mailto", LINK]]


def test_a_program_of_the_store_is_started_by_windows(
    registry: FakeWinreg, guard: LinkGuard, started: list[Sequence[str]]
) -> None:
    """WhatsApp has no command: Windows opens the link by the name of its class; our own wa.me link goes there too."""
    guard.choose(["whatsapp"])
    choose(registry, "whatsapp")

    assert guard.open("https://wa.me/491713920010?text=a")
    assert started == [("AppX7", "whatsapp://send?phone=491713920010&text=a")]


def test_switching_off_leaves_nothing_of_ours(registry: FakeWinreg, guard: LinkGuard) -> None:
    """Every key we wrote is gone, everybody else's is there."""
    before = {path: dict(values) for path, values in registry.keys.items()}
    guard.choose(["mailto", "tel", "consentregister"])
    assert guard.state().kinds["consentregister"].ours

    guard.choose([])

    assert registry.keys == before


def test_fewer_kinds_leave_no_old_ones(registry: FakeWinreg, guard: LinkGuard) -> None:
    """A kind that is unticked is no longer offered to Windows."""
    guard.choose(["mailto", "consentregister"])
    guard.choose(["tel"])

    assert list(registry.keys[r"Software\ConsentRegister\Capabilities\URLAssociations"]) == ["tel"]
    assert not guard.state().kinds["consentregister"].ours


def test_the_newer_choice_of_windows_counts(registry: FakeWinreg) -> None:
    """Windows 11 keeps a second, newer place."""
    registry.keys[rf"{CHOICES}\mailto\UserChoiceLatest\ProgId"] = {"ProgId": "Newer"}

    assert Windows(COMMAND, registry).handler_of("mailto") == "Newer"


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (OUTLOOK, [r"C:\Program Files\Office\OUTLOOK.EXE", "-c", "IPM.Note", "/mailto", "%1"]),
        (r'C:\a\b.exe  "" %1', [r"C:\a\b.exe", "", "%1"]),
        (r'"C:\a b\c.exe" --url="%1"', [r"C:\a b\c.exe", "--url=%1"]),
        ("", []),
    ],
)
def test_a_command_is_read_as_windows_reads_it(template: str, words: list[str]) -> None:
    """Quotes hold words together, backslashes are those of paths."""
    assert split(template) == words


@pytest.mark.parametrize("template", ["", r"C:\a.exe", '"%1" x', r"C:\a.exe -x"])
def test_a_command_without_a_place_for_the_link_is_not_used(template: str) -> None:
    """The link is never a program."""
    assert filled(template, LINK) == []


def test_what_windows_is_given_names_program_and_link() -> None:
    """The class decides what is started, not the link; and no box of Windows' own comes up."""
    info = opening("AppX7", LINK)

    assert (info.lpClass, info.lpFile, info.lpVerb, info.fMask) == ("AppX7", LINK, "open", 0x401)
