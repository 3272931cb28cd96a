"""From a wording to a draft and back: what is written comes back as it was written."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consentregister.domain.errors import InvalidInput
from consentregister.domain.wording import Draft, DraftPart, DraftRow, WordingKey
from consentregister.domain.words import FormKind, Language
from consentregister.services.own_wordings import _keys
from consentregister.services.wording_drafts import draft_of, same_text, source_of, wording_of
from consentregister.services.wordings import Wording, shipped_wording

SHEET = shipped_wording(FormKind.INFO_ART13, Language.DE)
FORM = shipped_wording(FormKind.CONSENT_CUSTOMER, Language.DE)
# A TOML text can't hold a lone surrogate, nor can a text field of the window.
ANY = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)
NASTY = st.sampled_from(
    ['"', '"""', "'''", "\\", "\\n", "\n", "\r\n", "{{", "}}", "{% if x %}", "ÄÖÜß", "\x00", "\u2028", "# ]", "‹"]
)
TEXT = st.lists(ANY | NASTY, max_size=4).map("".join)


@pytest.mark.parametrize("key", list(_keys()), ids=str)
def test_an_unchanged_draft_says_the_same(key: WordingKey) -> None:
    """Read and written without an edit, a wording prints what it printed."""
    wording = shipped_wording(key.kind, key.language, key.variant)
    assert same_text(wording_of(draft_of(wording), wording, 2), wording)


def written(draft: Draft, base: Wording) -> Draft:
    """A draft as its source says it."""
    content = tomllib.loads(source_of(draft, base, 2))
    return draft_of(Wording(base.mark, "", content))


@given(point=TEXT, text=TEXT, title=TEXT)
def test_a_paragraph_comes_back(point: str, text: str, title: str) -> None:
    """Quotes, backslashes, braces, umlauts, newlines: each text comes back as written; a heading on one line."""
    draft = draft_of(FORM)
    place = next(place for place, part in enumerate(draft.parts) if part.sort == "paragraph")
    parts = list(draft.parts)
    parts[place] = replace(parts[place], point=point, text=text)
    back = written(replace(draft, parts=(*parts, DraftPart(point=point, text=text)), title=title), FORM)
    assert (back.parts[place].point, back.parts[place].text) == (point, text)
    assert (back.parts[-1].point, back.parts[-1].text) == (" ".join(point.split()), text)
    assert back.title == " ".join(title.split())


@settings(max_examples=50)
@given(rows=st.lists(st.tuples(st.integers(-1, 10), TEXT, TEXT, TEXT), max_size=6))
def test_rows_come_back(rows: list[tuple[int, str, str, str]]) -> None:
    """Rows in any order, new ones among them, come back with their cells and the condition of their origin."""
    draft = draft_of(SHEET)
    place = next(place for place, part in enumerate(draft.parts) if part.sort == "table")
    old = draft.parts[place].rows
    new = tuple(DraftRow(cells=tuple(cells), place=number) for number, *cells in rows)
    parts = list(draft.parts)
    parts[place] = replace(parts[place], rows=new)
    back = written(replace(draft, parts=tuple(parts)), SHEET).parts[place].rows
    assert [row.cells for row in back] == [row.cells for row in new]
    assert [row.when for row in back] == [old[row.place].when if row.place >= 0 else "" for row in new]


@pytest.mark.parametrize(
    "parts",
    [
        (DraftPart(place=900, sort="paragraph"),),
        (DraftPart(place=0, sort="table"),),
        tuple(DraftPart(text="x") for _ in range(80)),
    ],
)
def test_a_draft_that_cant_be_is_refused(parts: tuple[DraftPart, ...]) -> None:
    """A part from nowhere, one of another sort, and too many parts are refused."""
    draft = draft_of(FORM)
    with pytest.raises(InvalidInput):
        source_of(replace(draft, parts=(*draft.parts, *parts)), FORM, 2)
