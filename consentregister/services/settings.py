"""The business's settings and the work phone's checklist (S1)."""

from __future__ import annotations

from collections.abc import Mapping

from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue
from consentregister.domain.colour import LEAST_CONTRAST, contrast_on_white, darkened
from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.settings import DEVICE_ITEMS, Settings
from consentregister.domain.times import local_day
from consentregister.services.authorities import supervisory_authority
from consentregister.services.contact_addresses import check_contact_addresses
from consentregister.store.settings import read_settings, write_settings
from consentregister.store.store import Store


class SettingsService:
    """What a user does with settings."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def show(self) -> Settings:
        """The settings as they stand."""
        return self._store.settings()

    def set(self, texts: Mapping[str, str]) -> Changed[Settings]:
        """Change some settings, each given as text.

        Raises:
            InvalidInput: naming the key; nothing was changed.
        """
        if texts.get("logo"):
            raise InvalidInput("logo", "logo_unknown")
        checked = check_settings(self._store.settings().with_texts(texts), self._catalogue)
        kept = checked.as_texts()
        with self._store.change() as change:
            old = read_settings(change.connection).as_texts()
            write_settings(change, {key: kept[key] for key in texts})
            before = {key: old[key] for key in sorted(texts) if old[key] != kept[key]}
            change.log("settings_changed", keys=sorted(texts), before=before)
            change.touch("settings", "people")
        return change.made(checked)

    def device(self) -> list[tuple[str, bool]]:
        """The checklist of the work phone, each point with whether it is done (M1)."""
        settings = self.show()
        return [(key, bool(getattr(settings, key))) for key in DEVICE_ITEMS]

    def confirm_device(self) -> Changed[Settings]:
        """Confirm every point of the checklist, with today's date."""
        today = local_day(self._store.clock()).isoformat()
        return self.set({**dict.fromkeys(DEVICE_ITEMS, "yes"), "device_confirmed_at": today})


def check_settings(settings: Settings, catalogue: Catalogue) -> Settings:
    """Refuse what can't be a business's data, and fill what can be known.

    Raises:
        InvalidInput: no name, a wrong number or e-mail, an unknown channel or service.
    """
    if not settings.business_name.strip():
        raise InvalidInput("business_name", "name_empty")
    if settings.business_phone:
        ContactPoint.phone(settings.business_phone, country=settings.country)
    if settings.business_email:
        ContactPoint.email(settings.business_email)
    for channel in settings.offered_channels:
        if channel not in catalogue.channels:
            raise InvalidInput("channels", "channel_unknown", channel=channel)
    _check_colour(settings)
    _check_services(settings, catalogue)
    check_contact_addresses(settings, catalogue)
    return settings


def _check_colour(settings: Settings) -> None:
    """A colour must be read on white paper, printed in grey too (WCAG: 4.5 to 1)."""
    told, code = settings.paper_colour, settings.paper_colour_code
    if contrast_on_white(code) < LEAST_CONTRAST:
        raise InvalidInput("paper_colour", "colour_too_light", value=told, colour=darkened(code))


def _check_services(settings: Settings, catalogue: Catalogue) -> None:
    for channel in ("whatsapp", "threema"):
        key = f"{channel}_service"
        service = getattr(settings, key)
        if service not in catalogue.channels[channel].services:
            raise InvalidInput(key, "setting_invalid", setting=key, value=service)


def with_authority(settings: Settings) -> Settings:
    """The settings with the supervisory authority proposed by the postcode, where the owner named none."""
    from dataclasses import replace

    if settings.supervisory_authority or not settings.business_postcode:
        return settings
    proposed = supervisory_authority(settings.business_postcode, settings.form_language)
    return replace(settings, supervisory_authority=proposed)
