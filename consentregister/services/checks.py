"""May I? One question, a list of them, or the whole board of a person. Looking is free; acting on it is logged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from consentregister.domain.answer import Answer, Board
from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue, Channel
from consentregister.domain.decision import Facts
from consentregister.domain.errors import InvalidInput
from consentregister.domain.lists import ListRow
from consentregister.domain.standing import Dossier
from consentregister.domain.words import AddressKind, ConsentState, Language, Purpose, Verdict
from consentregister.services.earlier import Earlier, Question
from consentregister.services.explanations import explain
from consentregister.services.points import listed_address, own_address
from consentregister.services.situation import NEEDS_A_NOTE, Situation
from consentregister.store.dossiers import read_dossier, read_dossiers
from consentregister.store.store import Store


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
        situation = Situation(dossier, settings, self._catalogue)
        return situation.answer(known, purpose, language, self._store.clock(), where)

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
        known = self._channel(channel)
        question = Question(person=person, channel=known, purpose=purpose, address=address, language=language)
        return Earlier(self._store, self._catalogue).answer(question, when)

    def board(self, person: int) -> Board:
        """All channels in use by all purposes that fit the person.

        Raises:
            NotFound: the person is unknown.
        """
        dossier = read_dossier(self._store.read(), person, self._store.clock())
        return Situation(dossier, self._store.settings(), self._catalogue).board()

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
        people = {person: Situation(dossier, settings, self._catalogue) for person, dossier in dossiers.items()}
        now = self._store.clock()
        answers = (people[person].answer(known, purpose, language, now, address) for person, address in once)
        return [row_of(dossiers[one.person], one, known) for one in answers]

    def badges(self, persons: Sequence[int]) -> dict[int, tuple[str, Verdict]]:
        """For lists: the channel a person likes best, and whether appointments may go there."""
        dossiers = read_dossiers(self._store.read(), persons, self._store.clock())
        settings = self._store.settings()
        return {person: Situation(one, settings, self._catalogue).badge() for person, one in dossiers.items()}

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

    def _channel(self, channel: str) -> Channel:
        known = self._catalogue.channels.get(channel)
        if known is None:
            raise InvalidInput("channel", "channel_unknown", channel=channel)
        return known


def row_of(dossier: Dossier, answer: Answer, channel: Channel) -> ListRow:
    """A person's answer with what can be done on it: write to them among many, hand out a form."""
    unasked = answer.verdict is Verdict.ASK_FIRST and answer.state is not ConsentState.REQUESTED
    may_be_asked = unasked and bool(dossier.contact_points)  # who has none is asked one by one, with lines to fill in
    return ListRow(dossier.name, answer, goes_out=_goes_out(answer, channel), may_be_asked=may_be_asked)


def _goes_out(answer: Answer, channel: Channel) -> bool:
    """Whether one of many may be contacted: a yes, to an address, that needs no note on why before."""
    has_address = channel.address_kind is AddressKind.NONE or answer.contact_point is not None
    return answer.verdict.is_yes and has_address and answer.rule != NEEDS_A_NOTE


def _inputs(facts: Facts) -> dict[str, str]:
    """The ten facts, each by its word; what is or is not, as yes and no."""
    values = ((name, getattr(facts, name)) for name in Facts.__dataclass_fields__)
    return {name: ("no", "yes")[value] if isinstance(value, bool) else value.value for name, value in values}
