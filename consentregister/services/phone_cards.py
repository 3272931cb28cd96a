"""The cards of the work phone, each held against the register: by its numbers, and by its name where two share one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import resources
from consentregister.domain.contact import ContactPoint, shown_phone
from consentregister.domain.errors import InvalidInput
from consentregister.domain.imported import ImportedContact
from consentregister.domain.phone_book import BookEntry, CardFate
from consentregister.domain.search_key import name_words
from consentregister.domain.words import Language
from consentregister.exchange.cards import Card
from consentregister.services.coverage import Coverage
from consentregister.store.dossiers import read_dossiers
from consentregister.store.people import people_by_address
from consentregister.store.store import Store


class _Decision(NamedTuple):
    """What became of a card: by which number, whom, and why."""

    fate: CardFate
    number: str = ""
    reason: str = ""
    person: int = 0
    may_be_asked: bool = False


class PhoneCards:
    """Says of each card whether it may stay.

    A messenger reads every number of a card: it stays only where each mobile number belongs to somebody whose yes holds
    for it. A landline's number that nobody has comes along with them, alone it is unknown.
    """

    def __init__(self, store: Store, coverage: Coverage, language: Language, cards: Iterable[Card]) -> None:
        settings = store.settings()
        self._coverage, self._language, self._country = coverage, language, settings.country
        self._ours = {point.value for point in _points([settings.business_phone], self._country)}
        self._points = {card.row: self._points_of(card.contact) for card in cards}
        numbers = {point.value for points in self._points.values() for point in points}
        self._owners = people_by_address(store.read(), numbers)
        persons = {person for owners in self._owners.values() for person in owners}
        self._dossiers = read_dossiers(store.read(), sorted(persons), store.clock())

    def numbers(self, card: Card) -> Sequence[str]:
        """A card's numbers as kept, without the business's own."""
        return [point.value for point in self._points[card.row]]

    def entry(self, card: Card) -> BookEntry:
        """What becomes of a card."""
        if card.contact is None:
            reason = resources.text(self._language, card.problem)
            return BookEntry(row=card.row, name="", number="", fate=CardFate.UNREADABLE, reason=reason)
        made = self._decision(card.row, card.contact)
        return BookEntry(row=card.row, name=card.contact.name, **made._asdict())

    def _points_of(self, contact: ImportedContact | None) -> Sequence[ContactPoint]:
        texts = [one.text for one in contact.phones] if contact else []
        return [point for point in _points(texts, self._country) if point.value not in self._ours]

    def _decision(self, row: int, contact: ImportedContact) -> _Decision:
        points = self._points[row]
        if not points:
            return self._without_number(contact)
        decisions = [self._of_number(point, contact.name) for point in points]
        known = [one for one in decisions if one.person]
        if refused := [one for one in known if one.fate is CardFate.MUST_GO]:
            return refused[0]
        strange = [one for one in decisions if not one.person and self._is_found_by(one.number, points)]
        if known and strange:
            number = shown_phone(strange[0].number)
            reason = self._say("number_unknown", number=number)
            return _Decision(CardFate.UNKNOWN, strange[0].number, reason, known[0].person)
        return (known or decisions)[0]

    def _without_number(self, contact: ImportedContact) -> _Decision:
        """A card that no messenger finds anybody by; a number that is none is for a person to judge."""
        if not contact.phones:
            return _Decision(CardFate.MAY_STAY, reason=self._say("card_without_number"))
        number = contact.phones[0].text
        if any(point.value in self._ours for point in _points([number], self._country)):
            return _Decision(CardFate.MAY_STAY, number, self._say("own_number"))
        return _Decision(CardFate.UNKNOWN, number, self._say("number_is_none"))

    def _of_number(self, point: ContactPoint, name: str) -> _Decision:
        """Whose number it is, and whether it may be there; of several the one the card names, else the strictest."""
        owners = [one for one in self._owners.get(point.value, ()) if one in self._dossiers]
        if not owners:
            return _Decision(CardFate.UNKNOWN, point.value, self._say("not_on_file"))
        named = [one for one in owners if name_words(self._dossiers[one].name) == name_words(name)]
        decisions = [self._of_owner(point, owner) for owner in named or owners]
        return min(decisions, key=lambda one: one.fate is not CardFate.MUST_GO)

    def _of_owner(self, point: ContactPoint, owner: int) -> _Decision:
        dossier = self._dossiers[owner]
        address = point.value if self._coverage.serves(point) else self._coverage.covered(dossier)
        row = self._coverage.row(dossier, address)
        fate = CardFate.MAY_STAY if row.answer.verdict.is_yes else CardFate.MUST_GO
        return _Decision(fate, point.value, self._coverage.reason(row), owner, row.may_be_asked)

    def _is_found_by(self, number: str, points: Sequence[ContactPoint]) -> bool:
        return any(one.value == number and self._coverage.serves(one) for one in points)

    def _say(self, key: str, **data: object) -> str:
        return resources.text(self._language, f"phone_book.{key}", **data)


def _points(texts: Iterable[str], country: str) -> list[ContactPoint]:
    """The numbers among some texts, each once."""
    found = []
    for text in texts:
        try:
            found.append(ContactPoint.phone(text, country=country))
        except InvalidInput:
            continue
    return list({point.value: point for point in found}.values())
