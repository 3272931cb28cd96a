"""The guard on a system of our own: who gets a link, and that none comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ui.handler.guard import KINDS, LinkGuard
from ui.handler.system import NotHere, Offered

US = "us"
TEL, WEB = "tel:+491713920010", "https://wa.me/491713920010?text=a%20b"


@dataclass
class Computer:
    """A system in memory.

    Attributes:
        handlers: the program of each scheme. started: what was opened with what.
    """

    handlers: dict[str, str] = field(default_factory=dict)
    started: list[tuple[str, str]] = field(default_factory=list)
    starts: bool = True
    known: bool = False
    offered: Offered = Offered.READY

    def is_known(self) -> bool:
        """Whether we were told."""
        return self.known

    def handler_of(self, scheme: str) -> str:
        """The program."""
        return self.handlers.get(scheme, "")

    def is_ours(self, handler: str) -> bool:
        """Us."""
        return handler == US

    def name_of(self, handler: str) -> str:
        """The word itself."""
        return handler

    def take(self, schemes: Sequence[str]) -> None:
        """At once."""
        self.known = True
        self.handlers.update(dict.fromkeys(schemes, US))

    def give_back(self, scheme: str, before: str) -> None:
        """At once."""
        self.handlers[scheme] = before

    def forget(self) -> None:
        """At once."""
        self.known = False

    def start(self, handler: str, link: str) -> bool:
        """Remember it."""
        self.started.append((handler, link))
        return self.starts

    def let_choose(self) -> str:
        """Nothing to choose."""
        return ""


@pytest.fixture
def computer() -> Computer:
    """A telephone and WhatsApp's program, no mail."""
    return Computer({"tel": "phone", "whatsapp": "wa"})


@pytest.fixture
def outside() -> list[str]:
    """What the system opened."""
    return []


@pytest.fixture
def guard(computer: Computer, outside: list[str], tmp_path: Path) -> LinkGuard:
    """The guard."""
    return LinkGuard(computer, tmp_path / "links.ini", lambda link: not outside.append(link))


@pytest.mark.parametrize("link", [TEL, WEB, "mailto:anna@example.com", "https://signal.me/#p/+491713920010"])
def test_off_everything_opens_as_always(guard: LinkGuard, computer: Computer, outside: list[str], link: str) -> None:
    """The system opens it, unchanged."""
    assert guard.open(link)
    assert (outside, computer.started) == ([link], [])


def test_on_the_program_before_us_opens_it(guard: LinkGuard, computer: Computer, outside: list[str]) -> None:
    """Also what we open ourselves: through the system it would come back as a question."""
    guard.choose(list(KINDS))

    assert guard.open(TEL)
    assert guard.open(WEB)
    assert computer.started == [("phone", TEL), ("wa", "whatsapp://send?phone=491713920010&text=a%20b")]
    assert outside == []


def test_without_a_program_whatsapp_goes_to_the_browser(
    guard: LinkGuard, computer: Computer, outside: list[str]
) -> None:
    """Straight to the page that does not call the program again."""
    del computer.handlers["whatsapp"]
    guard.choose(["whatsapp"])

    assert guard.open("whatsapp://send?phone=491713920010&text=a%20b")
    assert outside == ["https://web.whatsapp.com/send?phone=491713920010&text=a%20b"]


@pytest.mark.parametrize("link", ["mailto:anna@example.com", "sms:+491713920010"])
def test_without_a_program_nothing_opens(guard: LinkGuard, computer: Computer, outside: list[str], link: str) -> None:
    """And it is said: the system would only ask us again."""
    guard.choose(list(KINDS))

    assert not guard.open(link)
    assert (outside, computer.started) == ([], [])


def test_a_lost_memory_makes_no_loop(guard: LinkGuard, outside: list[str], tmp_path: Path) -> None:
    """We are the program for numbers and no longer know who was it before: nothing opens."""
    guard.choose(["tel"])
    (tmp_path / "links.ini").unlink()

    assert not guard.open(TEL)
    assert outside == []


def test_the_user_s_later_choice_counts(guard: LinkGuard, computer: Computer, outside: list[str]) -> None:
    """Links that no longer come to us are the system's affair."""
    guard.choose(["tel"])
    computer.handlers["tel"] = "other"

    assert guard.open(TEL)
    assert outside == [TEL]


def test_the_state_is_the_system_s(guard: LinkGuard, computer: Computer) -> None:
    """What was switched on and taken away again is not shown as on."""
    assert not guard.state().is_on
    assert guard.choose(["tel"]).is_true
    computer.handlers["tel"] = "other"

    state = guard.state()
    assert state.is_on
    assert not state.is_true


def test_on_a_mac_it_is_not_offered(outside: list[str], tmp_path: Path) -> None:
    """Nothing can be switched on, and links open as always."""
    guard = LinkGuard(NotHere(), tmp_path / "links.ini", lambda link: not outside.append(link))

    assert not guard.choose(["tel"]).offered.possible
    assert guard.open(TEL)
    assert outside == [TEL]
