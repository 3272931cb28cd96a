"""Links that come in from a browser or mail program: read strictly, for they may be anybody's.

A link names whom to ask about and on which channel, nothing else. Its text is never looked into; what is passed on
later is the link as it came. What can't be understood whole is refused: a part read otherwise by the program that
follows could name somebody nobody was asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput

LONGEST_LINK: Final = 8_000
OWN: Final = "consentregister"
SCHEMES: Final = ("whatsapp", "tel", "sms", "smsto", "mailto", OWN)

_MOST = 50
_LONGEST_NAME = 200
_FORBIDDEN = set(' #"<>\\^`{|}')
# Compiled when the first link comes: the start would wait for it.
_BROKEN = r"%(?![0-9A-Fa-f]{2})"
_LINE_BREAK = r"(?i:%0[AD])"
_WHATSAPP = r"(?://)?send/?(?:\?(.*))?"
_WHATSAPP_WEB = r"//wa\.me/([0-9]{7,15})(?:\?(.*))?"
_SMS = r"(?://)?([^?&;]*)(?:[?&;](.*))?"
_TEL = r"(?://)?([^?&;]+)(?:;ext=[0-9]{1,7})?"
_OWN = r"(?://)?check/?\?(.*)"
_KEY = r"[A-Za-z][A-Za-z0-9_-]*"
_CHANNEL = r"[a-z_]{0,40}"
# What each kind may say beside the address; another key could be another recipient.
_WHATSAPP_KEYS = frozenset({"phone", "text", "type", "app_absent"})
_MAIL_PEOPLE = ("to", "cc", "bcc")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLink:
    """A link and whom it is about.

    Attributes:
        link: as it came.
        scheme: one of `SCHEMES`, or "https" for WhatsApp's own page.
        channel: id of the channel it leads to; "" where it is left open (`consentregister:check` only).
        address: whom it goes to: E.164 or an e-mail address; "" where it names nobody, as in "share this page".
        name: what finds the person where there is no address (`consentregister:check` only).
        others: further recipients, in their order.
    """

    link: str
    scheme: str
    channel: str
    address: str = ""
    name: str = ""
    others: tuple[str, ...] = ()

    @property
    def leads_on(self) -> bool:
        """Whether something can be opened by it; our own kind only asks."""
        return self.scheme != OWN


def read_link(link: str, *, country: str = "DE") -> AskedLink:
    """Read a link that came in.

    Args:
        link: as it came.
        country: whose numbers are written without a country's code.

    Raises:
        InvalidInput: link_too_long; link_invalid for anything that is not understood whole.
    """
    if len(link) > LONGEST_LINK:
        raise InvalidInput("link", "link_too_long")
    scheme, _, rest = link.partition(":")
    read = _READERS.get(scheme.lower())
    if read is None or not link.isprintable() or _FORBIDDEN & set(link) or "%00" in link:
        raise _invalid()
    try:
        return read(link, scheme.lower(), rest, country)
    except ValueError:
        raise _invalid() from None


def _invalid() -> InvalidInput:
    return InvalidInput("link", "link_invalid")


def _tel(link: str, scheme: str, rest: str, country: str) -> AskedLink:
    (number,) = _parts(_TEL, rest)
    return AskedLink(link=link, scheme=scheme, channel="phone_call", address=_number(_decoded(number), country))


def _sms(link: str, scheme: str, rest: str, country: str) -> AskedLink:
    numbers, query = _parts(_SMS, rest)
    if not _pairs(query).keys() <= {"body"}:
        raise _invalid()
    first, others = _people([_number(one, country) for one in _listed(numbers)])
    return AskedLink(link=link, scheme=scheme, channel="sms", address=first, others=others)


def _whatsapp(link: str, scheme: str, rest: str, country: str) -> AskedLink:
    (query,) = _parts(_WHATSAPP, rest)
    pairs = _pairs(query)
    if not pairs.keys() <= _WHATSAPP_KEYS:
        raise _invalid()
    number = _decoded(pairs.get("phone", ""))
    return AskedLink(link=link, scheme=scheme, channel="whatsapp", address=_whatsapp_number(number, country))


def _whatsapp_web(link: str, scheme: str, rest: str, country: str) -> AskedLink:
    number, query = _parts(_WHATSAPP_WEB, rest)
    if not _pairs(query).keys() <= {"text"}:
        raise _invalid()
    return AskedLink(link=link, scheme=scheme, channel="whatsapp", address=_whatsapp_number(number, country))


def _whatsapp_number(text: str, country: str) -> str:
    """WhatsApp writes the country's code without a plus."""
    if not text:
        return ""
    return _number(text if text.startswith(("+", "0")) else f"+{text}", country)


