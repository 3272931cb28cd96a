"""Links that open a messenger, the mail program or the telephone. Every part that comes from outside is encoded."""

from __future__ import annotations

import re
from urllib.parse import quote

from consentregister.domain.channel import Channel
from consentregister.domain.words import AddressKind

_PHONE = r"\+([1-9][0-9]{6,14})"
# What the link can take of the addresses that are not a service's own; the one group is what stands in the link.
_FITTING = {
    AddressKind.MOBILE: _PHONE,
    AddressKind.PHONE: _PHONE,
    AddressKind.EMAIL: r"([^\s@,;<>\"()]+@[^\s@,;<>\"()]+)",
}


def link_for(channel: Channel, address: str, text: str = "") -> str | None:
    """The link that opens a channel at an address, with a text to begin with where the service takes one.

    Args:
        channel: whose pattern to fill.
        address: E.164 for a telephone number, else as kept.
        text: what the message begins with.

    Returns: None when the channel has no link or the address does not fit it.
    """
    fits = re.fullmatch(channel.link_address or _FITTING.get(channel.address_kind, ""), address)
    if not channel.link or not fits:
        return None
    link = channel.link.replace("{address}", _quoted(fits[1]))
    return link + (channel.link_text.replace("{text}", _quoted(text)) if text else "")


def _quoted(text: str) -> str:
    # A lone half of an emoji can't be written in UTF-8; it becomes a question mark.
    return quote(text, safe="@:", errors="replace")
