"""Chats as WhatsApp exports them: a text, alone or in a zip, written differently by each phone, language and clock.

A head begins each message: `24.11.26, 09:15 - Anna: …` (Android), `[24.11.26, 09:15:03] Anna: …` (iPhone), with
`11/24/26, 9:15 AM` in American English. Lines without a head belong to the message above.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final, TypeAlias

from consentregister.domain.chat import Chat, ChatMessage
from consentregister.domain.errors import InvalidInput, UnreadableFile
from consentregister.exchange.tables import decoded

MOST: Final = 120_000  # of lines; WhatsApp itself writes at most 40,000 messages into one file
# Marks of writing direction stand before heads, names and numbers; other blanks before "AM" and "PM".
_SEEN: Final[dict[int, str | None]] = {
    **dict.fromkeys((0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    **dict.fromkeys((0xA0, 0x2009, 0x202F), " "),
}
_HEAD = re.compile(
    r"(?P<bracket>\[)?(?P<a>\d{1,4})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{1,4})\.?,? (?:um |at )?"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?: Uhr)?"
    r"(?: ?(?P<half>[ap]\.? ?m\.?|vorm\.|nachm\.|nachts|morgens|vormittags|mittags|nachmittags|abends))?"
    r"(?(bracket)\]| [-–]) ?(?P<rest>.*)",
    re.IGNORECASE,
)
_LONGEST_HEAD = 400
# The iPhone writes these under the other's name, as if they had written first.
_OF_THE_PROGRAM = re.compile(
    r"end-to-end encrypted|ende-zu-ende-verschlüsselt|(business|unternehmens)-?\s?(account|konto)|"
    r"(sicherheitsnummer|security code).*(geändert|changed)",
    re.IGNORECASE,
)
_LATE = re.compile(r"p|nachm|mittags|abends", re.IGNORECASE)

_Day: TypeAlias = tuple[int, int, int]
_Time: TypeAlias = tuple[int, int, int]
_Order: TypeAlias = Callable[[_Day], _Day]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with a head: the day's three numbers as written, the time, and who wrote ("" for the program itself)."""

    day: _Day
    style: tuple[str | None, str]
    time: _Time
    sender: str


def read_chat(content: bytes, name: str, *, day_first: bool | None = None) -> Chat:
    """The messages of an exported chat's text.

    Args:
        name: of the file, for what is said when it is refused.
        day_first: how to read 03/04/2026 where the file itself does not tell; None to have it asked for.

    Raises:
        UnreadableFile: no text, no chat, or more than `MOST` lines.
        InvalidInput: chat_days_unclear: the file can be read either way.
    """
    lines = list(_lines(_text(content, name), name))
    written = [line for line in lines if line.sender]
    if not written:
        raise UnreadableFile("chat_empty", file=name)
    order = _order(lines, name, told=day_first)
    try:
        messages = tuple(ChatMessage(_moment(order(line.day), line.time), line.sender) for line in written)
    except (ValueError, OverflowError, OSError):
        raise UnreadableFile("chat_damaged", file=name) from None
    return Chat(messages, len(lines) - len(written))


def _moment(day: _Day, time: _Time) -> datetime:
    return datetime(*day, *time).astimezone(UTC)


def _text(content: bytes, name: str) -> str:
    try:
        return decoded(content, name)
    except UnreadableFile:
        raise UnreadableFile("chat_no_text", file=name) from None


def _lines(text: str, name: str) -> Iterator[_Line]:
    """The lines with a head, all written as the first is: another's head within a message is only quoted there."""
    style = None
    if text.count("\n") >= MOST:
        raise UnreadableFile("chat_too_long", file=name, most=MOST)
    for line in text.split("\n"):
        plain = line[:_LONGEST_HEAD].translate(_SEEN).strip()
        if (head := _HEAD.fullmatch(plain)) and (found := _line(head)).style == (style or found.style):
            style = found.style
            yield found


def _line(head: re.Match[str]) -> _Line:
    a, b, c = (int(head[part]) for part in "abc")
    time = (_hour(int(head["hour"]), head["half"] or ""), int(head["minute"]), int(head["second"] or 0))
    return _Line((a, b, c), (head["bracket"], head["mark"]), time, _sender(head["rest"]))


def _hour(hour: int, half: str) -> int:
    """The hour of a day of 24: 12 AM is 0, 12 PM is 12."""
    if not half or hour > 12:
        return hour
    return hour % 12 + (12 if _LATE.match(half) else 0)


def _sender(rest: str) -> str:
    """Who wrote a line; "" where the program itself did."""
    sender, colon, text = rest.partition(": ")
    if not colon and rest.endswith(":"):  # a message that begins with an empty line
        sender, colon = rest[:-1], ":"
    return sender.strip() if colon and not _OF_THE_PROGRAM.search(text) else ""


def _year_first(day: _Day) -> _Day:
    return day


def _day_first(day: _Day) -> _Day:
    return _whole_year(day[2]), day[1], day[0]


def _month_first(day: _Day) -> _Day:
    return _whole_year(day[2]), day[0], day[1]


def _whole_year(year: int) -> int:
    return 2000 + year if year < 100 else year


def _order(lines: Sequence[_Line], name: str, *, told: bool | None) -> _Order:
    """How the days of a file are written: as its numbers allow, else as its lines follow each other, else as told."""
    days = [line.day for line in lines]
    if days[0][0] > 31:
        return _year_first
    if "." in lines[0].style:
        return _day_first  # nobody writes the month first with dots
    possible = [order for order in (_day_first, _month_first) if all(order(day)[1] <= 12 for day in days)]
    if not possible:
        raise UnreadableFile("chat_damaged", file=name)
    fitting = [order for order in possible if _never_back(order, days)] or possible
    if len(fitting) == 1 or all(_day_first(day) == _month_first(day) for day in days):
        return fitting[0]
    if told is None:
        raise InvalidInput("day_first", "chat_days_unclear", file=name)
    return _day_first if told else _month_first


def _never_back(order: _Order, days: Sequence[_Day]) -> bool:
    """Whether no day comes before the one above it. Hours may: a clock is set, a message arrives late."""
    return all(order(before) <= order(after) for before, after in pairwise(days))
