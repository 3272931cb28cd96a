"""From what is on file to the inputs of the decision: what stands for one channel and purpose at one time.

Source: decision_rules sections 2, 4, 5 and 11. Pure: the clock's time is a field of the dossier.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from consentregister.domain.consent import ConsentStatement, latest
from consentregister.domain.contact import ContactPoint
from consentregister.domain.message import Talk
from consentregister.domain.person import age_on
from consentregister.domain.settings import Settings
from consentregister.domain.times import local_day, months_later
from consentregister.domain.words import (
    ConsentState,
    Direction,
    ExpiredBecause,
    FirstWriter,
    Guardian,
    Objection,
    PersonKind,
    Purpose,
    Statement,
    StopScope,
    Way,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """What a person stopped as a whole, from a day on."""

    scope: StopScope
    at: datetime
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything on file about one person that an answer may rest on, as it stood at `now`.

    Attributes:
        today: the local day of `now`.
        contact_points: of a minor the guardian's first, as they are the ones to write to.
        statements: consents' statements in force by `now`, those filed by mistake left out.
        talks: matters by channel.
        stops: objections and the whole-person stop.
        info_sheet_day: when the information sheet was handed over; told, never decided by.
    """

    id: int
    name: str
    kind: PersonKind
    minor: bool
    birth_date: date | None
    guardian: int | None
    preferred: tuple[str, ...]
    postal: str
    info_sheet_given: bool
    number_given: bool
    uwg_7_3: bool
    form_language: str
    contact_points: tuple[ContactPoint, ...]
    statements: tuple[ConsentStatement, ...]
    talks: tuple[Talk, ...]
    stops: tuple[Stop, ...]
    now: datetime
    today: date
    info_sheet_day: date | None = None

    @property
    def blocked(self) -> bool:
        """Whether the person wants no contact at all."""
        return any(stop.scope is StopScope.NO_CONTACT for stop in self.stops)

    @property
    def objection(self) -> Objection:
        """The objection on file for the person as a whole; the stricter one where there are two."""
        return _strictest(self.stops)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands for one channel and purpose.

    Attributes:
        said: the statement it rests on, None for a first contact or nothing.
        until: when a first contact ends.
    """

    state: ConsentState
    expired_because: ExpiredBecause | None = None
    spoken_only: bool = False
    said: ConsentStatement | None = None
    until: datetime | None = None


_NOTHING = Standing(state=ConsentState.NONE)


def is_minor(dossier: Dossier, settings: Settings) -> bool:
    """Whether the parents sign: by the birth date where it is known, else as the owner said."""
    if dossier.birth_date is None:
        return dossier.minor
    return age_on(dossier.today, dossier.birth_date) < settings.guardian_age


def guardian_of(dossier: Dossier, settings: Settings) -> Guardian:
    """Whether a guardian's signed consent with evidence stands for the child, whatever its channel."""
    if not is_minor(dossier, settings):
        return Guardian.NOT_NEEDED
    cells = {(said.channel, said.purpose) for said in dossier.statements}
    newest = (latest(_of_cell(dossier, channel, purpose)) for channel, purpose in cells)
    signed = any(said is not None and said.is_proved and said.given_by is not None for said in newest)
    return Guardian.PRESENT if signed else Guardian.MISSING


def first_writer(dossier: Dossier, settings: Settings, channel: str) -> FirstWriter:
    """Who opened the newest conversation on this channel that is still open."""
    talk = running_talk(dossier, settings, channel)
    if talk is None:
        return FirstWriter.NOBODY
    return FirstWriter.CUSTOMER if talk.first is Direction.IN else FirstWriter.US


def objection_for(dossier: Dossier, channel: str, purpose: Purpose) -> Objection:
    """The objection as it stands for one channel and purpose: a later signature lifts it there and nowhere else.

    "Later" goes by the day of the signature; on the same day the objection counts (section 11).
    """
    if not dossier.stops:
        return Objection.NO
    said = latest(_of_cell(dossier, channel, purpose))
    signed = signed_day(said) if said is not None and said.is_proved else None
    return _strictest(tuple(stop for stop in dossier.stops if signed is None or stop.day >= signed))


def standing(dossier: Dossier, settings: Settings, channel: str, purpose: Purpose, address: str) -> Standing:
    """What stands for one channel, purpose and address; the order of section 4, the first match wins."""
    on_file = _on_file(dossier, settings, channel, purpose, address)
    if on_file.state.is_signed or on_file.state in (ConsentState.PROOF_MISSING, ConsentState.GUARDIAN_MISSING):
        return on_file
    contact = _by_first_contact(dossier, settings, channel, purpose) if dossier.talks else None
    if contact is None:
        return on_file
    if on_file.state in (ConsentState.WITHDRAWN, ConsentState.EXPIRED):
        return contact if _is_new_start(dossier, settings, channel, purpose, on_file) else on_file
    return contact


def _is_new_start(dossier: Dossier, settings: Settings, channel: str, purpose: Purpose, on_file: Standing) -> bool:
    """Whether the person wrote again after they wanted no more, or after their signature grew old (section 4)."""
    talk = running_talk(dossier, settings, channel)
    said = on_file.said
    return (
        purpose is Purpose.ANSWER_OWN_REQUEST
        and talk is not None
        and talk.last_in is not None
        and said is not None
        and talk.last_in > said.effective_at
    )


