"""Fields to fill in on the screen, laid over the boxes and lines of a drawn form (AcroForm).

Every box is a checkbox that is off; every line is a text field, but for those of signatures: a signature is written by
hand. A field's name holds the form's code, so that fields of many forms in one file stay apart and each tells whose it
is; its tooltip, which screen readers speak, is what is printed beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from consentregister.domain.form import Field, FieldType
from consentregister.paper.measures import CAPTION, INK, LEFT, MM, MUTED
from consentregister.paper.page import Box, Boxes, Choices, Page, Signatures
from consentregister.paper.pen import Pen, WritePlace

NAME_PREFIX: Final = "CR1"
_NOTE: Final = 9.5 * MM
_FONT, _SIZE = "Helvetica", 10
_LONGEST: Final = 120
_PRINTED: Final = "print"
Ticked = tuple[str, tuple[str, ...], str]


def field_name(code: str, number: int) -> str:
    """The name of a form's field by its place among `Drawn.fields`; no dot, which would make it a name of two parts."""
    return f"{NAME_PREFIX}-{code}-{number}"


def add_fields(pen: Pen, page: Page) -> None:
    """Lay the fields over the sheet that is being drawn, and say above it how the form is filled in."""
    if not page.fill_note or page.code is None:
        return
    form = pen.form
    if not form.fonts:
        _name_faces(form)
    form.extras["NeedAppearances"] = "true"  # what is typed may need another typeface than the form brings
    pen.text(LEFT, _NOTE, page.fill_note, CAPTION, colour=MUTED)
    told = _boxes_in_words(page)
    day = _day_in_words(page)
    for number, field in enumerate(pen.fields):
        if field.sheet != pen.sheet:
            continue
        if field.type is FieldType.TICK:
            _add_checkbox(pen, field, field_name(page.code, number), told[_key(field)])
        elif field.type is FieldType.DATE:
            place = WritePlace(field.x * MM, field.y * MM, field.w * MM, field.h * MM, day, field.sheet)
            _add_line(pen, place, field_name(page.code, number))
    for number, place in enumerate(pen.places):
        if place.sheet == pen.sheet:
            _add_line(pen, place, f"{field_name(page.code, number)}-line")


def _name_faces(form: Any) -> None:
    """Name the faces of lines and of crosses, for viewers that draw them anew."""
    from reportlab.pdfbase.acroform import PDFFromString

    letters, name = form.makeFont(_FONT)
    cross = form.getRefStr(PDFFromString("<< /BaseFont /ZapfDingbats /Subtype /Type1 /Name /ZaDb /Type /Font >>"))
    # reportlab writes a dictionary of its own for each face, of which the last counts, and leaves the crosses' out.
    form.fonts[name] = f"{letters} /ZaDb {cross}"


def _add_checkbox(pen: Pen, field: Field, name: str, tooltip: str) -> None:
    side = field.w * MM
    pen.form.checkbox(
        name=name,
        tooltip=tooltip,
        x=field.x * MM,
        y=pen.height - field.y * MM - side,
        size=side,
        buttonStyle="cross",
        fillColor=None,
        borderColor=None,
        textColor=_ink(),
        borderWidth=0,
        annotationFlags=_PRINTED,
        fieldFlags="",
    )


def _add_line(pen: Pen, place: WritePlace, name: str) -> None:
    pen.form.textfield(
        name=name,
        tooltip=place.label,
        x=place.x,
        y=pen.height - place.y - place.height,
        width=place.width,
        height=place.height,
        fontName=_FONT,
        fontSize=_SIZE,
        fillColor=None,
        borderColor=None,
        textColor=_ink(),
        borderWidth=0,
        annotationFlags=_PRINTED,
        fieldFlags="",
        maxlen=_LONGEST,
    )


def _ink() -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(INK)


def _boxes_in_words(page: Page) -> Mapping[Ticked, str]:
    """What each box says, by what a tick on it means."""
    return dict(_each_box(page))


def _each_box(page: Page) -> Iterator[tuple[Ticked, str]]:
    for block in page.blocks:
        if isinstance(block, Boxes):
            for row in block.rows:
                for heading, cell in zip(block.headings[1:], row.cells, strict=True):
                    if isinstance(cell, Box):
                        yield _key(cell), f"{row.label}: {heading}"
        elif isinstance(block, Choices):
            for choice in block.choices:
                yield _key(choice.box), f"{block.text} {choice.text}".strip()


def _key(box: Box | Field) -> Ticked:
    return box.channel, tuple(box.purposes), box.name


def _day_in_words(page: Page) -> str:
    lines = (line for block in page.blocks if isinstance(block, Signatures) for line in block.short)
    return next((line.label for line in lines if line.type is FieldType.DATE), "")
