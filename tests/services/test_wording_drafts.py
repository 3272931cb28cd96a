"""From a wording to a draft and back: nothing is lost, whatever is written."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.errors import InvalidInput
from consentregister.domain.wording import Draft, DraftPart, WordingKey
from consentregister.domain.words import FormKind, Language
from consentregister.services.own_wordings import _keys
from consentregister.services.wording_drafts import draft_of, same_text, source_of, with_version, wording_of
from consentregister.services.wordings import shipped_wording

BASE = shipped_wording(FormKind.CONSENT_CUSTOMER, Language.DE)
# Whatever can be typed: quotes, backslashes, braces, umlauts, line breaks, characters no keyboard has.
SAID = st.text(max_size=80) | st.lists(
    st.sampled_from(
        ['"', "'", '"""', "'''", "\\", "\\n", "{{", "}}", "{%", "{", "ä", "ß", "\n", "\r\n", "\t", "#", "‹", "x"]
    ),
    max_size=12,
).map("".join)
PLAIN = SAID.filter(lambda text: "{" not in text)


@pytest.mark.parametrize("key", list(_keys()), ids=str)
def test_an_untouched_draft_is_the_same_text(key: WordingKey) -> None:
    """A wording read into a draft and written again prints the same."""
    base = shipped_wording(key.kind, key.language, key.variant)
    assert same_text(wording_of(draft_of(base), base, 7), base)
    assert with_version(base, 7).mark.version == 7


@given(point=PLAIN, text=PLAIN, last=PLAIN, new=PLAIN)
def test_what_is_written_is_read_again(point: str, text: str, last: str, new: str) -> None:
    """A draft, written as a wording's source and read again, is the same draft."""
    draft = written(point, text, last, new)
    again = draft_of(wording_of(draft, BASE, 2))
    assert again.title == draft.title
    assert [spoken(part) for part in again.parts] == [spoken(part) for part in draft.parts]
    second = wording_of(again, wording_of(draft, BASE, 2), 3)
    assert draft_of(second).parts == again.parts


@given(text=SAID)
def test_the_source_holds_what_was_typed(text: str) -> None:
    """Braces too stand in the source as they were typed; whether they can be printed is checked apart."""
    content = tomllib.loads(source_of(written("", text, "", ""), BASE, 2))
    assert content["part"][3]["text"] == text
    assert content["part"][2] == BASE.content["part"][2]


@given(text=SAID)
def test_a_wording_is_whole_or_refused(text: str) -> None:
    """Whatever is typed makes a wording or a refusal with its reason, and no other error."""
    try:
        made = wording_of(written("", text, "", ""), BASE, 2)
    except InvalidInput:
        return
    assert made.content["part"][3]["text"] == text


def written(point: str, text: str, last: str, new: str) -> Draft:
    """The customer's form with these words in a paragraph, the notices and a new paragraph."""
    draft = draft_of(BASE)
    parts = list(draft.parts)
    notices = next(place for place, part in enumerate(parts) if part.sort == "notices")
    parts[3] = replace(parts[3], point=point, text=text)
    parts[notices] = replace(parts[notices], last=last)
    return replace(draft, parts=(*parts, DraftPart(point="Neu", text=new)))


def spoken(part: DraftPart) -> DraftPart:
    """A part without where it came from."""
    return replace(part, place=0)
