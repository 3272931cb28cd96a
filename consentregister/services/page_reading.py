"""What is read of a file that came in, page by page: its codes, the forms they name, and what is written on those.

Which forms the register knows is asked of whoever reads: this may run in a process of its own, far from the register.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from consentregister.domain.form_code import QR_PREFIX, qr_text
from consentregister.domain.printed import FormRow
from consentregister.domain.sheet_reading import SheetReading
from consentregister.paper.pictures import PageImage, open_pages
from consentregister.paper.qr_codes import FoundCode, find_codes
from consentregister.paper.thumbs import small_picture
from consentregister.services.filled_forms import code_in_fields, read_filled


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A form of the register, with the PDF it was printed in."""

    form: FormRow
    pdf: bytes


# Asked with all texts that may be codes of ours; answers with the forms among them.
KnownForms: TypeAlias = Callable[[Sequence[str]], Sequence[KnownForm]]


@dataclass(frozen=True, slots=True)
class FilePage:
    """What one page holds.

    Attributes:
        page: its number in the file, from 1.
        codes: what every QR code on it says, whoever made it.
        in_fields: the code in the names of its fields, "" for none.
        thumb: a small JPEG of it.
        forms: those of its forms that the register knows, each with what is written on it.
    """

    page: int
    codes: tuple[str, ...]
    in_fields: str
    thumb: bytes
    forms: tuple[tuple[FormRow, SheetReading], ...]


def read_file(content: bytes, name: str, known: KnownForms) -> Iterator[FilePage]:
    """The pages of a file, one at a time.

    Raises:
        UnreadableFile: as `open_pages`.
    """
    for page in open_pages(content, name):
        yield _read_page(page, known)


def _read_page(page: PageImage, known: KnownForms) -> FilePage:
    codes = find_codes(page.image)
    texts = tuple(code.text for code in codes)
    in_fields = code_in_fields(page.widgets) or ""
    alike = [text for text in texts if text.startswith(QR_PREFIX)]
    forms = known(alike) or (known([qr_text(in_fields)]) if in_fields and not texts else ())
    written = tuple((one.form, _read_form(page, codes, one)) for one in forms)
    return FilePage(page.page, texts, in_fields, small_picture(page.image), written)


def _read_form(page: PageImage, codes: Sequence[FoundCode], known: KnownForm) -> SheetReading:
    form = known.form
    mine = [code for code in codes if code.text == qr_text(form.code)]
    reading = _seen(page, mine, known) if mine else SheetReading(0, ())
    return replace(reading, filled=read_filled(page, form) if page.widgets else None)


def _seen(page: PageImage, codes: Sequence[FoundCode], known: KnownForm) -> SheetReading:
    from consentregister.paper.form_print import FormPrint, read_form  # brings numpy, for the first page only

    form = known.form
    return read_form(page.image, codes, FormPrint(known.pdf, form.page, form.fields, qr_text(form.code)))
