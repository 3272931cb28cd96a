"""One window for one register."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.instance import Instance, name_of


def test_a_second_start_calls_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    """The second one learns that it is not the first, the first one that it was called."""
    place = tmp_path / "salon.consentregister"
    first, second = Instance(place, tmp_path), Instance(place, tmp_path)
    assert first.take()

    with qtbot.waitSignal(first.called):
        assert not second.take()

    first.close()
    assert second.take()
    second.close()


def test_the_same_file_has_one_name(tmp_path: Path) -> None:
    """A link to the register is the register."""
    place = tmp_path / "salon.consentregister"
    place.touch()
    link = tmp_path / "link"
    link.symlink_to(place)

    assert name_of(link) == name_of(place)
    assert name_of(tmp_path / "other") != name_of(place)
