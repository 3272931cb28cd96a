"""The first page of the day: what waits, how many said yes, when the last copy was made."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

from consentregister.domain.channel import Catalogue
from consentregister.domain.times import as_text, from_text, local_day
from consentregister.domain.today import Today, Unanswered, Waiting
from consentregister.domain.words import ChannelClass, FormKind
from consentregister.services.backups import Backups
from consentregister.services.reviews import Reviews
from consentregister.store.scans import open_scans
from consentregister.store.store import Store

_ANSWERED_LATE = timedelta(days=14)
# The newest statement of each person about appointments on one channel; what was filed by mistake does not count.
# Beside a single max() SQLite takes the other columns from the row that holds it.
_NEWEST = """
    SELECT statement, count(*) AS persons FROM (
        SELECT statement, max(effective_at || printf('%012d', consent.id))
        FROM consent JOIN person ON person.id = person_id
        WHERE channel = :channel AND purpose = 'appointment_or_order' AND voided_at IS NULL AND removed_at IS NULL
          AND effective_at <= :now
        GROUP BY person_id)
    GROUP BY statement
"""
# The newest contact with each person, where it was the person who wrote. Beside max() as above.
_UNANSWERED = """
    SELECT talk.person_id, name, channel, title, newest FROM (
        SELECT person_id, matter_id, channel, direction, max(at || printf('%012d', id)), at AS newest
        FROM message WHERE at > :since AND at <= :now GROUP BY person_id) AS talk
    JOIN person ON person.id = talk.person_id JOIN matter ON matter.id = matter_id
    WHERE direction = 'in' AND channel NOT IN ('phone_call', 'in_person') AND closed_at IS NULL AND removed_at IS NULL
    ORDER BY newest DESC
"""
_WAITED_FOR = """
    SELECT count(*) FROM form LEFT JOIN person ON person.id = person_id
    WHERE returned_at IS NULL AND voided_at IS NULL AND not_waited_since IS NULL AND removed_at IS NULL
      AND form.kind IN (SELECT value FROM json_each(:kinds))
"""


class TodayService:
    """What the first page asks."""

    def __init__(
        self, store: Store, catalogue: Catalogue, backups: Backups, reviews: Reviews, folder_gone: Callable[[], bool]
    ) -> None:
        """`folder_gone`: whether the watched folder was looked for and not found."""
        self._store = store
        self._catalogue = catalogue
        self._backups = backups
        self._reviews = reviews
        self._folder_gone = folder_gone

    def show(self) -> Today:
        """Everything the first page shows, read at once."""
        connection, settings = self._store.read(), self._store.settings()
        people = int(connection.execute("SELECT count(*) FROM person WHERE removed_at IS NULL").fetchone()[0])
        messenger = self._first_messenger()
        arguments = {"channel": messenger, "now": as_text(self._store.clock())}
        said = {row["statement"]: row["persons"] for row in connection.execute(_NEWEST, arguments)}
        newest = next(iter(self._backups.all()), None)
        return Today(
            people=people,
            waiting=self.waiting(),
            messenger=messenger,
            messenger_yes=said.get("granted", 0),
            no_answer=said.get("requested", 0),
            never_asked=people - sum(said.values()),
            said_no=said.get("refused", 0) + said.get("withdrawn", 0),
            reviews_due=tuple(sorted({review.person for review in self._reviews.due()})),
            unanswered=self._unanswered(),
            day=local_day(self._store.clock()),
            device_ready=settings.device_ready,
            device_confirmed_at=settings.device_confirmed_at,
            last_backup=newest.at if newest else None,
            folder_gone=self._folder_gone(),
        )

    def waiting(self) -> Waiting:
        """What waits for the business; quick, for the rail."""
        return Waiting(forms_open=self._forms_waited_for(), scans_waiting=len(open_scans(self._store.read())))

    def _forms_waited_for(self) -> int:
        kinds = json.dumps([kind.value for kind in FormKind if kind.is_consent])
        return int(self._store.read().execute(_WAITED_FOR, {"kinds": kinds}).fetchone()[0])

    def _unanswered(self) -> tuple[Unanswered, ...]:
        now = self._store.clock()
        arguments = {"now": as_text(now), "since": as_text(now - _ANSWERED_LATE)}
        return tuple(
            Unanswered(
                person=row["person_id"],
                name=row["name"],
                channel=row["channel"],
                matter=row["title"],
                at=from_text(row["newest"]),
            )
            for row in self._store.read().execute(_UNANSWERED, arguments)
        )

    def _first_messenger(self) -> str:
        offered = self._store.settings().offered_channels
        known = (one for one in offered if one in self._catalogue.channels)
        messengers = (one for one in known if self._catalogue.channels[one].channel_class is ChannelClass.MESSENGER)
        return next(messengers, "sms")
