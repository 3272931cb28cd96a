"""Chats as phones export them: in every language and clock, the first to write is the first to write."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.errors import InvalidInput, RegisterError, UnreadableFile
from consentregister.exchange.chats import read_chat

NINE = datetime(2026, 11, 24, 9, 15).astimezone()
EVENING = datetime(2026, 11, 24, 21, 15).astimezone()

STYLES = {
    "Android, German": ("24.11.26, 09:15 - {}", "24.11.26, 21:15 - {}"),
    "Android, German, older": ("24.11.2026, 09:15 Uhr - {}", "24.11.2026, 21:15 Uhr - {}"),
    "Android, German, 12 hours": ("24.11.26, 9:15 vorm. - {}", "24.11.26, 9:15 nachm. - {}"),
    "iPhone, German": ("[24.11.26, 09:15:00] {}", "[24.11.26, 21:15:00] {}"),
    "iPhone, marked": ("\u200e[24.11.26, 09:15:00] \u202a{}", "\u200e[24.11.26, 21:15:00] {}"),
    "iPhone, German, 12 hours": ("[24.11.26, 9:15:00 AM] {}", "[24.11.26, 9:15:00 PM] {}"),
    "Android, American": ("11/24/26, 9:15 AM - {}", "11/24/26, 9:15\u202fPM - {}"),
    "Android, British": ("24/11/2026, 09:15 - {}", "24/11/2026, 21:15 - {}"),
    "Android, British, 12 hours": ("24/11/2026, 9:15 am - {}", "24/11/2026, 9:15 pm - {}"),
    "iPhone, American": ("[11/24/26, 9:15:00\u202fAM] {}", "[11/24/26, 9:15:00\u202fPM] {}"),
    "iPhone, British": ("[24/11/2026, 09:15:00] {}", "[24/11/2026, 21:15:00] {}"),
    "Android, Canadian": ("2026-11-24, 9:15 a.m. - {}", "2026-11-24, 9:15 p.m. - {}"),
    "Android, South African": ("2026/11/24, 09:15 - {}", "2026/11/24, 21:15 - {}"),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_phone_and_clock(style: tuple[str, str], end: str) -> None:
    """Day, hour and sender are found, whoever exported the chat."""
    morning, evening = style
    text = end.join([morning.format("Anna Beispiel: Guten Morgen"), evening.format("Salon: Guten Abend"), ""])

    chat = read_chat(text.encode(), "chat.txt")

    assert [(message.at, message.sender) for message in chat.messages] == [(NINE, "Anna Beispiel"), (EVENING, "Salon")]
    assert chat.participants == ("Anna Beispiel", "Salon")


@pytest.mark.parametrize(
    ("written", "hour"), [("12:05 AM", 0), ("12:05 PM", 12), ("1:05 PM", 13), ("11:05 AM", 11), ("12:05 mittags", 12)]
)
def test_midnight_and_noon(written: str, hour: int) -> None:
    """Twelve at night is the first hour of a day, twelve at noon its middle."""
    assert read_chat(f"24.11.26, {written} - Anna: Hallo".encode(), "chat.txt").first.at.astimezone().hour == hour


@pytest.mark.parametrize(
    "line",
    [
        "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand außerhalb dieses Chats kann sie lesen.",
        "Messages and calls are end-to-end encrypted.",
        "Anna: \u200eMessages and calls are end-to-end encrypted. Only people in this chat can read them.",
        "Anna: \u200eNachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.",
        "Anna: Dieser Chat ist mit einem Unternehmenskonto.",
        "Deine Sicherheitsnummer für Anna hat sich geändert.",
    ],
)
def test_what_the_program_says_is_nobodys_first_message(line: str) -> None:
    """The iPhone puts its own first line under the other's name, who may never have written first."""
    chat = read_chat(f"24.11.26, 09:14 - {line}\n24.11.26, 09:15 - Salon: Guten Tag\n".encode(), "chat.txt")

    assert (chat.first.sender, chat.system_lines, len(chat.messages)) == ("Salon", 1, 1)


def test_a_message_of_several_lines_is_one() -> None:
    """Lines without a head belong to the message above, also where another chat is quoted in it."""
    text = "[24.11.26, 09:15:00] Anna: Hallo\nich wollte fragen:\n24.11.26, 08:00 - Bert: was kostet das?\n\n"

    assert len(read_chat(text.encode(), "chat.txt").messages) == 1


def test_a_message_that_begins_with_an_empty_line() -> None:
    """Its head ends with the colon."""
    assert read_chat(b"24.11.26, 09:15 - Anna:\nHallo", "chat.txt").first.sender == "Anna"


def test_one_day_past_the_twelfth_decides_for_all() -> None:
    """Which number is the day is decided over the whole file."""
    text = "03/04/26, 09:15 - Anna: Hallo\n13/04/26, 09:15 - Anna: Hallo"

    assert read_chat(text.encode(), "chat.txt").first.at == datetime(2026, 4, 3, 9, 15).astimezone()


def test_the_order_of_the_lines_decides() -> None:
    """Days that would go back when read the other way are not read that way."""
    text = "03/04/26, 09:15 - Anna: Hallo\n01/05/26, 09:15 - Anna: Hallo"

    assert read_chat(text.encode(), "chat.txt").first.at == datetime(2026, 4, 3, 9, 15).astimezone()


def test_what_can_be_read_either_way_is_asked() -> None:
    """Nothing is guessed; as told, it is read."""
    text = b"03/04/26, 09:15 - Anna: Hallo"

    with pytest.raises(InvalidInput) as refused:
        read_chat(text, "chat.txt")

    assert refused.value.key == "errors.chat_days_unclear"
    assert read_chat(text, "chat.txt", day_first=True).first.at.astimezone().month == 4
    assert read_chat(text, "chat.txt", day_first=False).first.at.astimezone().month == 3


def test_a_day_that_is_the_same_either_way_is_not_asked() -> None:
    """The third of March is the third of March."""
    assert read_chat(b"03/03/26, 09:15 - Anna: Hallo", "chat.txt").first.at == datetime(2026, 3, 3, 9, 15).astimezone()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "chat_no_text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "chat_no_text"),
        (b"Just a letter.\nNothing more.", "chat_empty"),
        (b"24.11.26, 09:15 - Nachrichten sind verschluesselt.", "chat_empty"),
        (b"31.02.26, 09:15 - Anna: Hallo", "chat_damaged"),
        (b"24.11.26, 29:15 - Anna: Hallo", "chat_damaged"),
        (b"24/24/26, 09:15 - Anna: Hallo", "chat_damaged"),
    ],
)
def test_what_is_no_chat_is_refused(content: bytes, key: str) -> None:
    """One kind of error, by name."""
    with pytest.raises(UnreadableFile) as refused:
        read_chat(content, "chat.txt")

    assert refused.value.key == f"errors.{key}"


@given(st.text(alphabet="01239[]./-,: apmAPMvorn\n\r\u202f\u200eAnna", max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader stumble."""
    try:
        chat = read_chat(text.encode(), "chat.txt")
    except RegisterError:
        return
    assert chat.messages
