"""A form as it is shown on the screen to be signed there: the same words and boxes as on paper, in the same order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from consentregister.domain.words import FormKind, Language, Purpose


@dataclass(frozen=True, slots=True)
class ShownText:
    """Running text that begins with its point in bold; `kind` is "lead", "text" or "notice"."""

    point: str
    text: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class ShownFacts:
    """Labels with their values."""

    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownBox:
    """An empty box; what a tick says is told by channel, purposes and name, as in `domain.form.Field`."""

    channel: str
    purposes: tuple[Purpose, ...]
    name: str


@dataclass(frozen=True, slots=True)
class ShownBoxes:
    """The table of boxes: channels down, purposes across; a cell without a box has words."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[ShownBox | str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ShownChoices:
    """A question with its boxes, each with the words behind it."""

    question: str
    choices: tuple[tuple[ShownBox, str], ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table of words."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


ShownBlock: TypeAlias = ShownText | ShownFacts | ShownBoxes | ShownChoices | ShownTable


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the field's name ("person", "guardian", "child"), its words, and whether it must be signed."""

    name: str
    label: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSheet:
    """A sheet of words: its title and its blocks."""

    title: str
    blocks: tuple[ShownBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormToSign:
    """A form that waits on the screen for a signature.

    Attributes:
        code: its number; nothing is signed before `finish` is called with it.
        business: who asks. place: where one signs, to begin with.
        sheet: the form. info: the information sheet that goes with it.
    """

    code: str
    person: int
    person_name: str
    kind: FormKind
    language: Language
    business: str
    place: str
    sheet: ShownSheet
    info: ShownSheet
    signers: tuple[Signer, ...]
