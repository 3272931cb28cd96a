"""Printed forms as they come back: rendered to pictures, turned, blurred, without a readable code."""

from __future__ import annotations

import io
from pathlib import Path

import PIL.Image
import PIL.ImageDraw
import pypdfium2
import segno


def as_picture(pdf: Path, page: int = 1, dpi: int = 150) -> PIL.Image.Image:
    """A page of a PDF as a scanner sees it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page - 1].render(scale=dpi / 72).to_pil().convert("L")
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
