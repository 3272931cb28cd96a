"""What the window's tests share: a register of invented people, a kit, a desk, the window."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pytestqt.qtbot import QtBot

from tests.ui.fake_register import FakeRegister
from ui import stylesheet
from ui.background import Work
from ui.desk import Desk, Kit
from ui.fonts import choose_font
from ui.icons import Icons
from ui.look import Look
from ui.main_window import MainWindow
from ui.texts import Texts
from ui.wishes import Wishes


def pytest_configure(config: pytest.Config) -> None:
    """Leave out the one warning that tells of the platform without a screen, not of us."""
    config.addinivalue_line("qt_log_ignore", r"This plugin does not support propagateSizeHints\(\)")


@dataclass
class Outside:
    """What would open outside the program."""

    links: list[str] = field(default_factory=list)

    def open(self, link: str) -> bool:
        """Take a link instead of opening it."""
        self.links.append(link)
        return True


@pytest.fixture
def kit(qapp: object) -> Kit:
    """Light, German."""
    qapp.setStyle("Fusion")
    choose_font(qapp)
    look = Look(dark=False)
    stylesheet.dress(qapp, look)
    return Kit(look, Icons(), Texts())


@pytest.fixture
def register() -> FakeRegister:
    """Nine invented people."""
    return FakeRegister(9)


@pytest.fixture
def outside() -> Outside:
    """The links that were opened."""
    return Outside()


@pytest.fixture
def work(kit: Kit) -> Iterator[Work]:
    """The threads, closed at the end."""
    work = Work(kit.texts)
    yield work
    work.close()


@pytest.fixture
def desk(kit: Kit, register: FakeRegister, work: Work, outside: Outside) -> Desk:
    """What pages are given."""
    return Desk(kit, register, work, Wishes(), outside.open)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> MainWindow:
    """The real window on its first page."""
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.go("today")
    window.count()
    with qtbot.waitExposed(window):
        window.show()
    return window
