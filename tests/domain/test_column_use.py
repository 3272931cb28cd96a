"""What the user says of the columns of a table: by head, over what is proposed."""

from __future__ import annotations

import pytest

from consentregister.domain.column_use import ColumnUse, mapping_of, names_somebody, uses_named
from consentregister.domain.errors import InvalidInput

HEADS = ("Kundin", "Handynummer", "Farbe")
NOTHING = (ColumnUse.IGNORE,) * 3


def test_what_is_said_counts_and_the_rest_stays() -> None:
    """Heads in upper or lower case, uses by their words."""
    assert mapping_of(HEADS, {"kundin": "name", "Handynummer ": "mobile"}, NOTHING) == (
        ColumnUse.NAME,
        ColumnUse.MOBILE,
        ColumnUse.IGNORE,
    )


@pytest.mark.parametrize(
    ("said", "key", "data"),
    [
        ({"Kunde": "name"}, "column_unknown", {"column": "Kunde"}),
        ({"Kundin": "surname"}, "column_use_unknown", {"value": "surname"}),
    ],
)
def test_a_wrong_word_is_told(said: dict[str, str], key: str, data: dict[str, str]) -> None:
    """A head the table does not have, a use there is none of."""
    with pytest.raises(InvalidInput) as refused:
        mapping_of(HEADS, said, NOTHING)

    assert (refused.value.field, refused.value.key, refused.value.data) == ("mapping", f"errors.{key}", data)


def test_people_need_a_name_and_a_way_to_reach_them() -> None:
    """A name alone makes nobody one could write to, a number alone nobody one knows."""
    assert names_somebody((ColumnUse.FIRM, ColumnUse.EMAIL))
    assert not names_somebody((ColumnUse.NAME, ColumnUse.CITY))
    assert not names_somebody((ColumnUse.PHONE,))


def test_uses_come_back_by_their_words() -> None:
    """As they are remembered."""
    assert uses_named(["name", "mobile"]) == (ColumnUse.NAME, ColumnUse.MOBILE)
