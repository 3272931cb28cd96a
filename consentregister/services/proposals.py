"""What the machine proposes of a page, in the words of the form: ticks, signature, and whether it may be filed so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from consentregister.domain.filled import Filled
from consentregister.domain.form import Field, FieldType
from consentregister.domain.printed import FormRow, TickedBox
from consentregister.domain.sheet_reading import FieldReading, Mark
from consentregister.domain.words import FormState, Purpose
from consentregister.services.confirmed import Confirmed
from consentregister.store.connection import Connection
from consentregister.store.readings import reading_from_text
from consentregister.store.scans import scans_of

_Readings = Sequence[FieldReading]
_GUARDIAN, _PERSON = "guardian", "person"


def ticks_of(form: FormRow, readings: _Readings) -> tuple[TickedBox, ...]:
    """Each cell of a form with what its box says; a cell with several boxes is ticked when one of them is."""
    cells = dict.fromkeys((box.channel, purpose) for box in form.boxes for purpose in box.purposes)
    return tuple(_tick(form, readings, channel, purpose) for channel, purpose in cells)


def signature_of(form: FormRow, readings: _Readings) -> FieldReading | None:
    """The signature that makes the form count: the person's own, on the parents' form theirs."""
    signers = {form.fields[one.field].name: one for one in readings if _is(form, one, FieldType.SIGNATURE)}
    return signers.get(_PERSON) or signers.get(_GUARDIAN)


def said(reading: FieldReading | None) -> bool | None:
    """Set is yes, empty is no; unclear is neither."""
    if reading is None or reading.mark is Mark.UNCLEAR:
        return None
    return reading.mark is Mark.SET


def readings_of(connection: Connection, row: Any, form: FormRow) -> tuple[FieldReading, ...]:
    """What was read on a page that is kept, with what was read on the other sheets of its form."""
    own = reading_from_text(row["reading"])
    others = [reading_from_text(one["reading"]) for one in scans_of(connection, form.id) if one["id"] != row["id"]]
    read = joined(own.fields, [field for one in others if one.sheet != own.sheet for field in one.fields])
    return with_fields(form, read, own.filled)


def waits_for(form: FormRow, readings: _Readings) -> str:
    """Why a form is not filed by what was read alone, as a sentence in `errors`; "" when nothing stands against it."""
    if form.state is not FormState.OPEN:
        return "form_void" if form.state is FormState.VOID else "form_returned"
    if not form.boxes:
        return "form_not_signed"
    if form.person is None:
        return "scan_without_form"
    signature = signature_of(form, readings)
    if signature is None or not signature.is_clear or signature.mark is not Mark.SET:
        return "signature_not_found" if signature and signature.mark is Mark.EMPTY else "signature_unclear"
    return "" if fileable(form, readings, None) else "ticks_unclear"


def read_and_confirmed(form: FormRow, readings: _Readings, confirmed: Confirmed) -> dict[str, object]:
    """For the log: what the machine read, and whether the person left it so; nothing where it could not read."""
    if not readings:
        return {"read": "by_hand"}
    ticks = ticks_of(form, readings)
    seen = [f"{one.channel}:{one.purpose}" for one in ticks if one.ticked]
    unclear = [f"{one.channel}:{one.purpose}" for one in ticks if one.ticked is None]
    said_yes = {(one.channel, one.purpose) for one in ticks if _is_confirmed(form, one, confirmed)}
    signed = said(signature_of(form, readings))
    same = signed is True and not unclear and said_yes == {(one.channel, one.purpose) for one in ticks if one.ticked}
    return {
        "read": "confirmed" if same else "corrected",
        "read_ticked": seen,
        "read_unclear": unclear,
        "read_signed": {True: "yes", False: "no", None: "unclear"}[signed],
    }


def with_fields(form: FormRow, readings: _Readings, filled: Filled | None) -> tuple[FieldReading, ...]:
    """The readings of a form that was filled in on the screen: what its fields say stands, and is seen in its boxes.

    A box that its field says something else of than is seen there is looked at by a person.
    """
    if filled is None:
        return tuple(readings)
    known = {one.field: one for one in readings}
    told = filled.ticked | filled.empty
    for place in told | {one for one in known if form.fields[one].type is FieldType.TICK}:
        mark = Mark.SET if place in filled.ticked else Mark.EMPTY if place in told else Mark.UNCLEAR
        outline = known[place].outline if place in known else ()
        known[place] = FieldReading(place, mark, float(place in told), outline)
    return tuple(known[place] for place in sorted(known))


def _is_confirmed(form: FormRow, cell: TickedBox, confirmed: Confirmed) -> bool:
    """Whether a person ticked a cell, by itself or by another purpose of the same box."""
    boxes = [box for box in form.boxes if box.channel == cell.channel and cell.purpose in box.purposes]
    return any((box.channel, purpose) in confirmed.ticked for box in boxes for purpose in box.purposes)


def joined(own: _Readings, others: _Readings) -> tuple[FieldReading, ...]:
    """The fields of a page with those of the form's other sheets, which have no place on its picture."""
    known = {one.field: replace(one, outline=()) for one in others} | {one.field: one for one in own}
    return tuple(known[place] for place in sorted(known))


def fileable(form: FormRow, readings: _Readings, signed_on: date | None) -> Confirmed | None:
    """What may be filed without a second look: the signature found, and every box clear; else None."""
    by_field = {one.field: one for one in readings}
    boxes = [place for place, field in enumerate(form.fields) if field.type is FieldType.TICK]
    signature = signature_of(form, readings)
    signed = signature is not None and signature.is_clear and signature.mark is Mark.SET
    if not signed or not all(place in by_field and by_field[place].is_clear for place in boxes):
        return None
    ticked = [form.fields[place] for place in boxes if by_field[place].mark is Mark.SET]
    return _confirmed(ticked, signed_on)


def _confirmed(ticked: Sequence[Field], signed_on: date | None) -> Confirmed:
    asking = [box for box in ticked if box.channel and box.purposes]
    return Confirmed(
        frozenset((box.channel, box.purposes[0]) for box in asking),
        frozenset(box.name for box in ticked if box not in asking),
        signed_on,
        "",
        frozenset((box.channel, box.name) for box in asking if box.name),
    )


def _tick(form: FormRow, readings: _Readings, channel: str, purpose: Purpose) -> TickedBox:
    boxes = [one for one in readings if _is(form, one, FieldType.TICK)]
    mine = [one for one in boxes if form.fields[one.field].channel == channel]
    mine = [one for one in mine if purpose in form.fields[one.field].purposes]
    ticked = [one.confidence for one in mine if one.mark is Mark.SET]
    confidence = max(ticked) if ticked else min((one.confidence for one in mine), default=0.0)
    unclear = not mine or any(one.mark is Mark.UNCLEAR for one in mine)
    return TickedBox(
        channel=channel,
        purpose=purpose,
        ticked=True if ticked else None if unclear else False,
        confidence=confidence,
    )


def _is(form: FormRow, reading: FieldReading, kind: FieldType) -> bool:
    return form.fields[reading.field].type is kind
