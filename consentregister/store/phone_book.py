"""What goes onto the work phone, and what is remembered of its address book: keyed digests, never numbers."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from datetime import datetime

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import Person
from consentregister.domain.times import from_text, local_day
from consentregister.domain.words import PersonKind
from consentregister.store.connection import Connection
from consentregister.store.work import Change

_PEOPLE = """
    SELECT person.id, name, kind, street, postcode, city, recorded_at,
        (SELECT json_group_array(json_array(kind, value, mobile, label) ORDER BY position)
         FROM contact_point WHERE person_id = person.id) AS points
    FROM person WHERE removed_at IS NULL ORDER BY sort_key, person.id
"""
_CHECKED = "kind = 'checked' AND json_extract(entries, '$.channel') = ?"
_DIGITS_OF_DIGEST = 32  # 128 bits: two numbers never share them


def people_for_phone(connection: Connection) -> list[Person]:
    """Everybody with what a phone shows of them, by name. Birthdays stay in the register."""
    return [
        Person(
            id=row["id"],
            name=row["name"],
            kind=PersonKind(row["kind"]),
            street=row["street"],
            postcode=row["postcode"],
            city=row["city"],
            contact_points=tuple(
                ContactPoint(kind, value, mobile=bool(mobile), label=label or "")
                for kind, value, mobile, label in json.loads(row["points"])
            ),
            since=local_day(from_text(row["recorded_at"])),
        )
        for row in connection.execute(_PEOPLE)
    ]


def number_digest(key: bytes, number: str) -> str:
    """What is kept of a number: nobody without the register can tell from it which number it was."""
    return hmac.digest(key, b"phone book:" + number.encode(), "sha256").hex()[:_DIGITS_OF_DIGEST]


def last_check(connection: Connection, channel: str) -> tuple[datetime, Mapping[str, str]] | None:
    """When the phone was checked last for a channel, and the fate of each number by its digest."""
    row = connection.execute(f"SELECT at, entries FROM phone_book WHERE {_CHECKED}", (channel,)).fetchone()
    return (from_text(row["at"]), json.loads(row["entries"])["fates"]) if row else None


def keep_check(change: Change, channel: str, digests: Mapping[str, str]) -> None:
    """Keep a check in place of the one before."""
    from consentregister.store.tables import PhoneBookTable

    change.connection.execute(f"DELETE FROM phone_book WHERE {_CHECKED}", (channel,))
    entries = json.dumps({"channel": channel, "fates": dict(digests)}, sort_keys=True)
    change.add(PhoneBookTable(kind="checked", at=change.at, entries=entries))
