"""What is to be printed: for whom, which sheet, which ways and matters, in which language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from consentregister.domain.batch import Watch, unwatched
from consentregister.domain.changed import Changed
from consentregister.domain.errors import UnreadableFile
from consentregister.domain.paper import Paper
from consentregister.domain.printed import Prepared, Printed
from consentregister.domain.words import FormKind, Language, Purpose
from consentregister.register import Register


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """One order; what is left empty follows the person.

    Attributes:
        persons: ids; none prints one empty form.
        kind: None for the form that fits each person.
        blank: how many empty forms, where there are no persons.
        paper: how; None as the settings say.
        fillable: with fields to fill in on the screen.
    """

    persons: tuple[int, ...]
    kind: FormKind | None = None
    channels: tuple[str, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    language: Language | None = None
    blank: int = 1
    paper: Paper | None = None
    fillable: bool = False

    @property
    def comes_back(self) -> bool:
        """Whether the sheet is filled in and given back."""
        return self.kind is None or self.kind.is_consent or self.kind is FormKind.WITHDRAWAL

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

    def make(self, register: Register, watch: Watch = unwatched) -> Prepared:
        """Draw the sheets; nothing is recorded. What `watch` raises ends it."""
        return register.forms.prepare(
            self.persons,
            self.kind,
            channels=self.channels,
            purposes=self.purposes,
            language=self.language,
            blank=0 if self.persons else self.blank,
            paper=self.paper,
            fillable=self.fillable,
            watch=watch,
        )


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


def draft_of(file: Path) -> Path:
    """Where a file is written before it is whole."""
    return file.with_name(f".{file.name}.unfinished")


def write_draft(register: Register, order: PrintOrder, file: Path, watch: Watch) -> Prepared:
    """Draw the sheets and write them beside the file to be; nothing is recorded.

    Raises:
        UnreadableFile: it can't be written.
    """
    draft = draft_of(file)
    try:
        draft.touch()
        prepared = order.make(register, watch)
        draft.write_bytes(prepared.printed.pdf)
    except OSError:
        draft.unlink(missing_ok=True)
        raise UnreadableFile("output_not_written", file=file.name) from None
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return prepared


def keep_file(register: Register, prepared: Prepared, file: Path) -> Changed[Printed]:
    """Record the sheets as handed out, and give the file its name.

    Raises:
        UnreadableFile: recorded, but the file is lost.
    """
    draft = draft_of(file)
    try:
        changed = register.forms.record(prepared)
        draft.replace(file)
    except OSError:
        raise UnreadableFile("output_lost", file=file.name) from None
    finally:
        draft.unlink(missing_ok=True)
    return changed
