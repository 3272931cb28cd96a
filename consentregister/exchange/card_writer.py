"""People as vCard 3.0 (RFC 2426), which every phone reads: UTF-8, lines of 75 bytes at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote

from consentregister.domain.contact import EMAIL, PHONE, PHONE_KINDS, ContactPoint
from consentregister.domain.person import Person, sort_name
from consentregister.domain.words import PersonKind

_LONGEST: Final = 75  # bytes of a line without its end (RFC 2426, 2.6)
_END: Final = "\r\n"
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def cards_bytes(people: Iterable[Person]) -> bytes:
    """A file of cards, one for each person: name, numbers and addresses with their labels, postal address, birthday."""
    return "".join(_folded(line) for person in people for line in _lines(person)).encode()


def _lines(person: Person) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:3.0")
    yield from _name(person)
    for number, point in enumerate(person.contact_points, start=1):
        yield from _point(point, f"item{number}")
    if person.street or person.postcode or person.city:
        yield "ADR:;;" + ";".join(_escaped(part) for part in (person.street, person.city, "", person.postcode, ""))
    if person.birth_date:
        yield f"BDAY:{person.birth_date.isoformat()}"
    yield "END:VCARD"


def _name(person: Person) -> Iterator[str]:
    """The whole name, and how phones order it; a firm's has no first name."""
    last = sort_name(person.name, person.kind)
    first = "" if last == person.name else last.rpartition(", ")[2]
    family = last.removesuffix(f", {first}") if first else last
    yield f"N:{_escaped(family)};{_escaped(first)};;;"
    yield f"FN:{_escaped(person.name)}"
    if person.kind is PersonKind.BUSINESS_CONTACT:
        yield f"ORG:{_escaped(person.name)}"


def _point(point: ContactPoint, group: str) -> Iterator[str]:
    if point.kind == PHONE:
        yield from _labelled("TEL", point, "VOICE", group)
    elif point.kind == EMAIL:
        yield from _labelled("EMAIL", point, "INTERNET", group)
    else:  # as iPhones write an address of a service; any sign in it is safe
        yield f"IMPP;X-SERVICE-TYPE={point.kind}:x-apple:{quote(point.value, safe='')}"


def _labelled(name: str, point: ContactPoint, unlabelled: str, group: str) -> Iterator[str]:
    """A number or address: its label as kinds where phones know them, else as the owner's word for it."""
    kinds = point.label.split(" ")
    if not point.label:
        yield f"{name};TYPE={unlabelled}:{_escaped(point.value)}"
    elif PHONE_KINDS.issuperset(kinds) and len(set(kinds)) == len(kinds):
        yield f"{name};TYPE={','.join(kinds)}:{_escaped(point.value)}"
    else:
        yield f"{group}.{name}:{_escaped(point.value)}"
        yield f"{group}.X-ABLabel:{_escaped(_marked(point.label))}"


def _marked(label: str) -> str:
    """What looks like a label of Apple's own is put into their marks once more: one pair is taken off in reading."""
    return f"_$!<{label}>!$_" if label.startswith("_$!<") else label


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, never cut within a letter."""
    if len(line) * 4 <= _LONGEST or len(line.encode()) <= _LONGEST:
        return line + _END
    pieces, size = [""], 0
    for letter in line:
        length = len(letter.encode())
        if size + length > _LONGEST:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += length
    return _END.join(pieces) + _END
