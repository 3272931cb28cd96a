"""The program is started by a link while none runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from consentregister.register import Register
from ui import app as program
from ui import first_start
from ui.app import make_kit
from ui.dialogs.first_questions import FirstQuestions
from ui.dialogs.may_i import MayI
from ui.instance import Instance

LINK = "tel:+491713920010"


class Running:
    """The program's loop, which ends when the test has seen enough; Qt's own could not be started twice."""

    def __init__(self, look: Callable[[], bool]) -> None:
        self._look = look
        self._loop = QEventLoop()

    def exec(self) -> int:
        """Run, at most ten seconds."""
        looking, giving_up = QTimer(), QTimer()
        looking.timeout.connect(lambda: self._look() and self._loop.quit())
        giving_up.timeout.connect(self._loop.quit)
        looking.start(20)
        giving_up.start(10_000)
        return self._loop.exec()


@pytest.fixture
def run(qapp: QApplication) -> Callable[[Path, Callable[[], bool]], None]:
    """Runs the program from the start until `look` has seen enough."""

    def run_it(place: Path, look: Callable[[], bool]) -> None:
        instance = Instance(place, place.parent)
        assert instance.take()
        instance.listen()
        program._run(Running(look), make_kit(qapp, dark=False), place, instance, LINK)
        instance.close()

    return run_it


def asked() -> str:
    """Whom the open question is about; read, it is closed."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, MayI) or not dialog._who.text():
        return ""
    dialog.reject()
    return dialog._who.text()


def test_the_window_opens_and_asks(run: Callable[..., None], register: Register) -> None:
    """The window comes up on its first page, and over it the question of the link."""
    seen: list[str] = []

    def look() -> bool:
        seen.append(asked())
        return bool(seen[-1])

    run(register.place, look)

    assert seen[-1].startswith("Anna Beispiel")


def test_the_first_questions_are_not_disturbed(run: Callable[..., None], tmp_path: Path) -> None:
    """There is no register yet: links cover nothing, make nothing, and end with the questions."""
    place = tmp_path / "new.consentregister"
    seen: list[object] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(type(dialog))
        Instance(place, tmp_path).take("tel:+491713920011")
        if len(seen) == 3:
            dialog.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    run(place, lambda: True)

    assert seen == [FirstQuestions] * 3
    assert not place.exists()


def test_a_link_that_came_during_the_first_questions_asks_afterwards(
    run: Callable[..., None], register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest of them asks, once the window is there."""
    monkeypatch.setattr(first_start, "open_register", lambda _kit, place: called_meanwhile(place))
    seen: list[str] = []

    def look() -> bool:
        seen.append(asked())
        return bool(seen[-1])

    run(register.place, look)

    assert seen[-1].startswith("Leyla Özdemir")


def called_meanwhile(place: Path) -> Register:
    """What the first questions end with, another start having called with a link meanwhile."""
    Instance(place, place.parent).take("tel:+491713920015")
    Instance(place, place.parent).take()
    for _ in range(5):
        QApplication.processEvents()
    return Register.open(place)
