"""What the machine read on a page, as kept with it: JSON, short, because it is read with each list of pages."""

from __future__ import annotations

import json
from datetime import date

from consentregister.domain.filled import Filled
from consentregister.domain.sheet_reading import FieldReading, Mark, SheetReading


def reading_to_text(reading: SheetReading | None) -> str:
    """A reading as kept; "" where nothing was read."""
    if reading is None or not (reading.fields or reading.filled):
        return ""
    fields = [[one.field, one.mark.value, one.confidence, one.outline] for one in reading.fields]
    kept: dict[str, object] = {"sheet": reading.sheet, "fields": fields}
    if reading.filled:
        day = reading.filled.signed_on
        kept["filled"] = [sorted(reading.filled.ticked), sorted(reading.filled.empty), day.isoformat() if day else ""]
    return json.dumps(kept, separators=(",", ":"))


def reading_from_text(text: str) -> SheetReading:
    """The reading again; one without fields where nothing was read."""
    if not text:
        return SheetReading(0, ())
    kept = json.loads(text)
    fields = (
        FieldReading(field, Mark(mark), confidence, tuple((x, y) for x, y in outline))
        for field, mark, confidence, outline in kept["fields"]
    )
    return SheetReading(kept["sheet"], tuple(fields), _filled(kept["filled"]) if "filled" in kept else None)


def _filled(kept: tuple[list[int], list[int], str]) -> Filled:
    ticked, empty, day = kept
    return Filled(frozenset(ticked), frozenset(empty), date.fromisoformat(day) if day else None)
