"""What was ticked and signed on the screen, as marks at the fields of the printed form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import resources
from consentregister.domain.form import Field, FieldType
from consentregister.domain.form_code import shown_code
from consentregister.domain.printed import FormRow
from consentregister.domain.signature import Signature
from consentregister.domain.times import local_day
from consentregister.paper.overlay import Marks
from consentregister.services.confirmed import Confirmed
from consentregister.services.wording_values import shown_date


def marks_of(form: FormRow, confirmed: Confirmed, signed: Mapping[str, Signature], place: str, at: datetime) -> Marks:
    """The crosses, the typed place and day, the signatures, and the line that says when and what."""
    day = shown_date(local_day(at), form.language)
    written = {FieldType.DATE: day, FieldType.PLACE: place}
    return Marks(
        ticked=tuple(field for field in form.fields if _is_ticked(field, confirmed)),
        written=tuple((field, written[field.type]) for field in form.fields if written.get(field.type)),
        signatures=tuple(_signatures(form, signed)),
        stamp=resources.text(
            form.language,
            "signing.stamp",
            day=day,
            time=f"{at.astimezone():%H:%M:%S}",
            utc=f"{at:%Y-%m-%dT%H:%M:%SZ}",
            code=shown_code(form.code),
            digest=form.wording_digest,
        ),
    )


def _is_ticked(field: Field, confirmed: Confirmed) -> bool:
    """A staff form's boxes are told apart by their topic, a box without way by its name alone."""
    if field.type is not FieldType.TICK:
        return False
    if not (field.channel and field.purposes):
        return field.name in confirmed.named
    if field.name:
        return (field.channel, field.name) in confirmed.topics
    return any((field.channel, purpose) in confirmed.ticked for purpose in field.purposes)


def _signatures(form: FormRow, signed: Mapping[str, Signature]) -> Iterator[tuple[Field, Signature]]:
    for field in form.fields:
        if field.type is FieldType.SIGNATURE and field.name in signed:
            yield field, signed[field.name]
