"""The facts of a check: everything on file about one person that an answer may rest on, by one query."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from consentregister.domain.consent import ConsentStatement
from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import NotFound
from consentregister.domain.message import Talk
from consentregister.domain.person import age_on
from consentregister.domain.standing import Dossier, Stop
from consentregister.domain.times import as_text, from_text, local_day
from consentregister.domain.words import Direction, PersonKind, Purpose, Statement, StopScope, Way
from consentregister.store.connection import LARGEST_ID, Connection
from consentregister.store.past import PersonThen
from consentregister.store.past_rows import rows_then

# One row a person; what there may be several of comes as a JSON array. Facts that take effect after :now do not count,
# nor does what was entered after :known. `{consent}`, `{message}`, `{stop}`: which of them are the person's.
_DOSSIER = """
SELECT person.id, person.recorded_at, name, kind, minor, birth_date, guardian_id, preferred, street, postcode, city,
    info_sheet_given, number_given, uwg_7_3, form_language,
    (SELECT json_group_array(json_array(kind, value, mobile) ORDER BY position)
     FROM contact_point WHERE person_id = person.id) AS contact_points,
    (SELECT json_group_array(json_array(kind, value, mobile) ORDER BY position)
     FROM contact_point WHERE person_id = person.guardian_id) AS guardian_points,
    (SELECT value FROM setting WHERE key = 'guardian_age') AS guardian_age,
    (SELECT json_group_array(json_array(consent.id, channel, purpose, statement, address, way, signed_on, effective_at,
                                        consent.recorded_at, given_by, form.code, wording.version, document.digest,
                                        recorded_by, scope, wording.names_services,
                                        (SELECT 1 FROM outdated_wording AS outdated
                                         WHERE outdated.wording_id = form.wording_id AND outdated.at <= :now
                                           AND (outdated.ended_at IS NULL OR outdated.ended_at > :now))))
     FROM consent LEFT JOIN form ON form.id = form_id LEFT JOIN wording ON wording.id = wording_id
     LEFT JOIN document ON document.id = consent.document_id
     WHERE {consent} AND effective_at <= :now
       AND consent.recorded_at <= :known AND (consent.voided_at IS NULL OR consent.voided_at > :now)) AS statements,
    (SELECT json_group_array(json_array(talk.channel, talk.directions, talk.started_at, talk.last_in, talk.last_out,
                                        talk.purposes, talk.closed_at))
     FROM (SELECT channel, group_concat(direction, ' ' ORDER BY message.at, message.id) AS directions,
               min(at) AS started_at, max(CASE direction WHEN 'in' THEN at END) AS last_in,
               max(CASE direction WHEN 'out' THEN at END) AS last_out,
               group_concat(CASE direction WHEN 'in' THEN purpose END, ' ') AS purposes,
               CASE WHEN closed_at <= :now THEN closed_at END AS closed_at
           FROM message JOIN matter ON matter.id = matter_id
           WHERE {message} AND at <= :now AND message.recorded_at <= :known
           GROUP BY matter.id, channel) AS talk) AS talks,
    (SELECT json_group_array(json_array(scope, at)) FROM stop
     WHERE {stop} AND at <= :now AND (ended_at IS NULL OR ended_at > :now)) AS stops
FROM person WHERE {there} AND person.id
"""
_ALL_THERE_IS = "9999"
_PERSONAL = ("consent", "message", "stop")
_NOW = _DOSSIER.format(there="removed_at IS NULL", **{table: f"{table}.person_id = person.id" for table in _PERSONAL})
_ONE = f"{_NOW} = :person"
_MANY = f"{_NOW} IN (SELECT value FROM json_each(:persons))"
# Before two records became one, each had its own rows.
_OWN_THEN = """
    ({table}.person_id = person.id AND {table}.id NOT IN (SELECT value FROM json_each(:taken, '$.{table}'))
     OR {table}.id IN (SELECT value FROM json_each(:added, '$.{table}')))
