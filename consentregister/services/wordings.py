"""The wordings of the forms: read from their source, filled in, and handed to paper as a finished page.

A wording is one TOML text, kept for ever by its digest. What a person signed can thus be shown again word for word,
however often the business edits its texts afterwards.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final

from consentregister.domain.channel import Channel, Service
from consentregister.domain.errors import InvalidInput
from consentregister.domain.form_code import shown_code
from consentregister.domain.settings import Settings
from consentregister.domain.words import ChannelClass, FormKind, Language, Purpose
from consentregister.paper.page import Footer, FormPage, Letterhead, WordingMark
from consentregister.services.letter_windows import letter_window
from consentregister.services.templates import placeholders
from consentregister.services.wording_parts import REQUIRED, Filling, blocks_of
from consentregister.services.wording_values import (
    Messenger,
    PersonOnPaper,
    age_values,
    business_values,
    messenger_of,
    messenger_values,
    person_values,
    shown_date,
    value_texts,
    ways_in_words,
)
from resources import read_bytes

__all__ = [
    "BY_EMAIL",
    "OWN",
    "PersonOnPaper",
    "Wording",
    "compose",
    "known_placeholders",
    "letterhead_of",
    "parse_wording",
    "placeholders_of",
    "shipped_wording",
    "variant_of",
]

OWN: Final = "own"
BY_EMAIL: Final = "email"
_OWN_PURPOSES = frozenset({Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER})
# The others stay with the person, often on the back of a form that comes back: a code there would only confuse.
_COME_BACK = frozenset({kind for kind in FormKind if kind.is_consent} | {FormKind.WITHDRAWAL})
_LONGEST_SOURCE = 200_000
_HEAD_LENGTH = 12
# Filled by `compose`'s `details` where a form is about something that happened; without them a line to write on.
_DETAILS = (
    "consent_date",
    "withdrawal_received_at",
    "withdrawal_channel",
    "withdrawal_scope",
    "retention_end_date",
    "answer_deadline",
    "objected",
    "request_date",
    "attachments_list",
    "purposes_summary",
    "data_categories",
    "recipients_named",
    "nothing_kept",
    "delay_reason",
    "erasure_date",
    "erased_data_list",
    "devices_checked",
    "backup_expiry_date",
    "retained_data_list",
    "block_entry_content",
    "recipients_informed",
)
# Set by `compose` itself.
_OF_THE_SHEET = frozenset({"form_id", "form_version", "date", "sheet_on_back", "email_row", "advertising"})
_OF_AGE = frozenset({"guardian_line", "child_directly"})


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording as written: its mark, and its source for keeping."""

    mark: WordingMark
    source: str
    content: Mapping[str, Any]


@cache
def shipped_wording(kind: FormKind, language: Language, variant: str = "") -> Wording:
    """The wording that comes with the program."""
    stem = f"{kind}.{variant}" if variant else kind
    source = read_bytes(f"wordings/{stem}.{language}.toml").decode("utf-8").replace("\r\n", "\n")
    return parse_wording(source, kind, language, variant)


def parse_wording(source: str, kind: FormKind, language: Language, variant: str = "") -> Wording:
    """Read a wording, as shipped or as edited by the business.

    Raises:
        InvalidInput: when it is no TOML, lacks what a part needs, or its templates do more than names, `if` and `for`.
    """
    if len(source) > _LONGEST_SOURCE:
        raise InvalidInput("wording", "wording_invalid", detail="")
    try:
        content = tomllib.loads(source)
        for part in content["part"]:
            missing = REQUIRED[part["is"]] - part.keys()
            if missing:
                raise InvalidInput("wording", "wording_invalid", detail=", ".join(sorted(missing)))
        version = int(content["version"])
        content["title"], content["footer"], content["footer_right"]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise InvalidInput("wording", "wording_invalid", detail=str(error)) from None
    digest = hashlib.sha256(source.encode()).hexdigest()
    wording = Wording(WordingMark(kind, variant, language, version, digest), source, content)
    placeholders_of(wording)
    return wording


def placeholders_of(wording: Wording) -> frozenset[str]:
    """Every name the wording asks for, in its texts and conditions.

    Raises:
        InvalidInput: when a template does more than names, `if` and `for`.
    """
    return frozenset().union(*map(placeholders, _templates(wording.content)))