def _on_file(dossier: Dossier, settings: Settings, channel: str, purpose: Purpose, address: str) -> Standing:
    of_cell = _of_cell(dossier, channel, purpose)
    if not of_cell:
        return _NOTHING
    said = latest(one for one in of_cell if not one.address or not address or one.address == address)
    if said is None:
        elsewhere = latest(of_cell)
        if elsewhere is None or elsewhere.statement is not Statement.GRANTED:
            return _NOTHING
        return _expired(elsewhere, ExpiredBecause.NUMBER_CHANGED)
    match said.statement:
        case Statement.REQUESTED:
            return Standing(state=ConsentState.REQUESTED, said=said)
        case Statement.REFUSED | Statement.WITHDRAWN:
            return Standing(state=ConsentState.WITHDRAWN, said=said)
        case Statement.GRANTED:
            return granted(dossier, settings, said)


def granted(dossier: Dossier, settings: Settings, said: ConsentStatement) -> Standing:
    """What a yes on file counts as: signed, grown old, or with something missing."""
    minor = is_minor(dossier, settings)
    if minor and said.given_by is None:
        return Standing(state=ConsentState.GUARDIAN_MISSING, said=said)
    if not minor and (said.given_by is not None or _signed_as_child(dossier, settings, said)):
        return _expired(said, ExpiredBecause.OF_AGE)
    if said.form_changed:
        return _expired(said, ExpiredBecause.FORM_CHANGED)
    if dossier.now > review_due(dossier, settings, said):
        return _expired(said, ExpiredBecause.UNUSED)
    if not said.is_proved:
        return Standing(state=ConsentState.PROOF_MISSING, spoken_only=said.way is Way.ORAL, said=said)
    on_screen = said.way is Way.SCREEN
    state = ConsentState.GRANTED_SIGNED_ON_SCREEN if on_screen else ConsentState.GRANTED_WRITTEN
    return Standing(state=state, said=said)


def review_due(dossier: Dossier, settings: Settings, said: ConsentStatement) -> datetime:
    """When a consent counts as long unused: so many months after the later of grant and last use (section 4)."""
    used = (talk.last_out for talk in dossier.talks if talk.channel == said.channel and talk.last_out is not None)
    return months_later(max((said.effective_at, *used)), settings.reconfirm_after_months)


def _signed_as_child(dossier: Dossier, settings: Settings, said: ConsentStatement) -> bool:
    if dossier.birth_date is None:
        return False
    return age_on(signed_day(said), dossier.birth_date) < settings.guardian_age


def signed_day(said: ConsentStatement) -> date:
    """The day of the signature; where none was told, the local day from which it counts."""
    return said.signed_on or local_day(said.effective_at)


def _by_first_contact(dossier: Dossier, settings: Settings, channel: str, purpose: Purpose) -> Standing | None:
    """What the person's own message opens: this matter on this channel (section 5), or that it is over."""
    talk = running_talk(dossier, settings, channel)
    if talk is not None and talk.last_in is not None:
        covered = purpose is not Purpose.APPOINTMENT_OR_ORDER or purpose in talk.purposes
        if not covered or purpose is Purpose.STAFF_MATTER:
            return None
        until = _talk_ends(talk, settings)
        return Standing(state=ConsentState.GRANTED_BY_FIRST_CONTACT, until=until)
    over = any(_covered_before(talk, channel, purpose) for talk in dossier.talks)
    return Standing(state=ConsentState.EXPIRED, expired_because=ExpiredBecause.MATTER_CLOSED) if over else None


def _covered_before(talk: Talk, channel: str, purpose: Purpose) -> bool:
    if talk.channel != channel or talk.first is not Direction.IN:
        return False
    return purpose is Purpose.ANSWER_OWN_REQUEST or (
        purpose is Purpose.APPOINTMENT_OR_ORDER and purpose in talk.purposes
    )


def running_talk(dossier: Dossier, settings: Settings, channel: str) -> Talk | None:
    """The newest matter on the channel that is neither closed nor too old."""
    here = (talk for talk in dossier.talks if talk.channel == channel and dossier.now <= _talk_ends(talk, settings))
    return max(here, key=lambda talk: talk.started_at, default=None)


def _talk_ends(talk: Talk, settings: Settings) -> datetime:
    """The earliest of: so many days after closing, so many after the last message in (section 5 no. 3)."""
    ends = (talk.last_in or talk.started_at) + timedelta(days=settings.first_contact_max_days)
    if talk.closed_at is None:
        return ends
    return min(ends, talk.closed_at + timedelta(days=settings.first_contact_grace_days))


def _of_cell(dossier: Dossier, channel: str, purpose: Purpose) -> list[ConsentStatement]:
    return [said for said in dossier.statements if said.channel == channel and said.purpose is purpose]


def _expired(said: ConsentStatement, because: ExpiredBecause) -> Standing:
    return Standing(state=ConsentState.EXPIRED, expired_because=because, said=said)


def _strictest(stops: tuple[Stop, ...]) -> Objection:
    scopes = {stop.scope for stop in stops}
    if StopScope.EVERYTHING in scopes:
        return Objection.EVERYTHING
    return Objection.ADVERTISING if StopScope.ADVERTISING in scopes else Objection.NO
