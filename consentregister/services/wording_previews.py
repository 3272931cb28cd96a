"""A draft as it would be printed: made out to an invented person unless another is chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from consentregister.domain.wording import WordingKey, WordingPreview
from consentregister.domain.words import FormKind, Purpose
from consentregister.paper.draw import draw
from consentregister.services.form_orders import Order, Orders
from consentregister.services.wording_values import PersonOnPaper
from consentregister.services.wordings import OWN, Wording, shipped_wording
from resources import read_toml

_NO_CODE = "0" * 12
_OWN_MATTERS = (Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER)


def preview_of(orders: Orders, key: WordingKey, wording: Wording, person: int | None) -> WordingPreview:
    """The form with a code of zeros; nothing is recorded.

    Raises:
        NotFound: the person is unknown. InvalidInput: no channel of the person fits on the form.
    """
    order = _order(orders, key, person)
    drawn = draw([orders.page(order, "", wording)])
    usual = draw([orders.page(order, "", shipped_wording(key.kind, key.language, key.variant))])
    return WordingPreview(pdf=drawn.pdf, sheets=drawn.pages_per_form[0], usual=usual.pages_per_form[0])


def _order(orders: Orders, key: WordingKey, person: int | None) -> Order:
    purposes = _OWN_MATTERS if key.variant == OWN else ()
    order = orders.order(person, key.kind, (), purposes, key.language, code=_NO_CODE)
    if person is not None:
        return order
    ways = frozenset(channel.id for channel in order.channels)
    details = read_toml("wordings/preview.toml")["details"][key.language]
    return replace(order, person=_invented(key.kind, ways), details=details)


@cache
def _invented(kind: FormKind, ways: frozenset[str]) -> PersonOnPaper:
    """Somebody who can be reached in every way the business offers, so that the preview shows all there is."""
    people = read_toml("wordings/preview.toml")
    grown = PersonOnPaper(**people["person"], own_addresses=ways, minor=False)
    if kind is not FormKind.CONSENT_GUARDIAN:
        return grown
    return PersonOnPaper(**people["child"], own_addresses=ways, guardian=grown)
