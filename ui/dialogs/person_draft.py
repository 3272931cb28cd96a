"""A person as typed, and what the register takes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consentregister.domain.contact import PHONE, ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import NewPerson, Person
from consentregister.domain.times import read_day
from consentregister.domain.words import Language, PersonKind

OTHER_CONTACT = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """The fields of the form, as they stand.

    Attributes:
        phones: one number, or several with commas between them.
        own: addresses of services: channel and address.
        first_contact: its channel, `OTHER_CONTACT` when it did not come from the person, "" when nobody said.
        uwg_7_3: whether all four conditions of § 7(3) UWG hold; None where the form did not ask.
        parent: the id of a parent who is on file, else 0; `parent_name` and `parent_phone` for one who is not.
    """

    name: str
    phones: str = ""
    email: str = ""
    own: tuple[tuple[str, str], ...] = ()
    kind: PersonKind = PersonKind.NEW_CUSTOMER
    preferred: tuple[str, ...] = ()
    first_contact: str = ""
    minor: bool = False
    birth_date: str = ""
    parent: int = 0
    parent_name: str = ""
    parent_phone: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    language: Language | None = None
    info_sheet_given: str = ""
    uwg_7_3: bool | None = None

    def person(self, country: str, before: Person | None = None) -> NewPerson:
        """The person; what the form does not ask stays as it was `before`.

        Raises:
            InvalidInput: naming the field; an address of a service by its channel.
        """
        points = (*read_phones(self.phones, country), *self._emails(), *self._own_points())
        new = NewPerson(
            name=self.name,
            kind=self.kind,
            contact_points=points,
            preferred=self.preferred,
            street=self.street,
            postcode=self.postcode,
            city=self.city,
            minor=self.minor,
            birth_date=read_day(self.birth_date, "birth_date") if self.minor and self.birth_date else None,
            guardian=(self.parent or None) if self.minor else None,
            form_language=self.language,
            info_sheet_given=read_day(self.info_sheet_given, "info_sheet_given") if self.info_sheet_given else None,
            number_given=self.first_contact not in ("", OTHER_CONTACT),
            uwg_7_3=bool(self.uwg_7_3),
        )
        if before is None:
            return new
        return replace(_kept(new, before), uwg_7_3=before.uwg_7_3 if self.uwg_7_3 is None else self.uwg_7_3)

    def new_parent(self, country: str) -> NewPerson | None:
        """The parent to record along; None where none is named, or the one named is on file.

        Raises:
            InvalidInput: naming the field, as "parent_name" or "parent_phone".
        """
        if not self.minor or self.parent or not (self.parent_name or self.parent_phone):
            return None
        try:
            points = tuple(read_phones(self.parent_phone, country))
            return NewPerson(name=self.parent_name, kind=PersonKind.EXISTING_CUSTOMER, contact_points=points)
        except InvalidInput as error:
            name = error.key.removeprefix("errors.")
            raise InvalidInput(f"parent_{error.field}", name, **error.data) from None

    def _emails(self) -> tuple[ContactPoint, ...]:
        return (ContactPoint.email(self.email),) if self.email else ()

    def _own_points(self) -> Iterator[ContactPoint]:
        for channel, address in self.own:
            try:
                yield ContactPoint.own(channel, address)
            except InvalidInput as error:
                raise InvalidInput(channel, error.key.removeprefix("errors."), **error.data) from None


def read_phones(text: str, country: str) -> list[ContactPoint]:
    """The numbers of a line, each once.

    Raises:
        InvalidInput: one of them can't be a number.
    """
    typed = (part.strip() for part in re.split(r"[,;\n]", text))
    return list(dict.fromkeys(ContactPoint.phone(part, country=country) for part in typed if part))


def _kept(new: NewPerson, before: Person) -> NewPerson:
    """The person with what only the register knows."""
    kinds = dict.fromkeys(point.kind for point in before.contact_points if point.kind != PHONE)
    further = (point for kind in kinds for point in [one for one in before.contact_points if one.kind == kind][1:])
    return replace(
        new,
        contact_points=tuple(dict.fromkeys((*new.contact_points, *further))),
        birth_date=new.birth_date if new.minor else before.birth_date,
        number_given=before.number_given,
    )
