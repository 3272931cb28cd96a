"""What of everybody is compared, read in one step."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from consentregister.domain.twins import Known, name_parts, street_key
from consentregister.store.connection import Connection

_PEOPLE = """
    SELECT id, sort_key, street, postcode, birth_date, guardian_id,
        (SELECT json_group_array(value) FROM contact_point WHERE person_id = person.id) AS points
    FROM person WHERE removed_at IS NULL
"""


def everybody_known(connection: Connection) -> Iterator[Known]:
    """Everybody who does not lie in the bin, the oldest record first."""
    for person, key, street, postcode, born, guardian, points in connection.execute(f"{_PEOPLE} ORDER BY id"):
        first, last = name_parts(key)
        yield Known(
            id=person,
            first=first,
            last=last,
            values=frozenset(json.loads(points)) if points != "[]" else frozenset(),
            street=street_key(street),
            postcode=postcode,
            birth_date=date.fromisoformat(born) if born else None,
            guardian=guardian,
        )
