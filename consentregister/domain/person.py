"""What a person is, and what one knows of a person when recording them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.words import Language, PersonKind

_LONGEST_NAME = 200
_OLDEST = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """What one knows of a person when recording or editing them. A wrong one cannot exist.

    Attributes:
        contact_points: telephone numbers first, in the order given.
        preferred: channels in the order the person likes them.
        minor: under the business's guardian age, or not sure and child-like.
        guardian: id of the parent's own record.
        info_sheet_given: the day the information sheet (Art. 13) was handed over.
        number_given: the number or address came from the person themselves (refines R41).
        uwg_7_3: the owner ticked all four conditions of § 7(3) UWG.

    Raises:
        InvalidInput: naming the field, for an empty or overlong name.
    """

    name: str
    kind: PersonKind = PersonKind.NEW_CUSTOMER
    contact_points: tuple[ContactPoint, ...] = ()
    preferred: tuple[str, ...] = ()
    street: str = ""
    postcode: str = ""
    city: str = ""
    minor: bool = False
    birth_date: date | None = None
    guardian: int | None = None
    form_language: Language | None = None
    info_sheet_given: date | None = None
    number_given: bool = False
    uwg_7_3: bool = False

    def __post_init__(self) -> None:
        """Refuse what can't be a person's data."""
        object.__setattr__(self, "name", " ".join(self.name.split()))
        if not self.name:
            raise InvalidInput("name", "name_empty")
        if len(self.name) > _LONGEST_NAME or not self.name.isprintable():
            raise InvalidInput("name", "name_invalid")

    def check_dates(self, today: date) -> None:
        """Refuse a birth date or a day of handing over that lies in the future.

        Raises:
            InvalidInput: naming the field.
        """
        if self.birth_date and not (today.year - _OLDEST <= self.birth_date.year and self.birth_date <= today):
            raise InvalidInput("birth_date", "birth_date_impossible")
        if self.info_sheet_given and self.info_sheet_given > today:
            raise InvalidInput("info_sheet_given", "date_in_future")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(NewPerson):
    """A person as kept.

    Attributes:
        id: a whole number, never used again.
        since: the day they were recorded.
        first_contact: the channel of their first message to us, if any.
        blocked, objection: what stands now: "no", or the scope ("advertising", "everything").
        removed: whether they lie in the bin.
        minor: derived, where a birth date is known.
    """

    id: int
    since: date
    first_contact: str | None = None
    blocked: bool = False
    objection: str = "no"
    removed: bool = False


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as a list shows them.

    Attributes:
        name: as lists order it: "Müller, Sabine"; full_name: as recorded.
        phone: as people write it; number: the same as E.164.
    """

    id: int
    name: str
    full_name: str
    phone: str
    number: str
    email: str
    kind: PersonKind = PersonKind.NEW_CUSTOMER

    @property
    def told_apart(self) -> str:
        """Name and number, which tells two of one name apart."""
        return " · ".join(part for part in (self.full_name, self.phone or self.email) if part)


def age_on(day: date, birth_date: date) -> int:
    """Full years of age on a day; who is born on 29 February is a year older on 1 March (§ 188 BGB)."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def sort_name(name: str, kind: PersonKind) -> str:
    """The name as lists show and order it: "Müller, Sabine"; firms, single words and names with a comma as they are."""
    first, _, last = name.rpartition(" ")
    if kind is PersonKind.BUSINESS_CONTACT or not first or "," in name:
        return name
    return f"{last}, {first}"
