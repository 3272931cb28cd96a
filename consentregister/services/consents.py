"""Consents: granted, refused, withdrawn, filed by mistake; objections, and "wants no more"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue, Channel
from consentregister.domain.consent import Consent, as_consents, latest
from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.standing import Dossier
from consentregister.domain.times import as_text, local_day, start_of
from consentregister.domain.words import ChannelClass, Purpose, Statement, StopScope, Way
from consentregister.services.evidence import read_evidence
from consentregister.services.points import address_on, own_address, purposes_for
from consentregister.store.consents import add_statements, void_statements
from consentregister.store.documents import keep_document
from consentregister.store.dossiers import read_dossier
from consentregister.store.people import require_person
from consentregister.store.stops import set_stop
from consentregister.store.store import Store
from consentregister.store.work import Change

Cell = tuple[str, Purpose, str]
OWN_MATTERS = (Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER)


class Consents:
    """What a user does with consents, one transaction each."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def grant(
        self,
        person: int,
        channel: str,
        purposes: Sequence[Purpose],
        *,
        evidence: Path | None = None,
        way: Way = Way.PAPER,
        signed_on: date | None = None,
        given_by: int | None = None,
        address: str | None = None,
    ) -> Changed[list[Consent]]:
        """Record a consent. Without evidence, or only spoken, its proof is missing.

        It counts from the day of the signature; signed today, from now (section 11).

        Raises:
            InvalidInput: channel unknown, no purpose, signed in the future, the giver is not the person's guardian.
            NotFound: person, giver or file unknown.
        """
        proof = read_evidence(evidence) if evidence is not None else None
        with self._store.change() as change:
            dossier = self._dossier(change, person)
            self._check_giver(change, dossier, given_by)
            document = keep_document(change, proof.content, proof.name, proof.media_type) if proof else None
            cells = self._cells(channel, purposes, self._where(dossier, channel, address))
            effective = self.effective(signed_on)
            add_statements(
                change,
                person,
                cells,
                Statement.GRANTED,
                effective,
                way=way,
                signed_on=signed_on,
                given_by=given_by,
                document=document,
            )
            self._log(
                change, "consent_granted", person, cells, way=way.value, signed_on=_text(signed_on), given_by=given_by
            )
        return change.made(self.of(person))

    def refuse(self, person: int, channel: str, purposes: Sequence[Purpose]) -> Changed[list[Consent]]:
        """Record a no to the question; nobody is asked again unasked."""
        with self._store.change() as change:
            self._dossier(change, person)
            cells = self._cells(channel, purposes, "")
            add_statements(change, person, cells, Statement.REFUSED, change.at)
            self._log(change, "consent_refused", person, cells)
        return change.made(self.of(person))

    def withdraw(
        self, person: int, *, channel: str | None = None, purpose: Purpose | None = None, at: datetime | None = None
    ) -> Changed[list[Consent]]:
        """Record a withdrawal (Art. 7(3) GDPR): one cell, a channel, a purpose, or everything.

        Without a channel: every cell that was granted or requested, and all messengers and SMS; never telephone and
        e-mail for the person's own matters, which need no consent.

        Raises:
            InvalidInput: channel unknown; `at` later than now.
        """
        if at is not None and at > self._store.clock():
            raise InvalidInput("at", "time_in_future")
        with self._store.change() as change:
            cells = self._withdrawn_cells(self._dossier(change, person), channel, purpose)
            self._withdraw(change, person, cells, at)
        return change.made(self.of(person))

    def void(self, person: int, channel: str, purpose: Purpose, reason: str) -> Changed[list[Consent]]:
        """Take back what was filed by mistake: as if never granted; both stay in the log.

        Raises:
            InvalidInput: the reason is empty. NotFound: nothing was granted there.
        """
        if not reason.strip():
            raise InvalidInput("reason", "reason_missing")
        with self._store.change() as change:
            dossier = self._dossier(change, person)
            self._channel(channel)
            granted = [
                said
                for said in dossier.statements
                if (said.channel, said.purpose, said.statement) == (channel, purpose, Statement.GRANTED)
            ]
            newest = latest(granted)
            if newest is None:
                raise NotFound("channel", "consent_unknown")
            void_statements(change, [newest.id], reason.strip())
            self._log(change, "consent_voided", person, [(channel, purpose, newest.address)], reason=reason.strip())
        return change.made(self.of(person))

    def object_to(self, person: int, scope: StopScope = StopScope.ADVERTISING) -> Changed[list[Consent]]:
        """Record an objection (Art. 21 GDPR); consents to advertising end with it (section 11)."""
        with self._store.change() as change:
            self._object(change, person, scope)
        return change.made(self.of(person))

    def wants_no_more(
        self,
        person: int,
        choice: str,
        *,
        channel: str | None = None,
        also: Sequence[int] = (),
        not_for: Sequence[int] = (),
    ) -> Changed[list[Consent]]:
        """Record one of the three plain choices of section 11, for the person and those who share the number.

        Args:
            choice: "no_advertising", "not_on_channel" (with `channel`) or "no_contact".
            not_for: others who share the number and were said to stay as they are: that answer is logged too.
            also: others for whom it holds as well; "no contact" only closes the shared channels for them.

        Raises:
            InvalidInput: another choice; no channel, or an unknown one.
        """
        record = self._choices(channel).get(choice)
        if record is None:
            raise InvalidInput("choice", "word_unknown", value=choice)
        with self._store.change() as change:
            for one in (person, *also):
                shared_block = choice == "no_contact" and one != person
                (self._close_messengers if shared_block else record)(change, one)
            for one in not_for:
                require_person(change.connection, one)
                change.log("shared_number_kept", one, other=person)
        return change.made(self.of(person))

    def _choices(self, channel: str | None) -> dict[str, Callable[[Change, int], None]]:
        return {
            "no_advertising": lambda change, one: self._object(change, one, StopScope.ADVERTISING),
            "not_on_channel": lambda change, one: self._close_channel(change, one, channel),
            "no_contact": self._block,
        }

    def of(self, person: int) -> list[Consent]:
        """A person's consents, each with the withdrawal that ended it.

        Raises:
            NotFound: the person is unknown.
        """
        dossier = read_dossier(self._store.read(), person, self._store.clock())
        return as_consents(dossier.statements)

    def effective(self, signed_on: date | None) -> datetime:
        """From when a signature counts: its day's first moment; signed today or on an unknown day, from now.

        Raises:
            InvalidInput: the day lies in the future.
        """
        now = self._store.clock()
        if signed_on is None or signed_on == local_day(now):
            return now
        if signed_on > local_day(now):
            raise InvalidInput("signed_on", "date_in_future")
        return start_of(signed_on)

    def _object(self, change: Change, person: int, scope: StopScope) -> None:
        dossier = self._dossier(change, person)
        set_stop(change, person, scope)
        change.log("objection", person, scope=scope.value)
        promotional = [cell for cell in _open_cells(dossier) if cell[1].is_promotional]
        self._withdraw(change, person, promotional, None)

    def _block(self, change: Change, person: int) -> None:
        require_person(change.connection, person)
        if set_stop(change, person, StopScope.NO_CONTACT):
            change.log("person_blocked", person)
        change.touch("people", person=person)

    def _close_channel(self, change: Change, person: int, channel: str | None) -> None:
        if channel is None:
            raise InvalidInput("channel", "channel_missing")
        dossier = self._dossier(change, person)
        self._withdraw(change, person, self._withdrawn_cells(dossier, channel, None), None)

    def _close_messengers(self, change: Change, person: int) -> None:
        """A shared number of somebody who wants no contact: nothing more goes to it by any messenger or SMS."""
        dossier = self._dossier(change, person)
        cells = [(one.id, purpose, "") for one in self._modern() for purpose in purposes_for(dossier.kind)]
        self._withdraw(change, dossier.id, cells, None)

    def _withdraw(self, change: Change, person: int, cells: Sequence[Cell], at: datetime | None) -> None:
        if cells:
            add_statements(change, person, cells, Statement.WITHDRAWN, as_text(at) if at else change.at)
            self._log(change, "consent_withdrawn", person, cells)

    def _withdrawn_cells(self, dossier: Dossier, channel: str | None, purpose: Purpose | None) -> list[Cell]:
        purposes = [purpose] if purpose is not None else list(purposes_for(dossier.kind))
        if channel is not None:
            self._channel(channel)
            return [(channel, one, "") for one in purposes]
        modern = {(one.id, asked) for one in self._modern() for asked in purposes}
        said = {(one, asked) for one, asked, _ in _open_cells(dossier) if asked in purposes}
        return [(one, asked, "") for one, asked in sorted(modern | said) if not self._needs_none(one, asked)]

    def _needs_none(self, channel: str, purpose: Purpose) -> bool:
        by_phone = self._catalogue.channels[channel].channel_class in (ChannelClass.PHONE_CALL, ChannelClass.EMAIL)
        return by_phone and purpose in OWN_MATTERS

    def _modern(self) -> Iterable[Channel]:
        modern = (ChannelClass.MESSENGER, ChannelClass.SMS)
        return (one for one in self._catalogue.channels.values() if one.channel_class in modern)

    def _cells(self, channel: str, purposes: Sequence[Purpose], address: str) -> list[Cell]:
        if not purposes:
            raise InvalidInput("purpose", "purpose_missing")
        self._channel(channel)
        return [(channel, purpose, address) for purpose in dict.fromkeys(purposes)]

    def _where(self, dossier: Dossier, channel: str, address: str | None) -> str:
        """The address a consent holds for: as typed, else the person's first on the channel."""
        known = self._channel(channel)
        if address:
            return own_address(dossier, known, address, self._store.settings().country)
        return address_on(dossier, known) or ""

    def _channel(self, channel: str) -> Channel:
        known = self._catalogue.channels.get(channel)
        if known is None:
            raise InvalidInput("channel", "channel_unknown", channel=channel)
        return known

    def _check_giver(self, change: Change, dossier: Dossier, given_by: int | None) -> None:
        if given_by is None:
            return
        require_person(change.connection, given_by)
        if given_by != dossier.guardian:
            raise InvalidInput("given_by", "giver_not_guardian")

    def _dossier(self, change: Change, person: int) -> Dossier:
        return read_dossier(change.connection, person, self._store.clock())

    def _log(self, change: Change, kind: str, person: int, cells: Sequence[Cell], **payload: object) -> None:
        change.log(kind, person, cells=[f"{channel}:{purpose}" for channel, purpose, _ in cells], **payload)
        change.touch("people")


def _open_cells(dossier: Dossier) -> list[Cell]:
    """The cells whose newest statement is a grant or a question."""
    by_cell = {(said.channel, said.purpose) for said in dossier.statements}
    newest = (
        latest(said for said in dossier.statements if (said.channel, said.purpose) == cell) for cell in sorted(by_cell)
    )
    running = (Statement.GRANTED, Statement.REQUESTED)
    return [(said.channel, said.purpose, "") for said in newest if said is not None and said.statement in running]


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
