"""The pen on a canvas: it measures from the top left, and remembers where a form's fields are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from consentregister.domain.form import Field, FieldType
from consentregister.domain.words import Purpose
from consentregister.paper.lines import Line
from consentregister.paper.measures import ACCENT, BOX, INK, LINE, MM, MUTED, PANEL, SHEET_HEIGHT
from consentregister.paper.page import Box
from consentregister.paper.typefaces import REPLACEMENT, Face, em_width, printable


@dataclass(frozen=True, slots=True)
class WritePlace:
    """Where a line is written on that nothing is read from later, in points from the top left of its sheet."""

    x: float
    y: float
    width: float
    height: float
    label: str
    sheet: int


class Pen:
    """Draws one form.

    Attributes:
        fields: the fields drawn so far, in reading order.
        places: the lines to write on that are no fields.
        height: of the sheets.
        sheet: the number of the sheet being drawn, from 1.
        replaced: whether a character that is not in the faces had to be printed as a question mark.
    """

    def __init__(self, canvas: Any, height: float = SHEET_HEIGHT) -> None:
        self._canvas = canvas
        self.height = height
        self.fields: list[Field] = []
        self.places: list[WritePlace] = []
        self.sheet = 1
        self.replaced = False

    def text(self, x: float, y: float, text: str, size: float, face: Face = Face.REGULAR, colour: str = INK) -> float:
        """Write on a baseline; returns where the text ends."""
        shown = printable(text)
        if REPLACEMENT in shown:
            # The faces' own replacement character is blank; a question mark is seen.
            self.replaced = True
            shown = shown.replace(REPLACEMENT, "?")
        self._canvas.setFont(face.value, size)
        self._canvas.setFillColor(_colour(colour))
        self._canvas.drawString(x, self.height - y, shown)
        return x + em_width(shown, face) * size

    def centred(self, x: float, y: float, text: str, size: float, face: Face = Face.REGULAR, colour: str = INK) -> None:
        """Write centred on `x`."""
        self.text(x - em_width(printable(text), face) * size / 2, y, text, size, face, colour)

    def line(self, x: float, y: float, to_x: float, to_y: float, *, thick: float = 0.4, colour: str = LINE) -> None:
        """Draw a straight line, as at the edge of a sheet to fold or cut by."""
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(thick)
        self._canvas.line(x, self.height - y, to_x, self.height - to_y)

    def frame(self, x: float, y: float, width: float, height: float, *, colour: str = MUTED) -> None:
        """Draw the outline of a field with round corners."""
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(0.6)
        self._canvas.roundRect(x, self.height - y - height, width, height, 1.6 * MM, stroke=1, fill=0)

    def flush_right(self, x: float, y: float, text: str, size: float, colour: str = INK) -> None:
        """Write so that the text ends at `x`."""
        self.text(x - em_width(printable(text), Face.REGULAR) * size, y, text, size, colour=colour)

    def lines(
        self, x: float, y: float, lines: Iterable[Line], size: float, leading: float, *, colour: str = INK
    ) -> None:
        """Write lines one under the other; `y` is the top of the first."""
        baseline = y + ascent(size, leading)
        for line in lines:
            end = x
            for run in line:
                end = self.text(end, baseline, run.text, size, run.face, colour)
            baseline += leading

    def centred_lines(
        self, x: float, y: float, lines: Iterable[Line], size: float, leading: float, *, colour: str = INK
    ) -> None:
        """Write lines of one face centred on `x`; `y` is the top of the first."""
        baseline = y + ascent(size, leading)
        for line in lines:
            self.centred(x, baseline, line[0].text, size, line[0].face, colour)
            baseline += leading

    def rule(self, x: float, y: float, width: float, *, thick: float = 0.5, colour: str = LINE) -> None:
        """Draw a horizontal line."""
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(thick)
        self._canvas.line(x, self.height - y, x + width, self.height - y)

    def panel(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the light ground of a notice, with a fine edge for printers that lose the ground."""
        self._canvas.setFillColor(_colour(PANEL))
        self._canvas.setStrokeColor(_colour(LINE))
        self._canvas.setLineWidth(0.4)
        self._canvas.roundRect(x, self.height - y - height, width, height, 2 * MM, stroke=1, fill=1)

    def picture(self, x: float, y: float, width: float, height: float, image: Any) -> None:
        """Draw a picture into a place of its own shape."""
        self._canvas.drawImage(image, x, self.height - y - height, width, height)

    def mark(self, x: float, y: float, side: float, letter: str, colour: str = ACCENT) -> None:
        """Draw the letter that stands for a business without a logo."""
        self._canvas.setFillColor(_colour(colour))
        self._canvas.roundRect(x, self.height - y - side, side, side, 2.4 * MM, stroke=0, fill=1)
        size = side * 0.44
        self.centred(x + side / 2, y + side / 2 + size * 0.36, letter, size, Face.BOLD, "#ffffff")

    def box(self, x: float, y: float, box: Box, side: float = BOX) -> None:
        """Draw an empty box and remember it as a field."""
        self._canvas.setStrokeColor(_colour(INK))
        self._canvas.setLineWidth(0.9)
        self._canvas.roundRect(x, self.height - y - side, side, side, 0.8 * MM, stroke=1, fill=0)
        self.field(FieldType.TICK, x, y, side, side, channel=box.channel, purposes=box.purposes, name=box.name)

    def band(self, x: float, y: float, width: float, height: float, *, corner: float, colour: str = ACCENT) -> None:
        """Draw a ground in full colour with round corners."""
        self._canvas.setFillColor(_colour(colour))
        self._canvas.roundRect(x, self.height - y - height, width, height, corner, stroke=0, fill=1)

    def shape(self, points: Sequence[tuple[float, float]], *, thick: float = 0, colour: str = ACCENT) -> None:
        """Draw a filled shape by its corners, or with a thickness the line along them."""
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        self._canvas.setFillColor(_colour(colour))
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(thick)
        self._canvas.drawPath(path, stroke=int(thick > 0), fill=int(thick == 0))

    def modules(self, x: float, y: float, rows: Iterable[Iterable[bool]], *, module: float = MM) -> None:
        """Draw the dark modules of a code, one millimetre each unless told, those side by side in one stroke."""
        path = self._canvas.beginPath()
        overlap = module * 0.06  # a hair downwards, so that no screen shows a seam between the rows
        for number, row in enumerate(rows):
            bottom = self.height - y - (number + 1) * module
            for start, length in _dark_stretches(row):
                path.rect(x + start * module, bottom - overlap, length * module, module + overlap)
        self._canvas.setFillColor(_colour("#000000"))
        # Where two rows overlap it stays dark: by reportlab's own rule it would turn white again.
        self._canvas.drawPath(path, stroke=0, fill=1, fillMode=_FILL_NON_ZERO)

    def field(
        self,
        kind: FieldType,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        channel: str = "",
        purposes: tuple[Purpose, ...] = (),
        name: str = "",
    ) -> None:
        """Remember a field, in millimetres."""
        left, top, wide, high = (round(length / MM, 2) for length in (x, y, width, height))
        self.fields.append(
            Field(
                type=kind,
                x=left,
                y=top,
                w=wide,
                h=high,
                channel=channel,
                purposes=purposes,
                name=name,
                sheet=self.sheet,
            )
        )

    def place(self, x: float, foot: float, width: float, height: float, label: str) -> None:
        """Remember a line to write on, by its left end, in points."""
        self.places.append(WritePlace(x, foot - height, width, height, label, self.sheet))

    @property
    def form(self) -> Any:
        """What takes fields to fill in on the screen; the file becomes a form when it is first asked for."""
        return self._canvas.acroForm

    def next_sheet(self) -> None:
        """Finish this sheet and take the next of the same form."""
        self._canvas.showPage()
        self.sheet += 1


def ascent(size: float, leading: float) -> float:
    """From the top of a line to its baseline, the letters standing in the middle of the leading."""
    return leading / 2 + size * 0.36


def _dark_stretches(row: Iterable[bool]) -> Iterable[tuple[int, int]]:
    start = -1
    for place, dark in enumerate([*row, False]):
        if dark and start < 0:
            start = place
        elif not dark and start >= 0:
            yield start, place - start
            start = -1


def _colour(name: str) -> Any:
    from reportlab.lib.colors import HexColor

    if name not in _COLOURS:
        _COLOURS[name] = HexColor(name)
    return _COLOURS[name]


_FILL_NON_ZERO = 1
_COLOURS: dict[str, Any] = {}
