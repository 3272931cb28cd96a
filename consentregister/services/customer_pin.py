"""The PIN with which the owner leaves the customer's view. It keeps a customer from wandering on, and no more.

Kept as a salted scrypt hash beside the settings, shown nowhere. Wrong tries are slowed down, and never lock anything:
who forgot the PIN ends the program and sets a new one.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

from consentregister.domain.changed import Changed
from consentregister.domain.errors import InvalidInput
from consentregister.store.settings import read_hidden, write_hidden
from consentregister.store.store import Store

_KEY: Final = "customer_pin"
_SHORTEST, _LONGEST = 4, 12
_COST: Final = {"n": 2**14, "r": 8, "p": 1}
_SALT: Final = 16
_FREE_TRIES: Final = 2
_LONGEST_WAIT: Final = 30  # seconds


class CustomerPin:
    """What a user does with the PIN."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._wrong = 0
        self._not_before: datetime | None = None

    def is_set(self) -> bool:
        """Whether there is one; without it, a button held for three seconds leads back."""
        return bool(read_hidden(self._store.read(), _KEY))

    def set(self, pin: str) -> Changed[None]:
        """Choose a PIN; "" takes it away.

        Raises:
            InvalidInput: not 4 to 12 digits.
        """
        pin = pin.strip()
        if pin and not (pin.isascii() and pin.isdigit() and _SHORTEST <= len(pin) <= _LONGEST):
            raise InvalidInput("pin", "pin_invalid", shortest=_SHORTEST, longest=_LONGEST)
        with self._store.change() as change:
            write_hidden(change, _KEY, _hashed(pin, secrets.token_bytes(_SALT)) if pin else "")
            change.log("customer_pin_set" if pin else "customer_pin_removed")
            change.touch("settings")
        self._note(right=True)
        return change.made(None)

    def fits(self, pin: str) -> bool:
        """Whether it is the PIN. After two wrong tries each further one waits twice as long, half a minute at most.

        Raises:
            InvalidInput: the next try must wait.
        """
        with self._lock:
            self._check_wait()
            right = self._is_right(pin.strip())
            self._note(right=right)
            return right

    def _is_right(self, pin: str) -> bool:
        kept = read_hidden(self._store.read(), _KEY)
        salt = bytes.fromhex(kept.partition(":")[0])
        return bool(kept) and hmac.compare_digest(_hashed(pin, salt), kept)

    def _check_wait(self) -> None:
        now = self._store.clock()
        if self._not_before is not None and now < self._not_before:
            left = (self._not_before - now).total_seconds()
            raise InvalidInput("pin", "pin_wait", seconds=max(1, round(left)))

    def _note(self, *, right: bool) -> None:
        self._wrong = 0 if right else self._wrong + 1
        further = self._wrong - _FREE_TRIES
        wait = min(_LONGEST_WAIT, 2 ** min(further, 8)) if further > 0 else 0
        self._not_before = self._store.clock() + timedelta(seconds=wait) if wait else None


def _hashed(pin: str, salt: bytes) -> str:
    return f"{salt.hex()}:{hashlib.scrypt(pin.encode(), salt=salt, **_COST).hex()}"
