"""What the window's tests share: a register of invented people, a kit, a desk, the window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.settings import Settings
from consentregister.register import Register
from ui import stylesheet
from ui.background import Work
from ui.desk import Desk, Kit
from ui.icons import Icons
from ui.look import Look
from ui.main_window import MainWindow
from ui.texts import Texts
from ui.wishes import Wishes


def pytest_configure(config: pytest.Config) -> None:
    """Leave out the two warnings that tell of the platform without a screen, not of us."""
    config.addinivalue_line("qt_log_ignore", r"This plugin does not support (propagateSizeHints|raise)\(\)")


@dataclass
class Outside:
    """What would open outside the program."""

    links: list[str] = field(default_factory=list)

    def open(self, link: str) -> bool:
        """Take a link instead of opening it."""
        self.links.append(link)
        return True


@pytest.fixture(scope="session")
def icons() -> Icons:
    """The icons, each drawn once for all tests."""
    return Icons()


@pytest.fixture
def kit(styled_app: QApplication, icons: Icons) -> Kit:
    """Light, German."""
    look = Look(dark=False)
    stylesheet.dress(styled_app, look)
    return Kit(look, icons, Texts())


NAMES = (
    "Anna Beispiel",
    "Jonas Bergmann",
    "Ellen Groß",
    "Sabine Müller",
    "Emre Mustermann",
    "Leyla Özdemir",
    "Karl Schulz",
)


@pytest.fixture(scope="session")
def people_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the people below; made once, to be copied."""
    settings = Settings(
        business_name="Salon Scherenschnitt",
        initials="KS",
        device_contacts_off=True,
        device_work_phone_only=True,
        device_no_cloud_backup=True,
    )
    place = tmp_path_factory.mktemp("people") / "salon.consentregister"
    register = Register.create(place, settings, demo=True)
    for number, name in enumerate(NAMES, start=10):
        register.people.record(invented(name, number))
    register.close()
    return place


@pytest.fixture
def register(people_template: Path, tmp_path: Path) -> Iterator[Register]:
    """Invented people, none of them asked yet, and a work phone that is set up."""
    register = Register.open(Path(shutil.copy(people_template, tmp_path / people_template.name)))
    yield register
    register.close()


def invented(name: str, number: int) -> NewPerson:
    """Somebody with a mobile number and an e-mail address."""
    phone, email = ContactPoint.phone(f"0171 39200 {number}"), ContactPoint.email(f"person{number}@example.org")
    return NewPerson(name=name, contact_points=(phone, email), preferred=("whatsapp", "phone_call"), number_given=True)


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
def desk(kit: Kit, register: Register, work: Work, outside: Outside) -> Desk:
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
    window.take_in()
    return window


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A paper that was signed."""
    file = tmp_path / "paper.txt"
    file.write_text("signed")
    return file
