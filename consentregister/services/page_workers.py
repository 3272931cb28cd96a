"""Processes that open and decode files from outside. A picture that kills its decoder takes one file with it, no more.

Each worker has a pipe of its own, so that it is known which file a dead one was reading. They start with the first
file, at most one less than there are cores, and end when nothing was read for a while.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any, Final

from consentregister.domain.errors import RegisterError, UnreadableFile
from consentregister.domain.intake import GoOn, SoFar
from consentregister.services.evidence import Evidence
from consentregister.services.page_reading import FilePage, KnownForm, KnownForms, read_file

_LOOK_EVERY: Final = 0.1  # s
_PATIENCE: Final = 60.0  # s for one page
_IDLE: Final = 20.0  # s
_ASKED, _PAGE, _END, _REFUSED, _FAILED = "asked", "page", "end", "refused", "failed"


@dataclass(slots=True)
class ReadFile:
    """What came of one file: its pages, or why it was not read."""

    pages: list[FilePage] = field(default_factory=list)
    error: RegisterError | None = None


class PageWorkers:
    """Reads many files at once, in other processes."""

    def __init__(self, most: int | None = None, *, patience: float = _PATIENCE, idle: float = _IDLE) -> None:
        self._most = most or max(1, (os.cpu_count() or 2) - 1)
        self._patience = patience
        self._idle_after = idle
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._timer: threading.Timer | None = None

    def read(self, files: Sequence[Callable[[], Evidence]], known: KnownForms, go_on: GoOn) -> list[ReadFile] | None:
        """Read files, each opened when its turn comes.

        Args:
            files: open one each; what they raise is why their file was not read.
            known: tells the forms that codes name; it is asked here, where the register is.
            go_on: told how far it is; False ends it at once.

        Returns: what came of each, in their order; None when it was ended.
        """
        with self._lock:
            self._stop_clock()
            try:
                return self._read(files, known, go_on)
            finally:
                self._start_clock()

    def close(self) -> None:
        """End the processes."""
        with self._lock:
            self._stop_clock()
            self._end_idle()

    def _read(self, files: Sequence[Callable[[], Evidence]], known: KnownForms, go_on: GoOn) -> list[ReadFile] | None:
        results = [ReadFile() for _ in files]
        waiting = deque(range(len(files)))
        busy: list[_Worker] = []
        try:
            while True:
                self._fill(busy, waiting, files, results)
                if not go_on(_so_far(results, len(waiting) + len(busy))):
                    return None
                if not busy:
                    return results
                for worker in _told(busy):
                    worker.hear(results[worker.file], known)
                self._free(busy, results)
        finally:
            for worker in busy:
                worker.kill()

    def _fill(
        self,
        busy: list[_Worker],
        waiting: deque[int],
        files: Sequence[Callable[[], Evidence]],
        results: list[ReadFile],
    ) -> None:
        """Give every free worker a file."""
        while waiting and len(busy) < self._most:
            number = waiting.popleft()
            try:
                content = files[number]()
            except RegisterError as error:
                results[number].error = error
                continue
            worker = self._idle.pop() if self._idle else _Worker()
            worker.give(number, content)
            busy.append(worker)

    def _free(self, busy: list[_Worker], results: list[ReadFile]) -> None:
        """Put workers that are done aside, and end those that died or hang."""
        for worker in list(busy):
            if worker.is_done:
                self._idle.append(worker)
            elif worker.is_dead or worker.silent > self._patience:
                results[worker.file] = ReadFile(error=UnreadableFile("file_kills_reader", file=worker.name))
                worker.kill()
            else:
                continue
            busy.remove(worker)

    def _start_clock(self) -> None:
        self._timer = threading.Timer(self._idle_after, self.close)
        self._timer.daemon = True
        self._timer.start()

    def _stop_clock(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end_idle(self) -> None:
        while self._idle:
            self._idle.pop().kill()


class _Worker:
    """One process with its pipe.

    Attributes:
        file, name: the number and name of the file it reads. is_done: whether it has told the end.
        is_dead: whether its pipe broke.
    """

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs,), daemon=True, name="page-reader")
        self.process.start()
        theirs.close()
        self.file, self.name = -1, ""
        self.is_done = self.is_dead = False
        self._heard = 0.0

    @property
    def pipe(self) -> Connection[Any, Any]:
        """What it tells through."""
        return self._pipe

    @property
    def silent(self) -> float:
        """Seconds since it last told something."""
        return time.monotonic() - self._heard

    def give(self, number: int, file: Evidence) -> None:
        """Have it read a file."""
        self.file, self.name = number, file.name
        self.is_done, self._heard = False, time.monotonic()
        self._send((file.content, file.name))

    def hear(self, result: ReadFile, known: KnownForms) -> None:
        """Take over what it tells next."""
        try:
            kind, told = self._pipe.recv()
        except (EOFError, OSError):
            self.is_dead = True
            return
        self._heard = time.monotonic()
        self.is_done = kind not in (_ASKED, _PAGE)
        if kind == _ASKED:
            self._send(known(told))
        elif kind == _PAGE:
            result.pages.append(told)
        elif kind == _REFUSED:
            result.pages, result.error = [], UnreadableFile(told[0], **told[1])
        elif kind == _FAILED:
            result.pages, result.error = [], UnreadableFile("file_kills_reader", file=self.name)

    def _send(self, told: object) -> None:
        try:
            self._pipe.send(told)
        except OSError:
            self.is_dead = True

    def kill(self) -> None:
        """End it, whatever it does."""
        self._pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()


def _so_far(results: Sequence[ReadFile], left: int) -> SoFar:
    return SoFar(len(results) - left, len(results), sum(len(result.pages) for result in results))


def _told(busy: Sequence[_Worker]) -> list[_Worker]:
    """Workers that have something to tell; waits a moment for the first."""
    ready = wait([worker.pipe for worker in busy if not worker.is_dead], _LOOK_EVERY)
    return [worker for worker in busy if worker.pipe in ready]


def _serve(pipe: Connection[Any, Any]) -> None:
    """What a worker does until its pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(5)
    with contextlib.suppress(EOFError, OSError):
        while True:
            content, name = pipe.recv()
            for message in _messages(content, name, partial(_ask, pipe)):
                pipe.send(message)


def _ask(pipe: Connection[Any, Any], texts: Sequence[str]) -> Sequence[KnownForm]:
    """Which forms some codes name, as the register knows it."""
    if not texts:
        return []
    pipe.send((_ASKED, tuple(texts)))
    forms: Sequence[KnownForm] = pipe.recv()
    return forms


def _messages(content: bytes, name: str, known: KnownForms) -> Iterator[tuple[str, Any]]:
    try:
        for page in read_file(content, name, known):
            yield _PAGE, page
    except RegisterError as error:
        yield _REFUSED, (error.args[0], error.data)
    except Exception:  # noqa: BLE001 (MemoryError among them: the file is told of, the next one is read)
        yield _FAILED, None
    else:
        yield _END, None
