"""How placeholders and forms are called in the language of the window."""

from __future__ import annotations

from collections.abc import Iterable

from consentregister.domain.readable import Names
from consentregister.domain.wording import WordingKey
from ui.texts import Texts

_GROUPS = (("business", ("business_",)), ("person", ("person_", "guardian_")), ("messenger", ("messenger",)))


def names_of(placeholders: Iterable[str], texts: Texts) -> Names:
    """The names of placeholders, and of `if` and the rest."""
    return Names(
        names={one: texts(f"wordings.placeholder.{one}") for one in sorted(placeholders)},
        tags={
            # The name goes in later, where it is known.
            "if": texts("wordings.tag.if"),
            "if not": texts("wordings.tag.if_not"),
            "else": texts("wordings.tag.else"),
            "endif": texts("wordings.tag.endif"),
        },
    )


def grouped(names: Names, without: Iterable[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Placeholders with their names under the group each belongs to, by name."""
    left_out = frozenset(without)
    groups: dict[str, list[tuple[str, str]]] = {group: [] for group in (*(one for one, _ in _GROUPS), "other")}
    for one, called in sorted(names.names.items(), key=lambda item: item[1].casefold()):
        if one not in left_out:
            groups[_group(one)].append((one, called))
    return [(group, members) for group, members in groups.items() if members]


def form_name(key: WordingKey, texts: Texts) -> str:
    """A form, as the list calls it."""
    name = texts.heading(texts(f"words.form_kind.{key.kind}"))
    return texts("wordings.own_variant", form=name) if key.variant else name


def _group(placeholder: str) -> str:
    return next((group for group, starts in _GROUPS if placeholder.startswith(starts)), "other")
