"""Sheets to the printer, at their own size, or into a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRectF, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from consentregister.domain.batch import Watch
from consentregister.domain.changed import Changed
from consentregister.domain.paper import Paper, PaperSize
from consentregister.domain.printed import Prepared, Printed
from consentregister.register import Register
from ui import messages
from ui.desk import Desk
from ui.print_order import PrintOrder, keep_file, write_draft
from ui.print_run import PrintRun, Run, Sheets

_DPI = 300


class Printing(QObject):
    """Carries out orders. What is recorded as handed out was printed or saved.

    Attributes:
        ask: asks for the printer; None when the user thought better of it.
        open_file: opens a file that was saved, in the program for it.

    Signals:
        done: what was printed or saved.
    """

    done = Signal(Printed)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self.ask: Callable[[QWidget], QPrinter | None] = ask_for_printer
        self.open_file: Callable[[Path], bool] = open_file

    def print(self, order: PrintOrder) -> bool:
        """Ask for the printer, then print. Returns: whether it goes on."""
        printer = self.ask(self._window)
        if printer is not None:
            fit_paper(printer, order.paper or Paper())
            self._run(printer, partial(_made, self._desk.register, order), self._desk.register.forms.record)
        return printer is not None

    def print_again(self, code: str) -> None:
        """Print a form as it was, once more; the log tells of it."""
        if printer := self.ask(self._window):
            note = self._desk.register.forms.printed_again
            self._run(printer, partial(_as_it_was, self._desk.register, code), note)

    def save(self, order: PrintOrder, file: Path, *, then_open: bool = False) -> None:
        """Save as PDF."""
        run = self._watched(Run(self._desk, self._window, "print.progress.making"))
        keep = partial(self._keep, run, file, then_open)
        run.read(partial(write_draft, self._desk.register, order, file, run.errand.watch), keep)

    def _run(
        self, printer: QPrinter, make: Callable[[Watch], Sheets], keep: Callable[[Any], Changed[Any]] | None
    ) -> None:
        run = PrintRun(self._desk, self._window, printer, keep)
        self._watched(run)
        run.printed.connect(self._printed)
        run.start(make)

    def _watched(self, run: Run) -> Run:
        run.stopped.connect(self._stopped)
        run.failed.connect(self._failed)
        return run

    def _keep(self, run: Run, file: Path, then_open: bool, prepared: Prepared) -> None:  # noqa: FBT001 (Qt's partial)
        job = partial(keep_file, self._desk.register, prepared, file)
        run.end()
        self._desk.work.change(job, partial(self._saved, file, then_open))

    def _printed(self, pages: int, kept: object) -> None:
        texts = self._desk.kit.texts
        if not pages:
            self._desk.work.failed.emit(texts("forms.printer_failed"))
            return
        self._desk.wishes.told.emit(texts.counted("forms.printed", pages))
        if isinstance(kept, Printed):
            self.done.emit(kept)

    def _saved(self, file: Path, then_open: bool, changed: Changed[Printed]) -> None:  # noqa: FBT001 (Qt's partial)
        self._desk.wishes.told.emit(self._desk.kit.texts("forms.saved", file=file.name))
        self.done.emit(changed.value)
        if then_open and not self.open_file(file):
            self._desk.wishes.told.emit(self._desk.kit.texts("print.not_opened", file=file.name))

    def _stopped(self) -> None:
        self._desk.wishes.told.emit(self._desk.kit.texts("print.progress.stopped"))

    def _failed(self, error: Exception) -> None:
        self._desk.work.failed.emit(messages.sentence(error, self._desk.kit.texts))


def open_file(file: Path) -> bool:
    """Open a file in the user's own program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def _made(register: Register, order: PrintOrder, watch: Watch) -> Sheets:
    prepared = order.make(register, watch)
    pdf = prepared.printed.pdf
    pages = range(1, register.forms.pages(pdf) + 1)
    return Sheets(pdf, pages, prepared, register.forms.sheet(pdf, 1))


def _as_it_was(register: Register, code: str, _watch: Watch) -> Sheets:
    """A form's own pages, out of the PDF it was printed in."""
    form, pdf = register.forms.find(code), register.forms.pdf(code)
    pages = range(form.page, form.last_page + 1)
    return Sheets(pdf, pages, form.code, register.forms.sheet(pdf, form.page))


def ask_for_printer(parent: QWidget) -> QPrinter | None:
    """The system's own dialog."""
    printer = make_printer()
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def make_printer() -> QPrinter:
    """A printer for A4 to its edges: the sheets bring their own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_DPI)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


def fit_paper(printer: QPrinter, paper: Paper) -> None:
    """Tell the printer the size of the sheets, and to print both sides where something belongs on the back."""
    sizes = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.LETTER: QPageSize.PageSizeId.Letter}
    printer.setPageSize(QPageSize(sizes[paper.size]))
    printer.setFullPage(True)
    if paper.notice_on_back:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)


def paint(printer: QPrinter, pages: Sequence[bytes]) -> bool:
    """Put pages on paper at their own size. Returns: whether the printer took them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    sheet.moveTo(0, 0)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        painter.drawImage(sheet, QImage.fromData(page))
    return painter.end()
