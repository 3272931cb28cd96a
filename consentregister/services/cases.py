"""From a person's dossier to the decision: the ten facts and the circumstances of one channel and purpose."""

from __future__ import annotations

from dataclasses import dataclass

from consentregister.domain.channel import Catalogue, Channel, Service
from consentregister.domain.consent import latest
from consentregister.domain.decision import Facts
from consentregister.domain.modifiers import Circumstances, Judgement, judge
from consentregister.domain.settings import Settings
from consentregister.domain.standing import (
    Dossier,
    Standing,
    first_writer,
    guardian_of,
    objection_for,
    standing,
)
from consentregister.domain.words import Guardian, Purpose
from consentregister.services.points import address_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question with its answer, not yet worded."""

    channel: Channel
    purpose: Purpose
    address: str | None
    facts: Facts
    circumstances: Circumstances
    standing: Standing
    judgement: Judgement


def judged(
    dossier: Dossier,
    settings: Settings,
    catalogue: Catalogue,
    channel: Channel,
    purpose: Purpose,
    address: str | None = None,
) -> Case:
    """Answer one question from what is on file."""
    where = address or address_on(dossier, channel)
    stands = standing(dossier, settings, channel.id, purpose, where or "")
    guardian = guardian_of(dossier, settings)
    facts = Facts(
        person_kind=dossier.kind,
        minor=guardian is not Guardian.NOT_NEEDED,
        guardian=guardian,
        purpose=purpose,
        channel=channel.channel_class,
        first_writer=first_writer(dossier, settings, channel.id),
        consent_state=stands.state,
        blocked=dossier.blocked,
        objection=objection_for(dossier, channel.id, purpose),
        uwg_7_3_checked=settings.use_7_3 and dossier.uwg_7_3 and not _has_our_form(dossier),
    )
    circumstances = Circumstances(
        service=service_of(channel, settings, catalogue),
        device_ready=settings.device_ready,
        dpf_valid=settings.dpf_valid,
        info_sheet_given=dossier.info_sheet_given,
        number_given=dossier.number_given,
        form_names_service=_is_named(dossier, channel),
        spoken_only=stands.spoken_only,
        expired_because=stands.expired_because,
    )
    judgement = judge(facts, circumstances, sms_is_modern=settings.sms_counts_as_modern_media)
    return Case(
        channel=channel,
        purpose=purpose,
        address=where,
        facts=facts,
        circumstances=circumstances,
        standing=stands,
        judgement=judgement,
    )


def service_of(channel: Channel, settings: Settings, catalogue: Catalogue) -> Service | None:
    """By which service the business uses a channel: as set, else the channel's first."""
    chosen = getattr(settings, f"{channel.id}_service", None) or next(iter(channel.services), None)
    return catalogue.services.get(chosen) if chosen else None


def _is_named(dossier: Dossier, channel: Channel) -> bool:
    """Whether a signed paper on file names this channel, and so its service (M2, M3).

    A form printed here carries the notice on each messenger it asks for, unless the business took it out of its text;
    of a paper filed from elsewhere the owner says which channel it names.
    """
    here = [said for said in dossier.statements if said.channel == channel.id]
    newest = (latest(said for said in here if said.purpose is purpose) for purpose in {said.purpose for said in here})
    return any(said is not None and said.is_proved and said.names_services for said in newest)


def _has_our_form(dossier: Dossier) -> bool:
    """Whether the person was handed a form that promises: no tick, no advertising by e-mail (section 2)."""
    return any(said.form for said in dossier.statements)
