"""What a line typed into "May I?" means."""

from __future__ import annotations

import pytest

from consentregister.domain.words import Purpose
from consentregister.register import Register
from ui.dialogs.may_i_words import Asked, Words


@pytest.fixture
def words(register: Register) -> Words:
    """The words of both languages."""
    return Words(register.catalogue)


@pytest.mark.parametrize(
    ("line", "text", "channel", "purpose"),
    [
        ("leyla whatsapp termin", "leyla", "whatsapp", Purpose.APPOINTMENT_OR_ORDER),
        ("Termin WhatsApp Leyla Özdemir", "Leyla Özdemir", "whatsapp", Purpose.APPOINTMENT_OR_ORDER),
        ("leyla mail werb", "leyla", "email", Purpose.ADVERTISING),
        ("leyla e-mail", "leyla", "email", None),
        ("0171 39200 15 anruf", "0171 39200 15", "phone_call", None),
        ("leyla call invoice", "leyla", "phone_call", Purpose.APPOINTMENT_OR_ORDER),
        ("leyla persönlich", "leyla", "in_person", None),
        ("leyla threema", "leyla", "threema", None),
        ("", "", "", None),
    ],
)
def test_a_line_is_person_channel_and_purpose(
    words: Words, line: str, text: str, channel: str, purpose: Purpose | None
) -> None:
    """Words of either language are taken out by their beginning; the rest finds the person."""
    asked = words.read(line)

    assert (asked.text, asked.channel, asked.purpose) == (text, channel, purpose)


def test_the_first_word_is_a_person_until_it_is_a_whole_word_of_ours(words: Words) -> None:
    """Wer… may be Werner: only the whole word means advertising while nobody is known."""
    assert words.read("wer") == Asked(text="wer")
    assert words.read("wer", person=1) == Asked(purpose=Purpose.ADVERTISING, person=1)
    assert words.read("werbung").purpose is Purpose.ADVERTISING


def test_an_unfinished_word_does_not_hide_the_person(words: Words) -> None:
    """While "whatsapp" is being typed, the person is looked for without its first letter too."""
    assert words.read("leyla w").shorter == "leyla"
    assert words.read("leyla xy").shorter == ""
