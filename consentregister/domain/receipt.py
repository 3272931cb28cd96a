"""A consent's receipt: what was said, when, how, for what, on which text; and what it counts as today.

ISO/IEC TS 27560:2023 tells a receipt's parts: who it is about and who keeps it, what for, on what basis, by which
notice, what happened when, and how to withdraw. What the register does not know is left empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from consentregister.domain.channel import Channel
from consentregister.domain.filed_consent import FiledConsent
from consentregister.domain.words import FormKind, Language, Purpose, Statement, StopScope, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptWording:
    """The exact text that was printed.

    Attributes:
        digest: SHA-256 of its source, in hexadecimal.
    """

    kind: FormKind
    language: Language
    version: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The business as it names itself. contacts: telephone and e-mail, as people write them."""

    name: str
    address: str
    contacts: tuple[str, ...]
    country: str


@dataclass(frozen=True, slots=True)
class ReceiptEvent:
    """One thing that happened to a consent; `way` is how it was said, None where nobody noted it."""

    statement: Statement
    at: datetime
    way: Way | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A receipt as it is made at one moment.

    Attributes:
        id: of this receipt; record: of the consent, the same in each receipt of it. Both are UUIDs.
        language: of the person's forms.
        guardian: the parent who signed, "" for the person themselves.
        wording: None where no form was printed.
        counts_until: when a yes that stands will count as long unused; None for any other state.
        stopped: what the person stopped as a whole and goes before a yes here, None for nothing.
    """

    id: str
    record: str
    made_at: datetime
    language: Language
    business: Party
    person: int
    name: str
    guardian: str
    channel: Channel
    purpose: Purpose
    filed: FiledConsent
    wording: ReceiptWording | None
    counts_until: datetime | None
    stopped: StopScope | None = None

    @property
    def events(self) -> tuple[ReceiptEvent, ...]:
        """What happened, oldest first."""
        return tuple(self._events())

    def _events(self) -> Iterator[ReceiptEvent]:
        said, ended = self.filed.consent.said, self.filed.consent.withdrawn_at
        yield ReceiptEvent(said.statement, said.effective_at, said.way)
        if ended is not None and said.statement is not Statement.WITHDRAWN:
            yield ReceiptEvent(Statement.WITHDRAWN, ended, None)
