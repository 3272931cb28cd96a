"""Paper that belongs to nobody, to the printer or into a PDF: the counter card, the comparison of messengers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from consentregister.domain.errors import UnreadableFile
from consentregister.register import Register
from ui.desk import Desk
from ui.printing import ask_for_printer, paint

_PRINT_WIDTH = {QPageLayout.Orientation.Portrait: 2480, QPageLayout.Orientation.Landscape: 3508}  # A4 at 300 dpi


class PaperPrinting(QObject):
    """Prints and saves; lives as long as the window, so that a dialog may close meanwhile.

    Attributes:
        ask: asks for the printer; None when the user thought better of it.
    """

    def __init__(self, desk: Desk, window: QWidget, *, landscape: bool = False) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        sides = QPageLayout.Orientation
        self._side = sides.Landscape if landscape else sides.Portrait
        self.ask: Callable[[QWidget], QPrinter | None] = ask_for_printer

    def print(self, make: Callable[[], bytes], then: Callable[[], None]) -> bool:
        """Ask for the printer, make the sheets of A4 and print them; `then` when the printer took them.

        Returns: whether it goes on.
        """
        printer = self.ask(self._window)
        if printer is not None:
            printer.setPageOrientation(self._side)
            job = partial(_pages, self._desk.register, make, _PRINT_WIDTH[self._side])
            self._desk.work.read(job, partial(self._paint, printer, then))
        return printer is not None

    def save(self, make: Callable[[], bytes], file: Path, then: Callable[[], None]) -> None:
        """Save as PDF; `then` when it lies there."""
        self._desk.work.read(partial(_write, make, file), partial(self._saved, file.name, then))

    def _paint(self, printer: QPrinter, then: Callable[[], None], pages: Sequence[bytes]) -> None:
        texts = self._desk.kit.texts
        if not paint(printer, pages):
            self._desk.work.failed.emit(texts("print.nothing_taken"))
            return
        self._desk.wishes.told.emit(texts.counted("forms.printed", len(pages)))
        then()

    def _saved(self, name: str, then: Callable[[], None], _made: object) -> None:
        self._desk.wishes.told.emit(self._desk.kit.texts("forms.saved", file=name))
        then()


def _pages(register: Register, make: Callable[[], bytes], width: int) -> list[bytes]:
    pdf = make()
    return [register.forms.picture(pdf, page, width=width) for page in range(1, register.forms.pages(pdf) + 1)]


def _write(make: Callable[[], bytes], file: Path) -> None:
    try:
        file.write_bytes(make())
    except OSError:
        raise UnreadableFile("output_not_written", file=file.name) from None
