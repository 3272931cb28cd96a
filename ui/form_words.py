"""Where a form stands, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consentregister.domain.words import FormState
from ui.texts import Texts

if TYPE_CHECKING:
    from consentregister.domain.printed import FormRow


def told_state(form: FormRow, texts: Texts) -> str:
    """Back since when and lying where, void, or waited for."""
    if form.state is FormState.RETURNED and form.returned_at:
        if form.signed_document is not None:
            return texts("forms.signed_on_screen", at=texts.moment(form.returned_at))
        place = texts("forms.lies_in", place=form.lies_in) if form.lies_in else ""
        return texts("forms.returned", day=texts.day(form.returned_at.astimezone().date())) + place
    if form.state is FormState.VOID:
        return texts("forms.is_void")
    if not form.kind.is_consent:
        return texts("forms.stays_there")
    return texts("forms.waiting" if form.waiting else "forms.not_waited")
