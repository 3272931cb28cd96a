"""One window for one register."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from consentregister.domain.asked_link import LONGEST_LINK
from ui.activation import take_leave
from ui.instance import Instance, name_of


def test_a_second_start_calls_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    """The second one learns that it is not the first, the first one that it was called."""
    place = tmp_path / "salon.consentregister"
    first, second = Instance(place, tmp_path), Instance(place, tmp_path)
    assert first.take()
    first.listen()

    with qtbot.waitSignal(first.called):
        assert not second.take()

    first.close()
    assert second.take()
    second.close()


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Instance]:
    """The first start, which waits to be called."""
    first = Instance(tmp_path / "salon.consentregister", tmp_path)
    assert first.take()
    first.listen()
    yield first
    first.close()


@pytest.mark.parametrize(
    "link", ["tel:+491713920010", "mailto:müller@example.org?subject=Gr%C3%BC%C3%9Fe", "", "\ud800"]
)
def test_a_second_start_hands_its_link_over(qtbot: QtBot, first: Instance, tmp_path: Path, link: str) -> None:
    """The link arrives as it came; what is no text arrives as none that could be read."""
    with qtbot.waitSignal(first.called) as called:
        assert not Instance(tmp_path / "salon.consentregister", tmp_path).take(link)

    assert called.args == [link.encode(errors="replace").decode()]


def test_a_megabyte_is_cut_off_where_it_is_too_long(qtbot: QtBot, first: Instance, tmp_path: Path) -> None:
    """The first start learns that the link is too long, and takes no more of it."""
    with qtbot.waitSignal(first.called) as called:
        Instance(tmp_path / "salon.consentregister", tmp_path).take("tel:" + "1" * 1_000_000)

    assert len(called.args[0]) == LONGEST_LINK + 1


def test_who_sends_more_than_a_link_is_cut_off(qtbot: QtBot, first: Instance, tmp_path: Path) -> None:
    """Another program on the socket can't fill the memory: what is too long ends the call."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(tmp_path / "salon.consentregister"))
    assert socket.waitForConnected()

    with qtbot.waitSignal(first.called) as called:
        socket.write(b"\n" + b"x" * 1_000_000)

    assert LONGEST_LINK < len(called.args[0]) < 5 * LONGEST_LINK
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)


def test_who_never_hangs_up_is_not_waited_for(qtbot: QtBot, first: Instance, tmp_path: Path) -> None:
    """A call that says something and stays is heard all the same, once."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(tmp_path / "salon.consentregister"))
    assert socket.waitForConnected()
    heard: list[str] = []
    first.called.connect(heard.append)

    socket.write(b"\ntel:110")

    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert heard == ["tel:110"]


def test_the_leave_to_come_forward_is_handed_over(
    qtbot: QtBot, first: Instance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Wayland only the program just clicked may bring a window forward: its leave comes along with the link."""
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-1")
    taken: list[str] = []
    monkeypatch.setattr("ui.activation.take_leave", taken.append)

    with qtbot.waitSignal(first.called) as called:
        Instance(tmp_path / "salon.consentregister", tmp_path).take("tel:110")

    assert (taken, called.args) == (["token-1"], ["tel:110"])


@pytest.mark.parametrize(("token", "taken"), [("gnome-1_TIME2", True), ("", False), ("a b", False), ("x" * 201, False)])
def test_only_what_looks_like_leave_is_taken(monkeypatch: pytest.MonkeyPatch, token: str, *, taken: bool) -> None:
    """Nothing else gets into the program's surroundings, and nowhere but on Wayland."""
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    take_leave("gnome-1_TIME2")
    assert "XDG_ACTIVATION_TOKEN" not in os.environ

    monkeypatch.setattr("ui.activation.QGuiApplication.platformName", lambda: "wayland")
    take_leave(token)

    assert ("XDG_ACTIVATION_TOKEN" in os.environ) is taken
    os.environ.pop("XDG_ACTIVATION_TOKEN", None)


def test_the_same_file_has_one_name(tmp_path: Path) -> None:
    """A link to the register is the register."""
    place = tmp_path / "salon.consentregister"
    place.touch()
    link = tmp_path / "link"
    link.symlink_to(place)

    assert name_of(link) == name_of(place)
    assert name_of(tmp_path / "other") != name_of(place)
