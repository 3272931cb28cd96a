"""The PIN of the customer's view: kept as a hash, slowed down when wrong, never a lock on the register."""

from __future__ import annotations

import pytest

from consentregister.domain.errors import InvalidInput
from consentregister.register import Register
from tests.conftest import Clock
from tests.services.stories import told


def test_chosen_and_taken_away(salon: Register) -> None:
    """Without a PIN there is none to fit; chosen it fits, taken away it does not."""
    assert not salon.customer_pin.is_set()
    assert not salon.customer_pin.fits("")
    assert told(salon, salon.customer_pin.set("4711")) == [("customer_pin_set", None, {})]
    assert salon.customer_pin.is_set()
    assert salon.customer_pin.fits("4711")
    assert not salon.customer_pin.fits("4712")
    assert told(salon, salon.customer_pin.set("")) == [("customer_pin_removed", None, {})]
    assert not salon.customer_pin.is_set()


@pytest.mark.parametrize("pin", ["123", "1234567890123", "12a4", "١٢٣٤", "12 34"])
def test_not_a_pin(salon: Register, pin: str) -> None:
    """Four to twelve plain digits, nothing else; what was before stays."""
    salon.customer_pin.set("4711")
    with pytest.raises(InvalidInput) as refused:
        salon.customer_pin.set(pin)
    assert refused.value.key == "errors.pin_invalid"
    assert salon.customer_pin.fits("4711")


def test_it_stands_nowhere(salon: Register) -> None:
    """Neither the settings nor the log nor the file show the PIN; two of the same are kept differently."""
    salon.customer_pin.set("47114711")
    store = salon.people._store
    first = store.read().execute("SELECT value FROM setting WHERE key LIKE '%pin%'").fetchone()[0]
    salon.customer_pin.set("47114711")
    second = store.read().execute("SELECT value FROM setting WHERE key LIKE '%pin%'").fetchone()[0]
    assert first != second
    assert "47114711" not in first
    assert not [key for key in salon.settings.show().as_texts() if "pin" in key]
    assert "4711" not in "".join(str(entry.payload) + entry.text for entry in salon.log.show())
    assert salon.log.verify().ok


def test_wrong_tries_wait(salon: Register, clock: Clock) -> None:
    """Two slips are free; then each try waits longer, half a minute at most, and the right one ends it."""
    salon.customer_pin.set("4711")
    waits = []
    for _ in range(9):
        assert not salon.customer_pin.fits("0000")
        waits.append(_wait(salon, clock))
    assert waits == [0, 0, 2, 4, 8, 16, 30, 30, 30]
    assert salon.customer_pin.fits("4711")
    assert not salon.customer_pin.fits("0000")
    assert _wait(salon, clock) == 0


def _wait(salon: Register, clock: Clock) -> int:
    """How long the next try is refused, even the right one; time is moved on until it is not."""
    try:
        salon.customer_pin._check_wait()
    except InvalidInput as refused:
        seconds = int(str(refused.data["seconds"]))
        with pytest.raises(InvalidInput):
            salon.customer_pin.fits("4711")
        clock.forward(seconds=seconds)
        return seconds
    return 0


def test_the_register_is_never_locked(salon: Register) -> None:
    """However often it was wrong, the owner works on, and may choose another PIN."""
    salon.customer_pin.set("4711")
    for _ in range(3):
        salon.customer_pin.fits("0000")
    assert salon.people.everybody()
    salon.customer_pin.set("0815")
    assert salon.customer_pin.is_set()
