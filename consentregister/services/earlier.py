"""What was true at an earlier time: the same question, asked of what the register knew then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from consentregister.domain.answer import Answer, Notice
from consentregister.domain.channel import Catalogue, Channel
from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.times import as_text, start_of
from consentregister.domain.words import Language, Purpose
from consentregister.services.explanations import shown_verdict
from consentregister.services.grounds import fact_texts
from consentregister.services.points import own_address
from consentregister.services.situation import Situation
from consentregister.store.dossiers import read_past_dossier
from consentregister.store.past import past_settings
from consentregister.store.past_rows import records_then
from consentregister.store.people import require_person
from consentregister.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Who, on which channel, for what; `address` as typed, None for the one the person likes best."""

    person: int
    channel: Channel
    purpose: Purpose
    address: str | None
    language: Language


class Earlier:
    """Answers for an earlier time."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def answer(self, question: Question, when: date | datetime) -> Answer:
        """How it was at a moment, or in the evening of a day, with a notice where the day began with another answer.

        Raises:
            NotFound: the person was not recorded yet, or the address unknown. InvalidInput: `when` lies in the future.
        """
        now = self._store.clock()
        begin, end = (when, when) if isinstance(when, datetime) else (start_of(when), _end_of(when))
        if begin > now:
            raise InvalidInput("at", "time_in_future")
        then = self._at(question, min(end, now))
        if begin < end and self._differs(question, then, begin):
            note = Notice("past", str(fact_texts(question.language)["past"]["changed_that_day"]))
            then = replace(then, notices=(*then.notices, note))
        return then

    def _differs(self, question: Question, then: Answer, begin: datetime) -> bool:
        """Whether the day began with another answer; not for who, or whose address, was new that day."""
        try:
            before = self._at(question, begin)
        except NotFound:
            return False
        return (before.verdict, before.rule) != (then.verdict, then.rule)

    def _at(self, question: Question, at: datetime) -> Answer:
        """The answer of the record the person had; of others that were merged into it since, a notice tells."""
        require_person(self._store.read(), question.person)
        records = records_then(self._store.read(), question.person, as_text(at))
        answers = []
        for record in records:
            try:
                answers.append(self._of_record(replace(question, person=record), at))
            except NotFound:
                if len(records) == 1:
                    raise
        if not answers:
            raise NotFound("at", "person_not_yet", id=question.person)
        first, *others = answers
        notices = tuple(self._merged(other) for other in others)
        return replace(first, person=question.person, notices=(*first.notices, *notices))

    def _merged(self, other: Answer) -> Notice:
        text = str(fact_texts(other.language)["past"]["merged"])
        return Notice("past", text.format(name=other.name, verdict=shown_verdict(other), headline=other.headline))

    def _of_record(self, question: Question, at: datetime) -> Answer:
        connection, channel, language = self._store.read(), question.channel, question.language
        dossier, card_whole = read_past_dossier(connection, question.person, at)
        settings, settings_whole = past_settings(connection, as_text(at))
        where = own_address(dossier, channel, question.address, settings.country) if question.address else None
        situation = Situation(dossier, settings, self._catalogue)
        answer = situation.answer(channel, question.purpose, language, self._store.clock(), where)
        gap = () if card_whole and settings_whole else (Notice("past", str(fact_texts(language)["past"]["gap"])),)
        return replace(answer, link=None, accompany="", notices=(*answer.notices, *gap))


def _end_of(day: date) -> datetime:
    """The last second of a local day, in UTC."""
    return start_of(day + timedelta(days=1)) - timedelta(seconds=1)
