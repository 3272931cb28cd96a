"""Which consents of a person are long unused, or will be before long: derived from what is on file."""

from __future__ import annotations

from consentregister.domain.consent import latest
from consentregister.domain.review import REMIND_BEFORE, Review
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier, review_due
from consentregister.domain.words import Statement


def reviews_of(dossier: Dossier, settings: Settings) -> tuple[Review, ...]:
    """A person's consents that are long unused or will be within 60 days; none of who wants no contact (section 4)."""
    if dossier.blocked:
        return ()
    cells = sorted({(said.channel, said.purpose) for said in dossier.statements})
    newest = (latest(said for said in dossier.statements if (said.channel, said.purpose) == cell) for cell in cells)
    granted = (said for said in newest if said is not None and said.statement is Statement.GRANTED)
    due = ((said, review_due(dossier, settings, said)) for said in granted)
    return tuple(
        Review(person=dossier.id, name=dossier.name, channel=said.channel, purpose=said.purpose, due=day)
        for said, day in due
        if dossier.now >= day - REMIND_BEFORE
    )
