"""A finished form as paper gets it: worded, filled in, in reading order. Paper draws it and adds no word of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from consentregister.domain.form import FieldType
from consentregister.domain.words import FormKind, Language, Purpose
from consentregister.paper.measures import ACCENT


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: the mark's letter, the name in bold, the lines under it.

    Attributes:
        logo: a PNG in the mark's place; empty for none.
    """

    mark: str
    name: str
    lines: tuple[str, ...]
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class Window:
    """What a letter has above its text.

    Attributes:
        sender: in small print above the address, so that it can be sent back.
        recipient: the lines of the address; an empty one is drawn as a line to write on.
        beside: the lines beside the window, the last of them place and date.
    """

    sender: str
    recipient: tuple[str, ...]
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text that begins with its point in bold; either of the two may be empty."""

    point: str
    text: str


@dataclass(frozen=True, slots=True)
class Lead(Paragraph):
    """The paragraph under the title, beside the QR."""


@dataclass(frozen=True, slots=True)
class Notices:
    """Paragraphs in a light panel: what one should read before ticking."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value; an empty value is drawn as a line to write on."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts between two rules, in two columns that are read down."""

    left: tuple[Fact, ...]
    right: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """What is told point by point; a point without a value gets lines to write on."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SignOff:
    """The end of a letter: the greeting, room to sign by hand, and who signs."""

    greeting: str
    name: str


@dataclass(frozen=True, slots=True)
class Box:
    """An empty box to tick. There is no way to say that it is ticked.

    Attributes:
        channel, purposes, name: what a tick says, as in `domain.form.Field`.
    """

    channel: str = ""
    purposes: tuple[Purpose, ...] = ()
    name: str = ""


Cell: TypeAlias = Box | str


@dataclass(frozen=True, slots=True)
class BoxRow:
    """One channel and its cells, from left to right."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """The table of boxes: channels down, purposes across."""

    headings: tuple[str, ...]
    rows: tuple[BoxRow, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A box with its words behind it."""

    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class Choices:
    """A question and its boxes in one line, or in more where they do not fit."""

    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words: its headings and its rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class WriteLine:
    """A line to write on with its label under it.

    Attributes:
        type: what is read from it later; None for what only people read (place, translator).
        name: who signs, as in `domain.form.Field`.
    """

    label: str
    type: FieldType | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Where the pen goes: short lines (place, date) left, signatures beside them, long lines under both."""

    short: tuple[WriteLine, ...]
    signatures: tuple[WriteLine, ...]
    long: tuple[WriteLine, ...]


Block: TypeAlias = Paragraph | Notices | Facts | Items | SignOff | Boxes | Choices | Table | Signatures


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands under the rule at the foot of each sheet; `sheet_of` has places for `{sheet}` and `{sheets}`."""

    left: str
    right: str
    sheet_of: str


@dataclass(frozen=True, slots=True)
class WordingMark:
    """Which wording was printed: enough to find it again, whatever was edited since.

    Attributes:
        variant: "" for the full wording, "own" for the short one.
        version: counted up with each edit.
        digest: SHA-256 of the wording's source text, in hexadecimal.
    """

    kind: FormKind
    variant: str
    language: Language
    version: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Something to read, ready to be drawn on one sheet, or on more where it does not fit.

    Attributes:
        code: the form's code, drawn as QR and in groups of four; None for sheets that do not come back.
        author: the business, kept in the PDF's properties.
        window: what makes it a letter; None for a form.
        colour: the business's, as "#rrggbb".
        copy: what is printed in the place of the QR on the sheet that stays with the person; "" for the one to sign.
        behind: whether it belongs on the back of the page before it, where both sides are printed.
        fill_note: how it is filled in on the screen, printed above it; "" for a form that is only printed.
    """

    title: str
    author: str
    language: Language
    letterhead: Letterhead | None
    code: str | None
    blocks: tuple[Block, ...]
    footer: Footer
    window: Window | None = None
    colour: str = ACCENT
    copy: str = ""
    behind: bool = False
    fill_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage(Page):
    """One form.

    Attributes:
        wording: the text it was composed from.
    """

    wording: WordingMark
