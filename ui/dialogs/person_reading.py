"""What the form for a person reads, in worker threads: what is there already, and how a number was understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consentregister.domain.contact import ContactPoint, shown_phone
from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import Person, PersonRow
from consentregister.domain.settings import Settings
from ui.dialogs.person_draft import PersonDraft, read_phones

if TYPE_CHECKING:
    from consentregister.register import Register


@dataclass(frozen=True, slots=True)
class Start:
    """What the form begins with.

    Attributes:
        person: who is edited; None for somebody new. parent: their parent, where one is on file.
    """

    settings: Settings
    person: Person | None = None
    parent: Person | None = None


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was noticed while somebody types.

    Attributes:
        phones: the numbers as understood; doubtful: whether one of them is no number of any plan.
        rows, parents: who is there already by the name or number of the person, and of the parent.
    """

    phones: tuple[str, ...] = ()
    doubtful: bool = False
    rows: Sequence[PersonRow] = ()
    parents: Sequence[PersonRow] = ()


def read_start(register: Register, person: int) -> Start:
    """The settings, and who is edited."""
    settings = register.settings.show()
    if not person:
        return Start(settings)
    kept = register.people.show(person)
    return Start(settings, kept, register.people.show(kept.guardian) if kept.guardian else None)


def notice(register: Register, draft: PersonDraft, country: str, person: int) -> Noticed:
    """Look who is there already; `person` is the one who is edited, else 0."""
    points = _understood(draft.phones, country)
    values = [point.value for point in points] + ([draft.email.lower()] if draft.email else [])
    parents = [point.value for point in _understood(draft.parent_phone, country)]
    return Noticed(
        phones=tuple(shown_phone(point.value) for point in points),
        doubtful=any(point.doubtful for point in points),
        rows=register.people.similar(draft.name, values, but=person),
        parents=register.people.similar(draft.parent_name, parents, but=person) if draft.minor else (),
    )


def _understood(text: str, country: str) -> list[ContactPoint]:
    try:
        return read_phones(text, country)
    except InvalidInput:  # not finished yet
        return []
