"""What was typed into "May I?": "leyla whatsapp termin" is a person, a channel and a purpose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import resources
from consentregister.domain.channel import Catalogue
from consentregister.domain.search_key import typed_key
from consentregister.domain.words import Language, Purpose

_SHORTEST = 3
_EXTRA_CHANNELS = ("phone_call", "email", "letter", "sms", "in_person", "whatsapp")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """The question, as far as it was asked.

    Attributes:
        text: what finds the person; shorter: the same without a last word that may become a channel or purpose.
        person: the id, where the person is known already, else 0.
        address: a number or address, from a link: whoever has exactly this one is meant.
    """

    text: str = ""
    shorter: str = ""
    channel: str = ""
    purpose: Purpose | None = None
    person: int = 0
    address: str = ""


class Words:
    """The words for channels and purposes in both languages."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._channels = _channel_words(catalogue)
        self._purposes = _purpose_words()

    def read(self, line: str, *, person: int = 0) -> Asked:
        """Take a line apart. While nobody is known, the first word is the person, unless it is a whole word of ours."""
        asked, left = Asked(person=person), list[str]()
        for word in line.split():
            exact = not person and not left
            if channel := _meant(self._channels, word, exact=exact):
                asked = replace(asked, channel=channel)
            elif purpose := _meant(self._purposes, word, exact=exact):
                asked = replace(asked, purpose=purpose)
            else:
                left.append(word)
        return replace(asked, text=" ".join(left), shorter=self._shorter(left))

    def _shorter(self, words: list[str]) -> str:
        unfinished = len(words) > 1 and any(
            key.startswith(_key(words[-1])) for key in (*self._channels, *self._purposes)
        )
        return " ".join(words[:-1]) if unfinished else ""


def _channel_words(catalogue: Catalogue) -> dict[str, str]:
    words: dict[str, str] = {}
    for channel in _EXTRA_CHANNELS:
        _add(words, _texts(f"may_i.channel_words.{channel}"), channel)
    for channel, known in catalogue.channels.items():
        _add(words, [channel, *known.names.values()], channel)
    return words


def _purpose_words() -> dict[str, Purpose]:
    words: dict[str, Purpose] = {}
    for purpose in Purpose:
        _add(words, _texts(f"may_i.purpose_words.{purpose}"), purpose)
    return words


def _texts(key: str) -> list[str]:
    return [word for language in Language for word in resources.text(language, key).split()]


def _add(words: dict[str, T], names: Iterable[str], meant: T) -> None:
    for name in names:
        words.setdefault(_key(name), meant)


def _meant(words: Mapping[str, T], typed: str, *, exact: bool) -> T | None:
    """What a word stands for: whole, or by its first letters."""
    key = _key(typed)
    if key in words:
        return words[key]
    if exact or len(key) < _SHORTEST:
        return None
    return next((meant for word, meant in words.items() if word.startswith(key)), None)


def _key(word: str) -> str:
    return typed_key(word).replace("-", "").replace(" ", "").replace("_", "")
