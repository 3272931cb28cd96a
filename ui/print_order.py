"""What is to be printed: for whom, which sheet, which ways and matters, in which language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from consentregister.domain.changed import Changed
from consentregister.domain.errors import UnreadableFile
from consentregister.domain.paper import Paper
from consentregister.domain.printed import FormRow, Printed
from consentregister.domain.words import FormKind, Language, Purpose
from consentregister.register import Register

_PRINT_WIDTH = 2480  # pixels: A4 at 300 dpi


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """One order; what is left empty follows the person.

    Attributes:
        persons: ids; none prints one empty form.
        kind: None for the form that fits each person.
        blank: how many empty forms, where there are no persons.
        paper: how; None as the settings say.
    """

    persons: tuple[int, ...]
    kind: FormKind | None = None
    channels: tuple[str, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    language: Language | None = None
    blank: int = 1
    paper: Paper | None = None

    def preview(self, register: Register) -> bytes:
        """The first sheet as PDF; nothing is recorded."""
        first = self.persons[0] if self.persons else None
        return register.forms.preview(
            first,
            self.kind,
            channels=self.channels,
            purposes=self.purposes,
            language=self.language,
            paper=self.paper,
        )

    def carry_out(self, register: Register) -> Changed[Printed]:
        """Make the sheets, and record them as handed out."""
        return register.forms.print(
            self.persons,
            self.kind,
            channels=self.channels,
            purposes=self.purposes,
            language=self.language,
            blank=0 if self.persons else self.blank,
            paper=self.paper,
        )

    def save(self, register: Register, file: Path) -> Changed[Printed]:
        """The same into a file, which is known to be writable before anything is recorded.

        Raises:
            UnreadableFile: it can't be written; nothing is recorded.
        """
        return write_whole(partial(self.carry_out, register), file)


def write_whole(make: Callable[[], Changed[Printed]], file: Path) -> Changed[Printed]:
    """Make forms and write them into a file, which is known to be writable before anything is recorded.

    Raises:
        UnreadableFile: it can't be written; nothing is recorded.
    """
    draft = file.with_name(f".{file.name}.unfinished")
    try:
        draft.touch()
        changed = make()
        draft.write_bytes(changed.value.pdf)
        draft.replace(file)
    except OSError:
        raise UnreadableFile("output_not_written", file=file.name) from None
    finally:
        draft.unlink(missing_ok=True)
    return changed


def pages_for_printer(register: Register, pdf: bytes) -> list[bytes]:
    """Every page of a PDF as the printer takes it, in a worker thread."""
    return [_page(register, pdf, page) for page in range(1, register.forms.pages(pdf) + 1)]


def printed_again(register: Register, code: str) -> list[bytes]:
    """The pages of one form as it was printed, out of the PDF it was printed in."""
    form, pdf = register.forms.find(code), register.forms.pdf(code)
    return [_page(register, pdf, page) for page in range(form.page, _end(register, form, pdf))]


def _end(register: Register, form: FormRow, pdf: bytes) -> int:
    """The page after the form's last one."""
    after = [other.page for other in register.forms.all() if other.document == form.document and other.page > form.page]
    return min(after, default=register.forms.pages(pdf) + 1)


def _page(register: Register, pdf: bytes, page: int) -> bytes:
    return register.forms.picture(pdf, page, width=_PRINT_WIDTH)
