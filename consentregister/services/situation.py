"""One person at one time: what is on file, and the answers that follow from it. Reads nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from consentregister.domain.answer import Answer, Board, Cell
from consentregister.domain.channel import Catalogue, Channel
from consentregister.domain.links import link_for
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier
from consentregister.domain.words import ConsentState, Language, PersonKind, Purpose, Verdict
from consentregister.services.answers import accompanying_text, no_signature, word
from consentregister.services.cases import Case, judged
from consentregister.services.explanations import debated
from consentregister.services.grounds import Grounds
from consentregister.services.points import IN_PERSON, channels_in_use, purposes_for, reaches

NEEDS_A_NOTE = "R74_B2B_PHONE_PRESUMED"


@dataclass(frozen=True, slots=True)
class Situation:
    """What is on file about a person, with the settings in force."""

    dossier: Dossier
    settings: Settings
    catalogue: Catalogue

    def answer(
        self, channel: Channel, purpose: Purpose, language: Language, asked_at: datetime, address: str | None = None
    ) -> Answer:
        """The whole answer to one question, in words; for one address, or the one the person likes best."""
        case = self._case(channel, purpose, address)
        judgement, dossier = case.judgement, self.dossier
        texts = word(judgement, case.facts, case.circumstances, person_name=dossier.name, language=language)
        is_yes = judgement.verdict.is_yes
        return Answer(
            person=dossier.id,
            channel=channel.id,
            purpose=purpose,
            verdict=judgement.verdict,
            rule=judgement.rule.id,
            headline=texts.headline,
            reason=texts.reason,
            source=texts.source,
            next_step=texts.next_step,
            next_step_2=texts.next_step_2,
            state=case.standing.state,
            notices=texts.notices,
            allowed_channels=self._allowed_channels(channel, purpose),
            contact_point=case.address,
            link=_link(case) if is_yes else None,
            until=_until(case) if is_yes else None,
            accompany=self._accompanying(case, language) if is_yes else "",
            no_signature=no_signature(judgement, language),
            needs_note=is_yes and judgement.rule.id == NEEDS_A_NOTE,
            at=dossier.now,
            asked_at=asked_at,
            name=dossier.name,
            language=language,
            seeds=texts.seeds,
            debated=debated(case, language),
            inputs=case.facts,
            grounds=Grounds(case, dossier, self.settings, language).lines,
        )

    def board(self) -> Board:
        """All channels in use by all purposes that fit the person."""
        channels, purposes = self._channels(), purposes_for(self.dossier.kind)
        cells = {}
        for channel in channels:
            for purpose in purposes:
                judgement = self._case(self.catalogue.channels[channel], purpose).judgement
                cells[channel, purpose] = Cell(judgement.verdict, judgement.rule.id)
        return Board(self.dossier.id, channels, purposes, cells)

    def badge(self) -> tuple[str, Verdict]:
        """The channel the person likes best, and whether appointments (staff matters) may go there."""
        known = self.catalogue.channels
        first = next((one for one in self._channels() if reaches(self.dossier, known[one])), IN_PERSON)
        staff = self.dossier.kind is PersonKind.EMPLOYEE
        purpose = Purpose.STAFF_MATTER if staff else Purpose.APPOINTMENT_OR_ORDER
        return first, self._case(known[first], purpose).judgement.verdict

    def _channels(self) -> tuple[str, ...]:
        return channels_in_use(self.dossier, self.settings, self.catalogue)

    def _case(self, channel: Channel, purpose: Purpose, address: str | None = None) -> Case:
        return judged(self.dossier, self.settings, self.catalogue, channel, purpose, address)

    def _allowed_channels(self, asked: Channel, purpose: Purpose) -> tuple[str, ...]:
        others = (self.catalogue.channels[one] for one in self._channels() if one != asked.id)
        return tuple(
            one.id for one in others if reaches(self.dossier, one) and self._case(one, purpose).judgement.verdict.is_yes
        )

    def _accompanying(self, case: Case, language: Language) -> str:
        return accompanying_text(
            case.judgement.rule.id,
            self.settings,
            language,
            channel=case.channel.channel_class,
            info_sheet_given=self.dossier.info_sheet_given,
        )


def _link(case: Case) -> str | None:
    if case.address is None or case.judgement.rule.id == NEEDS_A_NOTE:
        return None
    return link_for(case.channel, case.address)


def _until(case: Case) -> datetime | None:
    """A first contact opens the channel for some time only."""
    return case.standing.until if case.standing.state is ConsentState.GRANTED_BY_FIRST_CONTACT else None
