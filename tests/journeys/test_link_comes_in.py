"""A link is clicked in the browser: it asks here, and only a yes lets it go on, letter by letter, to its program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from consentregister.register import log_file
from tests.journeys.day import Day
from tests.journeys.hands import click, closed, opened, press, wait_for
from tests.ui.handler.desktop import Desktop, make_desktop
from ui.dialogs import may_i_link
from ui.dialogs.may_i import MayI
from ui.instance import Instance
from ui.pages.settings.links import LinksSection

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the desktop is that of Linux")
ROOT = Path(__file__).parents[2]
CALL = "tel:+49%20171%2039200-15"
MAIL = "mailto:sabine@example.org?subject=Ihr%20Termin&body=Bis%20morgen%0D%0A%26%20gr%C3%BC%C3%9Fe"


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """A computer with a mail program and a telephone."""
    desktop = make_desktop(tmp_path / "desktop", monkeypatch)
    desktop.install("thunderbird", "mailto")
    desktop.install("phone", "tel")
    monkeypatch.setattr(may_i_link, "_FRESH", 0)
    return desktop


@pytest.fixture
def day(styled_app: QApplication, tmp_path: Path, desktop: Desktop) -> Iterator[Day]:
    """A salon that knows Sabine Müller."""
    day = Day(styled_app, tmp_path)
    day.first_start()
    day.record_who_came_by("Sabine Müller", "0171 39200 15", "Stammkundschaft", email="sabine@example.org")
    yield day
    day.close()


@pytest.fixture
def listening(day: Day) -> Iterator[None]:
    """The window as the program starts it: called by every further start."""
    log_file().parent.mkdir(parents=True, exist_ok=True)
    instance = Instance(day.place, log_file().parent)
    instance.called.connect(day.window.come_forward)
    instance.called.connect(day.window.links.come)
    assert instance.take()
    instance.listen()
    yield
    instance.close()


def switch_on(day: Day) -> None:
    """Go to the settings, tick the switch, save."""
    page = day.go("settings")
    page.open("links")  # type: ignore[attr-defined]
    day.settle()
    click("Klicks auf Nummern und Adressen zuerst prüfen")
    click("Speichern", page.sections["links"])  # type: ignore[attr-defined]
    day.told("Gespeichert")
    assert isinstance(page.sections["links"], LinksSection)  # type: ignore[attr-defined]


def click_in_browser(desktop: Desktop, link: str) -> None:
    """Do what a browser does: start the program of the link's kind, by its desktop file."""
    scheme = link.partition(":")[0]
    asked = ["xdg-mime", "query", "default", f"x-scheme-handler/{scheme}"]
    handler = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    subprocess.run(["gio", "launch", desktop.applications / handler, link], env=environment, check=True)


def asked_about(name: str) -> MayI:
    """The question that came up by itself, answered."""
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), MayI), "the question")
    dialog = opened(MayI)
    wait_for(lambda: dialog._panel.answer and dialog._who.text().startswith(name), f"the answer about {name}")
    return dialog


@pytest.mark.slow
@pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)", extend=True)  # as on no screen
@pytest.mark.usefixtures("listening")
def test_a_click_asks_first_and_goes_on_after_a_yes(day: Day, desktop: Desktop) -> None:
    """No: nothing is passed on. Yes: the program before us gets exactly the link. Off: clicks go there directly."""
    switch_on(day)

    click_in_browser(desktop, CALL)
    asked_about("Sabine Müller")
    press(Qt.Key.Key_Escape)
    closed()
    assert (desktop.got("phone"), desktop.got("thunderbird")) == ([], [])

    for link, program in ((CALL, "phone"), (MAIL, "thunderbird")):
        click_in_browser(desktop, link)
        dialog = asked_about("Sabine Müller")
        assert dialog._panel.answer is not None
        assert dialog._panel.answer.verdict.is_yes
        press(Qt.Key.Key_Return)
        wait_for(lambda program=program, link=link: desktop.got(program) == [link], f"{program} to get {link}")
        day.told("Geöffnet und notiert")

    switch_on(day)  # once more: off
    click_in_browser(desktop, CALL)
    wait_for(lambda: desktop.got("phone") == [CALL, CALL], "the telephone to be called at once")
    assert day.outside.links == []
