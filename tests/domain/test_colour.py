"""The business's colour: by name or code, always readable on white."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.colour import LEAST_CONTRAST, NAMED, contrast_on_white, darkened
from consentregister.domain.errors import InvalidInput
from consentregister.domain.settings import Settings

CODES = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(("code", "contrast"), [("#000000", 21.0), ("#ffffff", 1.0), ("#777777", 4.48)])
def test_contrast_is_the_one_of_wcag(code: str, contrast: float) -> None:
    """Black, white and the grey that just fails (WCAG 2.2)."""
    assert contrast_on_white(code) == pytest.approx(contrast, abs=0.01)


@pytest.mark.parametrize("code", NAMED.values())
def test_the_named_ones_can_be_read(code: str) -> None:
    """Each colour of the list has contrast enough, also printed in grey: its grey is as dark as it is."""
    assert contrast_on_white(code) >= LEAST_CONTRAST


@given(CODES)
def test_darkened_can_be_read_and_leaves_what_can(code: str) -> None:
    """Whatever is picked becomes readable; what was readable stays as it is."""
    shade = darkened(code)
    assert contrast_on_white(shade) >= LEAST_CONTRAST
    if contrast_on_white(code) >= LEAST_CONTRAST:
        assert shade == code


@given(st.text(max_size=9))
def test_a_colour_is_a_name_or_a_code(text: str) -> None:
    """Anything else is refused, naming the setting."""
    told = text.strip().lower()
    if told in ("", *NAMED) or re.fullmatch("#[0-9a-f]{6}", told):
        assert len(Settings().with_texts({"paper_colour": text}).paper_colour_code) == 7
        return
    with pytest.raises(InvalidInput, match="colour_invalid") as refused:
        Settings().with_texts({"paper_colour": text})
    assert refused.value.field == "paper_colour"
