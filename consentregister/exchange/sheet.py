"""A table of people as read from a file, before anything in it was looked at as a person's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from consentregister.domain.column_use import ColumnUse, Mapping, names_somebody
from consentregister.domain.errors import UnreadableFile

LARGEST: Final = 32 * 1024 * 1024
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 1_000
# What keeps the memory of a table made to exhaust it below what a small computer has.
_MOST_CELLS: Final = 12_000_000
_MOST_FILLED: Final = 3_000_000

# The line in the file as a spreadsheet numbers it, from 1, and the cells.
Row: TypeAlias = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of people.

    Attributes:
        heads: by column, as written; a head is "" where its column has none, all are in a table without a head.
        rows: below the head, those with something in them; a row may be shorter than the head.
        proposed: what each column holds, by its head or what stands in it.
        unsure: places of columns with something in them whose head nobody knows.
    """

    heads: tuple[str, ...]
    rows: Sequence[Row]
    proposed: Mapping
    unsure: tuple[int, ...] = ()

    @property
    def has_head(self) -> bool:
        """Whether the table has one."""
        return any(self.heads)

    @property
    def consent_columns(self) -> tuple[str, ...]:
        """Heads of columns that speak of consent. What stands below them is never read."""
        return tuple(
            head for head, use in zip(self.heads, self.proposed, strict=True) if head and use is ColumnUse.CONSENT
        )

    @property
    def needs_mapping(self) -> bool:
        """Whether nobody can be made of it before somebody said what the columns hold."""
        return not names_somebody(self.proposed)


@dataclass(slots=True)
class Rows:
    """The rows of a file as they come, as many as can be taken.

    Attributes:
        name: of the file, for what is said when it is refused.
        kept: those with something in them.
    """

    name: str
    kept: list[Row] = field(default_factory=list)
    _cells: int = 0
    _filled: int = 0

    def add(self, line: int, cells: Sequence[str]) -> None:
        """Take one more.

        Raises:
            UnreadableFile: more rows, columns or cells than can be taken.
        """
        width = len(cells)
        while width and not cells[width - 1]:
            width -= 1
        if not width:
            return
        if len(self.kept) >= MOST_ROWS + 1:  # and the head
            raise UnreadableFile("sheet_too_long", file=self.name, most=MOST_ROWS)
        if width > MOST_COLUMNS:
            raise UnreadableFile("sheet_too_wide", file=self.name, most=MOST_COLUMNS)
        self._cells += width
        self._filled += width - cells.count("")
        if self._cells > _MOST_CELLS or self._filled > _MOST_FILLED:
            raise UnreadableFile("sheet_too_large", file=self.name)
        self.kept.append((line, tuple(cells[:width])))
