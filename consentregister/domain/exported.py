"""What goes out of the register: everybody on one table, every consent on another, for a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consentregister.domain.contact import ContactPoint
from consentregister.domain.words import PersonKind


class ExportTable(StrEnum):
    """The tables of an export. A workbook has both, a CSV file one."""

    PEOPLE = "people"
    CONSENTS = "consents"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedPerson:
    """One line of the people.

    Attributes:
        preferred: channels in the order the person likes them.
        since: the day they were recorded. sheet_given: the day the information sheet was handed over.
    """

    id: int
    name: str
    kind: PersonKind
    contact_points: tuple[ContactPoint, ...]
    street: str
    postcode: str
    city: str
    preferred: tuple[str, ...]
    since: date
    sheet_given: date | None


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export has: how many lines of each."""

    people: int
    consents: int
