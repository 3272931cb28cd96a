"""Sheets to the printer, at their own size, or into a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.paper import Paper, PaperSize
from consentregister.domain.printed import Printed
from ui.desk import Desk
from ui.print_order import PrintOrder, pages_for_printer, printed_again

_DPI = 300


class Printing(QObject):
    """Carries out orders. What is recorded as handed out was printed or saved.

    Attributes:
        ask: asks for the printer; None when the user thought better of it.

    Signals:
        done: what was printed or saved.
    """

    done = Signal(Printed)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self.ask: Callable[[QWidget], QPrinter | None] = ask_for_printer

    def print(self, order: PrintOrder) -> bool:
        """Ask for the printer, then print. Returns: whether it goes on."""
        printer = self.ask(self._window)
        if printer is not None:
            fit_paper(printer, order.paper or Paper())
            job = partial(order.carry_out, self._desk.register)
            self._desk.work.change(job, partial(self._made, printer))
        return printer is not None

    def save(self, order: PrintOrder, file: Path) -> None:
        """Save as PDF."""
        self._desk.work.change(partial(order.save, self._desk.register, file), partial(self._saved, file.name))

    def print_again(self, code: str) -> None:
        """Print a form as it was, once more."""
        if printer := self.ask(self._window):
            job = partial(printed_again, self._desk.register, code)
            self._desk.work.read(job, partial(self._paint, printer, None))

    def _made(self, printer: QPrinter, changed: Changed[Printed]) -> None:
        job = partial(pages_for_printer, self._desk.register, changed.value.pdf)
        self._desk.work.read(job, partial(self._paint, printer, changed.value))

    def _paint(self, printer: QPrinter, printed: Printed | None, pages: Sequence[bytes]) -> None:
        texts = self._desk.kit.texts
        if not paint(printer, pages):
            self._desk.work.failed.emit(texts("forms.printer_failed"))
            return
        self._desk.wishes.told.emit(texts.counted("forms.printed", len(pages)))
        if printed:
            self.done.emit(printed)

    def _saved(self, name: str, changed: Changed[Printed]) -> None:
        self._desk.wishes.told.emit(self._desk.kit.texts("forms.saved", file=name))
        self.done.emit(changed.value)


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
