"""Settings, "Catch links": one switch, the kinds, and the truth about where such links go."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.handler.test_guard import Computer
from ui.desk import Desk
from ui.handler.guard import KINDS, LinkGuard
from ui.handler.system import NotHere, Offered, System
from ui.main_window import MainWindow
from ui.pages.settings.links import LinksSection
from ui.pages.settings_page import SettingsPage


@pytest.fixture
def computer() -> Computer:
    """A mail program, a telephone."""
    return Computer({"mailto": "Thunderbird", "tel": "Telefon"})


def show(qtbot: QtBot, window: MainWindow, system: System, folder: Path) -> LinksSection:
    """The section on this system, read."""
    # The tests' register holds invented people; for those the guard is not offered.
    window._desk.register.is_demo = False
    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    section = page.sections["links"]
    assert isinstance(section, LinksSection)
    section.guard = LinkGuard(system, folder / "links.ini", lambda link: not opened.append(link))
    page.open("links")
    qtbot.waitUntil(lambda: section._how.text() != "")
    return section


opened: list[str] = []


@pytest.fixture(autouse=True)
def nothing_opened() -> None:
    """Nothing opened yet."""
    opened.clear()


def said(section: LinksSection) -> dict[str, str]:
    """Where each kind goes, as one reads it."""
    return {kind: label.text() for kind, label in section._where.items() if label.isVisible()}


def save(qtbot: QtBot, window: MainWindow, section: LinksSection) -> None:
    """Press save, and wait until it is said."""
    section.save()
    qtbot.waitUntil(lambda: "Gespeichert" in window.banner.text())


def test_it_is_off_and_tells_where_links_go_now(
    qtbot: QtBot, window: MainWindow, computer: Computer, tmp_path: Path
) -> None:
    """Nobody switched anything on: the programs in charge are named, and the kinds can't be ticked yet."""
    section = show(qtbot, window, computer, tmp_path)

    assert section._state.accessibleName() == "Ausgeschaltet"
    assert not section.switch.isChecked()
    assert not any(box.isEnabled() for box in section.boxes.values())
    assert said(section)["mailto"] == "Öffnet jetzt: Thunderbird"
    assert said(section)["whatsapp"] == "Dafür ist kein Programm eingestellt."


def test_one_switch_for_all_kinds(qtbot: QtBot, window: MainWindow, computer: Computer, tmp_path: Path) -> None:
    """Ticked and saved, all kinds come here first, and it says where they go afterwards."""
    section = show(qtbot, window, computer, tmp_path)

    section.switch.setChecked(True)
    save(qtbot, window, section)

    assert set(computer.handlers.values()) == {"us"}
    assert section._state.accessibleName() == "Eingeschaltet"
    assert said(section)["mailto"] == "Kommt zuerst hierher, dann zu: Thunderbird"
    assert said(section)["whatsapp"] == "Kommt zuerst hierher, dann zu WhatsApp im Browser"


def test_only_some_kinds_and_off_again(qtbot: QtBot, window: MainWindow, computer: Computer, tmp_path: Path) -> None:
    """What is unticked is left alone; switched off, everything is as before."""
    before = dict(computer.handlers)
    section = show(qtbot, window, computer, tmp_path)
    section.switch.setChecked(True)
    for kind in set(KINDS) - {"tel"}:
        section.boxes[kind].setChecked(False)
    save(qtbot, window, section)
    assert computer.handlers == before | {"tel": "us"}

    section.switch.setChecked(False)
    window.banner.hide()
    window.banner._text.setText("")
    save(qtbot, window, section)

    assert computer.handlers == before
    assert section._state.accessibleName() == "Ausgeschaltet"


def test_the_truth_is_shown_not_the_wish(qtbot: QtBot, window: MainWindow, computer: Computer, tmp_path: Path) -> None:
    """Another program took the mail links back: the section says so at the next look."""
    section = show(qtbot, window, computer, tmp_path)
    section.switch.setChecked(True)
    save(qtbot, window, section)
    computer.handlers["mailto"] = "Kmail"

    section.load()

    qtbot.waitUntil(lambda: section._state.accessibleName() == "Noch nicht überall eingeschaltet")
    assert said(section)["mailto"] == "Wurde inzwischen umgestellt, öffnet jetzt: Kmail"


def test_windows_is_opened_to_choose(qtbot: QtBot, window: MainWindow, computer: Computer, tmp_path: Path) -> None:
    """Where only the user may change it, the place to do so opens after saving, and is told of before."""
    computer.offered = Offered.BY_CHOICE
    computer.let_choose = lambda: "ms-settings:defaultapps"  # type: ignore[method-assign]
    section = show(qtbot, window, computer, tmp_path)
    assert "Windows-Einstellungen" in section._how.text()

    section.switch.setChecked(True)
    save(qtbot, window, section)

    assert opened == ["ms-settings:defaultapps"]


def test_on_a_mac_it_says_that_it_can_t(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """One honest sentence, and nothing to tick."""
    section = show(qtbot, window, NotHere(), tmp_path)

    assert "Auf dem Mac geht das nicht" in section._how.text()
    assert not section.switch.isVisible()
    assert not any(box.isVisible() for box in section.boxes.values())
    assert said(section) == {}


def test_invented_people_answer_no_links(
    qtbot: QtBot, window: MainWindow, computer: Computer, desk: Desk, tmp_path: Path
) -> None:
    """In the register to look around it can't be switched on."""
    section = show(qtbot, window, computer, tmp_path)
    desk.register.is_demo = True

    section.load()

    qtbot.waitUntil(lambda: "eigenen Register" in section._how.text())
    assert not section.switch.isEnabled()


def test_a_folder_that_can_t_be_written_is_told(
    qtbot: QtBot, window: MainWindow, computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, and the switch shows how it is."""

    def refuse(_schemes: object) -> None:
        raise PermissionError

    monkeypatch.setattr(computer, "take", refuse)
    section = show(qtbot, window, computer, tmp_path)
    section.switch.setChecked(True)

    section.save()

    qtbot.waitUntil(lambda: "nicht ganz umstellen" in window.banner.text())
