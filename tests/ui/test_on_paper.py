"""Sheets on paper at their own size, measured on what comes out of the printer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL.Image import Image
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from consentregister.domain.form import Field, FieldType
from consentregister.paper.qr_codes import find_codes
from consentregister.register import Register
from tests.paper.reading import picture_of
from ui.on_paper import PaperJob, cut_off
from ui.printing import make_printer

_DPI = 300
_A4 = (210.0, 297.0)


@pytest.fixture(params=[300, 600, 1200])
def printed(
    request: pytest.FixtureRequest, qtbot: QtBot, register: Register, tmp_path: Path
) -> tuple[Image, list[Field]]:
    """A form out of printers of different resolution, scanned without loss, and where its fields should be."""
    printer = to_file(tmp_path / "paper.pdf")
    printer.setResolution(request.param)
    (form,) = register.forms.print([1]).value.forms
    job = PaperJob(printer)
    assert job.put(register.forms.sheet(register.forms.pdf(form.code), 1))
    assert job.release()
    return picture_of((tmp_path / "paper.pdf").read_bytes(), _DPI), list(form.fields)


def to_file(file: Path, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> QPrinter:
    """The program's printer, its paper coming out as a PDF."""
    printer = make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setPageSize(QPageSize(size))
    return printer


def test_the_code_is_25_mm(printed: tuple[Image, list[Field]]) -> None:
    """The QR code measures 25 mm both ways, to 0.3 mm: nothing scaled the sheet."""
    (code,) = find_codes(printed[0])
    first, second, third, _ = code.corners
    assert in_mm(second[0] - first[0]) == pytest.approx(25, abs=0.3)
    assert in_mm(third[1] - second[1]) == pytest.approx(25, abs=0.3)


def test_every_box_is_where_it_is_kept(printed: tuple[Image, list[Field]]) -> None:
    """Each box lies within 0.5 mm of the place by which it is found again in a scan."""
    paper, fields = printed
    boxes = [field for field in fields if field.type is FieldType.TICK]
    assert len(boxes) > 8
    for box in boxes:
        assert frame_around(paper, box) == pytest.approx((box.x, box.y, box.x + box.w, box.y + box.h), abs=0.5)


def test_other_paper_does_not_shrink_the_sheet(qtbot: QtBot, register: Register, tmp_path: Path) -> None:
    """On Letter paper an A4 form keeps its size, whatever is lost at the edge."""
    printer = to_file(tmp_path / "letter.pdf", QPageSize.PageSizeId.Letter)
    (form,) = register.forms.print([1]).value.forms
    job = PaperJob(printer)
    job.put(register.forms.sheet(register.forms.pdf(form.code), 1))
    job.release()
    (code,) = find_codes(picture_of((tmp_path / "letter.pdf").read_bytes(), _DPI))
    assert in_mm(code.corners[1][0] - code.corners[0][0]) == pytest.approx(25, abs=0.3)


@pytest.mark.parametrize(
    ("size", "margins", "cut"),
    [
        (QPageSize.PageSizeId.A4, (0, 0, 0, 0), 0),
        (QPageSize.PageSizeId.A4, (4.2, 4.2, 4.2, 4.2), 0),
        (QPageSize.PageSizeId.A4, (6, 4, 6, 14), 6),
        (QPageSize.PageSizeId.A4, (18, 4, 6, 6), 2.5),
        (QPageSize.PageSizeId.Letter, (0, 0, 0, 0), 17.6),
    ],
)
def test_what_a_printer_would_cut_off(
    size: QPageSize.PageSizeId, margins: tuple[float, float, float, float], cut: float
) -> None:
    """Margins that reach into what is printed are told in millimetres, ordinary ones are not."""
    layout = QPageLayout(
        QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter, QMarginsF(*margins)
    )
    assert cut_off(layout, *_A4) == pytest.approx(cut, abs=0.2)
    layout.setUnits(QPageLayout.Unit.Point)
    assert cut_off(layout, *_A4) == pytest.approx(cut, abs=0.3)


def test_a_dropped_job_prints_nothing(qtbot: QtBot, register: Register, tmp_path: Path) -> None:
    """Who stops half-way finds no paper."""
    file = tmp_path / "paper.pdf"
    job = PaperJob(to_file(file))
    job.put(register.forms.sheet(register.forms.preview(1), 1))
    job.drop()
    assert not job.release()


def in_mm(pixels: float) -> float:
    """A length on the picture."""
    return pixels / _DPI * 25.4


def frame_around(paper: Image, box: Field) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is dark around a box, in mm."""
    around = 1.2
    scale = _DPI / 25.4
    left, top = (box.x - around) * scale, (box.y - around) * scale
    right, bottom = (box.x + box.w + around) * scale, (box.y + box.h + around) * scale
    dark = paper.crop((round(left), round(top), round(right), round(bottom))).point(lambda value: 255 * (value < 128))
    found = dark.getbbox()
    assert found is not None
    return (
        in_mm(round(left) + found[0]),
        in_mm(round(top) + found[1]),
        in_mm(round(left) + found[2]),
        in_mm(round(top) + found[3]),
    )
