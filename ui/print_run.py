"""One printing from drawing to paper: sheets are drawn, painted, recorded, and only then let out of the printer.

Whoever stops it on the way finds nothing recorded and nothing printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from consentregister.domain.batch import Cancelled, Watch
from consentregister.domain.changed import Changed
from consentregister.domain.errors import UnreadableFile
from consentregister.domain.paper import Pixels
from consentregister.register import Register
from ui.desk import Desk
from ui.dialogs.ask_first import AskFirst
from ui.dialogs.progress import PRINTING, ProgressSheet, ProgressWords
from ui.errand import Errand
from ui.on_paper import PaperJob, cut_off

_A_MOMENT = 400  # ms: what is done by then shows no progress


@dataclass(frozen=True, slots=True)
class Sheets:
    """What is to be put on paper.

    Attributes:
        pages: of the PDF, from 1. made: what `keep` records.
        first: the first page, whose size tells the size of all.
    """

    pdf: bytes
    pages: Sequence[int]
    made: Any
    first: Pixels


class Run(QObject):
    """A long piece of work with its progress over the window.

    Attributes:
        errand: tells how far it is. asking: whether a question is on the screen instead of the progress.

    Signals:
        stopped: the user thought better of it, and nothing was recorded.
        failed: an error; nothing was recorded.
    """

    stopped = Signal()
    failed = Signal(Exception)

    def __init__(self, desk: Desk, window: QWidget, doing: str, words: ProgressWords = PRINTING) -> None:
        """`doing`: key of the text that is counted; `words`: what else its progress says."""
        super().__init__(window)
        self.desk, self.window = desk, window
        self.errand = Errand(self)
        self._over = False
        self.sheet = ProgressSheet(desk.kit, window, self.errand, doing, words)
        self.sheet.destroyed.connect(self._forget_sheet)
        self.asking = False
        QTimer.singleShot(_A_MOMENT, self, self._show_progress)

    def read(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do a part of the work; one that was stopped ends the run."""
        self.desk.work.read(partial(_or_none, job), partial(self._go_on, then), self._fail)

    def end(self) -> None:
        """It is over."""
        self._over = True
        self.errand.ended.emit()
        if self.sheet is not None and not self.sheet.isVisible():
            self.sheet.deleteLater()
        self.deleteLater()

    def _go_on(self, then: Callable[[Any], None], result: Any) -> None:
        if result is None:
            self.clean_up()
            self.end()
            self.stopped.emit()
        else:
            then(result)

    def _fail(self, error: Exception) -> None:
        self.clean_up()
        self.end()
        self.failed.emit(error)

    def clean_up(self) -> None:
        """Leave nothing behind."""

    def _show_progress(self) -> None:
        if not (self._over or self.asking or self.sheet is None):
            self.sheet.open()

    def _forget_sheet(self) -> None:
        self.sheet = None  # type: ignore[assignment]


class PrintRun(Run):
    """Prints.

    Signals:
        printed: how many pages, and what was recorded; None for pages that were recorded before.
    """

    printed = Signal(int, object)

    def __init__(
        self, desk: Desk, window: QWidget, printer: QPrinter, keep: Callable[[Any], Changed[Any]] | None
    ) -> None:
        """`keep`: records what was made, in a worker thread."""
        super().__init__(desk, window, "print.progress.making")
        self._job = PaperJob(printer)
        self._keep = keep

    def start(self, make: Callable[[Watch], Sheets]) -> None:
        """Make the sheets, in a worker thread, and go on from there."""
        self.read(partial(make, self.errand.watch), self._check)

    def clean_up(self) -> None:
        """Print nothing."""
        self._job.drop()

    def _check(self, sheets: Sheets) -> None:
        """Ask before anything is cut off at an edge."""
        cut = cut_off(self._job.printer.pageLayout(), *sheets.first.millimetres)
        if cut > 0:
            self._ask(sheets, cut)
        else:
            self._paint(sheets)

    def _ask(self, sheets: Sheets, cut: float) -> None:
        self.asking = True
        question = AskFirst(self.desk.kit, "cut_off", self.window, mm=f"{cut:.0f}" if cut >= 1 else "1")
        question.agreed.connect(partial(self._paint, sheets))
        question.declined.connect(partial(self._go_on, self._check, None))
        question.open()

    def _paint(self, sheets: Sheets) -> None:
        self.asking = False
        if self.sheet is not None:
            self.sheet.do("print.progress.printing")
            QTimer.singleShot(_A_MOMENT, self, self._show_progress)
        self.read(partial(_paint, self.desk.register, self._job, sheets, self.errand.watch), self._record)

    def _record(self, sheets: Sheets) -> None:
        if self._keep is None:
            self._release(None)
        else:
            self.desk.work.change(partial(self._keep, sheets.made), self._release, self._fail)

    def _release(self, changed: Changed[Any] | None) -> None:
        taken = self._job.release()
        self.end()
        self.printed.emit(self._job.pages if taken else 0, changed.value if changed else None)


def _or_none(job: Callable[[], Any]) -> Any:
    """What a job makes; None when it was stopped."""
    try:
        return job()
    except Cancelled:
        return None


def _paint(register: Register, job: PaperJob, sheets: Sheets, watch: Watch) -> Sheets:
    """Put every page on paper, in a worker thread: one at a time, so that many need no more room than one."""
    for done, page in enumerate(sheets.pages):
        watch(done, len(sheets.pages))
        if not job.put(register.forms.sheet(sheets.pdf, page)):
            raise UnreadableFile("printer_took_nothing", file="")
    watch(len(sheets.pages), len(sheets.pages))
    return sheets
