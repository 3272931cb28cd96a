"""The business's own addresses: where customers write to it, read from the settings as its links take them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from consentregister.domain.channel import Catalogue, Channel
from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.links import contact_link
from consentregister.domain.settings import ADDRESSED, Settings
from consentregister.domain.words import AddressKind

LONGEST_CARD_TEXT: Final = 120
_SENTENCES: Final[Mapping[str, str]] = {
    "whatsapp": "contact_whatsapp_invalid",
    "signal": "contact_signal_invalid",
    "threema": "contact_threema_invalid",
    "telegram": "contact_telegram_invalid",
    "instagram": "contact_instagram_invalid",
    "facebook_messenger": "contact_facebook_invalid",
    "matrix_element": "contact_matrix_invalid",
}


def contact_address(channel: Channel, settings: Settings) -> str:
    """Where the business is written to on a channel, as the link takes it: E.164 for a number; "" for nowhere.

    Raises:
        InvalidInput: naming the setting, when what stands there is no address of this service.
    """
    if channel.address_kind is AddressKind.EMAIL:
        return ContactPoint.email(settings.business_email).value if settings.business_email else ""
    if channel.id not in ADDRESSED:
        return ""
    typed = str(getattr(settings, f"{channel.id}_address")).strip()
    if not typed:
        return _own_mobile(settings) if channel.id == "whatsapp" else ""
    address = _read(channel, typed, settings.country)
    if contact_link(channel, address) is None:
        raise _refused(channel, typed)
    return address


def check_contact_addresses(settings: Settings, catalogue: Catalogue) -> None:
    """Refuse an address that is none of its service's, and a first text too long for a code.

    Raises:
        InvalidInput: naming the setting.
    """
    for channel in ADDRESSED:
        contact_address(catalogue.channels[channel], settings)
    check_card_text(settings.card_text)


def check_card_text(text: str) -> str:
    """The first text, if a code can hold it.

    Raises:
        InvalidInput: it is too long, or holds signs that nobody can type.
    """
    if len(text) > LONGEST_CARD_TEXT:
        raise InvalidInput("card_text", "card_text_long", limit=LONGEST_CARD_TEXT)
    if not text.isprintable():
        raise InvalidInput("card_text", "text_invalid")
    return text


def _own_mobile(settings: Settings) -> str:
    if not settings.business_phone:
        return ""
    point = ContactPoint.phone(settings.business_phone, country=settings.country)
    return point.value if point.mobile else ""


def _read(channel: Channel, typed: str, country: str) -> str:
    """A number as E.164 where the service goes by number, else what was typed; a Threema ID in capitals."""
    if channel.address_kind is not AddressKind.MOBILE:
        return typed.upper() if channel.id == "threema" else typed
    if not any(character.isdigit() for character in typed[:4]):
        return typed
    try:
        return ContactPoint.phone(typed, country=country).value
    except InvalidInput:
        raise _refused(channel, typed) from None


def _refused(channel: Channel, typed: str) -> InvalidInput:
    return InvalidInput(f"{channel.id}_address", _SENTENCES[channel.id], value=typed[:80])
