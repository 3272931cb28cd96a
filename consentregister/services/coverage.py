"""Whose yes covers that their number stands in an address book a messenger reads (S1)."""

from __future__ import annotations

from collections.abc import Sequence

import resources
from consentregister.domain.channel import Catalogue, Channel
from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.lists import ListRow
from consentregister.domain.settings import DEVICE_ITEMS
from consentregister.domain.standing import Dossier
from consentregister.domain.words import ConsentState, Language, Purpose, Verdict
from consentregister.services.cases import judged
from consentregister.services.checks import row_of
from consentregister.services.points import purposes_for
from consentregister.services.situation import Situation
from consentregister.store.store import Store

_NEVER_SIGNED = (ConsentState.NONE, ConsentState.GRANTED_BY_FIRST_CONTACT)


class Coverage:
    """The answers for one channel.

    With no purpose named, a yes for any purpose covers it, but for one that comes from the person's own first message
    alone: that opens an answer, not an address book (decision rules, section 5). The work phone's
    checklist (M1) is left aside: it asks for a phone with only these people in it, so they can't wait for it.
    """

    def __init__(
        self, store: Store, catalogue: Catalogue, channel: str, purpose: Purpose | None, language: Language
    ) -> None:
        known = catalogue.channels.get(channel)
        if known is None:
            raise InvalidInput("channel", "channel_unknown", channel=channel)
        self.channel: Channel = known
        self._catalogue, self._language, self._now = catalogue, language, store.clock()
        self._purpose = purpose
        self._settings = store.settings().with_texts(dict.fromkeys(DEVICE_ITEMS, "yes"))

    def covers(self, dossier: Dossier, address: str | None) -> bool:
        """Whether one address is covered; None: the one the person likes best."""
        return self._covering(dossier, address) is not None

    def covered(self, dossier: Dossier) -> str | None:
        """The person's first address on the channel that is covered."""
        points = (one.value for one in dossier.contact_points if self.serves(one))
        return next((address for address in points if self.covers(dossier, address)), None)

    def serves(self, point: ContactPoint) -> bool:
        """Whether the channel reaches somebody by this number or address."""
        return point.serves(self.channel.address_kind, self.channel.id)

    def row(self, dossier: Dossier, address: str | None = None) -> ListRow:
        """The answer in words: of the purpose that covers it, else of the person's own matters."""
        purpose = self._covering(dossier, address) or self._asked(dossier)[0]
        situation = Situation(dossier, self._settings, self._catalogue)
        answer = situation.answer(self.channel, purpose, self._language, self._now, address)
        return row_of(dossier, answer, self.channel)

    def reason(self, row: ListRow) -> str:
        """Why a number may be there or not: for any purpose it is the signature that counts, not who wrote first."""
        answer = row.answer
        if self._purpose is not None:
            return answer.reason
        if answer.verdict.is_yes and answer.state.is_signed:
            return self._say("signed", row.name)
        if answer.verdict is Verdict.ASK_FIRST and answer.state in _NEVER_SIGNED:
            return self._say("not_signed", row.name)
        return answer.reason

    def _say(self, key: str, name: str) -> str:
        channel = self.channel.names[self._language]
        return resources.text(self._language, f"phone_book.{key}", name=name, channel=channel)

    def _covering(self, dossier: Dossier, address: str | None) -> Purpose | None:
        for purpose in self._asked(dossier):
            case = judged(dossier, self._settings, self._catalogue, self.channel, purpose, address)
            if case.judgement.verdict.is_yes:
                return purpose
        return None

    def _asked(self, dossier: Dossier) -> Sequence[Purpose]:
        if self._purpose is not None:
            return (self._purpose,)
        fitting = purposes_for(dossier.kind)
        own = Purpose.STAFF_MATTER if Purpose.STAFF_MATTER in fitting else Purpose.APPOINTMENT_OR_ORDER
        return (own, *(one for one in fitting if one not in (own, Purpose.ANSWER_OWN_REQUEST)))
