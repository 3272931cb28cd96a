"""Placeholders by name, and the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.readable import Names, nearest, readable, template, unknown_names

NAMES = Names(
    names={
        "business_name": "Name des Betriebs",
        "dpo_contact": "Datenschutzbeauftragte",
        "use_7_3": "E-Mail nach Auftrag",
    },
    tags={"if": "wenn {name}", "if not": "wenn nicht {name}", "else": "sonst", "endif": "Ende"},
)
PIECES = st.sampled_from(
    [
        *("{{business_name}}", "{{dpo_contact}}", "{{unbekannt}}", "{% if use_7_3 %}", "{% if not dpo_contact %}"),
        *("{% else %}", "{% endif %}", "{{", "}}", "{%", "‹", "›", "‹‹", "‹Name des Betriebs›", " ", "Text", "ä\n"),
    ]
)


def test_placeholders_by_name() -> None:
    """A placeholder and a condition are called what people call them."""
    text = "{{business_name}}{% if not dpo_contact %} – {% else %}, {{dpo_contact}}{% endif %}"
    shown = "‹Name des Betriebs›‹wenn nicht Datenschutzbeauftragte› – ‹sonst›, ‹Datenschutzbeauftragte›‹Ende›"
    assert readable(text, NAMES) == shown
    assert template(shown, NAMES) == text


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_way_back_loses_nothing(text: str) -> None:
    """Whatever stands in a wording is there again after it was shown and read back."""
    assert template(readable(text, NAMES), NAMES) == text


@given(st.text(max_size=60))
def test_any_text_comes_back(text: str) -> None:
    """So does any other text."""
    assert template(readable(text, NAMES), NAMES) == text


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    """A misspelt name is found with the one that was meant; a ‹ that was meant as such is not."""
    assert unknown_names("‹Name des Betrieb› und ‹xyz› und ‹‹ja", NAMES) == [
        ("Name des Betrieb", "Name des Betriebs"),
        ("xyz", ""),
    ]
    assert nearest("NAME DES BETRIEBS", ["Name des Betriebs"]) == "Name des Betriebs"
