"""What is said about a text while it is written: mistakes, and what the law asks for and it does not say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from consentregister.domain.wording import Draft, DraftPart, Remark, WordingKey
from consentregister.domain.words import FormKind, Language
from consentregister.services.own_wordings import _keys
from consentregister.services.wording_checks import MESSENGER_NAMES, duties_of, remarks_on
from consentregister.services.wording_drafts import draft_of
from consentregister.services.wordings import known_placeholders, shipped_wording

CUSTOMER = WordingKey(FormKind.CONSENT_CUSTOMER, Language.DE)
TEXTS = Path(__file__).parents[2] / "resources/texts"


def shipped(key: WordingKey) -> Draft:
    """The program's text."""
    return draft_of(shipped_wording(key.kind, key.language, key.variant))


def warnings(draft: Draft) -> set[str]:
    """The names of what is missing."""
    return {remark.name for remark in remarks_on(draft, Language.DE) if remark.weight == "warning"}


def shortened(draft: Draft) -> Iterator[Draft]:
    """The draft without one of its paragraphs or rows, for each of them."""
    parts = draft.parts
    for place, part in enumerate(parts):
        if not part.is_fixed:
            yield replace(draft, parts=parts[:place] + parts[place + 1 :])
        for number in range(len(part.rows)):
            fewer = replace(part, rows=part.rows[:number] + part.rows[number + 1 :])
            yield replace(draft, parts=(*parts[:place], fewer, *parts[place + 1 :]))


def with_text(text: str, part: int = 3) -> Draft:
    """The customer's form with another text in one paragraph."""
    draft = shipped(CUSTOMER)
    parts = list(draft.parts)
    parts[part] = replace(parts[part], text=text)
    return replace(draft, parts=tuple(parts))


@pytest.mark.parametrize("key", list(_keys()), ids=str)
def test_the_programs_texts_raise_nothing(key: WordingKey) -> None:
    """What comes with the program has no mistake and lacks nothing."""
    assert remarks_on(shipped(key), Language.DE) == ()


@pytest.mark.parametrize(
    ("key", "duty"),
    [(key, duty.name) for key in _keys() for duty in duties_of(key)],
    ids=lambda value: value if isinstance(value, str) else f"{value.kind}-{value.variant}-{value.language}",
)
def test_each_duty_is_missed_by_name(key: WordingKey, duty: str) -> None:
    """Whatever the law asks for hangs on one paragraph: without it the warning names it, with its Article."""
    missed = [draft for draft in shortened(shipped(key)) if duty in warnings(draft)]
    assert missed
    for language in Language:
        remarks = [one for one in remarks_on(missed[0], language) if one.name == duty]
        assert [bool(one.source) for one in remarks] == [True]


@pytest.mark.parametrize("key", list(_keys()), ids=str)
def test_a_duty_met_by_a_placeholder_is_missed_without_it(key: WordingKey) -> None:
    """A paragraph that stays but no longer prints what it was for does not keep the warning silent."""
    for duty in duties_of(key):
        for name in duty.placeholders:
            draft = shipped(key)
            parts = tuple(replace(part, text=part.text.replace(f"{{{{{name}}}}}", "")) for part in draft.parts)
            assert duty.name in warnings(replace(draft, parts=parts)), (duty.name, name)


def test_a_placeholder_that_is_only_a_condition_says_nothing() -> None:
    """Asking whether there are other ways, without naming them, does not meet the duty to name them."""
    (place,) = (place for place, part in enumerate(shipped(CUSTOMER).parts) if "alternative_channels" in part.text)
    asked = with_text("Freiwillig.{% if alternative_channels %} Es geht auch anders.{% endif %}", place)
    assert warnings(asked) == {"voluntary"}


def test_every_form_that_comes_back_and_every_notice_has_duties() -> None:
    """No consent form and no information sheet is without what Art. 7 and 13 ask for."""
    for key in _keys():
        if key.kind.is_consent or key.kind in (FormKind.INFO_ART13, FormKind.INFO_ART13_STAFF):
            assert len(duties_of(key)) >= 11


def test_an_unknown_placeholder_is_told_with_the_nearest() -> None:
    """A name that is not there is an error in its paragraph, and the one that was meant is proposed."""
    (remark,) = remarks_on(with_text("Bei {{business_nme}}. {{alternative_channels}} freiwillig", 4), Language.DE)
    assert remark == Remark(
        weight=remark.weight,
        name="unknown_placeholder",
        data={"name": "business_nme", "nearest": "business_name"},
        part=4,
    )
    assert remark.weight == "error"


def test_the_messengers_own_names_stand_in_its_notice_only() -> None:
    """What is known of one messenger can't be printed outside the paragraph that is printed for each."""
    assert {one.name for one in remarks_on(with_text("{{messenger}}"), Language.DE)} >= {"unknown_placeholder"}
    assert "messenger" not in known_placeholders(Language.DE)


@pytest.mark.parametrize(
    ("text", "name"),
    [("{{business_name", "syntax"), ("{% if use_7_3 %}", "syntax"), ("x" * 20_001, "too_long")],
)
def test_mistakes_have_a_name(text: str, name: str) -> None:
    """Braces that do not close, a condition that does not end, and an endless text are told each by its name."""
    assert [(one.name, one.part) for one in remarks_on(with_text(text), Language.DE) if one.weight == "error"] == [
        (name, 3)
    ]


def test_a_form_without_a_heading_is_refused() -> None:
    """An empty heading is an error."""
    assert [one.name for one in remarks_on(replace(shipped(CUSTOMER), title=" "), Language.DE)] == ["title_empty"]


def test_own_words_for_the_same_are_taken() -> None:
    """A new paragraph in other words that says what the removed one said silences the warning."""
    draft = shipped(CUSTOMER)
    place = next(place for place, part in enumerate(draft.parts) if part.point == "Freiwillig.")
    without = (*draft.parts[:place], *draft.parts[place + 1 :])
    said = DraftPart(point="Ganz wie Sie mögen.", text="Alles ist freiwillig. Sonst: {{alternative_channels}}.")
    assert warnings(replace(draft, parts=without)) == {"voluntary"}
    assert warnings(replace(draft, parts=(*without[:2], said, *without[2:]))) == set()


@pytest.mark.parametrize("language", list(Language))
def test_everything_has_a_name_for_people(language: Language) -> None:
    """Every placeholder has a name of its own in the window, and every duty its sentence."""
    texts = tomllib.loads((TEXTS / language / "wordings.toml").read_text(encoding="utf-8"))
    names = texts["placeholder"]
    assert names.keys() >= known_placeholders(language) | MESSENGER_NAMES
    assert len(set(names.values())) == len(names)
    assert texts["duty"].keys() == {duty.name for key in _keys() for duty in duties_of(key)}
