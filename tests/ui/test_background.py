"""Work in threads: results come back, stale ones do not, mistakes are worded."""

from __future__ import annotations

import logging
import threading

import pytest
from pytestqt.qtbot import QtBot

from consentregister.domain.changed import Changed
from consentregister.register import Register
from ui.background import Work
from ui.desk import Kit


def test_a_result_comes_back_in_the_windows_thread(qtbot: QtBot, work: Work) -> None:
    """The job runs elsewhere, its result is handed over here."""
    seen: list[tuple[threading.Thread, threading.Thread]] = []

    work.read(threading.current_thread, lambda ran: seen.append((ran, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(seen))

    [(ran, handed)] = seen
    assert ran is not threading.main_thread()
    assert handed is threading.main_thread()


def test_a_newer_read_makes_the_older_one_worthless(qtbot: QtBot, work: Work) -> None:
    """Of two reads with the same key only the newer one arrives, even when it is the faster one."""
    gate, seen = threading.Event(), []

    work.read(lambda: gate.wait(5) and "old", seen.append, key="list")
    work.read(lambda: "new", seen.append, key="list")
    qtbot.waitUntil(lambda: bool(seen))
    with qtbot.waitSignal(work.busy, check_params_cb=lambda busy: not busy):
        gate.set()

    assert seen == ["new"]


def test_a_change_tells_what_changed_before_anybody_goes_on(qtbot: QtBot, work: Work) -> None:
    """`changed` comes first, then the one who asked."""
    order: list[str] = []
    work.changed.connect(lambda changed: order.append(f"changed {sorted(changed.persons)}"))

    work.change(lambda: Changed("made", persons=frozenset({7})), lambda changed: order.append(changed.value))
    qtbot.waitUntil(lambda: len(order) == 2)

    assert order == ["changed [7]", "made"]


def test_many_reads_need_one_connection_for_each_reader(qtbot: QtBot, work: Work, register: Register) -> None:
    """A thread keeps its connection from one read to the next: opening one for each key typed would be felt."""
    seen: list[int] = []

    for text in "abcdefghijklmnopqrst":
        work.read(lambda text=text: len(register.people.find(text)), seen.append)
    qtbot.waitUntil(lambda: len(seen) == 20)

    assert len(register.people._store._connections) <= 4


def test_a_mistake_of_ours_is_one_sentence_and_a_line_without_names(
    qtbot: QtBot, work: Work, kit: Kit, caplog: pytest.LogCaptureFixture
) -> None:
    """The user reads a sentence; the log file gets kind and place, not the words of the error."""

    def fail() -> None:
        raise ValueError("Anna Beispiel")

    with caplog.at_level(logging.ERROR), qtbot.waitSignal(work.failed) as said:
        work.read(fail, print)

    assert said.args == [kit.texts("window.unexpected")]
    assert "ValueError" in caplog.text
    assert "Anna" not in caplog.text
    caplog.clear()


def test_who_asked_may_take_care_of_the_error(qtbot: QtBot, work: Work, caplog: pytest.LogCaptureFixture) -> None:
    """With a `failed` of its own, a job's error goes there and nowhere else."""
    seen: list[Exception] = []

    def fail() -> None:
        raise ValueError

    work.read(fail, print, seen.append)
    with qtbot.assertNotEmitted(work.failed):
        qtbot.waitUntil(lambda: bool(seen))

    assert isinstance(seen[0], ValueError)
    caplog.clear()


def test_closing_carries_out_every_change(kit: Kit) -> None:
    """What was asked before closing is done when `close` returns."""
    work, done = Work(kit.texts), []

    for number in range(20):
        work.change(lambda number=number: done.append(number) or Changed(None))
    work.close()

    assert done == list(range(20))
