"""Days to remember as an iCalendar file (RFC 5545): read in again, an entry is updated, not doubled.

Written by hand, as it is so little; vobjectx reads it back in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from consentregister.domain.calendar_entry import CalendarEntry

_PROGRAM: Final = "-//consentregister//reviews//DE"
_LONGEST_LINE: Final = 75  # octets, the line break not counted (section 3.1)
_FIRST: Final = datetime(2026, 1, 1, tzinfo=UTC)
# Section 3.3.11: these are escaped, other control characters have no place in a text at all.
_ESCAPED: Final = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_NO_TEXT: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar_bytes(entries: Iterable[CalendarEntry], made_at: datetime) -> bytes:
    """The file: one all-day event for each entry, that takes no time of the day and rings no bell.

    Args:
        entries: in the order written.
        made_at: tells a program that read an earlier file which of the two is newer.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PROGRAM}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for entry in entries for line in _event(entry, made_at)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode("utf-8")


def _event(entry: CalendarEntry, made_at: datetime) -> Iterator[str]:
    stamp = f"{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    # Some programs update an entry only where this number has grown.
    yield f"SEQUENCE:{max(0, int((made_at - _FIRST).total_seconds()) // 60)}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(entry.title)}"
    if entry.text:
        yield f"DESCRIPTION:{escaped(entry.text)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A text as a property's value has it; a line break of any kind is one."""
    plain = _NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_ESCAPED.get(letter, letter) for letter in plain)


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, no letter cut in two."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode("utf-8"))
        if size + octets > _LONGEST_LINE:
            pieces.append(piece)
            piece, size = "", 1  # the blank that the next piece begins with
        piece, size = piece + letter, size + octets
    return "\r\n ".join([*pieces, piece])
