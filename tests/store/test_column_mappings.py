"""What columns hold is asked once for each set of heads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from consentregister.domain.column_use import ColumnUse
from consentregister.store.column_mappings import remember, remembered
from consentregister.store.store import Store
from tests.conftest import Clock

HEADS = ("Kundin", "Wohin damit")
MAPPING = (ColumnUse.NAME, ColumnUse.MOBILE)


@pytest.fixture
def store(place: Path, clock: Clock) -> Iterator[Store]:
    """The salon's store, open."""
    opened = Store.open(place, clock)
    yield opened
    opened.close()


def test_what_was_said_last_is_remembered(store: Store) -> None:
    """By exactly these heads; said anew it replaces what was said before."""
    for mapping in ((ColumnUse.FIRM, ColumnUse.PHONE), MAPPING):
        with store.change() as change:
            remember(change, HEADS, mapping)

    assert remembered(store.read(), HEADS) == MAPPING
    assert remembered(store.read(), ("Kundin", "Handy")) is None


def test_a_table_without_a_head_is_not_remembered(store: Store) -> None:
    """Nothing would tell it from any other."""
    with store.change() as change:
        remember(change, ("", ""), MAPPING)

    assert remembered(store.read(), ("", "")) is None


@pytest.mark.parametrize("columns", ['["name", "of_a_later_program"]', '["name"]'])
def test_what_a_later_program_left_is_asked_again(store: Store, columns: str) -> None:
    """A use nobody knows, or too few of them, is no answer."""
    with store.change() as change:
        remember(change, HEADS, MAPPING)
        change.connection.execute("UPDATE column_mapping SET columns = ?", (columns,))

    assert remembered(store.read(), HEADS) is None
