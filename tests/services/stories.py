"""What the log tells of a change."""

from __future__ import annotations

from typing import Any

from consentregister.domain.changed import Changed
from consentregister.register import Register

# What every entry may hold beside its own story: who did it, and the seals of the rows.
_EVERYWHERE = ("by", "rows")


def told(register: Register, changed: Changed[Any]) -> list[tuple[str, int | None, dict[str, object]]]:
    """Kind, person and story of each entry that a change wrote, oldest first; they are the newest of the log."""
    newest = register.log.show(limit=len(changed.events))[::-1]
    assert tuple(entry.event for entry in newest) == changed.events
    assert newest[-1].event == register.log.count()
    assert {entry.by for entry in newest} == {"KP"}
    return [(entry.kind, entry.person, _story(entry.payload)) for entry in newest]


def _story(payload: Any) -> dict[str, object]:
    return {key: value for key, value in payload.items() if key not in _EVERYWHERE and value not in (None, "")}
