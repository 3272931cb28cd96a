"""Placeholders by name and back: nothing of a text is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.readable import Names, nearest, readable, template, unknown_names

NAMES = Names(
    {"business_name": "Name des Betriebs", "messenger": "Messenger", "use_7_3": "E-Mail ohne Kreuz"},
    {"if": "wenn: {name}", "if not": "wenn nicht: {name}", "else": "sonst", "endif": "Ende wenn"},
)


@pytest.mark.parametrize(
    ("template_", "shown"),
    [
        ("Bei {{business_name}}.", "Bei ‹Name des Betriebs›."),
        ("{% if messenger %}a{% else %}b{% endif %}", "‹wenn: Messenger›a‹sonst›b‹Ende wenn›"),
        ("{% if not use_7_3 %}a{% endif %}", "‹wenn nicht: E-Mail ohne Kreuz›a‹Ende wenn›"),
        ("ein ‹ allein", "ein ‹‹ allein"),
        ("{{nothing_known}}", "‹nothing_known›"),
    ],
)
def test_by_name_and_back(template_: str, shown: str) -> None:
    """A placeholder is shown by its name, and becomes the placeholder again."""
    assert readable(template_, NAMES) == shown
    assert template(shown, NAMES) == template_


PIECES = st.sampled_from(
    ["{{business_name}}", "{{messenger}}", "{% if use_7_3 %}", "{% else %}", "{% endif %}", "‹", "›", "‹‹", "\\", '"']
)


@given(st.lists(PIECES | st.text(alphabet=st.characters(exclude_characters="{}%"), max_size=12)).map("".join))
def test_nothing_is_lost(text: str) -> None:
    """Whatever stands in a text, with its placeholders as the program writes them, comes back as it was."""
    assert template(readable(text, NAMES), NAMES) == text


def test_the_nearest_name_is_proposed() -> None:
    """A name that is not known is told with the one that is most like it; none where none is."""
    assert unknown_names("Bei ‹Name des Betiebs› und ‹Xyz›, ‹Messenger›", NAMES) == [
        ("Name des Betiebs", "Name des Betriebs"),
        ("Xyz", ""),
    ]
    assert nearest("MESSENGR", ["Messenger"]) == "Messenger"
