"""Which channels reach a person, and under which address."""

from __future__ import annotations

from consentregister.domain.channel import Catalogue, Channel
from consentregister.domain.contact import EMAIL, PHONE, ContactPoint
from consentregister.domain.errors import NotFound
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier
from consentregister.domain.words import AddressKind, Language, PersonKind, Purpose

IN_PERSON = "in_person"
_STAFF_PURPOSES = (Purpose.STAFF_MATTER, Purpose.ANSWER_OWN_REQUEST)
_CUSTOMER_PURPOSES = tuple(purpose for purpose in Purpose if purpose is not Purpose.STAFF_MATTER)


def purposes_for(kind: PersonKind) -> tuple[Purpose, ...]:
    """The purposes that make sense for a person: work in the team for staff, all others for everybody else."""
    return _STAFF_PURPOSES if kind is PersonKind.EMPLOYEE else _CUSTOMER_PURPOSES


def address_on(dossier: Dossier, channel: Channel) -> str | None:
    """A person's first address on a channel; None when they have none, or it needs none."""
    if channel.address_kind is AddressKind.POSTAL:
        return dossier.postal or None
    points = (point.value for point in dossier.contact_points if point.serves(channel.address_kind, channel.id))
    return next(points, None)


def listed_address(dossier: Dossier, channel: Channel, listed: str) -> str | None:
    """The address a list names a person by, where it serves the channel; else the first one that does."""
    points = (point for point in dossier.contact_points if point.value == listed)
    serves = any(point.serves(channel.address_kind, channel.id) for point in points)
    return listed if serves else address_on(dossier, channel)


def own_address(dossier: Dossier, channel: Channel, text: str, country: str) -> str:
    """One of a person's own addresses as kept, from what was typed.

    Raises:
        InvalidInput: it can't be an address of this channel. NotFound: the person does not have it.
    """
    match channel.address_kind:
        case AddressKind.EMAIL:
            typed = ContactPoint.email(text)
        case AddressKind.MOBILE | AddressKind.PHONE:
            typed = ContactPoint.phone(text, country=country)
        case _:
            typed = ContactPoint.own(channel.id, text)
    kinds = (EMAIL, PHONE, channel.id)
    if not any(point.value == typed.value and point.kind in kinds for point in dossier.contact_points):
        raise NotFound("address", "address_unknown", value=text)
    return typed.value


def reaches(dossier: Dossier, channel: Channel) -> bool:
    """Whether a person can be reached on a channel."""
    return channel.address_kind is AddressKind.NONE or address_on(dossier, channel) is not None


def channels_in_use(dossier: Dossier, settings: Settings, catalogue: Catalogue) -> tuple[str, ...]:
    """The channels the board shows: those the business offers, and those the person has or spoke about.

    In the person's order, the rest in the business's.
    """
    spoken = {said.channel for said in dossier.statements} | {talk.channel for talk in dossier.talks}
    own = {point.kind for point in dossier.contact_points}
    offered = settings.offered_channels
    extra = (one for one in catalogue.channels if one in spoken | own and one != IN_PERSON)
    ordered = dict.fromkeys((*dossier.preferred, *offered, *extra))
    return tuple(one for one in ordered if one in catalogue.channels)


def form_language(dossier: Dossier, settings: Settings) -> Language:
    """The language a person reads forms in."""
    return Language(dossier.form_language) if dossier.form_language else settings.form_language
