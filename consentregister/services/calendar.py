"""The reviews due for another program's calendar: how many a day, and whose only where the user asks for it.

A calendar often lies on a provider's server: names have no need to.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Final

import resources
from consentregister.domain.calendar_entry import CalendarEntry
from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue
from consentregister.domain.review import Review
from consentregister.domain.times import local_day
from consentregister.domain.words import Language
from consentregister.exchange.calendar import calendar_bytes
from consentregister.services.log_texts import channel_name
from consentregister.services.output_files import check_place, putting_bytes
from consentregister.services.reviews import Reviews
from consentregister.store.store import Store

_OVERDUE: Final = "overdue"


class Calendar:
    """What a user takes into their calendar."""

    def __init__(self, store: Store, catalogue: Catalogue, reviews: Reviews) -> None:
        self._store = store
        self._catalogue = catalogue
        self._reviews = reviews

    def entries(self, *, names: bool = False, language: Language = Language.DE) -> list[CalendarEntry]:
        """One entry for each day on which a consent counts as long unused; those past come together, today.

        Args:
            names: whose, by which channel and what for, below the title.
            language: of the texts.
        """
        today = local_day(self._store.clock())
        by_day = groupby(self._reviews.due(), lambda review: _day_of(review, today))
        return [self._entry(day or today, day, list(due), names=names, language=language) for day, due in by_day]

    def save(self, file: Path, *, names: bool = False, language: Language = Language.DE) -> Changed[int]:
        """Write them as an .ics file, and note it.

        Returns: how many days there are; none is a file without entries.

        Raises:
            UnreadableFile: it can't be written; nothing was noted.
        """
        check_place(file, self._store.place, ".ics")
        entries = self.entries(names=names, language=language)
        content = calendar_bytes(entries, self._store.clock())
        with putting_bytes(content, file) as put, self._store.change() as change:
            change.log("calendar_saved", count=len(entries), names=names)
            put()
        return change.made(len(entries))

    def _entry(
        self, day: date, due_on: date | None, due: Sequence[Review], *, names: bool, language: Language
    ) -> CalendarEntry:
        key = due_on.isoformat() if due_on else _OVERDUE
        text = "\n".join(self._named(due, language)) if names else ""
        title = resources.text(language, "calendar.title", count=len(due))
        return CalendarEntry(uid=self._uid(key), day=day, title=title, text=text)

    def _named(self, due: Sequence[Review], language: Language) -> Iterator[str]:
        for review in due:
            channel = channel_name(review.channel, language, self._catalogue)
            purpose = resources.text(language, f"words.purpose_short.{review.purpose}")
            yield resources.text(language, "calendar.line", name=review.name, channel=channel, purpose=purpose)

    def _uid(self, key: str) -> str:
        """The same for the same day of the same register, and of no other."""
        space = hmac.digest(self._store.key, b"calendar", hashlib.sha256)
        return str(uuid.uuid5(uuid.UUID(bytes=space[:16]), key))


def _day_of(review: Review, today: date) -> date | None:
    """The day a review is due, None for one that is past."""
    day = local_day(review.due)
    return day if day >= today else None
