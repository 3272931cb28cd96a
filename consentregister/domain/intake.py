"""What came of files taken in, and how a page in the inbox stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from consentregister.domain.errors import RegisterError
from consentregister.domain.words import FormState

if TYPE_CHECKING:  # the first page does not wait for what forms are made of
    from consentregister.domain.printed import ScanPage


@dataclass(frozen=True, slots=True)
class Pasted:
    """A picture that came without a file: its bytes, and what it is called."""

    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class SoFar:
    """How far the reading of files has come: files done of all, pages read."""

    files: int
    of: int
    pages: int


# Told how far the reading has come, many times a second; it says whether to go on.
GoOn = Callable[[SoFar], bool]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or one page of it, that was not taken, and why.

    Attributes:
        page: from 1; 0 for the file as a whole.
    """

    file: str
    page: int
    error: RegisterError


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of files: pages now in the inbox or here before (`duplicate`), and what was not taken."""

    pages: tuple[ScanPage, ...]
    refused: tuple[Refused, ...] = ()

    @property
    def new(self) -> tuple[ScanPage, ...]:
        """Pages that were not here before."""
        return tuple(page for page in self.pages if not page.duplicate)

    @property
    def known(self) -> tuple[ScanPage, ...]:
        """Pages that were here before, as they stand."""
        return tuple(page for page in self.pages if page.duplicate)


class InboxState(StrEnum):
    """How a page that waits stands."""

    READY = "ready"
    LOOK = "look"
    WHOSE = "whose"


def inbox_state(page: ScanPage) -> InboxState:
    """Ready to be confirmed; to be looked at, because its form can't be filed as it is; or nobody knows whose it is."""
    if page.form_state in (FormState.VOID, FormState.RETURNED):
        return InboxState.LOOK
    if not page.code or page.person is None:
        return InboxState.WHOSE
    clear = page.signed is True and bool(page.ticks) and all(one.is_clear for one in page.readings)
    return InboxState.READY if clear and page.readings else InboxState.LOOK
