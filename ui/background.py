"""The only threads of the window. Runs reads and changes, hands results back, words what failed, tells what changed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from consentregister.domain.changed import Changed
from ui import messages
from ui.texts import Texts

T = TypeVar("T")
_READERS = 3


@dataclass(frozen=True, slots=True)
class _Ticket:
    """One piece of work on its way."""

    job: Callable[[], Any]
    then: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    key: str
    number: int
    is_change: bool


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a piece of work: a result or an error."""

    ticket: _Ticket
    result: Any
    error: Exception | None


class Work(QObject):
    """Runs jobs in worker threads. A job never touches a widget; its result comes back in the window's thread.

    Signals:
        changed: a `Changed`, after each change: pages compare it with what they show.
        failed: the sentence of an error nobody else took care of.
        busy: whether something is under way.
    """

    changed = Signal(Changed)
    failed = Signal(str)
    busy = Signal(bool)
    _done = Signal(_Outcome)

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        # Python's own threads: in one of Qt's every job would count as a new thread and open the register anew.
        self._readers = ThreadPoolExecutor(_READERS, "reader")
        self._writer = ThreadPoolExecutor(1, "writer")
        self._newest: dict[str, int] = {}
        self._count = 0
        self._open = 0
        self._closed = False
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        """Read something. A newer read with the same key makes the result of an older one worthless: it is dropped."""
        self._start(self._readers, _Ticket(job, then, failed, key, self._next(key), is_change=False))

    def change(
        self,
        job: Callable[[], Changed[T]],
        then: Callable[[Changed[T]], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Change something, in the order asked, and tell every page what changed."""
        self._start(self._writer, _Ticket(job, then, failed, "", self._next(""), is_change=True))

    def forget(self, key: str) -> None:
        """Drop the result of a read that is under way."""
        self._next(key)

    def close(self) -> None:
        """Take no more work, leave out reads that have not begun, wait for the rest. Changes are all carried out."""
        self._closed = True
        self._readers.shutdown(cancel_futures=True)
        self._writer.shutdown()

    def _next(self, key: str) -> int:
        self._count += 1
        if key:
            self._newest[key] = self._count
        return self._count

    def _start(self, pool: ThreadPoolExecutor, ticket: _Ticket) -> None:
        if self._closed:
            return
        self._open += 1
        if self._open == 1:
            self.busy.emit(True)  # noqa: FBT003 (a signal's argument has no name)
        pool.submit(self._run, ticket)

    def _run(self, ticket: _Ticket) -> None:
        """Do the job, in a worker thread."""
        try:
            outcome = _Outcome(ticket, ticket.job(), None)
        except Exception as error:  # noqa: BLE001 (a failing job never ends the program: it is worded and noted)
            outcome = _Outcome(ticket, None, error)
        self._done.emit(outcome)

    @Slot(object)
    def _finish(self, outcome: _Outcome) -> None:
        """Hand over what came of the job, in the window's thread."""
        self._open -= 1
        if self._open == 0:
            self.busy.emit(False)  # noqa: FBT003
        if self._closed:
            return
        ticket = outcome.ticket
        if outcome.error is not None:
            self._report(ticket, outcome.error)
            return
        if ticket.is_change:
            self.changed.emit(outcome.result)
        if ticket.then and self._is_wanted(ticket, ticket.then):
            ticket.then(outcome.result)

    def _report(self, ticket: _Ticket, error: Exception) -> None:
        messages.note_unexpected(error)
        if ticket.failed and self._is_wanted(ticket, ticket.failed):
            ticket.failed(error)
        elif self._is_newest(ticket):
            self.failed.emit(messages.sentence(error, self._texts))

    def _is_wanted(self, ticket: _Ticket, receiver: Callable[[Any], None]) -> bool:
        receiver = receiver.func if isinstance(receiver, partial) else receiver
        owner = getattr(receiver, "__self__", None)
        alive = not isinstance(owner, QObject) or shiboken6.isValid(owner)  # type: ignore[no-untyped-call]
        return alive and self._is_newest(ticket)

    def _is_newest(self, ticket: _Ticket) -> bool:
        return not ticket.key or self._newest[ticket.key] == ticket.number
