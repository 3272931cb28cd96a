"""Two cards of one person: what the one that stays says afterwards.

What is typed on it stays; the other fills what is empty. Where the two contradict each other in what allows something,
the careful side holds.
"""

from __future__ import annotations

from dataclasses import replace

from consentregister.domain.contact import ContactPoint, with_labels
from consentregister.domain.person import NewPerson, Person


def merged_card(keep: Person, gone: Person) -> NewPerson:
    """The card that stays, with what the other one adds; numbers and addresses of the other come last."""
    card = NewPerson(**{name: getattr(keep, name) for name in NewPerson.__dataclass_fields__})
    where = card if card.street or card.postcode or card.city else gone
    return replace(
        card,
        contact_points=(*with_labels(keep.contact_points, gone.contact_points), *added_points(keep, gone)),
        preferred=card.preferred or gone.preferred,
        street=where.street,
        postcode=where.postcode,
        city=where.city,
        minor=card.minor or (gone.minor and card.birth_date is None),
        birth_date=card.birth_date or gone.birth_date,
        guardian=card.guardian or gone.guardian,
        form_language=card.form_language or gone.form_language,
        info_sheet_given=card.info_sheet_given or gone.info_sheet_given,
        number_given=_holds(keep, gone, "number_given"),
        uwg_7_3=_holds(keep, gone, "uwg_7_3"),
    )


def added_points(keep: Person, gone: Person) -> tuple[ContactPoint, ...]:
    """Numbers and addresses that only the other card has."""
    known = {(point.kind, point.value) for point in keep.contact_points}
    return tuple(point for point in gone.contact_points if (point.kind, point.value) not in known)


def are_family(keep: Person, gone: Person) -> bool:
    """Whether one is the parent of the other."""
    return keep.id == gone.guardian or gone.id == keep.guardian


def _holds(keep: Person, gone: Person, flag: str) -> bool:
    """What was ticked about the numbers and addresses of a card: of those of both, only what was ticked for both."""
    if not added_points(keep, gone):
        return bool(getattr(keep, flag))
    return bool(getattr(gone, flag) and (getattr(keep, flag) or not keep.contact_points))
