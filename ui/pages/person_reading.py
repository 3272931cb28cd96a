"""What the person's page needs, read in one go in a worker thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consentregister.domain.answer import Board
from consentregister.domain.consent import Consent
from consentregister.domain.contact import EMAIL, PHONE, ContactPoint, shown_phone
from consentregister.domain.log import LogEntry
from consentregister.domain.message import Matter
from consentregister.domain.person import Person
from consentregister.domain.printed import FormRow
from consentregister.domain.words import Language, Purpose, Statement

if TYPE_CHECKING:
    from consentregister.domain.twins import Twins
    from consentregister.register import Register

_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person as their page shows them.

    Attributes:
        addresses: numbers and all other addresses, as people write them.
        entries: what happened, newest first.
        matters: what they wrote about and still waits. matter_days: how long each counts after they last wrote.
        said: the channels and purposes of which something was said, so that there is a receipt.
        topics: channels on which a yes holds for some topics only, with these.
        twins: other cards that are all but certainly of the same person.
    """

    person: Person
    addresses: tuple[str, ...]
    board: Board
    entries: Sequence[LogEntry]
    forms: Sequence[FormRow]
    matters: Sequence[Matter]
    matter_days: int
    topics: Sequence[tuple[str, tuple[str, ...]]]
    twins: Sequence[Twins]
    said: frozenset[tuple[str, Purpose]]


def read_person(register: Register, person: int, language: Language) -> PersonView:
    """Read everything the page shows."""
    kept, consents = register.people.show(person), register.consents.of(person)
    return PersonView(
        person=kept,
        addresses=tuple(_shown(point, register, language) for point in kept.contact_points),
        board=register.checks.board(person),
        entries=register.log.show(person, limit=_ENTRIES, offset=0, language=language),
        forms=register.forms.all(person=person),
        matters=register.messages.open_matters(person),
        matter_days=register.settings.show().first_contact_max_days,
        topics=[(one.said.channel, one.said.scope) for one in consents if _is_limited(one)],
        said=frozenset((one.said.channel, one.said.purpose) for one in consents),
        twins=register.twins.of(person),
    )


def _is_limited(consent: Consent) -> bool:
    return consent.state == Statement.GRANTED and bool(consent.said.scope)


def _shown(point: ContactPoint, register: Register, language: Language) -> str:
    """A number or e-mail address as people write it, an address of a service with the service's name before it."""
    if point.kind == PHONE:
        return shown_phone(point.value)
    service = register.catalogue.channels.get(point.kind)
    return f"{service.names[language]} {point.value}" if service and point.kind != EMAIL else point.value
