"""What all tests share: silence, no screen, a clock that stands still, and a home that is not the user's.

Silence is tested: a warning of Python (`filterwarnings`), of Qt (`qt_log_level_fail`) or of the log (`silence`) fails
the test that did not expect it.
"""

from __future__ import annotations

import itertools
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.settings import Settings
from consentregister.register import Register

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SALON = Settings(
    business_name="Salon Scherenschnitt",
    business_owner="Kim Probe",
    business_street="Kirchstraße 4",
    business_postcode="10115",
    business_city="Beispielstadt",
    business_phone="030 23125 101",
    business_email="salon@example.org",
    business_services="Haarschnitt und Pflege",
    initials="KP",
    device_contacts_off=True,
    device_work_phone_only=True,
    device_no_cloud_backup=True,
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--onscreen`."""
    parser.addoption("--onscreen", action="store_true", help="show the windows while they are tested")


def pytest_configure(config: pytest.Config) -> None:
    """Prepare what is read once and early: Qt's screen, the time zone, hypothesis' profile."""
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Most users live there, and a test that forgets the zone is found out: it is never UTC.
    os.environ["TZ"] = "Europe/Berlin"
    if hasattr(time, "tzset"):
        time.tzset()
    hypothesis.settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
    hypothesis.settings.load_profile("project")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the quick tests first, so that most faults show within a minute."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)


@dataclass
class Clock:
    """The clock that is passed in. It stands still until a test sets it.

    Attributes:
        now: the moment it shows, in UTC.
    """

    now: datetime = datetime(2026, 11, 24, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment it shows."""
        return self.now

    def forward(self, **span: float) -> None:
        """Move on, as in `forward(days=3)`."""
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    """A clock at 09:00 UTC on Tuesday, 24 November 2026."""
    return Clock()


@pytest.fixture(autouse=True)
def silence(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves a warning in the log. Who expects one asserts it, then calls `caplog.clear()`."""
    yield
    records = [record for phase in ("setup", "call", "teardown") for record in caplog.get_records(phase)]
    loud = [f"{record.name}: {record.getMessage()}" for record in records if record.levelno >= logging.WARNING]
    if loud:
        pytest.fail("logged, and not expected:\n" + "\n".join(loud), pytrace=False)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One new folder after the other (`mktemp` would look through all there are before it makes the next)."""
    street = tmp_path_factory.mktemp("homes")
    return (street / str(number) for number in itertools.count(1))


@pytest.fixture(autouse=True)
def nobody_is_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the user's own register and settings out of the tests, and the tests out of them.

    Returns: the folder that stands for the user's home.
    """
    home = next(homes)
    home.mkdir()
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in [name for name in os.environ if name.startswith("CONSENTREGISTER_")]:
        monkeypatch.delenv(name)
    return home


@pytest.fixture(scope="session")
def salon_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A salon's register as on its first day, the work phone set up; made once, to be copied."""
    place = tmp_path_factory.mktemp("template") / "salon.consentregister"
    Register.create(place, SALON, clock=lambda: datetime(2026, 11, 1, 8, tzinfo=UTC)).close()
    return place


@pytest.fixture
def place(salon_template: Path, tmp_path: Path) -> Path:
    """The file of a salon's register without people."""
    return Path(shutil.copy(salon_template, tmp_path / "salon.consentregister"))


@pytest.fixture(scope="session")
def anna_template(salon_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The salon's register once Anna Beispiel was recorded, at noon of that day; made once, to be copied."""
    place = Path(shutil.copy(salon_template, tmp_path_factory.mktemp("anna")))
    register = Register.open(place, clock=lambda: datetime(2026, 11, 24, 11, tzinfo=UTC))
    register.people.record(NewPerson(name="Anna Beispiel", contact_points=(ContactPoint.phone("0171 39200 33"),)))
    register.close()
    return place


@pytest.fixture
def anna(place: Path, anna_template: Path) -> int:
    """Anna Beispiel, whom the register knows already. Returns: her number."""
    shutil.copy(anna_template, place)
    return 1


@pytest.fixture
def open_register(place: Path, clock: Clock) -> Iterator[Callable[[], Register]]:
    """Opens the salon's register, as another program would open it again; closed after the test."""
    opened: list[Register] = []

    def open_it() -> Register:
        opened.append(Register.open(place, clock=clock))
        return opened[-1]

    yield open_it
    for register in opened:
        register.close()


@pytest.fixture
def register(open_register: Callable[[], Register]) -> Register:
    """The salon's register, open."""
    return open_register()


@pytest.fixture(scope="session")
def styled_app(qapp: QApplication) -> QApplication:
    """The program's one application, with the style and the typeface it has at every start; set once, it is slow."""
    from ui.fonts import choose_font

    qapp.setStyle("Fusion")
    choose_font(qapp)
    return qapp
