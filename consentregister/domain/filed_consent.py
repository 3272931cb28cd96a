"""What each consent of a person's file counts as today, by itself: for lists and receipts, not for "May I?".

A check asks about a channel and an address, and a first contact may open what no consent does. Here is told what was
said, and whether it still stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from consentregister.domain.consent import Consent, as_consents
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier, granted
from consentregister.domain.words import ExpiredBecause, Purpose, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledConsent:
    """The last consent of one channel and purpose.

    Attributes:
        state: the word of `words.state`: "requested", "refused", "withdrawn", or what a yes counts as
            ("granted_written", "expired", "proof_missing", …).
        expired_because: why a yes counts no more; None where it does, or where it was no yes.
        since: when what stands took effect.
    """

    consent: Consent
    state: str
    since: datetime
    expired_because: ExpiredBecause | None = None

    @property
    def is_standing(self) -> bool:
        """Whether it is a yes that counts, with its proof."""
        return self.state.startswith("granted")


def filed_consents(dossier: Dossier, settings: Settings) -> list[FiledConsent]:
    """The last consent of each channel and purpose, in the order they were first spoken of."""
    return [_filed(dossier, settings, consent) for consent in _last_ones(as_consents(dossier.statements))]


def filed_consent(dossier: Dossier, settings: Settings, channel: str, purpose: Purpose) -> FiledConsent | None:
    """The last consent of one channel and purpose, None where nothing was said."""
    here = (one for one in filed_consents(dossier, settings) if _cell(one.consent) == (channel, purpose))
    return next(here, None)


def _last_ones(consents: Iterable[Consent]) -> Iterable[Consent]:
    return {_cell(consent): consent for consent in consents}.values()


def _cell(consent: Consent) -> tuple[str, Purpose]:
    return consent.said.channel, consent.said.purpose


def _filed(dossier: Dossier, settings: Settings, consent: Consent) -> FiledConsent:
    said = consent.said
    since = consent.withdrawn_at or said.effective_at
    if consent.state != Statement.GRANTED:
        return FiledConsent(consent=consent, state=consent.state, since=since)
    if said.address and said.address not in {point.value for point in dossier.contact_points}:
        because = ExpiredBecause.NUMBER_CHANGED
        return FiledConsent(consent=consent, state="expired", since=since, expired_because=because)
    standing = granted(dossier, settings, said)
    return FiledConsent(
        consent=consent, state=standing.state.value, since=since, expired_because=standing.expired_because
    )
