"""What the dialog of the texts reads, each in one job off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass

from consentregister.domain.wording import Draft, Remark, Weight, WordingKey, WordingRow
from consentregister.domain.words import Language
from consentregister.register import Register

_WIDTH = 900


@dataclass(frozen=True, slots=True)
class Opened:
    """A form's text in use, to be edited; the placeholders that may stand in it."""

    row: WordingRow
    draft: Draft
    placeholders: frozenset[str]


@dataclass(frozen=True, slots=True)
class Looked:
    """What there is to say about a draft, and the page of it that is looked at; no picture of one with errors."""

    remarks: tuple[Remark, ...]
    picture: bytes = b""
    page: int = 1
    pages: int = 1


def read_text(register: Register, key: WordingKey) -> Opened:
    """The text in use."""
    wordings = register.wordings
    return Opened(wordings.row(key), wordings.draft(key), wordings.placeholders(key))


def look_at(register: Register, draft: Draft, language: Language, page: int) -> Looked:
    """Check a draft and draw one of its pages, the last where it has no such page."""
    remarks = register.wordings.remarks(draft, language)
    if any(one.weight is Weight.ERROR for one in remarks):
        return Looked(remarks)
    shown = register.wordings.preview(draft)
    pages = register.forms.pages(shown.pdf)
    page = min(page, pages)
    if shown.sheets > shown.usual:
        counts = {"sheets": str(shown.sheets), "usual": str(shown.usual)}
        remarks = (Remark(weight=Weight.HINT, name="sheets", data=counts), *remarks)
    return Looked(remarks, register.forms.picture(shown.pdf, page, width=_WIDTH), page, pages)
