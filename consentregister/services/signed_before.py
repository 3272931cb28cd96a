"""Consents given on paper before the register was there, for many people at once.

Each counts from the day it was signed and has the file that proves it; without such a file it is marked as one whose
proof is missing (Art. 7(1) GDPR), and allows nothing until the paper is there. Whoever said anything about it,
objected, or has parents who sign is left out: that is looked at one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue, Channel
from consentregister.domain.errors import InvalidInput
from consentregister.domain.signed_before import LeftOut, NotTaken, TakenBefore
from consentregister.domain.standing import Dossier, is_minor
from consentregister.domain.words import PersonKind, Purpose, Statement, Way
from consentregister.services.consents import Consents
from consentregister.services.evidence import read_evidence
from consentregister.services.points import address_on, reaches
from consentregister.store.consents import add_statements, void_statements
from consentregister.store.documents import keep_document
from consentregister.store.dossiers import read_dossiers
from consentregister.store.store import Store
from consentregister.store.work import Change

# The sentence for a single person who can't be taken over.
_ALONE: Final = {
    LeftOut.CHILD: "signed_before_child",
    LeftOut.EMPLOYEE: "signed_before_employee",
    LeftOut.NO_ADDRESS: "signed_before_no_address",
    LeftOut.SAID_SINCE: "signed_before_said_since",
    LeftOut.STOPPED: "signed_before_stopped",
}


@dataclass(frozen=True, slots=True)
class _Paper:
    """What was signed, when, and from when it counts."""

    channel: Channel
    purposes: tuple[Purpose, ...]
    signed_on: date | None
    effective: datetime

    @property
    def cells(self) -> list[str]:
        """What for, as the log names it."""
        return [f"{self.channel.id}:{one}" for one in self.purposes]


class SignedBefore:
    """What a user does with a stack of old papers."""

    def __init__(self, store: Store, catalogue: Catalogue, consents: Consents) -> None:
        self._store = store
        self._catalogue = catalogue
        self._consents = consents

    def take(
        self,
        persons: Sequence[int],
        channel: str,
        purposes: Sequence[Purpose],
        *,
        signed_on: date | None = None,
        evidence: Path | None = None,
    ) -> Changed[TakenBefore]:
        """Record for each of these persons that they signed, in one transaction.

        Args:
            signed_on: the day, or the last one of several; needed where there is evidence.
            evidence: the papers as one file; without it the proof is missing.

        Raises:
            InvalidInput: no person or purpose; the channel is unknown; evidence without a day; a day in the future.
            NotFound, UnreadableFile: the evidence.
        """
        known = self._checked(persons, channel, purposes)
        if evidence is not None and signed_on is None:
            raise InvalidInput("signed_on", "signed_before_day")
        proof = read_evidence(evidence) if evidence is not None else None
        effective = self._consents.effective(signed_on)
        paper = _Paper(known, tuple(dict.fromkeys(purposes)), signed_on, effective)
        with self._store.change() as change:
            dossiers = read_dossiers(change.connection, list(dict.fromkeys(persons)), self._store.clock())
            left_out = list(self._left_out(dossiers.values(), paper))
            taken = sorted(dossiers.keys() - {one.person for one in left_out})
            if not taken:
                raise _nobody(left_out)
            document = keep_document(change, proof.content, proof.name, proof.media_type) if proof else None
            recorded = {person: _record(change, dossiers[person], paper, document) for person in taken}
            change.touch("people")
        return change.made(TakenBefore(taken, left_out, paper.cells, recorded))

    def undo(self, taken: TakenBefore, reason: str) -> Changed[TakenBefore]:
        """Take all of it back in one transaction: as if nobody had signed; both stay in the log.

        Raises:
            InvalidInput: the reason is empty.
        """
        if not reason.strip():
            raise InvalidInput("reason", "reason_missing")
        with self._store.change() as change:
            for person, statements in taken.statements.items():
                void_statements(change, statements, reason.strip())
                change.log("consent_voided", person, cells=list(taken.cells), reason=reason.strip())
            change.touch("people")
        return change.made(taken)

    def _left_out(self, dossiers: Iterable[Dossier], paper: _Paper) -> Iterator[NotTaken]:
        settings = self._store.settings()
        for dossier in dossiers:
            if why := LeftOut.CHILD if is_minor(dossier, settings) else _why_not(dossier, paper):
                yield NotTaken(dossier.id, dossier.name, why)

    def _checked(self, persons: Sequence[int], channel: str, purposes: Sequence[Purpose]) -> Channel:
        known = self._catalogue.channels.get(channel)
        if known is None:
            raise InvalidInput("channel", "channel_unknown", channel=channel)
        if not purposes:
            raise InvalidInput("purpose", "purpose_missing")
        if not persons:
            raise InvalidInput("persons", "signed_before_nobody")
        return known


def _record(change: Change, dossier: Dossier, paper: _Paper, document: int | None) -> Sequence[int]:
    """Record it for one person. Returns: the ids of the statements."""
    channel, day = paper.channel, paper.signed_on
    cells = [(channel.id, one, address_on(dossier, channel) or "") for one in paper.purposes]
    statements = add_statements(
        change,
        dossier.id,
        cells,
        Statement.GRANTED,
        paper.effective,
        way=Way.PAPER,
        signed_on=day,
        document=document,
    )
    told = {"way": Way.PAPER.value, "signed_on": day.isoformat() if day else None, "given_by": None}
    change.log("consent_granted", dossier.id, cells=paper.cells, **told)
    return statements


def _nobody(left_out: Sequence[NotTaken]) -> InvalidInput:
    """Why nothing is recorded; of a single person by their own reason."""
    if len(left_out) == 1:
        return InvalidInput("persons", _ALONE[left_out[0].why], person=left_out[0].name)
    return InvalidInput("persons", "signed_before_nobody")


def _why_not(dossier: Dossier, paper: _Paper) -> LeftOut | None:
    """Why an adult has to be looked at alone; None for whoever may be taken over."""
    said = {one.purpose for one in dossier.statements if one.channel == paper.channel.id}
    if dossier.kind is PersonKind.EMPLOYEE:
        return LeftOut.EMPLOYEE
    if dossier.stops:
        return LeftOut.STOPPED
    if said & set(paper.purposes):
        return LeftOut.SAID_SINCE
    return None if reaches(dossier, paper.channel) else LeftOut.NO_ADDRESS
