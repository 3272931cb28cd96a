"""A printed form, ticked and signed by hand, as the file that comes back."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import PIL.Image
import pypdfium2

from consentregister.domain.form import Field, FieldType
from tests.pens import Answers, Hand, Tick
from tests.scanners import Handling, seen

_DPI = 200


def written_on(
    pdf: bytes,
    fields: Sequence[Field],
    ticks: Mapping[int, Tick] | None = None,
    *,
    signers: Sequence[str] = ("person",),
    page: int = 1,
    sheet: int = 1,
    pen: str = "blue",
    seed: int = 1,
) -> PIL.Image.Image:
    """One page of a PDF with what a hand wrote on it.

    Args:
        ticks: by the place of the box among the form's fields; the others stay empty.
        signers: the names of the signature fields that were signed.
    """
    document = pypdfium2.PdfDocument(pdf)
    paper = document[page - 1].render(scale=_DPI / 72).to_pil().convert("RGB")
    document.close()
    signed = [place for place, field in enumerate(fields) if _is_signed(field, signers)]
    hand = Hand(random.Random(seed), _DPI / 25.4, pen)  # noqa: S311 the same page for the same seed, no secret
    return hand.write(paper, fields, Answers(dict(ticks or {}), frozenset(signed)), sheet)


def boxes_of(fields: Sequence[Field]) -> list[int]:
    """The places of the boxes among a form's fields."""
    return [place for place, field in enumerate(fields) if field.type is FieldType.TICK]


def scanned_to(target: Path, paper: PIL.Image.Image, handling: Handling | None = None) -> Path:
    """The paper as a file, a little crooked and grainy unless told otherwise."""
    chance = random.Random(5)  # noqa: S311 noise, not a secret
    seen(paper, handling or Handling(degrees=2, noise=4), chance).save(target, quality=75, dpi=(_DPI, _DPI))
    return target


def _is_signed(field: Field, signers: Sequence[str]) -> bool:
    return field.type is FieldType.SIGNATURE and field.name in signers
