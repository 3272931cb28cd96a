"""How the tests read a drawn form back: its words, and its picture."""

from __future__ import annotations

from typing import cast

import pypdfium2
from PIL import Image


def words_of(pdf: bytes) -> str:
    """All text of a PDF in one line, spaces evened out."""
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def picture_of(pdf: bytes, dpi: float = 150, sheet: int = 1) -> Image.Image:
    """One sheet of a PDF in greys."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[sheet - 1].render(scale=dpi / 72).to_pil().convert("L")
    document.close()
    return cast("Image.Image", picture)
