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


def contact_link(channel: Channel, address: str, text: str = "", subject: str = "") -> str | None:
    """The link by which a customer writes to the business, with a first text where the service takes one.

    Args:
        channel: whose pattern to fill; by its name where the address is one, else by number, as `link_for`.
        address: E.164 for a telephone number, else as kept.
        text: what the customer's message begins with. subject: of that text, for mail.

    Returns: None when the address does not fit. The sources of the patterns stand in `channels.toml`.
    """
    named = re.fullmatch(channel.name_address, address) if channel.name_address else None
    if named is None:
        link = link_for(channel, address, text)
        more = channel.link_subject.replace("{subject}", _quoted(subject)) if text and subject else ""
        return link + more if link else None
    link = channel.name_link.replace("{address}", _quoted(named[1]))
    return link + (channel.name_text.replace("{text}", _quoted(text)) if text else "")


def _quoted(text: str) -> str:
    # A lone half of an emoji can't be written in UTF-8; it becomes a question mark.
    return quote(text, safe="@:", errors="replace")
