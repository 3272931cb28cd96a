"""Codes as hand scanners type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.form_code import as_ours, make_code, names_a_sheet, read_code, shown_code

KEY = bytes(range(32))
codes = st.binary(min_size=5, max_size=5).map(lambda made: make_code(made, KEY))


@given(codes, st.sampled_from([":", "Ö", "ö", "ß", ";", "|", "-", " "]))
def test_any_sign_may_stand_for_the_colon(code: str, sign: str) -> None:
    """A scanner set to another keyboard types another sign; the code is the same and can be nothing else."""
    assert read_code(f"CR1{sign}{code}") == code
    assert names_a_sheet(f"cr1{sign}{code.lower()}")


@given(codes)
def test_y_and_z_typed_for_each_other_are_told_by_the_check_part(code: str) -> None:
    """The code as it was made, whichever of the two was typed."""
    assert as_ours(code.translate(str.maketrans("YZ", "ZY")), KEY) in {code, code.translate(str.maketrans("YZ", "ZY"))}
    assert as_ours(code, KEY) == code


def test_y_and_z_are_swapped_back() -> None:
    """A code with a Z in it, read by a scanner that types Y."""
    code = next(made for number in range(999) if "Z" in (made := make_code(number.to_bytes(5, "big") * 1, KEY)))
    assert as_ours(code.replace("Y", "z").replace("Z", "Y").replace("z", "Z"), KEY) == code


@given(codes)
def test_a_code_of_another_register_is_none_of_ours(code: str) -> None:
    """With another key nothing fits, swapped or not."""
    assert as_ours(code, bytes(32)) is None


@given(codes)
def test_a_code_that_begins_like_the_prefix_is_read_whole(code: str) -> None:
    """CR1 may also be the beginning of the twelve characters."""
    begins = "CR1" + code[3:]
    assert read_code(begins) == begins
    assert read_code(f"CR1:{begins}") == begins


@pytest.mark.parametrize("text", ["Anna Beispiel", "0176-0406-9012", "CR1:", "CR1:7KQ2", "7KQ2M4XDP9TB", ""])
def test_what_may_be_a_name_or_number_is_not_taken_for_a_sheet(text: str) -> None:
    """Twelve letters may be a name, three groups of digits a telephone number."""
    assert not names_a_sheet(text)


def test_three_groups_are_a_sheet() -> None:
    """As the number stands on the paper."""
    assert names_a_sheet(shown_code(make_code(b"abcde", KEY)))
