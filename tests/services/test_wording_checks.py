"""What a text must say: the program's own says it, and what is taken out is missed by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

import resources
from consentregister.domain.wording import Draft, DraftPart, Remark, Weight, WordingKey
from consentregister.domain.words import FormKind, Language
from consentregister.services.own_wordings import _keys
from consentregister.services.wording_checks import Duty, duties_of, offered_names, remarks_on
from consentregister.services.wording_drafts import draft_of
from consentregister.services.wordings import placeholders_of, shipped_wording

KEYS = list(_keys())
DUTIES = [(key, duty) for key in KEYS for duty in duties_of(key)]
CUSTOMER = WordingKey(FormKind.CONSENT_CUSTOMER, Language.DE)


def named(key: WordingKey) -> str:
    """A form's name in the list of duties."""
    return f"{key.kind}.{key.variant}" if key.variant else str(key.kind)


def shipped(key: WordingKey) -> Draft:
    """The program's text."""
    return draft_of(shipped_wording(key.kind, key.language, key.variant))


def without(draft: Draft, place: int) -> Draft:
    """A draft without one of its parts."""
    return replace(draft, parts=draft.parts[:place] + draft.parts[place + 1 :])


def missed(draft: Draft) -> set[str]:
    """Names of the duties a draft does not meet."""
    return {remark.name for remark in remarks_on(draft, Language.DE) if remark.weight is Weight.WARNING}


def with_text(text: str, sort: str = "paragraph") -> Draft:
    """The customer's form with another text in its first part of a sort."""
    draft = shipped(CUSTOMER)
    place = next(place for place, part in enumerate(draft.parts) if part.sort == sort)
    parts = list(draft.parts)
    parts[place] = replace(parts[place], text=text)
    return replace(draft, parts=tuple(parts))


@pytest.mark.parametrize("key", KEYS, ids=str)
def test_the_programs_texts_raise_nothing(key: WordingKey) -> None:
    """Nothing is wrong with the program's own texts, and nothing is missing."""
    assert remarks_on(shipped(key), Language.DE) == ()


@pytest.mark.parametrize(("key", "duty"), DUTIES, ids=lambda value: getattr(value, "name", str(value)))
def test_each_duty_is_missed_without_its_paragraph(key: WordingKey, duty: Duty) -> None:
    """Of every duty there is a paragraph without which it is missed, by its name and its Article."""
    draft = shipped(key)
    places = [place for place, part in enumerate(draft.parts) if not part.is_fixed]
    assert any(duty.name in missed(without(draft, place)) for place in places)


@pytest.mark.parametrize(("key", "duty"), DUTIES, ids=lambda value: getattr(value, "name", str(value)))
def test_each_placeholder_is_missed(key: WordingKey, duty: Duty) -> None:
    """A duty is missed too when its placeholder is taken out and the words around it stay."""
    draft = shipped(key)
    for name in duty.placeholders:
        parts = tuple(
            replace(part, text=part.text.replace(f"{{{{{name}}}}}", "…"), when="") if not part.is_fixed else part
            for part in draft.parts
        )
        found = missed(replace(draft, parts=parts))
        fixed = any(f"{{{{{name}}}}}" in text for part in draft.parts if part.is_fixed for text in part.shown)
        assert (duty.name in found) is not fixed


def test_every_form_with_a_signature_and_every_sheet_has_duties() -> None:
    """No consent and no information sheet is without what the law asks of it, and no duty names an unknown form."""
    needs = {named(key) for key in KEYS if key.kind.is_consent or key.kind.value.startswith("info_")}
    listed = {form for entry in resources.read_toml("duties.toml")["duty"] for form in entry["forms"]}
    assert needs == listed


@pytest.mark.parametrize("language", [*Language])
def test_every_duty_has_its_sentence(language: Language) -> None:
    """Each duty has a sentence in both languages, and its Article in the reader's."""
    for _key, duty in DUTIES:
        assert resources.text(language, f"wordings.duty.{duty.name}")
        assert "Art. " in duty.source[language]


@pytest.mark.parametrize("language", [*Language])
def test_every_placeholder_has_a_name(language: Language) -> None:
    """Whatever a form may ask for is called something that people understand, and no two the same."""
    names = {name for key in KEYS for name in offered_names(key)}
    called = [resources.text(language, f"wordings.placeholder.{name}") for name in sorted(names)]
    assert len(set(called)) == len(called)
    assert not any(set("‹›{}_") & set(one) for one in called)


@pytest.mark.parametrize("key", KEYS, ids=str)
def test_the_programs_texts_ask_for_what_is_known(key: WordingKey) -> None:
    """No shipped text names a placeholder that would be refused in an own one."""
    assert placeholders_of(shipped_wording(key.kind, key.language, key.variant)) <= offered_names(key)


def test_the_nearest_placeholder_is_proposed() -> None:
    """A misspelt placeholder is named, with the one that was meant; of something quite different none is proposed."""
    (remark,) = remarks_on(with_text(_KEPT + "{{business_nam}}"), Language.DE)
    assert remark == Remark(
        weight=Weight.ERROR,
        name="unknown_placeholder",
        data={"name": "business_nam", "nearest": "business_name"},
        part=3,
    )
    (other,) = remarks_on(with_text(_KEPT + "{{qqq}}"), Language.DE)
    assert other.data == {"name": "qqq", "nearest": ""}


_KEPT = "{{business_name}} darf mich ansprechen (Art. 6 Abs. 1 Buchst. a DSGVO). "


def test_a_messengers_own_placeholders_stand_in_the_notice_alone() -> None:
    """The provider's name is known where each messenger is told of, and nowhere else."""
    (remark,) = remarks_on(with_text(_KEPT + "{{messenger_provider}}"), Language.DE)
    assert remark.name == "unknown_placeholder"


def test_an_error_and_a_warning_at_once() -> None:
    """A mistake in one paragraph hides nothing that is missing in another."""
    draft = without(with_text(_KEPT + "{{business_name"), 4)
    weights = [remark.weight for remark in remarks_on(draft, Language.DE)]
    assert weights[0] is Weight.ERROR
    assert Weight.WARNING in weights


def test_without_a_title() -> None:
    """A form without a title can't be printed."""
    (remark,) = remarks_on(replace(shipped(CUSTOMER), title="  "), Language.DE)
    assert (remark.weight, remark.name) == (Weight.ERROR, "title_empty")


def test_words_are_found_however_they_are_broken() -> None:
    """Capitals and line breaks do not hide what is said."""
    draft = shipped(CUSTOMER)
    shouted = tuple(
        part if part.is_fixed else replace(part, point=part.point.upper().replace(" ", "\n")) for part in draft.parts
    )
    assert missed(replace(draft, parts=shouted)) == set()


def test_a_new_paragraph_counts() -> None:
    """What is said in a new paragraph needs not stand in the old one."""
    draft = shipped(CUSTOMER)
    place = next(place for place, part in enumerate(draft.parts) if part.point == "Jederzeit widerrufbar.")
    said = DraftPart(text=draft.parts[place].text, point="Jederzeit widerrufbar.")
    assert missed(replace(without(draft, place), parts=(said, *without(draft, place).parts))) == set()
