"""Days for a calendar: what another reader finds is what was written, whatever the words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
import vobjectx
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.calendar_entry import CalendarEntry
from consentregister.exchange.calendar import calendar_bytes, escaped, folded

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
DAY = date(2026, 12, 31)
# What a text of ours may hold: any letter and line breaks, no control characters.
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)
LINES = st.lists(TEXTS, max_size=4).map("\n".join)


def entry(title: str = "Einwilligungen prüfen (3)", text: str = "", uid: str = "a") -> CalendarEntry:
    """A day to remember."""
    return CalendarEntry(uid=uid, day=DAY, title=title, text=text)


def event(content: bytes) -> Any:
    """The one event, as another program's reader has it."""
    calendar = vobjectx.read_one(content.decode())
    (found,) = calendar.vevent_list
    return found


def properties(content: bytes) -> dict[str, str]:
    """Names and values, unfolded."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in lines if line)


def unescaped(value: str) -> str:
    """What a value of section 3.3.11 means."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def test_an_entry_lasts_the_whole_day_and_blocks_nothing() -> None:
    """From its day to the next, without a time, private, and free."""
    found = event(calendar_bytes([entry(text="Anna Beispiel")], AT))
    assert (found.dtstart.value, found.dtend.value) == (DAY, date(2027, 1, 1))
    assert (found.summary.value, found.description.value) == ("Einwilligungen prüfen (3)", "Anna Beispiel")
    assert (found.uid.value, found.dtstamp.value) == ("a", AT)
    assert (found.transp.value, getattr(found, "class").value) == ("TRANSPARENT", "PRIVATE")


def test_the_same_day_again_is_an_update() -> None:
    """It keeps its number; what tells newer from older has grown."""
    first, again = (properties(calendar_bytes([entry()], AT.replace(minute=minute))) for minute in (0, 1))
    assert first["UID"] == again["UID"]
    assert int(again["SEQUENCE"]) == int(first["SEQUENCE"]) + 1
    assert again["DTSTAMP"] > first["DTSTAMP"]


def test_a_clock_far_back_is_no_negative_number() -> None:
    """The number of an update has to be a whole one from nought on."""
    assert properties(calendar_bytes([entry()], AT.replace(year=2001)))["SEQUENCE"] == "0"


def test_lines_end_as_the_standard_wants() -> None:
    """CRLF each, none longer than 75 octets, no letter cut in two."""
    content = calendar_bytes([entry("Ä" * 200, "🙂" * 100)], AT)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert all(line.decode() is not None for line in content.split(b"\r\n"))


@given(title=TEXTS, text=LINES)
def test_any_words_come_back(title: str, text: str) -> None:
    """Commas, semicolons, backslashes, quotes, line breaks, other scripts: all is as it was."""
    found = properties(calendar_bytes([entry(title, text)], AT))
    assert unescaped(found["SUMMARY"]) == title
    assert unescaped(found.get("DESCRIPTION", "")) == text


@given(title=TEXTS)
def test_another_reader_finds_the_same_words(title: str) -> None:
    """Vobjectx unfolds and unescapes what we folded and escaped."""
    # Its reader splits at every kind of line break that Unicode knows; the standard knows one.
    plain = " ".join(title.split())
    assert event(calendar_bytes([entry(plain)], AT)).summary.value == plain


@given(line=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_folding_is_undone_by_taking_the_breaks_out(line: str) -> None:
    """And no piece is too long."""
    assert folded(line).replace("\r\n ", "") == line
    assert all(len(piece.encode()) <= 75 for piece in folded(line).split("\r\n"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a,b;c", "a\\,b\\;c"),
        ("C:\\x", "C:\\\\x"),
        ("a\r\nb\rc\nd", "a\\nb\\nc\\nd"),
        ("a\x00b\x07c\x0bd\x7f", "abcd"),
        ("END:VEVENT\nBEGIN:VALARM", "END:VEVENT\\nBEGIN:VALARM"),
    ],
)
def test_what_is_escaped(text: str, value: str) -> None:
    """No text can end its line and begin something of its own."""
    assert escaped(text) == value


def test_nothing_due_is_an_empty_calendar() -> None:
    """A file all the same, which a calendar reads without an event."""
    assert b"VEVENT" not in calendar_bytes([], AT)
