"""People from another program's file: what would come of each, and what came of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from consentregister.domain.column_use import Mapping as ColumnMapping
from consentregister.domain.contact import ContactPoint
from consentregister.domain.imported import ImportedContact
from consentregister.domain.person import NewPerson
from consentregister.domain.twins import MatchReason
from consentregister.domain.words import PersonKind


class Fate(StrEnum):
    """What would come of a contact."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """What the user says about the people in a file.

    Attributes:
        kind: what they are to the business.
        leave_out_unreadable: take people without those of their numbers and addresses that can't be read; else whoever
            has one is refused, so that nothing is lost unseen.
    """

    kind: PersonKind = PersonKind.NEW_CUSTOMER
    leave_out_unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a contact is refused: the key of a sentence, and what fills it."""

    key: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a table.

    Attributes:
        heads: as written, "" where there is none. mapping: what each is read for, as recognised, remembered or said.
        unsure: places of columns with something in them whose head nobody knows.
        sample: the first rows, to see what stands in them.
        of_consent: heads that speak of consent; they are not read: a file can't agree for anybody.
    """

    heads: tuple[str, ...]
    mapping: ColumnMapping
    unsure: tuple[int, ...]
    sample: Sequence[tuple[str, ...]]
    of_consent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSource:
    """A file as it was read; nobody in it was looked at yet.

    Attributes:
        file: its name; digest: SHA-256 of it.
        contacts: in its order; unread: the cards that can't be read, by number.
        columns: of a table; None for an address book.
        is_said: whether the columns are read as the user said, which is then kept for the next file like it.
    """

    file: str
    digest: str
    contacts: Sequence[ImportedContact]
    unread: Mapping[int, Reason] = field(default_factory=dict)
    columns: Columns | None = None
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody in the register who may be the same person, and what speaks for it (`MatchReason`)."""

    person: int
    name: str
    reason: MatchReason


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One contact of a file, and what would come of it.

    Attributes:
        row: its number or line in the file. name: as the file has it.
        person: whom it is in the register, 0 for nobody.
        same_row: the earlier contact of the file that is the same person, 0 for none.
        new: what would be recorded; adds: the numbers and addresses that are new to the person;
            adds_address: whether their postal address was missing and is there now.
        alike: who may be the same, for the user to decide: they are never made one unasked.
        reason: why it is refused. left_out: numbers and addresses that can't be read and stay outside.
    """

    row: int
    name: str
    fate: Fate
    new: NewPerson | None = None
    person: int = 0
    same_row: int = 0
    adds: tuple[ContactPoint, ...] = ()
    adds_address: bool = False
    alike: tuple[Alike, ...] = ()
    reason: Reason | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What would come of a file. Nothing is kept of it yet.

    Attributes:
        source: the file. rows: every contact, in its order.
    """

    source: ImportSource
    rows: Sequence[ImportRow]
    counts: Mapping[Fate, int] = field(init=False)

    def __post_init__(self) -> None:
        """Count."""
        counted = Counter(row.fate for row in self.rows)
        object.__setattr__(self, "counts", {fate: counted[fate] for fate in Fate})

    def leaving_out(self, rows: Collection[int]) -> ImportPreview:
        """This without some rows, by their number; who is in the file twice goes twice, else the second would come."""
        return replace(self, rows=[row for row in self.rows if row.row not in rows and row.same_row not in rows])

    @property
    def refused(self) -> Sequence[ImportRow]:
        """Contacts that can't be taken."""
        return [row for row in self.rows if row.fate is Fate.REFUSED]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch:
    """A file that was taken over.

    Attributes:
        id: what its undo goes by, 0 where nothing in it was new.
        new, changed: how many persons; undone: whether it was taken back.
    """

    id: int
    file: str
    at: datetime
    new: int
    changed: int
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking back an import came to: persons put in the bin or given back their old card, and those kept.

    Whoever something happened to since (a form, a message, an edit) is kept as they are.
    """

    undone: int
    kept: int