def _mail(link: str, scheme: str, rest: str, _country: str) -> AskedLink:
    addresses, _, query = rest.partition("?")
    pairs = _pairs(query)
    # A file to attach, or a line break that begins another header, is nothing a link may bring.
    if any(key.startswith("attach") or (key != "body" and re.search(_LINE_BREAK, pairs[key])) for key in pairs):
        raise _invalid()
    lists = (addresses, *(pairs.get(key, "") for key in _MAIL_PEOPLE))
    first, others = _people([_mail_address(one) for part in lists for one in _listed(part)])
    return AskedLink(link=link, scheme=scheme, channel="email", address=first, others=others)


def _own(link: str, scheme: str, rest: str, country: str) -> AskedLink:
    (query,) = _parts(_OWN, rest)
    pairs = _pairs(query)
    channel = pairs.pop("channel", "")
    if not re.fullmatch(_CHANNEL, channel) or pairs.keys() not in ({"person"}, {"number"}):
        raise _invalid()
    if "number" in pairs:
        number = _number(_decoded(pairs["number"]), country)
        return AskedLink(link=link, scheme=scheme, channel=channel, address=number)
    name = " ".join(_decoded(pairs["person"].replace("+", " ")).split())
    if not name or len(name) > _LONGEST_NAME:
        raise _invalid()
    return AskedLink(link=link, scheme=scheme, channel=channel, name=name)


_READERS: Mapping[str, Callable[[str, str, str, str], AskedLink]] = {
    "whatsapp": _whatsapp,
    "https": _whatsapp_web,
    "tel": _tel,
    "sms": _sms,
    "smsto": _sms,
    "mailto": _mail,
    OWN: _own,
}


def _parts(pattern: str, rest: str) -> tuple[str, ...]:
    found = re.fullmatch(pattern, rest)
    if found is None:
        raise _invalid()
    return found.groups(default="")


def _pairs(query: str) -> dict[str, str]:
    """The values of a query by their keys, still encoded; the same key twice would be read by each in their own way."""
    pairs: dict[str, str] = {}
    for part in query.split("&") if query else ():
        key, _, value = part.partition("=")
        if not re.fullmatch(_KEY, key) or key.lower() in pairs:
            raise _invalid()
        pairs[key.lower()] = value
    return pairs


def _decoded(text: str) -> str:
    """Decoded once; nothing hidden comes out of it."""
    if re.search(_BROKEN, text):
        raise _invalid()
    decoded = unquote(text, errors="strict")
    if not decoded.isprintable():
        raise _invalid()
    return decoded


def _listed(text: str) -> list[str]:
    return [one.strip() for one in _decoded(text).split(",")] if text else []


def _people(addresses: list[str]) -> tuple[str, tuple[str, ...]]:
    """The first one, and the others once each."""
    different = tuple(dict.fromkeys(addresses))
    if len(different) > _MOST:
        raise _invalid()
    return (different[0], different[1:]) if different else ("", ())


def _number(text: str, country: str) -> str:
    try:
        return ContactPoint.phone(text, country=country).value
    except InvalidInput:
        raise _invalid() from None


def _mail_address(text: str) -> str:
    try:
        return ContactPoint.email(text).value
    except InvalidInput:
        raise _invalid() from None
