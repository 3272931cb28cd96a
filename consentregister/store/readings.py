"""What the machine read on a page, as kept with it: JSON, short, because it is read with each list of pages."""

from __future__ import annotations

import json

from consentregister.domain.sheet_reading import FieldReading, Mark, SheetReading


def reading_to_text(reading: SheetReading | None) -> str:
    """A reading as kept; "" where nothing was read."""
    if reading is None or not reading.fields:
        return ""
    fields = [[one.field, one.mark.value, one.confidence, one.outline] for one in reading.fields]
    return json.dumps({"sheet": reading.sheet, "fields": fields}, separators=(",", ":"))


def reading_from_text(text: str) -> SheetReading:
    """The reading again; one without fields where nothing was read."""
    if not text:
        return SheetReading(0, ())
    kept = json.loads(text)
    fields = (
        FieldReading(field, Mark(mark), confidence, tuple((x, y) for x, y in outline))
        for field, mark, confidence, outline in kept["fields"]
    )
    return SheetReading(kept["sheet"], tuple(fields))
