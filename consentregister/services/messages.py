"""Messages: who wrote or called, where, about what. Who made contact first decides half of the answers (S2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue
from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.message import Matter, Message
from consentregister.domain.times import as_text
from consentregister.domain.words import Direction, Purpose
from consentregister.services.checks import Checks
from consentregister.services.evidence import Evidence, read_evidence
from consentregister.store import messages as kept
from consentregister.store.documents import keep_document
from consentregister.store.people import require_person
from consentregister.store.store import Store
from consentregister.store.work import Change

_LONGEST_TITLE = 200


class Messages:
    """What a user does with contacts in and out."""

    def __init__(self, store: Store, catalogue: Catalogue, checks: Checks) -> None:
        self._store = store
        self._catalogue = catalogue
        self._checks = checks

    def log(
        self,
        person: int,
        channel: str,
        direction: Direction,
        *,
        at: datetime | None = None,
        matter: str = "",
        purpose: Purpose | None = None,
        evidence: Path | None = None,
        reason: str = "",
    ) -> Changed[Message]:
        """Record a contact. One in opens its channel for its matter; one out is kept with the verdict at that time.

        Raises:
            InvalidInput: channel unknown, `at` later than now, a title too long; after a "no" without a reason.
            NotFound: the person is unknown.
        """
        proof = read_evidence(evidence) if evidence is not None else None
        when = self._checked(channel, at, matter)
        asked = purpose or Purpose.ANSWER_OWN_REQUEST
        verdict = rule = ""
        grounds: dict[str, object] = {}
        if direction is Direction.OUT:
            answer = self._checks.check(person, channel, asked, at=when)
            verdict, rule, grounds = answer.verdict.value, answer.rule, self._checks.grounds(answer)
            if not answer.verdict.is_yes and not reason.strip():
                raise InvalidInput("reason", "reason_missing")
        with self._store.change() as change:
            message = Message(
                id=0,
                person=person,
                channel=channel,
                direction=direction,
                at=when,
                matter=matter,
                purpose=purpose,
                evidence=proof.name if proof else "",
                verdict=verdict,
                rule=rule,
                reason=reason.strip(),
            )
            message = self._keep(change, message, proof, grounds)
        return change.made(message)

    def came_in(self, person: int) -> Changed[Message]:
        """Record that the person came in."""
        return self.log(person, "in_person", Direction.IN)

    def log_in(
        self,
        change: Change,
        person: int,
        channel: str,
        *,
        at: datetime | None = None,
        matter: str = "",
        purpose: Purpose | None = None,
        proof: Evidence | None = None,
    ) -> Message:
        """Record that a person wrote, within a change that records more.

        Raises:
            InvalidInput: as `log`.
        """
        message = Message(
            id=0,
            person=person,
            channel=channel,
            direction=Direction.IN,
            at=self._checked(channel, at, matter),
            matter=matter,
            purpose=purpose,
            evidence=proof.name if proof else "",
        )
        return self._keep(change, message, proof, {})

    def close_matter(self, person: int, title: str) -> Changed[Matter]:
        """Close the newest open matter of a title; answering stays allowed for the days of grace.

        Raises:
            NotFound: no open matter of this title.
        """
        with self._store.change() as change:
            require_person(change.connection, person)
            matter = kept.open_matter_named(change.connection, person, title.strip())
            if matter is None:
                raise NotFound("matter", "matter_unknown", matter=title)
            self._close(change, matter)
        return change.made(matter)

    def close(self, matter: Matter) -> Changed[Matter]:
        """Close one matter, that has a title or none.

        Raises:
            NotFound: it is closed already.
        """
        with self._store.change() as change:
            if matter.id not in {one.id for one in kept.open_matters(change.connection, matter.person)}:
                raise NotFound("matter", "matter_unknown", matter=matter.title)
            self._close(change, matter)
        return change.made(matter)

    def _close(self, change: Change, matter: Matter) -> None:
        change.connection.execute("UPDATE matter SET closed_at = ? WHERE id = ?", (change.at, matter.id))
        change.log("matter_closed", matter.person, matter=matter.title)
        change.touch("people")

    def open_matters(self, person: int) -> list[Matter]:
        """A person's open matters, newest first."""
        return kept.open_matters(self._store.read(), person)

    def _checked(self, channel: str, at: datetime | None, matter: str) -> datetime:
        now = self._store.clock()
        if channel not in self._catalogue.channels:
            raise InvalidInput("channel", "channel_unknown", channel=channel)
        if at is not None and at > now:
            raise InvalidInput("at", "time_in_future")
        if len(matter) > _LONGEST_TITLE:
            raise InvalidInput("matter", "text_too_long")
        return at or now

    def _keep(self, change: Change, message: Message, proof: Evidence | None, grounds: Mapping[str, object]) -> Message:
        require_person(change.connection, message.person)
        document = keep_document(change, proof.content, proof.name, proof.media_type) if proof else None
        kept_message = kept.add_message(change, message, self._matter_for(change, message), document)
        change.log(
            "message_in" if message.direction is Direction.IN else "message_out",
            message.person,
            channel=message.channel,
            matter=message.matter,
            at=as_text(message.at),
            purpose=message.purpose,
            verdict=message.verdict,
            rule=message.rule,
            reason=message.reason,
            document=document,
            **grounds,
        )
        change.touch("people")
        return kept_message

    def _matter_for(self, change: Change, message: Message) -> int:
        """The open matter of this title, else (without a title) the newest on the channel, else a new one."""
        title = message.matter.strip()
        if title:
            found = kept.open_matter_named(change.connection, message.person, title)
            matter = found.id if found else None
        else:
            days = self._store.settings().first_contact_max_days
            since = as_text(message.at - timedelta(days=days))
            matter = kept.newest_open_matter(change.connection, message.person, message.channel, since)
        return matter or kept.begin_matter(change, message.person, title, message.at)
