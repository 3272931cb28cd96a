"""What a letter tells of what the register holds about a person (Art. 15, 17 GDPR); the rest is left empty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from consentregister.domain.channel import Catalogue
from consentregister.domain.contact import EMAIL, PHONE
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier
from consentregister.domain.times import local_day
from consentregister.domain.words import FormKind, Language, PersonKind, Purpose, Statement
from consentregister.services.withdrawals import withdrawal_details
from consentregister.services.wording_values import shown_date, value_texts

# A copy lives no longer: ten daily ones, and those on sticks are made anew within this time (retention_table).
_DAYS_OF_BACKUPS = 90
_ASKED = (Purpose.SERVICE_REMINDER, Purpose.ADVERTISING, Purpose.REVIEW_REQUEST)


def letter_details(
    dossier: Dossier, kind: FormKind, settings: Settings, catalogue: Catalogue, language: Language
) -> dict[str, object]:
    """The placeholders of a letter about a person's data.

    The days of request and erasure, what was erased and who was told are for the one who did it to write: the register
    does not know.
    """
    if kind is FormKind.ACCESS_ANSWER:
        return _access(dossier, settings, language)
    if kind is FormKind.ERASURE_CONFIRMATION:
        return _erasure(dossier, catalogue, language)
    return {}


def request_day(dossier: Dossier, language: Language) -> str:
    """The day on which a person last wrote or called first; "" where nobody did."""
    days = [local_day(talk.last_in) for talk in dossier.talks if talk.last_in]
    return shown_date(max(days, default=None), language)


def channels_spoken_on(dossier: Dossier) -> frozenset[str]:
    """The channels on which there was a contact or a yes: only their providers have got anything."""
    yes = (said.channel for said in dossier.statements if said.statement is Statement.GRANTED)
    return frozenset((*yes, *(talk.channel for talk in dossier.talks)))


def _access(dossier: Dossier, settings: Settings, language: Language) -> dict[str, object]:
    texts = value_texts(language)
    kept, why, letter = texts["kept"], texts["why"], texts["letter"]
    return {
        "attachments_list": letter["attachments"],
        "purposes_summary": "; ".join(why[one] for one in _reasons(dossier)),
        "data_categories": "; ".join(kept[one] for one in _kept(dossier)),
        "recipients_named": settings.recipients_list,
        "data_source": _source(dossier, settings, letter),
    }


def _source(dossier: Dossier, settings: Settings, letter: dict[str, str]) -> str:
    """Where the data are from, as far as something on file shows it."""
    spoke = any(talk.last_in for talk in dossier.talks) or any(said.way for said in dossier.statements)
    parts = [letter["from_you"]] if spoke else []
    parts += [letter["from_others"].format(source=settings.data_source)] if settings.data_source else []
    return "; ".join(parts)


def _reasons(dossier: Dossier) -> Iterator[str]:
    yield "staff" if dossier.kind is PersonKind.EMPLOYEE else "own"
    granted = {said.purpose for said in dossier.statements if said.statement is Statement.GRANTED}
    yield from (purpose.value for purpose in _ASKED if purpose in granted)
    yield "proof"


def _kept(dossier: Dossier) -> Iterator[str]:
    """The kinds of data there are, by their names in the texts."""
    kinds = {point.kind for point in dossier.contact_points}
    there = {
        "name": True,
        "address": bool(dossier.postal),
        "phone": PHONE in kinds,
        "email": EMAIL in kinds,
        "own": bool(kinds - {PHONE, EMAIL}),
        "birth_date": dossier.birth_date is not None,
        "guardian": dossier.guardian is not None,
        "talks": bool(dossier.talks),
        "statements": bool(dossier.statements),
        "stops": bool(dossier.stops),
        "log": True,
    }
    return (kind for kind, is_there in there.items() if is_there)


def _erasure(dossier: Dossier, catalogue: Catalogue, language: Language) -> dict[str, object]:
    """Erased by the day of the letter, the data are out of the last copy in ninety days."""
    letter = value_texts(language)["letter"]
    until = withdrawal_details(dossier, catalogue, language)["retention_end_date"]
    return {
        "backup_expiry_date": shown_date(dossier.today + timedelta(days=_DAYS_OF_BACKUPS), language),
        "retained_data_list": letter["proofs_until"].format(day=until) if until and dossier.statements else "",
        "block_entry_content": letter["block_entry"] if dossier.stops else "",
    }
