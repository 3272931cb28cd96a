"""From a wording to a draft that people can edit, and back: paragraphs and rows change, all else stays as it was."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import tomli_w

from consentregister.domain.errors import InvalidInput
from consentregister.domain.wording import EDITABLE, Draft, DraftPart, DraftRow, WordingKey
from consentregister.services.wordings import Wording, parse_wording

# What a part that stands fixed prints, by the key it stands under; anything else in it is for the machine.
_SHOWN: Final = frozenset({"label", "text", "heading", "value", "greeting"})
# As they are read on paper. A wording that was written out anew has its keys in another order.
_AS_READ: Final = ("label", "text", "way", "heading", "left", "right", "columns", "short", "signatures", "long")
_WORDS: Final = ("point", "text", "last")
_MOST_PARTS: Final = 60


def draft_of(wording: Wording) -> Draft:
    """A wording, to be edited."""
    mark, content = wording.mark, wording.content
    return Draft(
        key=WordingKey(mark.kind, mark.language, mark.variant),
        base=mark.digest,
        title=content["title"],
        parts=tuple(_part(place, part) for place, part in enumerate(content["part"])),
    )


def source_of(draft: Draft, base: Wording, version: int) -> str:
    """A draft as a wording's source.

    Raises:
        InvalidInput: a fixed part is missing or moved, a row has another number of cells, there are too many parts.
    """
    parts = base.content["part"]
    places = [part.place for part in draft.parts if part.is_fixed]
    if places != [place for place, part in enumerate(parts) if part["is"] not in EDITABLE]:
        raise InvalidInput("wording", "wording_part_missing")
    if len(draft.parts) > _MOST_PARTS:
        raise InvalidInput("wording", "wording_too_long")
    content = {**base.content, "version": version, "title": _line(draft.title)}
    content["part"] = [_content(part, parts) for part in draft.parts]
    return tomli_w.dumps(content)


def wording_of(draft: Draft, base: Wording, version: int) -> Wording:
    """A draft as a wording, checked; raises as `source_of` and `parse_wording`."""
    key = draft.key
    return parse_wording(source_of(draft, base, version), key.kind, key.language, key.variant)


def same_text(one: Wording, other: Wording) -> bool:
    """Whether two wordings print the same, but for the number of their version."""
    return {**one.content, "version": 0} == {**other.content, "version": 0}


def with_version(wording: Wording, version: int) -> Wording:
    """The same text under another number."""
    mark = wording.mark
    source = tomli_w.dumps({**wording.content, "version": version})
    return parse_wording(source, mark.kind, mark.language, mark.variant)


def strings_of(part: DraftPart) -> Iterator[str]:
    """Every text of a part that can be edited, and of one that can't what it prints."""
    yield from (part.point, part.text, part.last)
    yield from (cell for row in part.rows for cell in row.cells)
    yield from part.shown


def _part(place: int, part: Mapping[str, Any]) -> DraftPart:
    sort, when = part["is"], part.get("when", "")
    if sort not in EDITABLE:
        return DraftPart(place=place, sort=sort, when=when, shown=tuple(filter(None, _shown(part))))
    if sort == "table":
        rows = tuple(
            DraftRow(cells=tuple(row["cells"]), place=number, when=row.get("when", ""))
            for number, row in enumerate(part["rows"])
        )
        return DraftPart(place=place, sort=sort, when=when, headings=tuple(part["headings"]), rows=rows)
    words = {word: part.get(word, "") for word in _WORDS}
    return DraftPart(place=place, sort=sort, when=when, **words)


def _shown(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if key in _SHOWN:
            yield value
    elif isinstance(value, Mapping):
        for name in sorted(value, key=_place_on_paper):
            yield from _shown(value[name], name)
    elif isinstance(value, list):
        for inner in value:
            yield from _shown(inner, key)


def _place_on_paper(key: str) -> tuple[int, str]:
    return (_AS_READ.index(key) if key in _AS_READ else len(_AS_READ)), key


def _content(part: DraftPart, parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    if part.place < 0:
        return {"is": "paragraph", "point": _line(part.point), "text": part.text}
    if not part.place < len(parts) or parts[part.place]["is"] != part.sort:
        raise InvalidInput("wording", "wording_part_missing")
    content = copy.deepcopy(dict(parts[part.place]))
    if part.sort == "table":
        content["rows"] = [_row(row, content) for row in part.rows]
    elif not part.is_fixed:
        content |= {word: getattr(part, word) for word in _WORDS if word in content}
    return content


def _row(row: DraftRow, table: Mapping[str, Any]) -> dict[str, Any]:
    if len(row.cells) != len(table["headings"]) or row.place >= len(table["rows"]):
        raise InvalidInput("wording", "wording_part_missing")
    when = table["rows"][row.place].get("when", "") if row.place >= 0 else ""
    return {"cells": list(row.cells), **({"when": when} if when else {})}


def _line(text: str) -> str:
    """A heading stands on one line."""
    return " ".join(text.split())
