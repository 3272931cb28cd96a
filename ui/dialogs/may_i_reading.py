"""What "May I?" reads for a question, in one go in a worker thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from consentregister.domain.answer import Answer
from consentregister.domain.contact import EMAIL, PHONE, shown_phone
from consentregister.domain.person import Person, PersonRow
from consentregister.domain.words import AddressKind, Language, PersonKind, Purpose, Verdict
from ui.dialogs.may_i_words import Asked

if TYPE_CHECKING:
    from consentregister.register import Register

_MOST = 30
_KINDS = {AddressKind.MOBILE: PHONE, AddressKind.PHONE: PHONE, AddressKind.EMAIL: EMAIL}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a question.

    Attributes:
        rows: the persons it may mean; badges: for each, their first channel with its answer.
        person: the one it means; None while it may mean several, or nobody.
        channels, purposes: what can be asked about the person.
    """

    asked: Asked
    rows: Sequence[PersonRow] = ()
    badges: Mapping[int, tuple[str, Verdict]] = field(default_factory=dict)
    person: Person | None = None
    channels: tuple[str, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    answer: Answer | None = None

    @property
    def who(self) -> str:
        """The person's name with the first number, which tells two of one name apart."""
        if self.person is None:
            return ""
        numbers = (shown_phone(point.value) for point in self.person.contact_points if point.kind == PHONE)
        return " · ".join((self.person.name, *list(numbers)[:1]))


def read_question(register: Register, asked: Asked, language: Language) -> Found:
    """Find the person and the answer. What was not said is taken from the person: best liked channel, own matters."""
    rows = [] if asked.person else _find(register, asked)
    if not asked.person and len(rows) != 1:
        return Found(asked, rows, register.checks.badges([row.id for row in rows]))
    person = register.people.show(asked.person or rows[0].id)
    board = register.checks.board(person.id)
    channel = asked.channel or register.checks.badges([person.id])[person.id][0]
    purpose = asked.purpose or _first_asked(person.kind)
    return Found(
        asked,
        rows,
        person=person,
        channels=tuple(dict.fromkeys((*board.channels, channel))),
        purposes=tuple(dict.fromkeys((*board.purposes, purpose))),
        answer=register.checks.check(
            person.id, channel, purpose, address=_address(register, person, channel, asked.address), language=language
        ),
    )


def _find(register: Register, asked: Asked) -> list[PersonRow]:
    if asked.address:
        return register.people.similar("", [asked.address])
    if not asked.text:
        return []
    found = register.people.find(asked.text, limit=_MOST)
    if not found and asked.shorter:
        return register.people.find(asked.shorter, limit=_MOST)
    return found


def _address(register: Register, person: Person, channel: str, address: str) -> str | None:
    """The address asked about, where the person has it and the channel leads to one of its kind."""
    kind = _KINDS.get(register.catalogue.channels[channel].address_kind)
    return address if any((point.kind, point.value) == (kind, address) for point in person.contact_points) else None


def _first_asked(kind: PersonKind) -> Purpose:
    return Purpose.STAFF_MATTER if kind is PersonKind.EMPLOYEE else Purpose.APPOINTMENT_OR_ORDER