def _templates(value: Any, key: str = "") -> Iterator[str]:
    """Each string below `value`, a condition as the template it becomes."""
    if isinstance(value, str):
        yield f"{{% if {value} %}}{{% endif %}}" if key == "when" else value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _templates(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _templates(inner)


def compose(
    kind: FormKind,
    *,
    settings: Settings,
    person: PersonOnPaper,
    channels: Sequence[Channel],
    purposes: Sequence[Purpose],
    services: Mapping[str, Service],
    alternative_channels: Sequence[str],
    language: Language,
    code: str | None,
    printed_on: date,
    log_head: str = "",
    sheet_on_back: bool = False,
    wording: Wording | None = None,
    details: Mapping[str, object] | None = None,
    variant: str = "",
    logo: bytes = b"",
) -> FormPage:
    """A form, filled in and ready to be drawn.

    Args:
        channels: what the business offers, in the order shown; rows are printed only for those the person can use.
        purposes: what is asked for.
        services: by the channel's id, the service the business uses it by.
        alternative_channels: names of the ways to this person that need no consent.
        code: drawn as QR on forms that come back; elsewhere it only stands in the footer.
        log_head: the head of the log at the time of printing, kept outside the register by the footer.
        sheet_on_back: whether the information sheet is printed on the back, or enclosed.
        wording: the business's own wording; None for the one that comes with the program.
        details: further placeholders, of what happened (a withdrawal's day, way and scope).
        variant: of the wording, where it does not follow from the purposes.
        logo: a PNG for the letterhead; empty for none.

    Raises:
        InvalidInput: when an edited wording names an unknown placeholder.
    """
    used = wording or shipped_wording(kind, language, variant_of(kind, purposes) or variant)
    rows = _rows(kind, person, channels)
    messengers = _messengers(rows if kind.is_consent else channels, services, settings, language)
    values: dict[str, object] = {
        **_common_values(settings, person, messengers, language),
        **age_values(person, rows, settings, printed_on),
        "form_id": _form_id(kind, code, language),
        "form_version": used.mark.version,
        "date": shown_date(printed_on, language),
        "sheet_on_back": sheet_on_back,
        "email_row": any(channel.channel_class is ChannelClass.EMAIL for channel in rows),
        "advertising": bool(settings.business_services) and Purpose.ADVERTISING in purposes,
        **(details or {}),
    }
    values["alternative_channels"] = ways_in_words(alternative_channels, language) or values["alternative_channels"]
    filling = Filling(
        language=language,
        values=values,
        blank=value_texts(language)["blank"],
        rows=rows,
        purposes=frozenset(purposes),
        messengers=messengers,
    )
    page = _page(used, filling, settings, code, log_head)
    head = replace(page.letterhead, logo=logo) if page.letterhead else None
    window = letter_window(settings, person, language, printed_on) if used.content.get("letter") else None
    return replace(page, letterhead=head, window=window, colour=settings.paper_colour_code)


def variant_of(kind: FormKind, purposes: Sequence[Purpose]) -> str:
    """Only a customer's own matters take the short variant of the wording."""
    return OWN if kind is FormKind.CONSENT_CUSTOMER and _OWN_PURPOSES.issuperset(purposes) else ""


def _rows(kind: FormKind, person: PersonOnPaper, channels: Sequence[Channel]) -> list[Channel]:
    """The channels that reach the one who signs."""
    reached = (person.guardian or PersonOnPaper()) if kind is FormKind.CONSENT_GUARDIAN else person
    return [channel for channel in channels if reached.can_use(channel)]


def _common_values(
    settings: Settings, person: PersonOnPaper, messengers: Sequence[Messenger], language: Language
) -> dict[str, object]:
    """The placeholders of every form; what happened is left to `details`."""
    return {
        **business_values(settings, language),
        **person_values(person, language),
        **messenger_values(messengers, language),
        **dict.fromkeys(_DETAILS, ""),
    }


def known_placeholders(language: Language) -> frozenset[str]:
    """Every name a wording may ask for; those of one messenger only in the notices."""
    nobody = PersonOnPaper()
    common = _common_values(Settings(business_name=""), nobody, (), language)
    return _OF_THE_SHEET | _OF_AGE | common.keys()


def _messengers(
    channels: Sequence[Channel], services: Mapping[str, Service], settings: Settings, language: Language
) -> list[Messenger]:
    return [
        messenger_of(channel, services[channel.id], settings, language)
        for channel in channels
        if channel.channel_class is ChannelClass.MESSENGER
    ]


def _form_id(kind: FormKind, code: str | None, language: Language) -> str:
    names = value_texts(language)["form_id"]
    return str(names["code"].format(code=shown_code(code)) if code else names[kind])


def _page(wording: Wording, filling: Filling, settings: Settings, code: str | None, log_head: str) -> FormPage:
    content = wording.content
    texts = value_texts(filling.language)
    head = texts["log_head"].format(head=log_head[:_HEAD_LENGTH]) if log_head else ""
    right = filling.text(content["footer_right"])
    return FormPage(
        title=filling.text(content["title"]),
        author=settings.business_name,
        language=filling.language,
        letterhead=letterhead_of(settings, filling.language) if content.get("letterhead", True) else None,
        code=code if wording.mark.kind in _COME_BACK else None,
        blocks=blocks_of(content["part"], filling),
        footer=Footer(filling.text(content["footer"]), " · ".join(filter(None, (right, head))), texts["sheet_of"]),
        wording=wording.mark,
    )


def letterhead_of(settings: Settings, language: Language) -> Letterhead:
    """Who writes, as it stands on top of a sheet; the logo is not in it."""
    name = settings.business_name
    phone = value_texts(language)["phone"].format(phone=settings.business_phone) if settings.business_phone else ""
    lines = ((settings.business_owner, settings.business_address), (phone, settings.business_email))
    shown = (" · ".join(filter(None, line)) for line in lines)
    return Letterhead(name[:1].upper(), name, tuple(line for line in shown if line))
