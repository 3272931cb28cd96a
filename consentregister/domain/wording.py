"""The texts of the forms, as the business edits them: parts to write in, versions, and what is missing in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from consentregister.domain.words import FormKind, Language


@dataclass(frozen=True, slots=True)
class WordingKey:
    """Which text: of which form, in which language.

    Attributes:
        variant: "" for the full form, "own" for the short one about the person's own matters.
    """

    kind: FormKind
    language: Language
    variant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A row of a table.

    Attributes:
        place: the row of the text it was made from; -1 for one newly written.
        when: the condition under which it is printed, as in the wording; "" for always.
    """

    cells: tuple[str, ...]
    place: int = -1
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPart:
    """One part of a form.

    Attributes:
        place: the part of the text it was made from; -1 for one newly written.
        sort: "lead", "paragraph", "panel", "notices" and "table" can be edited; any other stands as it is.
        point: what stands first, in bold. last: of the notices, what follows them once.
        rows: of a table, below `headings`.
        shown: of a part that stands as it is, what it prints.
    """

    place: int = -1
    sort: str = "paragraph"
    point: str = ""
    text: str = ""
    last: str = ""
    headings: tuple[str, ...] = ()
    rows: tuple[DraftRow, ...] = ()
    shown: tuple[str, ...] = ()
    when: str = ""

    @property
    def is_fixed(self) -> bool:
        """Whether it stands as it is: boxes, signatures, what is filled in of the person."""
        return self.sort not in EDITABLE


EDITABLE = frozenset({"lead", "paragraph", "panel", "notices", "table"})
# Placeholders that are so or not; they are asked after `if` and print nothing of their own.
CONDITIONS = frozenset(
    {
        "advertising",
        "authorities",
        "child_directly",
        "devices_checked",
        "email_row",
        "guardian_line",
        "nothing_kept",
        "objected",
        "sheet_on_back",
        "use_7_3",
        "with_children",
        "with_firms",
        "with_photos",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A form's text, to be edited. Its strings hold placeholders as `{{business_name}}` and `{% if … %}`.

    Attributes:
        base: digest of the text it was made from: what stands fixed is taken from there.
    """

    key: WordingKey
    base: str
    title: str
    parts: tuple[DraftPart, ...]


class Weight(StrEnum):
    """How much a remark matters."""

    ERROR = "error"  # it can't be printed
    WARNING = "warning"  # the law asks for it; the business may save all the same
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something to say about a draft.

    Attributes:
        name: the sentence in `texts/wordings`, as `remark.<name>`; of a duty `duty.<name>`.
        data: what fills the sentence.
        part: the part it is about, by its position in the draft; None for the whole.
        source: where the law asks for it.
    """

    weight: Weight
    name: str
    data: Mapping[str, str] = field(default_factory=dict)
    part: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRow:
    """A form's text in use.

    Attributes:
        version: as the footer prints it. since, by: of the business's own; None and "" for the program's.
        newer_shipped: whether the program brings another text than the one it was made from.
    """

    key: WordingKey
    version: int
    is_own: bool
    since: datetime | None = None
    by: str = ""
    newer_shipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A person whose yes stands and rests on a wording."""

    person: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingVersion:
    """One wording of a form, ever printed or saved.

    Attributes:
        is_own: whether the business wrote it or took it back into use.
        printed: on how many forms.
        is_outdated: whether the text in use says in substance something else.
        signers: whose yes rests on it.
    """

    digest: str
    version: int
    is_own: bool
    since: datetime
    by: str
    printed: int
    is_outdated: bool
    in_use: bool
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A paragraph that is not the same in two wordings; "" on the side where it is missing."""

    ours: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingPreview:
    """A draft as it would be printed.

    Attributes:
        sheets: how many it takes; usual: how many the program's own text takes for the same person.
    """

    pdf: bytes
    sheets: int
    usual: int
