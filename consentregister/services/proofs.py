"""How long the proof of a yes to advertising calls is kept: five years from the grant and from each use (§ 7a UWG)."""

from __future__ import annotations

from datetime import datetime

from consentregister.domain.consent import ConsentStatement
from consentregister.domain.review import kept_from
from consentregister.domain.standing import Dossier
from consentregister.domain.words import Statement

CALL = "phone_call"


def keep_until(dossier: Dossier, said: ConsentStatement) -> datetime | None:
    """Until when the proof must be kept; None for what is no yes to advertising by telephone.

    Counted from the later of the grant and the last call; calls about other things count too, as the stricter reading.
    """
    if said.channel != CALL or not said.purpose.is_promotional or said.statement is not Statement.GRANTED:
        return None
    used = (talk.last_out for talk in dossier.talks if talk.channel == CALL and talk.last_out is not None)
    return kept_from(max((said.effective_at, *used)))
