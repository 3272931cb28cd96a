"""What may be on file about a person, made for tests: a dossier, statements, talks, stops."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from consentregister.domain.consent import ConsentStatement
from consentregister.domain.contact import ContactPoint
from consentregister.domain.message import Talk
from consentregister.domain.standing import Dossier, Stop
from consentregister.domain.times import local_day
from consentregister.domain.words import Direction, PersonKind, Purpose, Statement, StopScope, Way

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
NUMBER, OLD_NUMBER = "+491713920033", "+491713920034"
MOTHER = 2
_ids = itertools.count(1)


def ago(**span: float) -> datetime:
    """Some time before now, as in `ago(days=3)`."""
    return NOW - timedelta(**span)


def said(statement: Statement, at: datetime | None = None, **more: Any) -> ConsentStatement:
    """A statement about appointments by WhatsApp, an hour ago, with some fields changed. Later ones have later ids."""
    when = at or ago(hours=1)
    plain = ConsentStatement(
        id=next(_ids),
        channel="whatsapp",
        purpose=Purpose.APPOINTMENT_OR_ORDER,
        statement=statement,
        address="",
        way=None,
        signed_on=None,
        effective_at=when,
        recorded_at=when,
        given_by=None,
        form="",
        wording="",
        evidence="",
    )
    return replace(plain, **more)


def signed(at: datetime | None = None, **more: Any) -> ConsentStatement:
    """A consent signed on paper, with its scan."""
    return said(Statement.GRANTED, at, **{"way": Way.PAPER, "evidence": "digest", "address": NUMBER, **more})


def talk(first: Direction = Direction.IN, at: datetime | None = None, *about: Purpose, **more: Any) -> Talk:
    """A matter by WhatsApp, an hour ago, of one message, with some fields changed."""
    when = at or ago(hours=1)
    came_in = first is Direction.IN
    plain = Talk(
        channel="whatsapp",
        first=first,
        started_at=when,
        last_in=when if came_in else None,
        last_out=None if came_in else when,
        purposes=frozenset(about),
        closed_at=None,
    )
    return replace(plain, **more)


def stop(scope: StopScope, at: datetime | None = None) -> Stop:
    """An objection or a stop, an hour ago."""
    when = at or ago(hours=1)
    return Stop(scope=scope, at=when, day=local_day(when))


def dossier(*statements: ConsentStatement, now: datetime = NOW, **more: Any) -> Dossier:
    """A new customer with a mobile number of whom these statements are on file, with some fields changed."""
    plain = Dossier(
        id=1,
        name="Anna Beispiel",
        kind=PersonKind.NEW_CUSTOMER,
        minor=False,
        birth_date=None,
        guardian=None,
        preferred=(),
        postal="",
        info_sheet_given=False,
        number_given=False,
        uwg_7_3=False,
        form_language="",
        contact_points=(ContactPoint("phone", NUMBER, mobile=True),),
        statements=statements,
        talks=(),
        stops=(),
        now=now,
        today=local_day(now),
    )
    return replace(plain, **more)


def child(*statements: ConsentStatement, born: date | None = None, now: datetime = NOW, **more: Any) -> Dossier:
    """A child with a mother on file: by the birth date where it is given, else as the owner said."""
    return dossier(*statements, now=now, **{"minor": born is None, "birth_date": born, "guardian": MOTHER, **more})
