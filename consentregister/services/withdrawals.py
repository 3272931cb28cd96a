"""What a withdrawal's confirmation says: when it came, what it stops, how long its proof is kept."""

from __future__ import annotations

from datetime import date, datetime

import resources
from consentregister.domain.channel import Catalogue
from consentregister.domain.consent import ConsentStatement, latest
from consentregister.domain.standing import Dossier
from consentregister.domain.times import local_day
from consentregister.domain.words import ChannelClass, Language, Purpose, Statement, StopScope
from consentregister.services.log_texts import cells_in_words
from consentregister.services.wording_values import shown_date

# Years to the end of the calendar year (§§ 195, 199 BGB), longer where telephone advertising was agreed (§ 7a UWG).
_YEARS, _YEARS_OF_CALLS = 3, 5


def withdrawal_details(dossier: Dossier, catalogue: Catalogue, language: Language) -> dict[str, object]:
    """The placeholders of the withdrawal form and of its confirmation; what is not known stays empty."""
    ended = _newest_withdrawals(dossier)
    received = max((moment for moment in (*_times(ended), *(stop.at for stop in dossier.stops))), default=None)
    granted = latest(said for said in dossier.statements if said.statement is Statement.GRANTED)
    return {
        "consent_date": shown_date(granted.signed_on if granted else None, language),
        "withdrawal_received_at": shown_date(local_day(received) if received else None, language),
        "withdrawal_scope": _scope(dossier, ended, catalogue, language),
        "retention_end_date": shown_date(_kept_until(received, dossier, catalogue), language),
        "objected": any(stop.scope is not StopScope.NO_CONTACT for stop in dossier.stops),
    }


def _newest_withdrawals(dossier: Dossier) -> list[ConsentStatement]:
    """The withdrawals that stand: those no later yes came after."""
    cells = dict.fromkeys((said.channel, said.purpose) for said in dossier.statements)
    newest = (latest(said for said in dossier.statements if (said.channel, said.purpose) == cell) for cell in cells)
    return [said for said in newest if said is not None and said.statement is Statement.WITHDRAWN]


def _times(statements: list[ConsentStatement]) -> list[datetime]:
    return [said.effective_at for said in statements]


def _scope(dossier: Dossier, ended: list[ConsentStatement], catalogue: Catalogue, language: Language) -> str:
    words = [resources.text(language, f"words.scope.{stop.scope}") for stop in dossier.stops]
    cells = cells_in_words([f"{said.channel}:{said.purpose}" for said in ended], language, catalogue)
    return "; ".join(dict.fromkeys((*words, *([cells] if cells else []))))


def _kept_until(received: datetime | None, dossier: Dossier, catalogue: Catalogue) -> date | None:
    if received is None:
        return None
    years = _YEARS_OF_CALLS if any(_agreed_to_calls(said, catalogue) for said in dossier.statements) else _YEARS
    return date(local_day(received).year + years, 12, 31)


def _agreed_to_calls(said: ConsentStatement, catalogue: Catalogue) -> bool:
    channel = catalogue.channels.get(said.channel)
    by_phone = channel is not None and channel.channel_class is ChannelClass.PHONE_CALL
    return by_phone and said.purpose is Purpose.ADVERTISING and said.statement is Statement.GRANTED
