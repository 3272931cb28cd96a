"""What the machine read on a page, kept and read again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.sheet_reading import FieldReading, Mark, SheetReading
from consentregister.store.readings import reading_from_text, reading_to_text

SHARES = st.floats(-1, 2, allow_nan=False)
FIELDS = st.builds(
    FieldReading,
    field=st.integers(0, 60),
    mark=st.sampled_from(Mark),
    confidence=st.floats(0, 1),
    outline=st.lists(st.tuples(SHARES, SHARES), max_size=4).map(tuple),
)
READINGS = st.builds(SheetReading, sheet=st.integers(1, 3), fields=st.lists(FIELDS, min_size=1).map(tuple))


@given(READINGS)
def test_a_reading_is_kept_as_it_was(reading: SheetReading) -> None:
    """Nothing is lost or rounded on the way through the table."""
    assert reading_from_text(reading_to_text(reading)) == reading


def test_nothing_read_is_kept_as_nothing() -> None:
    """A page without a form takes no room, and has no fields."""
    assert reading_to_text(None) == reading_to_text(SheetReading(0, ())) == ""
    assert reading_from_text("") == SheetReading(0, ())
