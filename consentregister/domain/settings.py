"""The business and its settings: one flat set of keys, the same in the store, the window and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, get_type_hints

from consentregister.domain.colour import colour_code
from consentregister.domain.errors import InvalidInput
from consentregister.domain.paper import Paper, PaperSize
from consentregister.domain.words import Language

_TRUE = frozenset({"1", "true", "yes", "on", "ja"})
_FALSE = frozenset({"0", "false", "no", "off", "nein"})
_LONGEST_TEXT = 2000
# Bounds of the whole numbers, in the unit of their name.
_BOUNDS: Mapping[str, tuple[int, int]] = {
    "guardian_age": (14, 18),
    "reconfirm_after_months": (1, 120),
    "first_contact_max_days": (1, 365),
    "first_contact_grace_days": (0, 90),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the owner can set. What is empty prints as a line to write on.

    Attributes:
        initials: who did it, in every entry of the log.
        form_language: the language of forms for persons without one of their own.
        channels: channels the business offers, in the order shown, separated by spaces.
        guardian_age: below it the parents sign (decision_rules section 8, "Children").
        reconfirm_after_months, first_contact_max_days, first_contact_grace_days: periods of sections 4 and 5.
        sms_counts_as_modern_media: whether SMS needs a signature for own matters too (S3, S4).
        dpf_valid: whether the EU-US adequacy decision stands (M7).
        dpf_checked_at: day on which the owner found WhatsApp's provider in the list of the framework.
        use_7_3: the exception for own customers by e-mail (§ 7(3) UWG) for the whole business.
        whatsapp_service, threema_service: which of the provider's services the business uses.
        whatsapp_address … matrix_element_address: where customers write to the business, by service: a number, a name
            or a link, as typed; an empty `whatsapp_address` is the business's own number where that is a mobile one.
        card_text: what a message begins with that a customer writes by the counter card; empty is the usual sentence.
        paper_colour: the business's colour on paper, by its name or as "#rrggbb"; empty for the usual one.
        logo: SHA-256 of the document that stands in the letterhead; empty for the letter of the business's name.
        paper_size, large_print, notice_on_back, customer_copy: how forms are printed unless told otherwise.
        watched_folder: where the scanner or the phone puts its files; empty watches none.
        device_*: the checklist of the work phone (M1).
        sources of the remaining texts: the placeholders of the forms.
    """

    business_name: str = ""
    business_owner: str = ""
    business_street: str = ""
    business_postcode: str = ""
    business_city: str = ""
    business_phone: str = ""
    business_email: str = ""
    business_services: str = ""
    country: str = "DE"
    initials: str = ""
    form_language: Language = Language.DE
    supervisory_authority: str = ""
    dpo_contact: str = ""
    data_source: str = ""
    recipients_list: str = ""
    staff_recipients_list: str = ""
    own_services_country: str = ""
    privacy_notice_url: str = ""
    channels: str = "whatsapp sms phone_call email letter"
    guardian_age: int = 16
    reconfirm_after_months: int = 24
    first_contact_max_days: int = 180
    first_contact_grace_days: int = 14
    sms_counts_as_modern_media: bool = True
    dpf_valid: bool = True
    dpf_checked_at: date | None = None
    use_7_3: bool = False
    whatsapp_service: str = "whatsapp_business_app"
    threema_service: str = "threema_work"
    whatsapp_address: str = ""
    signal_address: str = ""
    threema_address: str = ""
    telegram_address: str = ""
    instagram_address: str = ""
    facebook_messenger_address: str = ""
    matrix_element_address: str = ""
    card_text: str = ""
    paper_colour: str = ""
    logo: str = ""
    paper_size: PaperSize = PaperSize.A4
    large_print: bool = False
    notice_on_back: bool = False
    customer_copy: bool = False
    watched_folder: str = ""
    device_contacts_off: bool = False
    device_work_phone_only: bool = False
    device_no_cloud_backup: bool = False
    device_confirmed_at: date | None = None

    @property
    def business_address(self) -> str:
        """Street, postcode and town in one line; parts that are empty are left out."""
        town = f"{self.business_postcode} {self.business_city}".strip()
        return ", ".join(part for part in (self.business_street, town) if part)

    @property
    def paper(self) -> Paper:
        """How forms are printed unless told otherwise."""
        return Paper(
            size=self.paper_size, large=self.large_print, notice_on_back=self.notice_on_back, copy=self.customer_copy
        )

    @property
    def paper_colour_code(self) -> str:
        """The business's colour as "#rrggbb"."""
        return colour_code(self.paper_colour)

    @property
    def device_ready(self) -> bool:
        """Whether the work phone's checklist is confirmed (M1)."""
        return self.device_contacts_off and self.device_work_phone_only and self.device_no_cloud_backup

    @property
    def offered_channels(self) -> tuple[str, ...]:
        """Ids of the channels the business offers, in the order shown."""
        return tuple(self.channels.split())

    def with_texts(self, texts: Mapping[str, str]) -> Settings:
        """These settings with some keys changed, each given as text.

        Raises:
            InvalidInput: naming the key, when it is unknown or its value can't be read or is out of bounds.
        """
        changed: dict[str, Any] = {key: _read(key, text) for key, text in texts.items()}
        return replace(self, **changed)

    def as_texts(self) -> dict[str, str]:
        """Every key with its value as text: what `with_texts` reads."""
        return {field.name: _write(getattr(self, field.name)) for field in fields(self)}


# The messengers on which a business can name an address of its own.
ADDRESSED = ("whatsapp", "signal", "threema", "telegram", "instagram", "facebook_messenger", "matrix_element")
DEVICE_ITEMS = ("device_contacts_off", "device_work_phone_only", "device_no_cloud_backup")
_TYPES: Mapping[str, Any] = get_type_hints(Settings)


def _write(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _read(key: str, text: str) -> object:
    kind = _TYPES.get(key)
    if kind is None or key not in Settings.__dataclass_fields__:
        raise InvalidInput(key, "setting_unknown", setting=key)
    try:
        return _parse(key, kind, text.strip())
    except ValueError:
        reason = "colour_invalid" if key == "paper_colour" else "setting_invalid"
        raise InvalidInput(key, reason, setting=key, value=text[:80]) from None


def _parse(key: str, kind: Any, text: str) -> object:
    if key == "paper_colour" and text:
        colour_code(text)
    if kind is str:
        if len(text) > _LONGEST_TEXT:
            raise ValueError(key)
        return text
    if kind is bool:
        if text.lower() not in _TRUE | _FALSE:
            raise ValueError(key)
        return text.lower() in _TRUE
    if kind is int:
        low, high = _BOUNDS[key]
        if not low <= int(text) <= high:
            raise ValueError(key)
        return int(text)
    if kind in (Language, PaperSize):
        return kind(text)
    return date.fromisoformat(text) if text else None
