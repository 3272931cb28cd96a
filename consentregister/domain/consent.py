"""Consents: statements in the order they took effect, and what stands of them at one time.

A consent is never overwritten. It is asked, granted, refused or withdrawn by a statement of its own, so that any day's
state can be told later. The unit is person, channel (where one has several: the single address) and purpose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from consentregister.domain.words import Purpose, Statement, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentStatement:
    """One thing said about one channel and purpose.

    Attributes:
        address: the number or address it was said for; "" when it holds for the channel as a whole.
        signed_on: the day on the paper; never filled in by the program.
        effective_at: from when it counts; recorded_at: when it was entered.
        given_by: id of the guardian who signed, else None for the person themselves.
        form: code of the form; evidence: digest of the document that proves it, "" for none.
        scope: the topics of the form's columns it is limited to; () for all the purpose stands for.
        wording: version of the text that was signed.
        names_services: whether that text told of the messengers' providers; of a paper from elsewhere the owner says.
        form_changed: whether the form says in substance something else by now.
    """

    id: int
    channel: str
    purpose: Purpose
    statement: Statement
    address: str
    way: Way | None
    signed_on: date | None
    effective_at: datetime
    recorded_at: datetime
    given_by: int | None
    form: str
    wording: str
    evidence: str
    recorded_by: str = ""
    scope: tuple[str, ...] = ()
    names_services: bool = True
    form_changed: bool = False

    @property
    def is_proved(self) -> bool:
        """Whether a signature is on file for it (Art. 7(1) GDPR)."""
        return self.statement is Statement.GRANTED and self.way in (Way.PAPER, Way.SCREEN) and bool(self.evidence)

    @property
    def order(self) -> tuple[datetime, int]:
        """What "later" means: first by effect, then by entry."""
        return self.effective_at, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A consent as a list shows it: what was said, and the withdrawal that ended it."""

    said: ConsentStatement
    state: str
    withdrawn_at: datetime | None = None


def latest(statements: Iterable[ConsentStatement]) -> ConsentStatement | None:
    """The statement that counts, None where nothing was said."""
    return max(statements, key=lambda said: said.order, default=None)


def as_consents(statements: Iterable[ConsentStatement]) -> list[Consent]:
    """Fold statements into consents: a withdrawal ends the grant before it, an answer replaces the question."""
    cells: dict[tuple[str, str], list[Consent]] = {}
    for said in sorted(statements, key=lambda said: said.order):
        _fold(cells.setdefault((said.channel, said.purpose), []), said)
    return [consent for cell in cells.values() for consent in cell]


def _fold(cell: list[Consent], said: ConsentStatement) -> None:
    before = cell[-1] if cell else None
    if said.statement is Statement.WITHDRAWN and before:
        if before.state != Statement.WITHDRAWN:  # said twice, it ended the first time
            cell[-1] = replace(before, state=Statement.WITHDRAWN.value, withdrawn_at=said.effective_at)
        return
    if before and before.state == Statement.REQUESTED and said.statement is not Statement.REQUESTED:
        cell.pop()
    ended = said.effective_at if said.statement is Statement.WITHDRAWN else None
    cell.append(Consent(said=said, state=said.statement.value, withdrawn_at=ended))
