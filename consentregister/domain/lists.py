"""A list of people to check at once: what was written in it, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consentregister.domain.answer import Answer
from consentregister.domain.person import sort_name
from consentregister.domain.search_key import typed_key
from consentregister.domain.words import ConsentState, PersonKind, Purpose, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a list.

    Attributes:
        text: what names the person, as written.
        name: the person's name in this line; "" where it names them by number or address alone.
        addresses: what `text` may mean, as kept; several for a number without its country. None of them: a name.
        person: the id where the line names a person of this register, else 0.
    """

    text: str
    name: str = ""
    addresses: tuple[str, ...] = ()
    person: int = 0


@dataclass(frozen=True, slots=True)
class ListRow:
    """One person of a list with the answer.

    Attributes:
        name: as recorded.
        goes_out: whether the message may be sent as one of many: a yes that needs no word of its own, to an address.
        may_be_asked: whether a form may be handed out: not allowed yet, not asked before without an answer (section 4),
            and a way to ask about.
    """

    name: str
    answer: Answer
    goes_out: bool
    may_be_asked: bool

    @property
    def was_asked(self) -> bool:
        """Whether a form is out already that is not back yet."""
        return self.answer.verdict is Verdict.ASK_FIRST and self.answer.state is ConsentState.REQUESTED


@dataclass(frozen=True, slots=True)
class CheckedList:
    """The answers for a list.

    Attributes:
        rows: in the order of the list; unknown: the lines that name nobody of the register.
    """

    channel: str
    purpose: Purpose
    rows: Sequence[ListRow]
    unknown: Sequence[Entry]

    @property
    def strictest_first(self) -> Sequence[ListRow]:
        """Each no before each yes, then by name."""
        return sorted(self.rows, key=_strictness)

    @property
    def going_out(self) -> Sequence[ListRow]:
        """Who may be written to now, as one of many."""
        return [row for row in self.rows if row.goes_out]

    @property
    def to_ask(self) -> Sequence[int]:
        """Who may be handed a form, each person once."""
        return list(dict.fromkeys(row.answer.person for row in self.rows if row.may_be_asked))

    @property
    def asked_before(self) -> int:
        """How many have a form already that is not back yet."""
        return len({row.answer.person for row in self.rows if row.was_asked})


def _strictness(row: ListRow) -> tuple[int, bool, str]:
    return -row.answer.verdict.rank, row.goes_out, typed_key(sort_name(row.name, PersonKind.NEW_CUSTOMER))
