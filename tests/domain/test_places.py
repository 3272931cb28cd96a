"""Where the next paper will lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.places import next_place


@pytest.mark.parametrize(
    ("last", "following"),
    [
        ("Ordner 3, 27", "Ordner 3, 28"),
        ("Ordner 3, 99", "Ordner 3, 100"),
        ("Ordner 3, Nr. 009", "Ordner 3, Nr. 010"),
        ("Karton B Nr. 4", "Karton B Nr. 5"),
        ("Binder 2 · 7", "Binder 2 · 8"),
        ("Folder 1, no. 7", "Folder 1, no. 8"),
        ("Ordner 2026/2", "Ordner 2026/2"),
        ("Ordner 3", "Ordner 3"),
        ("Schublade, links", "Schublade, links"),
        ("27", "27"),
        ("", ""),
    ],
)
def test_a_number_counts_up_and_a_folder_stays(last: str, following: str) -> None:
    """Only a number behind a sign or its word counts; the folder's own does not."""
    assert next_place(last) == following


@given(st.text(max_size=40))
def test_whatever_was_typed_something_is_proposed(last: str) -> None:
    """No text is too odd, and an empty place is proposed after an empty one only."""
    assert bool(next_place(last)) == bool(last.strip())
