"""The log in plain words: one sentence for each kind of entry, worded anew from its data in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

import resources
from consentregister.domain.channel import Catalogue
from consentregister.domain.form_code import shown_code

_PARTS = {"matter": "log.part_matter", "reason": "log.part_reason", "purpose": "log.part_purpose"}
# How what the machine read on a page relates to what a person confirmed.
_READ = {"confirmed": "log.read_confirmed", "corrected": "log.read_corrected", "by_hand": "log.read_by_hand"}


def sentence(kind: str, payload: Mapping[str, object], language: str, catalogue: Catalogue) -> str:
    """What an entry says. Of a forgotten one only its kind is left."""
    if not payload:
        return resources.text(language, "log.forgotten")
    return resources.text(language, f"log.{_key(kind, payload)}", **_filled(payload, language, catalogue)).strip()


def _key(kind: str, payload: Mapping[str, object]) -> str:
    if kind == "message_out" and not payload.get("verdict"):
        return "message_out_no_verdict"
    if kind == "person_edited" and payload.get("fields") == ["info_sheet_given"]:
        return "info_sheet_noted"
    return kind


def _filled(payload: Mapping[str, object], language: str, catalogue: Catalogue) -> dict[str, str]:
    filled = {key: _shown(key, value, language, catalogue) for key, value in payload.items()}
    if isinstance(payload.get("cells"), list):
        filled["cells"] = cells_in_words(payload["cells"], language, catalogue)
    read = _READ.get(str(payload.get("read")))
    filled["read_part"] = resources.text(language, read) if read else ""
    for part, key in _PARTS.items():
        value = filled.get(part, "")
        filled[f"{part}_part"] = resources.text(language, key, value=value) if value else ""
    return filled


def _shown(key: str, value: object, language: str, catalogue: Catalogue) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        return ", ".join(_shown(key, one, language, catalogue) for one in value)
    text = str(value)
    match key:
        case "channel":
            return channel_name(text, language, catalogue)
        case "purpose":
            return resources.text(language, f"words.purpose_short.{text}")
        case "verdict" | "kind" | "scope" | "way" | "form_kind" | "language":
            return resources.text(language, f"words.{key}.{text}")
        case "code" | "codes":
            return shown_code(text)
        case _:
            return text


def cells_in_words(cells: object, language: str, catalogue: Catalogue) -> str:
    """Channels with their purposes, each channel once: "WhatsApp (Antworten, Termine), SMS (Werbung)"."""
    purposes: dict[str, list[str]] = {}
    for cell in cells if isinstance(cells, list) else []:
        channel, _, purpose = str(cell).partition(":")
        short = resources.text(language, f"words.purpose_short.{purpose}")
        purposes.setdefault(channel_name(channel, language, catalogue), []).append(short)
    return ", ".join(f"{channel} ({', '.join(words)})" for channel, words in purposes.items())


def channel_name(channel: str, language: str, catalogue: Catalogue) -> str:
    """A channel as people name it; one that is no longer known by its id."""
    known = catalogue.channels.get(channel)
    return known.names[language] if known else channel
