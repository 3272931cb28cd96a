"""An answer changes at the dates that are named and at no other time (sections 4 and 5)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.consent import ConsentStatement
from consentregister.domain.message import Talk
from consentregister.domain.modifiers import Judgement
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier, Stop
from consentregister.domain.times import start_of
from consentregister.domain.words import Direction, PersonKind, Purpose, Statement, StopScope, Way
from consentregister.services.cases import judged
from consentregister.services.catalogue import load_catalogue
from tests.domain.on_file import MOTHER, dossier, said, stop

CATALOGUE = load_catalogue()
SETTINGS = Settings(device_contacts_off=True, device_work_phone_only=True, device_no_cloud_backup=True)
CHANNELS = ("whatsapp", "sms", "phone_call", "email", "letter")
START, SECOND = datetime(2024, 3, 1, 10, tzinfo=UTC), timedelta(seconds=1)
moments = st.integers(0, 1000).map(lambda hours: START + timedelta(hours=11 * hours))  # within a year and a quarter


@dataclass(frozen=True)
class Matter:
    """A conversation by WhatsApp: its messages, what those of the person were about, when it was closed."""

    messages: tuple[tuple[datetime, Direction], ...]
    about: frozenset[Purpose]
    closed_at: datetime | None

    def as_of(self, now: datetime) -> Talk | None:
        """The conversation as it stood at a time; None before it began."""
        so_far = [(at, direction) for at, direction in self.messages if at <= now]
        if not so_far:
            return None
        of = {one: max((at for at, way in so_far if way is one), default=None) for one in Direction}
        return Talk(
            channel="whatsapp",
            first=so_far[0][1],
            started_at=so_far[0][0],
            last_in=of[Direction.IN],
            last_out=of[Direction.OUT],
            purposes=self.about if of[Direction.IN] else frozenset(),
            closed_at=self.closed_at if self.closed_at and self.closed_at <= now else None,
        )


@dataclass(frozen=True)
class Life:
    """All that happens with one person."""

    kind: PersonKind
    born: date | None
    statements: tuple[ConsentStatement, ...]
    stops: tuple[Stop, ...]
    matters: tuple[Matter, ...]

    def as_of(self, now: datetime) -> Dossier:
        """What is on file at a time."""
        talks = (matter.as_of(now) for matter in self.matters)
        return dossier(
            *(one for one in self.statements if one.effective_at <= now),
            now=now,
            kind=self.kind,
            birth_date=self.born,
            guardian=MOTHER if self.born else None,
            stops=tuple(one for one in self.stops if one.at <= now),
            talks=tuple(talk for talk in talks if talk is not None),
        )

    def named(self) -> set[datetime]:
        """The moments at which an answer may change."""
        found = {one.effective_at for one in self.statements} | {one.at for one in self.stops}
        used = {at for matter in self.matters for at, _ in matter.messages}
        found |= used | {at + timedelta(days=180) for at in used}
        found |= {two_years_after(at) for at in found}
        for closed in (matter.closed_at for matter in self.matters if matter.closed_at):
            found |= {closed, closed + timedelta(days=14)}
        if self.born:
            found.add(start_of(self.born.replace(year=self.born.year + 16)))
        return found


def two_years_after(moment: datetime) -> datetime:
    """The same day two years later; no drawn moment is a 29 February of a leap year's next."""
    return moment.replace(year=moment.year + 2)


statements = st.builds(
    lambda statement, at, channel, purpose, way, evidence, given_by: said(
        statement, at, channel=channel, purpose=purpose, way=way, evidence=evidence, given_by=given_by
    ),
    st.sampled_from(Statement),
    moments,
    st.sampled_from(CHANNELS[:2]),
    st.sampled_from((Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING)),
    st.sampled_from(Way),
    st.sampled_from(("", "digest")),
    st.sampled_from((None, MOTHER)),
)
matters = st.builds(
    lambda messages, about, closed: Matter(tuple(sorted(messages)), about, closed),
    st.lists(st.tuples(moments, st.sampled_from(Direction)), min_size=1, max_size=3, unique_by=lambda one: one[0]),
    st.frozensets(st.just(Purpose.APPOINTMENT_OR_ORDER)),
    st.none() | moments,
)
lives = st.builds(
    Life,
    st.sampled_from(PersonKind),
    st.none() | st.integers(0, 1000).map(lambda days: date(2008, 4, 1) + timedelta(days=days)),
    st.lists(statements, max_size=4).map(tuple),
    st.lists(st.builds(stop, st.sampled_from(StopScope), moments), max_size=2).map(tuple),
    st.lists(matters, max_size=2).map(tuple),
)


def answers(life: Life, now: datetime) -> dict[tuple[str, Purpose], Judgement]:
    """Every answer about a person at a time."""
    on_file = life.as_of(now)
    return {
        (channel, purpose): judged(on_file, SETTINGS, CATALOGUE, CATALOGUE.channels[channel], purpose).judgement
        for channel in CHANNELS
        for purpose in Purpose
    }


@given(life=lives, data=st.data())
def test_between_two_named_dates_every_answer_stays(life: Life, data: st.DataObject) -> None:
    """Between two of the dates no answer changes: what was said, messages and their ends, two years, the birthday."""
    dates = sorted({START - timedelta(days=30), *life.named(), START + timedelta(days=2000)})
    spans = [(first, second) for first, second in itertools.pairwise(dates) if second - first > 2 * SECOND]
    first, second = data.draw(st.sampled_from(spans))
    assert answers(life, first + SECOND) == answers(life, second - SECOND)


def changes(life: Life) -> set[datetime]:
    """Those of the named dates around which an answer does change."""
    return {day for day in life.named() if answers(life, day - SECOND) != answers(life, day + SECOND)}


def test_the_dates_are_those_at_which_answers_change() -> None:
    """A message, its matter's end, an objection, a signature and its two years change answers; the other dates none."""
    wrote, objected, signed = START, START + timedelta(days=40), START + timedelta(days=60)
    life = Life(
        kind=PersonKind.NEW_CUSTOMER,
        born=None,
        statements=(said(Statement.GRANTED, signed, channel="sms", way=Way.PAPER, evidence="digest"),),
        stops=(stop(StopScope.ADVERTISING, objected),),
        matters=(Matter(((wrote, Direction.IN),), frozenset(), START + timedelta(days=30)),),
    )
    over = START + timedelta(days=44)
    assert changes(life) == {wrote, over, objected, signed, two_years_after(signed)}


def test_the_birthday_changes_answers() -> None:
    """Coming of age changes a child's answers at the first moment of the local day."""
    life = Life(PersonKind.NEW_CUSTOMER, date(2008, 6, 1), (), (), ())
    assert changes(life) == {datetime(2024, 5, 31, 22, tzinfo=UTC)}


def test_an_open_matter_ends_after_half_a_year() -> None:
    """A message whose matter nobody closed changes answers when it comes and 180 days later."""
    life = Life(PersonKind.NEW_CUSTOMER, None, (), (), (Matter(((START, Direction.IN),), frozenset(), None),))
    assert changes(life) == {START, START + timedelta(days=180)}
