"""Placeholders as people read them: `{{business_name}}` is ‹Name des Betriebs›, and the way back.

Pure: the names are given, in the language of the reader. A ‹ of the text itself is doubled, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

OPEN: Final = "‹"
CLOSE: Final = "›"
_TEMPLATE = re.compile(r"\{\{\s*(?P<name>\w+)\s*\}\}|\{%\s*(?P<tag>if not|if|else|endif)(?:\s+(?P<of>\w+))?\s*%\}|‹")
_READABLE = re.compile(r"‹‹|‹(?P<said>[^‹›\n]{1,120})›")


@dataclass(frozen=True, slots=True)
class Names:
    """How placeholders are called.

    Attributes:
        names: by the placeholder.
        tags: by "if", "if not" (each with `{name}`), "else" and "endif".
    """

    names: Mapping[str, str]
    tags: Mapping[str, str]

    def called(self, placeholder: str) -> str:
        """A placeholder's name; one that has none is called as it is."""
        return self.names.get(placeholder, placeholder)


def readable(template: str, names: Names) -> str:
    """A wording's text with its placeholders by name."""
    return _TEMPLATE.sub(lambda found: _named(found, names), template)


def template(text: str, names: Names) -> str:
    """The way back from `readable`; what is called nothing that is known is left as a placeholder of that name."""
    back = dict(_all_named(names))
    return _READABLE.sub(lambda found: _unnamed(found.group("said"), back), text)


def unknown_names(text: str, names: Names) -> list[tuple[str, str]]:
    """What stands in ‹ › and is no placeholder, each with the nearest right one, "" for none near."""
    back = dict(_all_named(names))
    said = (found.group("said") for found in _READABLE.finditer(text))
    return [(one, nearest(one, list(back))) for one in said if one is not None and one not in back]


def nearest(word: str, known: list[str]) -> str:
    """The known word that is most like it, "" where none is."""
    lower = {one.casefold(): one for one in known}
    found = get_close_matches(word.casefold(), list(lower), n=1, cutoff=0.5)
    return lower[found[0]] if found else ""


def _named(found: re.Match[str], names: Names) -> str:
    if name := found.group("name"):
        return f"{OPEN}{names.called(name)}{CLOSE}"
    tag, of = found.group("tag"), found.group("of")
    if tag is None:
        return OPEN * 2
    if (of is None) == tag.startswith("if"):  # no condition, or one too many: left as it is, the check tells
        return found.group()
    return f"{OPEN}{names.tags[tag].format(name=names.called(of or ''))}{CLOSE}"


def _all_named(names: Names) -> Iterator[tuple[str, str]]:
    for placeholder, called in names.names.items():
        yield called, f"{{{{{placeholder}}}}}"
        for tag in ("if", "if not"):
            yield names.tags[tag].format(name=called), f"{{% {tag} {placeholder} %}}"
    for tag in ("else", "endif"):
        yield names.tags[tag], f"{{% {tag} %}}"


def _unnamed(said: str | None, back: Mapping[str, str]) -> str:
    if said is None:
        return OPEN
    return back.get(said, f"{{{{{said.strip()}}}}}")
