"""A contact of a file as a person the register takes: checked value by value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.imported import ImportedContact, Labelled
from consentregister.domain.imports import ImportChoices
from consentregister.domain.person import NewPerson, age_on
from consentregister.domain.times import read_day
from consentregister.exchange.contact_numbers import NumberMender


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person a file brings, and what of theirs can't be read."""

    row: int
    new: NewPerson
    left_out: tuple[str, ...] = ()


class Candidates:
    """Makes persons of contacts.

    Args:
        country: of numbers without a country's code.
        today, guardian_age: who is a child keeps the birth date that shows it; nobody else's is needed (Art. 5(1)(c)).
    """

    def __init__(self, choices: ImportChoices, *, country: str, today: date, guardian_age: int) -> None:
        self._choices = choices
        self._country = country
        self._mended = NumberMender(country).mended
        self._today = today
        self._guardian_age = guardian_age

    def of(self, contact: ImportedContact) -> Candidate:
        """The person a contact stands for.

        Raises:
            InvalidInput: no name, or a number or address that can't be read.
        """
        points, left_out = self._points(contact)
        born = self._birth_date(contact.birth_date)
        new = NewPerson(
            name=contact.name,
            kind=self._choices.kind,
            contact_points=points,
            street=contact.street,
            postcode=contact.postcode,
            city=contact.city,
            birth_date=born,
            minor=born is not None,
        )
        return Candidate(contact.row, new, left_out)

    def _points(self, contact: ImportedContact) -> tuple[tuple[ContactPoint, ...], tuple[str, ...]]:
        taken: dict[tuple[str, str], ContactPoint] = {}
        left_out = []
        for text, read in self._readings(contact):
            try:
                point = read()
            except InvalidInput:
                if not self._choices.leave_out_unreadable:
                    raise
                left_out.append(text)
            else:
                taken.setdefault((point.kind, point.value), point)
        return tuple(taken.values()), tuple(left_out)

    def _readings(self, contact: ImportedContact) -> Iterator[tuple[str, Callable[[], ContactPoint]]]:
        for phone in contact.phones:
            yield phone.text, partial(self._phone, phone)
        for email in contact.emails:
            yield email.text, partial(_email, email)
        for channel, text in contact.on:
            yield text, partial(ContactPoint.own, channel, text)

    def _phone(self, phone: Labelled) -> ContactPoint:
        point = ContactPoint.phone(self._mended(phone.text), country=self._country)
        return replace(point, label=phone.label)

    def _birth_date(self, text: str) -> date | None:
        """A child's birth date; a day without a year, as telephones have it, says nothing of an age."""
        try:
            born = read_day(text, "birth_date")
        except InvalidInput:
            return None
        return born if born <= self._today and age_on(self._today, born) < self._guardian_age else None


def _email(email: Labelled) -> ContactPoint:
    return replace(ContactPoint.email(email.text), label=email.label)
