"""What an answer rests on, told so that a reader can check it: which form, signed when; which message; which objection.

Sentences stand in `resources/rules/facts.*.toml`. Nothing here decides: it tells what `cases` decided from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

import resources
from consentregister.domain import rules
from consentregister.domain.consent import ConsentStatement
from consentregister.domain.contact import shown_phone
from consentregister.domain.form_code import shown_code
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier, objection_for, review_due, running_talk, signed_day
from consentregister.domain.times import local_day
from consentregister.domain.words import (
    ChannelClass,
    Direction,
    ExpiredBecause,
    Guardian,
    Language,
    Objection,
    PersonKind,
    Statement,
    StopScope,
    Way,
)
from consentregister.services.cases import Case
from consentregister.services.proofs import keep_until
from consentregister.services.service_names import service_name

_BY_SHEET = frozenset({rules.R31_PLAIN_NEW_INFO, rules.R51_FIRST_CONTACT_NEW, rules.R52_FIRST_CONTACT_KNOWN})
_MODERN = (ChannelClass.MESSENGER, ChannelClass.SMS)


@dataclass(frozen=True, slots=True)
class Grounds:
    """Words the facts of one case.

    Attributes:
        case: what was decided; dossier, settings: what it was decided from.
    """

    case: Case
    dossier: Dossier
    settings: Settings
    language: Language

    def lines(self) -> tuple[str, ...]:
        """The facts, one line each, the weightiest first."""
        return (*self._stops(), *self._consent(), *self._talk(), *self._card(), *self._phone())

    def _say(self, key: str, **data: object) -> str:
        return str(fact_texts(self.language)[key]).format(**data)

    def _day(self, moment: datetime | date) -> str:
        return shown_day(local_day(moment) if isinstance(moment, datetime) else moment, self.language)

    def _stops(self) -> Iterator[str]:
        if not self.dossier.stops:
            return
        newest = {stop.scope: stop.day for stop in sorted(self.dossier.stops, key=lambda stop: stop.at)}
        blocked = newest.pop(StopScope.NO_CONTACT, None)
        if blocked:
            yield self._say("no_contact", day=self._day(blocked))
        for scope, day in newest.items():
            yield self._say(scope.value, day=self._day(day))
        lifted = objection_for(self.dossier, self.case.channel.id, self.case.purpose) is Objection.NO
        if newest and lifted:
            yield self._say("lifted")

    def _consent(self) -> Iterator[str]:
        said = self.case.standing.said
        needs_one = self.case.facts.channel in _MODERN or self.case.purpose.is_promotional
        if said is None:
            if needs_one and self.case.facts.channel not in (ChannelClass.LETTER, ChannelClass.IN_PERSON):
                yield from self._nothing_said()
            return
        if said.statement is not Statement.GRANTED:
            yield self._say(said.statement.value, day=self._day(said.effective_at), form=self._form(said))
            return
        yield from self._granted(said)

    def _nothing_said(self) -> Iterator[str]:
        if not any(talk.channel == self.case.channel.id for talk in self.dossier.talks):
            yield self._say("none")

    def _granted(self, said: ConsentStatement) -> Iterator[str]:
        way = said.way or Way.PAPER
        who = self._say("part_who") if said.given_by is not None else ""
        signed = self._day(signed_day(said))
        yield self._say(way.value, day=signed, form=self._form(said), where=self._where(said), who=who)
        if local_day(said.recorded_at) != signed_day(said):
            yield self._say("filed", day=self._day(said.recorded_at))
        if way is not Way.ORAL:
            yield self._say("proof" if said.evidence else "no_proof")
        if self.case.standing.expired_because is ExpiredBecause.NUMBER_CHANGED and self.case.address:
            yield self._say("address_now", address=_shown_address(self.case.address))
        yield from self._use(said)

    def _use(self, said: ConsentStatement) -> Iterator[str]:
        uses = [talk.last_out for talk in self.dossier.talks if talk.channel == said.channel and talk.last_out]
        if uses:
            yield self._say("used", day=self._day(max(uses)))
        if self.case.standing.state.is_signed or self.case.standing.expired_because is ExpiredBecause.UNUSED:
            yield self._say("review", day=self._day(review_due(self.dossier, self.settings, said)))
        if (until := keep_until(self.dossier, said)) is not None:
            yield self._say("proof_until", day=self._day(until))

    def _form(self, said: ConsentStatement) -> str:
        return self._say("part_form", code=shown_code(said.form)) if said.form else ""

    def _where(self, said: ConsentStatement) -> str:
        return self._say("part_where", address=_shown_address(said.address)) if said.address else ""

    def _talk(self) -> Iterator[str]:
        if self.case.standing.state.is_signed:
            return
        talk = running_talk(self.dossier, self.settings, self.case.channel.id)
        if talk is None:
            before = [one.last_in for one in self.dossier.talks if one.channel == self.case.channel.id and one.last_in]
            if before:
                yield self._say("over", day=self._day(max(before)))
        elif talk.first is Direction.OUT:
            yield self._say("we_wrote", day=self._day(talk.started_at))
        elif talk.last_in is not None:
            closed = self._say("closed", day=self._day(talk.closed_at)) if talk.closed_at else ""
            until = self.case.standing.until
            holds = self._say("until", day=self._day(until)) if until else ""
            yield self._say("wrote", day=self._day(talk.last_in), until=closed + holds)

    def _card(self) -> Iterator[str]:
        kind = resources.text(self.language, f"words.kind.{self.case.facts.person_kind}")
        yield self._say("kind", kind=kind)
        guardian = self.case.facts.guardian
        if guardian is not Guardian.NOT_NEEDED:
            yield self._say(f"child_{guardian.value}", age=self.settings.guardian_age)
        if self.case.judgement.rule in _BY_SHEET or self.case.facts.person_kind is PersonKind.EXISTING_CUSTOMER:
            given = self.dossier.info_sheet_day
            yield self._say("sheet", day=self._day(given)) if given else self._say("no_sheet")
        if self.case.judgement.rule is rules.R41_OWN_GIVEN_CONTACT:
            yield self._say("number_given" if self.dossier.number_given else "number_not_given")
        if self.case.judgement.rule is rules.R75_EXISTING_CUSTOMER_EMAIL:
            yield self._say("own_customer")

    def _phone(self) -> Iterator[str]:
        service = self.case.circumstances.service
        if self.case.facts.channel is not ChannelClass.MESSENGER or service is None:
            return
        yield self._say("service", service=service_name(self.case.channel, service, self.language))
        if service.reads_address_book:
            day = self.settings.device_confirmed_at
            on = self._say("on", day=self._day(day)) if day else ""
            yield self._say("device", on=on) if self.settings.device_ready else self._say("no_device")


def shown_day(day: date, language: Language) -> str:
    """A day as people write it: 03.05.2026, 3 May 2026."""
    if language is Language.DE:
        return f"{day:%d.%m.%Y}"
    return f"{day.day} {resources.text(language, f'window.month.{day.month}')} {day.year}"


def _shown_address(address: str) -> str:
    return shown_phone(address) if address.startswith("+") else address


@cache
def fact_texts(language: Language) -> Mapping[str, Any]:
    """The sentences of a language."""
    return resources.read_toml(f"rules/facts.{language.value}.toml")
