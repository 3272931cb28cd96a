"""One vCard as a contact: name, numbers with their labels, addresses, however the program that wrote it puts them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import unquote

from consentregister.domain.imported import ImportedContact, Labelled
from consentregister.exchange.card_lines import Property, plain, properties_of

# Messengers with an address of their own, by the word that programs use for them, in small letters without signs.
_SERVICES: Final = {
    "threema": "threema",
    "telegram": "telegram",
    "signal": "signal",
    "facebook": "facebook_messenger",
    "facebookmessenger": "facebook_messenger",
    "messenger": "facebook_messenger",
    "instagram": "instagram",
    "matrix": "matrix_element",
    "element": "matrix_element",
    "matrixelement": "matrix_element",
    "wire": "wire",
}
_OWN: Final = frozenset(f"X-{word.upper()}" for word in _SERVICES)
_NAMES: Final = _OWN | {"FN", "N", "ORG", "TEL", "EMAIL", "ADR", "BDAY", "IMPP", "X-SOCIALPROFILE", "X-ABLABEL"}

# What says nothing about whose number it is.
_NO_LABEL: Final = frozenset({"PREF", "VOICE", "INTERNET", "TEXT", "MSG", "X-INTERNET", "OTHER"})
_STANDARD_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)  # how Apple writes the labels that it translates
_HERE: Final = frozenset({"", "de", "germany", "deutschland", "bundesrepublik deutschland", "allemagne"})
_LEAST_PREFERRED: Final = 101  # preferences go from 1 to 100 (RFC 6350, 5.3)
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T.*)?")
_NO_YEAR: Final = "1604"  # what an iPhone writes for a birthday without its year
_WEB = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):(?=.)")


def contact_of(card: bytes, row: int) -> ImportedContact:
    """What a card says of a person.

    Args:
        card: with its first and last line. row: its number in its file.

    Raises:
        DamagedCard: a line that says it can't be read.
    """
    found = list(properties_of(card, _NAMES))
    of: defaultdict[str, list[Property]] = defaultdict(list)
    for one in found:
        of[one.name].append(one)
    labels = {one.group: one.text for one in of["X-ABLABEL"]}
    street, postcode, city = _address(_preferred(of["ADR"]))
    return ImportedContact(
        row=row,
        name=_name(of),
        phones=_labelled(of["TEL"], labels, "tel:"),
        emails=_labelled(of["EMAIL"], labels, "mailto:"),
        on=tuple(dict.fromkeys(_services(found))),
        street=street,
        postcode=postcode,
        city=city,
        birth_date=_birth_date(of["BDAY"]),
    )


def _name(of: Mapping[str, Sequence[Property]]) -> str:
    """The name as written out, else put together, else the firm's."""
    for full in of["FN"]:
        if full.text:
            return full.text
    for parts in of["N"]:
        family, given, additional, prefix, suffix = _padded(parts.fields, 5)
        if name := plain(" ".join((prefix, given, additional, family, suffix)).replace(",", " ")):
            return name
    return next((firm.fields[0] for firm in of["ORG"] if firm.fields), "")


def _padded(fields: Sequence[str], count: int) -> list[str]:
    return [*fields[:count], *[""] * (count - len(fields))]


def _preferred(found: Sequence[Property]) -> list[Property]:
    """The preferred ones first, else in their order."""
    return sorted(found, key=_preference)


def _preference(one: Property) -> int:
    if "PREF" in one.kinds:
        return 1
    said = one.params.get("PREF", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= len("100") else _LEAST_PREFERRED


def _labelled(found: Sequence[Property], labels: Mapping[str, str], scheme: str) -> tuple[Labelled, ...]:
    once: dict[str, Labelled] = {}
    for one in _preferred(found):
        if text := _without_scheme(one.text, scheme):
            once.setdefault(text, Labelled(text, _label(one, labels)))
    return tuple(once.values())


def _without_scheme(text: str, scheme: str) -> str:
    """A number or an address, where it is written as a link: "tel:+49-171-3920033;ext=12"."""
    if text[: len(scheme)].lower() != scheme:
        return text
    return plain(unquote(re.split(r"[;?]", text[len(scheme) :])[0]))


def _label(one: Property, labels: Mapping[str, str]) -> str:
    """What the owner of the address book calls it: their own word, else the kinds."""
    if own := labels.get(one.group, "") if one.group else "":
        standard = _STANDARD_LABEL.fullmatch(own)
        return standard[1] if standard else own
    return plain(" ".join(kind for kind in one.kinds if kind not in _NO_LABEL))


def _address(found: Sequence[Property]) -> tuple[str, str, str]:
    """Street, postcode, city of the first address with anything in it."""
    for one in found:
        box, extended, street, city, _, postcode, country = _padded(one.fields, 7)
        abroad = "" if country.casefold() in _HERE else country
        lines, place = _joined(street, extended, box), _joined(city, abroad)
        if lines or postcode or place:
            return lines, postcode, place
    return "", "", ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _birth_date(found: Sequence[Property]) -> str:
    """The day in ISO 8601, where it has a year, else as written; "" for a day without its year."""
    text = found[0].text if found else ""
    if text.startswith(("-", _NO_YEAR)):
        return ""
    day = _DAY.fullmatch(text)
    return "-".join(day.groups()) if day else text


def _services(found: Sequence[Property]) -> Iterator[tuple[str, str]]:
    """Addresses of messengers, with the channel they are on."""
    for one in found:
        if one.name not in _OWN | {"IMPP", "X-SOCIALPROFILE"}:
            continue
        scheme = _SCHEME.match(one.text)
        words = (one.params.get("X-SERVICE-TYPE", ""), one.name[2:], *one.kinds, scheme[1] if scheme else "")
        channel = next((_SERVICES[word] for word in map(_service_word, words) if word in _SERVICES), "")
        address = _own_address(channel, one)
        if channel and address:
            yield channel, address


def _service_word(word: str) -> str:
    return re.sub(r"[^a-z]", "", word.lower())


def _own_address(channel: str, one: Property) -> str:
    """The address as its service writes it, without the link around it."""
    if user := one.params.get("X-USER"):
        return plain(user)
    if _WEB.match(one.text):
        is_address = channel == "signal"  # its names are links and nothing else
        return one.text if is_address else plain(unquote(one.text.rstrip("/").rpartition("/")[2].partition("?")[0]))
    scheme = _SCHEME.match(one.text)
    text = plain(unquote(one.text[scheme.end() :])) if scheme else one.text
    return f"@{text[2:]}" if channel == "matrix_element" and text.startswith("u/") else text
