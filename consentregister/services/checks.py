"""May I? One question, a list of them, or the whole board of a person. Looking is free; acting on it is logged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from consentregister.domain.answer import Answer, Board, Cell, Notice
from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue, Channel
from consentregister.domain.decision import Facts
from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.links import link_for
from consentregister.domain.lists import ListRow
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier
from consentregister.domain.times import as_text, start_of
from consentregister.domain.words import AddressKind, ConsentState, Language, PersonKind, Purpose, Verdict
from consentregister.services.answers import accompanying_text, no_signature, word
from consentregister.services.cases import Case, judged
from consentregister.services.explanations import debated, explain
from consentregister.services.grounds import Grounds, fact_texts
from consentregister.services.points import (
    IN_PERSON,
    channels_in_use,
    listed_address,
    own_address,
    purposes_for,
    reaches,
)
from consentregister.store.dossiers import read_dossier, read_dossiers, read_past_dossier
from consentregister.store.past import past_settings
from consentregister.store.store import Store

_NEEDS_A_NOTE = "R74_B2B_PHONE_PRESUMED"


class Checks:
    """What a user asks before contacting somebody."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def check(
        self,
        person: int,
        channel: str,
        purpose: Purpose,
        *,
        address: str | None = None,
        language: Language = Language.DE,
        at: datetime | None = None,
    ) -> Answer:
        """May I contact this person on this channel for this purpose?

        The same facts and the same time give the same answer; nothing is logged.

        Raises:
            NotFound: the person, or the address on this channel, is unknown. InvalidInput: the channel is unknown.
        """
        known = self._channel(channel)
        dossier = read_dossier(self._store.read(), person, at or self._store.clock())
        settings = self._store.settings()
        where = own_address(dossier, known, address, settings.country) if address else None
        return self._answer(dossier, settings, known, purpose, language, where)

    def on(
        self,
        person: int,
        channel: str,
        purpose: Purpose,
        when: date | datetime,
        *,
        address: str | None = None,
        language: Language = Language.DE,
    ) -> Answer:
        """What was true at an earlier time, as far as the register knew it then; what came later changes nothing.

        The facts of that time are judged by the program's rules as they are now; where an old value was not kept, the
        answer says so. It opens nothing.

        Args:
            person, channel, purpose, address, language: as `check`.
            when: a moment, or a day: then it is told how it was in the evening, and whether the day changed it.

        Raises:
            NotFound: as `check`; the person was not recorded yet. InvalidInput: `when` lies in the future.
        """
        known, now = self._channel(channel), self._store.clock()
        begin, end = (when, when) if isinstance(when, datetime) else (start_of(when), _end_of(when))
        if begin > now:
            raise InvalidInput("at", "time_in_future")
        then = self._past(person, known, purpose, min(end, now), address, language)
        if begin < end and self._differs(then, begin, known, language):
            note = Notice("past", str(fact_texts(language)["past"]["changed_that_day"]))
            then = replace(then, notices=(*then.notices, note))
        return then

    def _differs(self, then: Answer, begin: datetime, channel: Channel, language: Language) -> bool:
        """Whether the day began with another answer; not for somebody recorded on that very day."""
        try:
            before = self._past(then.person, channel, then.purpose, begin, None, language)
        except NotFound:
            return False
        return (before.verdict, before.rule) != (then.verdict, then.rule)

    def _past(
        self, person: int, channel: Channel, purpose: Purpose, at: datetime, address: str | None, language: Language
    ) -> Answer:
        dossier, card_whole = read_past_dossier(self._store.read(), person, at)
        settings, settings_whole = past_settings(self._store.read(), as_text(at))
        where = own_address(dossier, channel, address, settings.country) if address else None
        answer = self._answer(dossier, settings, channel, purpose, language, where)
        gap = () if card_whole and settings_whole else (Notice("past", str(fact_texts(language)["past"]["gap"])),)
        return replace(answer, link=None, accompany="", notices=(*answer.notices, *gap))

    def board(self, person: int) -> Board:
        """All channels in use by all purposes that fit the person.

        Raises:
            NotFound: the person is unknown.
        """
        dossier = read_dossier(self._store.read(), person, self._store.clock())
        settings = self._store.settings()
        channels = channels_in_use(dossier, settings, self._catalogue)
        purposes = purposes_for(dossier.kind)
        cells = {}
        for channel in channels:
            for purpose in purposes:
                judgement = self._case(dossier, settings, self._catalogue.channels[channel], purpose).judgement
                cells[channel, purpose] = Cell(judgement.verdict, judgement.rule.id)
        return Board(person, channels, purposes, cells)

    def many(
        self, persons: Sequence[int], channel: str, purpose: Purpose, *, language: Language = Language.DE
    ) -> dict[int, Answer]:
        """The answers for several persons, in the order asked; unknown ones are left out."""
        rows = self.rows([(person, "") for person in persons], channel, purpose, language=language)
        return {row.answer.person: row.answer for row in rows}

    def rows(
        self, asked: Sequence[tuple[int, str]], channel: str, purpose: Purpose, *, language: Language = Language.DE
    ) -> list[ListRow]:
        """The answers for the persons of a list, each question once; unknown ones are left out.

        Args:
            asked: ids, each with the address the list names the person by, "" for none: a yes holds for one address.
            channel, purpose, language: as `check`.
        """
        known = self._channel(channel)
        dossiers = read_dossiers(self._store.read(), [person for person, _ in asked], self._store.clock())
        settings = self._store.settings()
        found = ((dossiers[person], listed) for person, listed in asked if person in dossiers)
        once = dict.fromkeys((one.id, listed_address(one, known, listed)) for one, listed in found)
        answers = (
            self._answer(dossiers[person], settings, known, purpose, language, address) for person, address in once
        )
        return [_row(dossiers[one.person], one, known) for one in answers]

    def badges(self, persons: Sequence[int]) -> dict[int, tuple[str, Verdict]]:
        """For lists: the channel a person likes best, and whether appointments may go there."""
        dossiers = read_dossiers(self._store.read(), persons, self._store.clock())
        settings = self._store.settings()
        return {person: self._badge(dossier, settings) for person, dossier in dossiers.items()}

    def log(self, answer: Answer, *, reason: str = "") -> Changed[None]:
        """Log that somebody acted on an answer; after a "no" with the reason.

        Raises:
            InvalidInput: a "no" without a reason.
        """
        if not answer.verdict.is_yes and not reason.strip():
            raise InvalidInput("reason", "reason_missing")
        return self.note(answer, reason=reason)

    def note(self, answer: Answer, *, reason: str = "") -> Changed[None]:
        """Log an answer as given, whatever follows."""
        with self._store.change() as change:
            change.log(
                "check",
                answer.person,
                channel=answer.channel,
                purpose=answer.purpose.value,
                verdict=answer.verdict.value,
                rule=answer.rule,
                state=answer.state.value,
                reason=reason.strip(),
                **self.grounds(answer),
            )
        return change.made(None)

    def explanation(self, answer: Answer) -> str:
        """An answer as one text, to copy: with facts, rule and source. Reads nothing."""
        return explain(answer, self._catalogue.channels[answer.channel])

    def grounds(self, answer: Answer) -> dict[str, object]:
        """What the log keeps of an answer somebody acted on: the ten facts, and the text it was told in."""
        return {"inputs": _inputs(answer.inputs), "explanation": self.explanation(answer)}

    def _badge(self, dossier: Dossier, settings: Settings) -> tuple[str, Verdict]:
        channels = channels_in_use(dossier, settings, self._catalogue)
        first = next((one for one in channels if reaches(dossier, self._catalogue.channels[one])), IN_PERSON)
        staff = dossier.kind is PersonKind.EMPLOYEE
        purpose = Purpose.STAFF_MATTER if staff else Purpose.APPOINTMENT_OR_ORDER
        return first, self._case(dossier, settings, self._catalogue.channels[first], purpose).judgement.verdict

    def _case(
        self, dossier: Dossier, settings: Settings, channel: Channel, purpose: Purpose, address: str | None = None
    ) -> Case:
        return judged(dossier, settings, self._catalogue, channel, purpose, address)

    def _answer(
        self,
        dossier: Dossier,
        settings: Settings,
        channel: Channel,
        purpose: Purpose,
        language: Language,
        address: str | None = None,
    ) -> Answer:
        case = self._case(dossier, settings, channel, purpose, address)
        judgement = case.judgement
        texts = word(judgement, case.facts, case.circumstances, person_name=dossier.name, language=language)
        is_yes = judgement.verdict.is_yes
        first_contact = case.standing.state is ConsentState.GRANTED_BY_FIRST_CONTACT
        return Answer(
            person=dossier.id,
            channel=channel.id,
            purpose=purpose,
            verdict=judgement.verdict,
            rule=judgement.rule.id,
            headline=texts.headline,
            reason=texts.reason,
            source=texts.source,
            next_step=texts.next_step,
            next_step_2=texts.next_step_2,
            state=case.standing.state,
            notices=texts.notices,
            allowed_channels=self._allowed_channels(dossier, settings, channel, purpose),
            contact_point=case.address,
            link=self._link(case) if is_yes else None,
            until=case.standing.until if is_yes and first_contact else None,
            accompany=accompanying_text(
                judgement.rule.id,
                settings,
                language,
                channel=channel.channel_class,
                info_sheet_given=dossier.info_sheet_given,
            )
            if is_yes
            else "",
            no_signature=no_signature(judgement, language),
            needs_note=is_yes and judgement.rule.id == _NEEDS_A_NOTE,
            at=dossier.now,
            asked_at=self._store.clock(),
            name=dossier.name,
            language=language,
            seeds=texts.seeds,
            debated=debated(case, language),
            inputs=case.facts,
            grounds=Grounds(case, dossier, settings, language).lines,
        )

    def _link(self, case: Case) -> str | None:
        if case.address is None or case.judgement.rule.id == _NEEDS_A_NOTE:
            return None
        return link_for(case.channel, case.address)

    def _allowed_channels(
        self, dossier: Dossier, settings: Settings, asked: Channel, purpose: Purpose
    ) -> tuple[str, ...]:
        others = (
            self._catalogue.channels[one]
            for one in channels_in_use(dossier, settings, self._catalogue)
            if one != asked.id
        )
        return tuple(
            one.id
            for one in others
            if reaches(dossier, one) and self._case(dossier, settings, one, purpose).judgement.verdict.is_yes
        )

    def _channel(self, channel: str) -> Channel:
        known = self._catalogue.channels.get(channel)
        if known is None:
            raise InvalidInput("channel", "channel_unknown", channel=channel)
        return known


def _row(dossier: Dossier, answer: Answer, channel: Channel) -> ListRow:
    unasked = answer.verdict is Verdict.ASK_FIRST and answer.state is not ConsentState.REQUESTED
    may_be_asked = unasked and bool(dossier.contact_points)  # who has none is asked one by one, with lines to fill in
    return ListRow(dossier.name, answer, goes_out=_goes_out(answer, channel), may_be_asked=may_be_asked)


def _goes_out(answer: Answer, channel: Channel) -> bool:
    """Whether one of many may be contacted: a yes, to an address, that needs no note on why before."""
    has_address = channel.address_kind is AddressKind.NONE or answer.contact_point is not None
    return answer.verdict.is_yes and has_address and answer.rule != _NEEDS_A_NOTE


def _inputs(facts: Facts) -> dict[str, str]:
    """The ten facts, each by its word; what is or is not, as yes and no."""
    values = ((name, getattr(facts, name)) for name in Facts.__dataclass_fields__)
    return {name: ("no", "yes")[value] if isinstance(value, bool) else value.value for name, value in values}


def _end_of(day: date) -> datetime:
    """The last second of a local day, in UTC."""
    return start_of(day + timedelta(days=1)) - timedelta(seconds=1)
