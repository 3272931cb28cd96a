"""Pages on the printer's paper: each at its own size, whatever printer and resolution."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from consentregister.domain.paper import Pixels

_INCH = 25.4
# Nothing of a form stands nearer to the edge, in mm: the letterhead and the note above it, the footer.
_FREE = QMarginsF(15.5, 7.0, 15.5, 8.0)
_ALIKE = 1.0  # mm by which papers of one size may differ


@dataclass
class PaperJob:
    """A job at a printer: begun with the first page, released at its end, or dropped.

    The pages are painted in one thread and the job is ended in another, never in two at a time.
    """

    printer: QPrinter
    painter: QPainter | None = None
    pages: int = 0

    def put(self, page: Pixels) -> bool:
        """Paint the next page at its own size. Returns: whether the printer took it."""
        if self.painter is None:
            self.painter = QPainter()
            if not self.painter.begin(self.printer):
                return False
            # A picture with loss would blur small letters and the code.
            self.painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        elif not self.printer.newPage():
            return False
        size = page.width, page.height
        image = QImage(page.data, *size, page.width * 3, QImage.Format.Format_RGB888)
        wide, high = page.millimetres
        across, down = self.printer.logicalDpiX() / _INCH, self.printer.logicalDpiY() / _INCH
        self.painter.drawImage(QRectF(0, 0, wide * across, high * down), image)
        self.pages += 1
        return True

    def release(self) -> bool:
        """Let the printer print. Returns: whether it took the job."""
        return self.painter is not None and self.painter.isActive() and self.painter.end()

    def drop(self) -> None:
        """Print nothing."""
        if self.painter is not None and self.painter.isActive():
            self.printer.abort()
            self.painter.end()


def cut_off(layout: QPageLayout, width: float, height: float) -> float:
    """How far a printer's own margins reach into what stands on a sheet of this size, in mm; 0 where they do not."""
    measured = QPageLayout(layout)
    measured.setUnits(QPageLayout.Unit.Millimeter)
    paper = measured.pageSize().size(QPageSize.Unit.Millimeter)
    short = max(width - paper.width(), height - paper.height())
    margins = zip(_sides(measured.minimumMargins()), _sides(_FREE), strict=True)
    return max(0.0, short if short > _ALIKE else 0.0, *(own - free for own, free in margins))


def _sides(margins: QMarginsF) -> tuple[float, float, float, float]:
    return margins.left(), margins.top(), margins.right(), margins.bottom()
