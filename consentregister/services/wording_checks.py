"""What is wrong with a draft, and what the law asks for that it does not say (Art. 7, 13, 14, 21 GDPR)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from consentregister.domain.errors import InvalidInput
from consentregister.domain.readable import nearest
from consentregister.domain.wording import Draft, DraftPart, Remark, Weight, WordingKey
from consentregister.domain.words import Language
from consentregister.services.templates import LONGEST, placeholders
from consentregister.services.wording_drafts import strings_of
from consentregister.services.wordings import known_placeholders
from resources import read_toml

MESSENGER_NAMES = frozenset(
    {"messenger", "messenger_provider", "messenger_country", "messenger_transfer_basis", "authorities"}
)
_PRINTED = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Duty:
    """Something a form must say.

    Attributes:
        placeholders, says: how one sees that it does; of each word of `says` one alternative must stand there.
        source: the Article, by language.
    """

    name: str
    placeholders: frozenset[str]
    says: Sequence[Sequence[str]]
    source: Mapping[str, str]

    def is_met(self, names: frozenset[str], text: str) -> bool:
        """Whether a form with these placeholders and this text says it."""
        return self.placeholders <= names and all(any(word in text for word in words) for words in self.says)


@cache
def duties_of(key: WordingKey) -> tuple[Duty, ...]:
    """What a form must say, in its language."""
    form = f"{key.kind}.{key.variant}" if key.variant else str(key.kind)
    return tuple(_duty(entry, key.language) for entry in read_toml("duties.toml")["duty"] if form in entry["forms"])


def remarks_on(draft: Draft, language: Language) -> tuple[Remark, ...]:
    """Everything to say about a draft, errors first; `language` is the reader's, for the Articles."""
    errors = [*_errors(draft)]
    return (*errors, *_missing(draft, language))


def offered_names(key: WordingKey, part: DraftPart | None = None) -> frozenset[str]:
    """The placeholders that can stand in a part; those of one messenger only in the notices."""
    known = known_placeholders(key.language)
    return known | MESSENGER_NAMES if part is None or part.sort == "notices" else known


def _duty(entry: Mapping[str, object], language: Language) -> Duty:
    says = entry.get("says", {})
    words = says.get(language, ()) if isinstance(says, Mapping) else ()
    found = entry.get("placeholders", ())
    source = entry["source"]
    return Duty(
        name=str(entry["name"]),
        placeholders=frozenset(map(str, found if isinstance(found, list) else ())),
        says=tuple(tuple(_plain(one) for one in str(word).split("|")) for word in words),
        source=source if isinstance(source, Mapping) else {},
    )


def _errors(draft: Draft) -> Iterator[Remark]:
    if not draft.title.strip():
        yield Remark(weight=Weight.ERROR, name="title_empty")
    yield from _errors_in(draft.title, None, offered_names(draft.key, DraftPart()))
    for place, part in enumerate(draft.parts):
        if not part.is_fixed:
            for text in strings_of(part):
                yield from _errors_in(text, place, offered_names(draft.key, part))


def _errors_in(text: str, place: int | None, known: frozenset[str]) -> Iterator[Remark]:
    if len(text) > LONGEST:
        yield Remark(weight=Weight.ERROR, name="too_long", part=place)
        return
    try:
        asked = placeholders(text)
    except InvalidInput:
        yield Remark(weight=Weight.ERROR, name="syntax", part=place)
        return
    for name in sorted(asked - known):
        data = {"name": name, "nearest": nearest(name, sorted(known))}
        yield Remark(weight=Weight.ERROR, name="unknown_placeholder", data=data, part=place)


def _missing(draft: Draft, language: Language) -> Iterator[Remark]:
    texts = [text for part in draft.parts for text in strings_of(part)]
    text, names = _plain(" ".join(texts)), _printed_in(texts)
    for duty in duties_of(draft.key):
        if not duty.is_met(names, text):
            yield Remark(weight=Weight.WARNING, name=duty.name, source=duty.source[language])


def _printed_in(texts: Sequence[str]) -> frozenset[str]:
    """The placeholders that texts print; one that is only a condition says nothing."""
    return frozenset(name for text in texts for name in _PRINTED.findall(text))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