"""
_THEN = _DOSSIER.format(
    there="(removed_at IS NULL OR merged_into IS NOT NULL)",
    **{table: _OWN_THEN.format(table=table) for table in _PERSONAL},
)
_ONE_THEN = f"{_THEN} = :person"


def read_dossier(connection: Connection, person: int, now: datetime) -> Dossier:
    """One person's facts as they stood at `now`.

    Raises:
        NotFound: unknown, or in the bin.
    """
    arguments = {"person": person, "now": as_text(now), "known": _ALL_THERE_IS}
    return _dossier(_row(connection, _ONE, arguments), now, local_day(now))


def read_past_dossier(connection: Connection, person: int, at: datetime) -> tuple[Dossier, bool]:
    """One person's facts as the register knew them at an earlier time, whatever was entered or merged since.

    Args:
        person: also one that was merged into another since.
        at: the time.

    Returns: the facts, and whether all of them are as they were: a change whose old values were not kept is a gap.

    Raises:
        NotFound: unknown, in the bin, or not recorded yet.
    """
    rows = rows_then(connection, person, as_text(at))
    arguments = {"person": person, "now": as_text(at), "known": as_text(at), "taken": rows.taken, "added": rows.added}
    past = PersonThen(_row(connection, _ONE_THEN, arguments))
    past.roll_back(connection, as_text(at))
    return _dossier(past.row, at, local_day(at)), past.is_whole


def _row(connection: Connection, sql: str, arguments: Mapping[str, Any]) -> Any:
    row = connection.execute(sql, arguments).fetchone() if arguments["person"] <= LARGEST_ID else None
    if row is None:
        raise NotFound("id", "person_unknown", id=arguments["person"])
    return row


def read_dossiers(connection: Connection, persons: Sequence[int], now: datetime) -> dict[int, Dossier]:
    """The facts of several persons by one query; unknown ones are left out."""
    arguments = {"persons": json.dumps(list(persons)), "now": as_text(now), "known": _ALL_THERE_IS}
    rows = connection.execute(_MANY, arguments)
    today = local_day(now)
    return {row["id"]: _dossier(row, now, today) for row in rows}


def _dossier(row: Any, now: datetime, today: date) -> Dossier:
    town = f"{row['postcode']} {row['city']}".strip()
    return Dossier(
        id=row["id"],
        name=row["name"],
        kind=PersonKind(row["kind"]),
        minor=bool(row["minor"]),
        birth_date=_day(row["birth_date"]),
        guardian=row["guardian_id"],
        preferred=tuple(row["preferred"].split()),
        postal=", ".join(part for part in (row["street"], town) if part) if row["city"] else "",
        info_sheet_given=row["info_sheet_given"] is not None and row["info_sheet_given"] <= today.isoformat(),
        info_sheet_day=_day(row["info_sheet_given"]),
        number_given=bool(row["number_given"]),
        uwg_7_3=bool(row["uwg_7_3"]),
        form_language=row["form_language"] or "",
        # What concerns a child goes to the parents first.
        contact_points=(
            *(_points(row, "guardian_points") if _is_child(row, today) else ()),
            *_points(row, "contact_points"),
        ),
        statements=tuple(_statement(values) for values in _rows(row, "statements")),
        talks=tuple(_talk(values) for values in _rows(row, "talks")),
        stops=tuple(_stop(scope, at) for scope, at in _rows(row, "stops")),
        now=now,
        today=today,
    )


def _is_child(row: Any, today: date) -> bool:
    """Whether the parents are the ones to write to: by the birth date where it is known, else as the owner said."""
    born = _day(row["birth_date"])
    return bool(row["minor"]) if born is None else age_on(today, born) < int(row["guardian_age"] or 16)


def _rows(row: Any, column: str) -> list[list[Any]]:
    text = row[column]
    return [] if text == "[]" else json.loads(text)


def _points(row: Any, column: str) -> tuple[ContactPoint, ...]:
    return tuple(ContactPoint(kind, value, bool(mobile)) for kind, value, mobile in _rows(row, column))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _statement(values: list[Any]) -> ConsentStatement:
    (
        number,
        channel,
        purpose,
        said,
        address,
        way,
        signed,
        effective,
        recorded,
        giver,
        form,
        wording,
        proof,
        by,
        scope,
        names_services,
        outdated,
    ) = values
    return ConsentStatement(
        id=number,
        channel=channel,
        purpose=Purpose(purpose),
        statement=Statement(said),
        address=address,
        way=Way(way) if way else None,
        signed_on=_day(signed),
        effective_at=from_text(effective),
        recorded_at=from_text(recorded),
        given_by=giver,
        form=form or "",
        wording=wording or "",
        evidence=proof or "",
        recorded_by=by,
        scope=tuple(scope.split()),
        names_services=names_services != 0,
        form_changed=bool(outdated),
    )


def _talk(values: list[Any]) -> Talk:
    channel, directions, started, last_in, last_out, purposes, closed = values
    return Talk(
        channel=channel,
        first=Direction(directions.partition(" ")[0]),
        started_at=from_text(started),
        last_in=from_text(last_in) if last_in else None,
        last_out=from_text(last_out) if last_out else None,
        purposes=frozenset(Purpose(purpose) for purpose in (purposes or "").split()),
        closed_at=from_text(closed) if closed else None,
    )


def _stop(scope: str, at: str) -> Stop:
    moment = from_text(at)
    return Stop(scope=StopScope(scope), at=moment, day=local_day(moment))
