"""Two cards as the comparison shows them, read in one go in a worker thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consentregister.domain.contact import PHONE, ContactPoint, shown_label, shown_phone
from consentregister.domain.person import Person
from consentregister.domain.twins import Twins
from consentregister.domain.words import Statement

if TYPE_CHECKING:
    from consentregister.register import Register
    from ui.texts import Texts

_NO = (Statement.REFUSED, Statement.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the comparison: what it is about, and what each card says, "" for nothing."""

    about: str
    one: str
    other: str

    @property
    def is_same(self) -> bool:
        """Whether both say the same."""
        return self.one == self.other


@dataclass(frozen=True, slots=True)
class Compared:
    """Two cards, line by line; what is empty on both is left out.

    Attributes:
        people: the two, the older card first.
    """

    twins: Twins
    people: tuple[Person, Person]
    lines: Sequence[Line]


def compare(register: Register, twins: Twins, texts: Texts) -> Compared:
    """Read both cards.

    Raises:
        NotFound: one of them is gone by now.
    """
    people = (register.people.show(twins.one.id), register.people.show(twins.other.id))
    one, other = (_told(register, person, texts) for person in people)
    lines = [Line(about, one[about], other[about]) for about in one if one[about] or other[about]]
    return Compared(twins, people, lines)


def _told(register: Register, person: Person, texts: Texts) -> dict[str, str]:
    """What a card says, by what it is about, as people write it."""
    town = f"{person.postcode} {person.city}".strip()
    guardian = person.guardian
    forms = len(register.forms.all(person=person.id))
    return {
        "name": person.name,
        "kind": texts(f"words.kind.{person.kind}"),
        "points": "\n".join(_point(point, register, texts) for point in person.contact_points),
        "address": ", ".join(part for part in (person.street, town) if part),
        "birth_date": texts.day(person.birth_date) if person.birth_date else "",
        "parent": register.people.names([guardian]).get(guardian, "") if guardian else "",
        "since": texts.day(person.since),
        "said": _cells(register, person.id, (Statement.GRANTED,), texts),
        "stops": "\n".join(part for part in (*_stops(person, texts), _cells(register, person.id, _NO, texts)) if part),
        "forms": str(forms) if forms else "",
    }


def _point(point: ContactPoint, register: Register, texts: Texts) -> str:
    shown = shown_phone(point.value) if point.kind == PHONE else point.value
    service = register.catalogue.channels.get(point.kind)
    named = f"{texts.channel(service)} {shown}" if service and point.kind != "email" else shown
    return f"{named} ({shown_label(point.label, texts)})" if point.label else named


def _stops(person: Person, texts: Texts) -> list[str]:
    """What was stopped as a whole."""
    scopes = ["no_contact"] if person.blocked else []
    scopes += [person.objection] if person.objection != "no" else []
    return [texts(f"words.scope.{scope}") for scope in scopes]


def _cells(register: Register, person: int, states: Sequence[Statement], texts: Texts) -> str:
    """Channels with their purposes, one line each: "WhatsApp: Antworten, Termine"."""
    purposes: dict[str, list[str]] = {}
    for consent in register.consents.of(person):
        channel = register.catalogue.channels.get(consent.said.channel)
        if consent.state in states and channel is not None:
            short = texts(f"words.purpose_short.{consent.said.purpose}")
            said = purposes.setdefault(texts.heading(texts.channel(channel)), [])
            said += [] if short in said else [short]
    return "\n".join(f"{channel}: {', '.join(words)}" for channel, words in purposes.items())
