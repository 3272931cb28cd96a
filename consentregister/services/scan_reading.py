"""Reading a page that came back: its code names the form, the form tells what could be ticked on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from consentregister.domain.errors import CodeRefused
from consentregister.domain.filled import Filled
from consentregister.domain.form_code import QR_PREFIX
from consentregister.domain.printed import FormRow, ScanPage, TickedBox
from consentregister.domain.words import Purpose, ScanStatus
from consentregister.paper.pictures import PageImage, open_pages
from consentregister.paper.qr_codes import find_codes
from consentregister.services.evidence import Evidence
from consentregister.services.filled_forms import code_in_fields, read_filled, together
from consentregister.services.forms import Forms


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page, counted from 1, the form its code names, and what its fields say where it was filled in on the screen."""

    page: int
    form: FormRow | None
    filled: Filled | None = None


def read_pages(evidence: Evidence, forms: Forms) -> list[ReadPage]:
    """Every page of a file.

    Raises:
        UnreadableFile: no picture and no PDF. CodeRefused: a code that is forged, foreign or of something else.
    """
    pages = [_read(page, forms) for page in open_pages(evidence.content, evidence.name)]
    return [replace(page, filled=_whole(pages, page)) for page in pages]


def proposed(file: str, read: ReadPage, taken_at: datetime) -> ScanPage:
    """What is known of a page before a person has looked at it: nothing is ticked yet."""
    form = read.form
    boxes = form.boxes if form else ()
    cells = dict.fromkeys((box.channel, purpose) for box in boxes for purpose in box.purposes)
    said = _cells(form, read.filled) if form and read.filled else {}
    return ScanPage(
        id=0,
        file=file,
        page=read.page,
        code=form.code if form else "",
        person=form.person if form else None,
        person_name=form.person_name if form else "",
        kind=form.kind if form else None,
        ticks=tuple(
            TickedBox(channel=one[0], purpose=one[1], ticked=said.get(one), confidence=float(one in said))
            for one in cells
        ),
        signed=None,
        confidence=0.0,
        status=ScanStatus.PROPOSED if form else ScanStatus.WAITING,
        reason="",
        taken_at=taken_at,
        form_printed_at=form.printed_at if form else None,
        filled=read.filled,
    )


def _whole(pages: Sequence[ReadPage], page: ReadPage) -> Filled | None:
    """What the fields say on all sheets of a page's form."""
    if page.form is None or page.filled is None:
        return None
    code = page.form.code
    return together(one.filled for one in pages if one.form and one.form.code == code)


def _read(page: PageImage, forms: Forms) -> ReadPage:
    form = _form_on(page, forms)
    return ReadPage(page.page, form, read_filled(page, form) if form and page.widgets else None)


def _cells(form: FormRow, filled: Filled) -> dict[tuple[str, Purpose], bool]:
    """The cells of the boxes whose fields say something; of several boxes for one cell a tick counts."""
    said: dict[tuple[str, Purpose], bool] = {}
    for number, field in enumerate(form.fields):
        if number in filled.ticked | filled.empty:
            cells = [(field.channel, purpose) for purpose in field.purposes if field.channel]
            said.update({cell: number in filled.ticked or said.get(cell, False) for cell in cells})
    return said


def _form_on(page: PageImage, forms: Forms) -> FormRow | None:
    """The form a page's code names, or its fields' names; None for a page without any code.

    A page never inherits its neighbour's code.
    """
    texts = [found.text for found in find_codes(page.image)]
    ours = next((text for text in texts if text.startswith(QR_PREFIX)), None)
    if ours is None:
        if texts:
            raise CodeRefused("code_other")
        in_fields = code_in_fields(page.widgets)
        return forms.find(in_fields) if in_fields else None
    return forms.find(ours.removeprefix(QR_PREFIX))
