"""What is written on a form on the screen, drawn to be laid over the form as it was printed.

Printed forms are never ticked by the program. This is another thing: the marks of a person who ticked and signed,
drawn as a pen would have left them, on sheets of their own, so that the form beneath stays as it was, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from consentregister.domain.form import Field
from consentregister.domain.signature import Signature, Stroke
from consentregister.paper.measures import MM, SHEET_HEIGHT, SHEET_WIDTH
from consentregister.paper.typefaces import Face, drawing_lock, em_width, load_faces, printable

# The blue of a pen, told from print at a glance and dark enough for a poor printer.
_INK: Final = "#1b2f7a"
_MUTED: Final = "#55595f"
_TICK: Final = 1.5
_WRITTEN: Final = 9.6
_SMALLEST: Final = 6.0
_STAMP: Final = 6.6
# Left of everything that is printed, and within what printers can reach.
_STAMP_LEFT: Final = 9 * MM
_STAMP_FOOT: Final = 20 * MM
_THINNEST: Final = 0.45
_THICKEST: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What was written into one form.

    Attributes:
        ticked: the boxes with a cross.
        written: what was typed into a field: the place, the day.
        signatures: each with its field.
        stamp: one line along the edge of every sheet: when it was signed, form and wording.
    """

    ticked: tuple[Field, ...]
    written: tuple[tuple[Field, str], ...]
    signatures: tuple[tuple[Field, Signature], ...]
    stamp: str


def draw_marks(marks: Marks, sheets: int) -> bytes:
    """The marks as a PDF of transparent sheets, one for each of the form's."""
    from reportlab.pdfgen.canvas import Canvas

    with drawing_lock:
        load_faces()
        buffer = BytesIO()
        canvas = Canvas(buffer, pagesize=(SHEET_WIDTH, SHEET_HEIGHT), invariant=1)
        for sheet in range(1, sheets + 1):
            _draw_sheet(canvas, marks, sheet)
            canvas.showPage()
        canvas.save()
    return buffer.getvalue()


def _draw_sheet(canvas: Any, marks: Marks, sheet: int) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setStrokeColor(HexColor(_INK))
    canvas.setFillColor(HexColor(_INK))
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for field in marks.ticked:
        if field.sheet == sheet:
            _draw_cross(canvas, field)
    for field, text in marks.written:
        if field.sheet == sheet:
            _write(canvas, field, text)
    for field, signature in marks.signatures:
        if field.sheet == sheet:
            _draw_signature(canvas, field, signature)
    _draw_stamp(canvas, marks.stamp)


def _draw_cross(canvas: Any, field: Field) -> None:
    """A cross that reaches a little beyond its box, as a pen's does: no printer loses it."""
    out = 0.5 * MM
    left, right = field.x * MM - out, (field.x + field.w) * MM + out
    top, bottom = SHEET_HEIGHT - field.y * MM + out, SHEET_HEIGHT - (field.y + field.h) * MM - out
    canvas.setLineWidth(_TICK)
    canvas.line(left, bottom, right, top)
    canvas.line(left, top, right, bottom)


def _write(canvas: Any, field: Field, text: str) -> None:
    """Type into a field, smaller where it is long."""
    shown = printable(text)
    room = (field.w - 2) * MM
    size = max(_SMALLEST, min(_WRITTEN, room / max(em_width(shown, Face.REGULAR), 0.1)))
    while shown and em_width(shown, Face.REGULAR) * size > room:
        shown = shown[:-1]
    canvas.setFont(Face.REGULAR.value, size)
    canvas.drawString((field.x + 1) * MM, SHEET_HEIGHT - (field.y + field.h - 1) * MM, shown)


def _draw_signature(canvas: Any, field: Field, signature: Signature) -> None:
    """The strokes at the size they have on the pad, as far as the field has room."""
    scale = min(field.w / signature.width, field.h / signature.height) * MM
    left = field.x * MM
    top = SHEET_HEIGHT - (field.y + field.h) * MM + signature.height * scale
    for x1, y1, x2, y2, pressure in _segments(signature.strokes):
        canvas.setLineWidth(_THINNEST + (_THICKEST - _THINNEST) * min(1.0, max(0.0, pressure)))
        canvas.line(left + x1 * scale, top - y1 * scale, left + x2 * scale, top - y2 * scale)


def _segments(strokes: Sequence[Stroke]) -> Iterator[tuple[float, float, float, float, float]]:
    """Each piece of a stroke with its pressure; a stroke of one point is a dot."""
    for stroke in strokes:
        following = stroke[1:] or stroke
        for before, after in zip(stroke, following, strict=False):
            yield before.x, before.y, after.x, after.y, (before.pressure + after.pressure) / 2


def _draw_stamp(canvas: Any, text: str) -> None:
    from reportlab.lib.colors import HexColor

    shown = printable(text)
    room = SHEET_HEIGHT - 2 * _STAMP_FOOT
    size = min(_STAMP, room / max(em_width(shown, Face.REGULAR), 0.1))
    canvas.saveState()
    canvas.setFillColor(HexColor(_MUTED))
    canvas.setFont(Face.REGULAR.value, size)
    canvas.translate(_STAMP_LEFT, _STAMP_FOOT)
    canvas.rotate(90)
    canvas.drawString(0, 0, shown)
    canvas.restoreState()
