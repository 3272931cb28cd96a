"""Reading a page that came back: its code names the form, the form tells what could be ticked on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from consentregister.domain.errors import CodeRefused
from consentregister.domain.form_code import QR_PREFIX
from consentregister.domain.printed import FormRow, ScanPage, TickedBox
from consentregister.domain.words import ScanStatus
from consentregister.paper.file_pages import FilePage, read_file
from consentregister.services.evidence import Evidence
from consentregister.services.forms import Forms


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page, counted from 1, the form its code names, and its small picture where it was just read."""

    page: int
    form: FormRow | None
    thumb: bytes = b""


def read_pages(evidence: Evidence, forms: Forms) -> list[ReadPage]:
    """Every page of a file.

    Raises:
        UnreadableFile: no picture and no PDF. CodeRefused: a code that is forged, foreign or of something else.
    """
    return [found_page(page, forms) for page in read_file(evidence.content, evidence.name)]


def found_page(page: FilePage, forms: Forms) -> ReadPage:
    """A page as it was read, with the form its code names.

    Raises:
        CodeRefused, InvalidInput: a code that is forged, foreign or of something else.
    """
    return ReadPage(page.page, _form_on(page, forms), page.thumb)


def proposed(file: str, read: ReadPage, taken_at: datetime) -> ScanPage:
    """What is known of a page before a person has looked at it: nothing is ticked yet."""
    form = read.form
    boxes = form.boxes if form else ()
    cells = dict.fromkeys((box.channel, purpose) for box in boxes for purpose in box.purposes)
    return ScanPage(
        id=0,
        file=file,
        page=read.page,
        code=form.code if form else "",
        person=form.person if form else None,
        person_name=form.person_name if form else "",
        kind=form.kind if form else None,
        ticks=tuple(TickedBox(channel=one, purpose=purpose, ticked=None, confidence=0.0) for one, purpose in cells),
        signed=None,
        confidence=0.0,
        status=ScanStatus.PROPOSED if form else ScanStatus.WAITING,
        reason="",
        taken_at=taken_at,
        form_printed_at=form.printed_at if form else None,
        form_state=form.state if form else None,
    )


def _form_on(page: FilePage, forms: Forms) -> FormRow | None:
    """The form a page's code names; None for a page without any code.

    A page never inherits its neighbour's code.
    """
    texts = [found.text for found in page.codes]
    ours = next((text for text in texts if text.startswith(QR_PREFIX)), None)
    if ours is None:
        if texts:
            raise CodeRefused("code_other")
        return None
    return forms.find(ours.removeprefix(QR_PREFIX))
