"""What can be chosen before printing: the ways and purposes that change something on the sheet, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consentregister.domain.errors import InvalidInput
from consentregister.domain.printed import FormChoices
from consentregister.domain.words import FormKind, Purpose
from consentregister.paper.page import Box, Boxes, Page
from consentregister.services.form_orders import ASKED_OF_CUSTOMERS, Orders

_NO_CODE = "0" * 12
_OWN = (Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER)  # one column on every form
_GROUPS = (_OWN, *((purpose,) for purpose in ASKED_OF_CUSTOMERS if purpose not in _OWN))


def choices_for(orders: Orders, persons: Sequence[int], offered: Sequence[str]) -> FormChoices:
    """What there is to choose for these persons' forms, for one who is not known yet where there are none."""
    if len(persons) == 1:
        return _of_form(orders, persons[0], None, offered)
    kinds = dict.fromkeys(orders.kind_for(person) for person in persons) or {FormKind.CONSENT_CUSTOMER: None}
    found = [_of_form(orders, None, kind, offered) for kind in kinds]
    return FormChoices(
        ways=tuple(way for way in offered if any(way in one.ways for one in found)),
        purposes=tuple(purpose for purpose in Purpose if any(purpose in one.purposes for one in found)),
        topics=tuple(dict.fromkeys(topic for one in found for topic in one.topics)),
    )


def _of_form(orders: Orders, person: int | None, kind: FormKind | None, offered: Sequence[str]) -> FormChoices:
    try:
        whole = _page(orders, person, kind, offered, ())
    except InvalidInput:  # none of the ways has boxes on this form
        return FormChoices()
    boxes = list(_boxes(whole))
    ways = {box.channel for box in boxes}
    return FormChoices(
        ways=tuple(way for way in offered if way in ways),
        purposes=tuple(_purposes_of(orders, person, kind, offered, whole)),
        topics=tuple(dict.fromkeys(box.name for box in boxes if box.name)),
    )


def _purposes_of(
    orders: Orders, person: int | None, kind: FormKind | None, offered: Sequence[str], whole: Page
) -> Iterator[Purpose]:
    """The purposes without which the sheet would say something else."""
    if any(Purpose.STAFF_MATTER in box.purposes for box in _boxes(whole)):
        return
    for group in _GROUPS:
        others = [purpose for purpose in ASKED_OF_CUSTOMERS if purpose not in group]
        if _page(orders, person, kind, offered, others).blocks != whole.blocks:
            yield from group


def _boxes(page: Page) -> Iterator[Box]:
    tables = (block for block in page.blocks if isinstance(block, Boxes))
    return (cell for table in tables for row in table.rows for cell in row.cells if isinstance(cell, Box))


def _page(
    orders: Orders, person: int | None, kind: FormKind | None, channels: Sequence[str], purposes: Sequence[Purpose]
) -> Page:
    return orders.page(orders.order(person, kind, channels, purposes, None, code=_NO_CODE), "")
