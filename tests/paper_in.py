"""Printed forms as they come back: filled in, rendered to pictures, turned, blurred, without a readable code."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from pathlib import Path

import PIL.Image
import PIL.ImageDraw
import pypdfium2
import segno

from consentregister.domain.form import Field, FieldType

_DPI = 150
_INK = 40


def as_picture(pdf: Path, page: int = 1, dpi: int = 150, *, colour: bool = False) -> PIL.Image.Image:
    """A page of a PDF as a scanner sees it, in grey unless told otherwise."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page - 1].render(scale=dpi / 72).to_pil().convert("RGB" if colour else "L")
    finally:
        document.close()


def scanned(pdf: Path, target: Path, *, page: int = 1, angle: float = 0, noise: int = 0, quality: int = 60) -> Path:
    """A printed page as a scan: turned, grainy, saved as JPEG (or whatever the name says)."""
    picture = as_picture(pdf, page).rotate(angle, expand=True, fillcolor=255, resample=PIL.Image.Resampling.BICUBIC)
    if noise:
        grain = PIL.Image.effect_noise(picture.size, noise)
        picture = PIL.Image.blend(picture, grain, 0.12)
    options = {"quality": quality} if target.suffix in {".jpg", ".jpeg"} else {}
    picture.save(target, dpi=(150, 150), **options)
    return target


def sheet_with_code(text: str, target: Path) -> Path:
    """A white sheet with somebody's QR code on it."""
    buffer = io.BytesIO()
    segno.make(text).save(buffer, kind="png", scale=8)
    sheet = PIL.Image.new("L", (1240, 1754), 255)
    sheet.paste(PIL.Image.open(buffer).convert("L"), (200, 200))
    sheet.save(target)
    return target


def sheet_without_code(target: Path) -> Path:
    """A sheet somebody wrote on, without any code."""
    sheet = PIL.Image.new("L", (1240, 1754), 255)
    PIL.ImageDraw.Draw(sheet).text((100, 100), "Anna Beispiel", fill=0)
    sheet.save(target)
    return target


def filled_in(pdf: Path, fields: Sequence[Field], ticked: Sequence[Field], day: str, target: Path) -> Path:
    """A printed form with crosses, a day and signatures written by hand, scanned a little crooked and grainy."""
    paper = as_picture(pdf)
    pen = PIL.ImageDraw.Draw(paper)
    for field in ticked:
        _cross(pen, field)
    for field in fields:
        if field.sheet == 1 and field.type is FieldType.SIGNATURE:
            _sign(pen, field)
        elif field.sheet == 1 and field.type is FieldType.DATE:
            left, top, _, height = _place(field)
            pen.text((left + 8, top + height * 0.2), day, fill=_INK, font_size=height * 0.7)
    turned = paper.rotate(3, expand=True, fillcolor=255, resample=PIL.Image.Resampling.BICUBIC)
    grain = PIL.Image.effect_noise(turned.size, 60)
    PIL.Image.blend(turned, grain, 0.1).save(target, quality=60, dpi=(_DPI, _DPI))
    return target


def _place(field: Field) -> tuple[float, float, float, float]:
    """Left, top, width and height of a field in pixels."""
    left, top, width, height = (length / 25.4 * _DPI for length in (field.x, field.y, field.w, field.h))
    return left, top, width, height


def _cross(pen: PIL.ImageDraw.ImageDraw, field: Field) -> None:
    left, top, width, height = _place(field)
    pen.line((left - 2, top + 3, left + width + 4, top + height - 1), fill=_INK, width=3)
    pen.line((left + 1, top + height + 3, left + width, top - 4), fill=_INK, width=3)


def _sign(pen: PIL.ImageDraw.ImageDraw, field: Field) -> None:
    """Loops that run along the line, as a signature does."""
    left, top, width, height = _place(field)
    steps = range(160)
    loops = [
        (
            left + 12 + step / 160 * min(width - 24, 260) + height * 0.14 * math.cos(step / 4),
            top + height * 0.55 + height * (0.34 - step / 700) * math.sin(step / 4 + step * step / 4000),
        )
        for step in steps
    ]
    pen.line(loops, fill=_INK, width=3, joint="curve")
