"""The work phone's address book (S1): made from the register, checked against it, given back without some."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import resources
from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue
from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import Person
from consentregister.domain.phone_book import (
    BookEntry,
    CardFate,
    LeftOut,
    PhoneBookCheck,
    PhoneBookExport,
    SinceLast,
)
from consentregister.domain.standing import Dossier
from consentregister.domain.words import Language, Purpose
from consentregister.exchange.card_writer import cards_bytes
from consentregister.exchange.cards import LARGEST, Card, cards_of, joined
from consentregister.services.coverage import Coverage
from consentregister.services.input_files import content_of, shown_name
from consentregister.services.output_files import saved
from consentregister.services.phone_cards import PhoneCards
from consentregister.store.dossiers import read_dossiers
from consentregister.store.phone_book import keep_check, last_check, number_digest, people_for_phone
from consentregister.store.store import Store

WHATSAPP = "whatsapp"


class PhoneBook:
    """What a user does with the address book of the work phone."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def plan(
        self, channel: str | None = None, purpose: Purpose | None = None, *, language: Language = Language.DE
    ) -> PhoneBookExport:
        """Who would stand in an address book made now, and who not and why. Reads only; as `export`."""
        return self._planned(channel, purpose, language)[1]

    def export(
        self,
        file: Path,
        *,
        channel: str | None = None,
        purpose: Purpose | None = None,
        language: Language = Language.DE,
    ) -> Changed[PhoneBookExport]:
        """Write the address book for the work phone as vCards, and log it with the file's digest.

        Args:
            channel: only those who may be reached on it, each with the numbers their yes holds for; None: everybody.
            purpose: what for; None: for any purpose.

        Raises:
            InvalidInput: the channel is unknown. UnreadableFile: the file can't be written; nothing was logged.
        """
        people, export = self._planned(channel, purpose, language)
        content = cards_bytes(people)
        with saved(self._store, file, content) as change:
            change.log(
                "phone_book_exported" if channel else "phone_book_exported_all",
                channel=channel or "",
                purpose=purpose.value if purpose else "",
                count=len(people),
                left_out=len(export.left_out),
                digest=hashlib.sha256(content).hexdigest(),
            )
        return change.made(export)

    def check(self, file: Path, *, channel: str = WHATSAPP, language: Language = Language.DE) -> PhoneBookCheck:
        """Who may stay in the address book that the phone exported, who must go, who is not in the register.

        Reads only; `note` keeps it for the next time.

        Raises:
            NotFound: the file is not there. UnreadableFile: no vCards. InvalidInput: the channel is unknown.
        """
        return self._checked(file, channel, language)[1]

    def note(self, check: PhoneBookCheck) -> Changed[None]:
        """Remember a check, so that the next one can tell what changed. Of numbers only keyed digests are kept."""
        counts = {fate.value: len(check.of(fate)) for fate in CardFate}
        with self._store.change() as change:
            keep_check(change, check.channel, check.digests)
            change.log("phone_book_checked", channel=check.channel, **counts)
        return change.made(None)

    def cleaned(
        self, file: Path, out: Path, *, channel: str = WHATSAPP, language: Language = Language.DE
    ) -> Changed[PhoneBookCheck]:
        """Write the phone's address book once more with only the cards that may stay, each as it was, photo and all.

        It is checked anew for it.

        Raises:
            as `check`; InvalidInput: nobody may stay. UnreadableFile: it can't be written; nothing was logged.
        """
        cards, check = self._checked(file, channel, language)
        staying = {entry.row for entry in check.of(CardFate.MAY_STAY)}
        if not staying:
            raise InvalidInput("file", "phone_book_nobody_stays", file=check.file)
        content = joined(card for card in cards if card.row in staying)
        with saved(self._store, out, content) as change:
            change.log(
                "phone_book_cleaned",
                channel=channel,
                count=len(staying),
                left_out=len(cards) - len(staying),
                digest=hashlib.sha256(content).hexdigest(),
            )
        return change.made(check)

    def _planned(
        self, channel: str | None, purpose: Purpose | None, language: Language
    ) -> tuple[list[Person], PhoneBookExport]:
        people = people_for_phone(self._store.read())
        if channel is None:
            sorted_out = [(one, None if one.contact_points else _without_number(one, language)) for one in people]
        else:
            coverage = Coverage(self._store, self._catalogue, channel, purpose, language)
            dossiers = read_dossiers(self._store.read(), [one.id for one in people], self._store.clock())
            sorted_out = [_covered(one, dossiers[one.id], coverage, language) for one in people]
        left_out = [out for _, out in sorted_out if out]
        staying = [person for person, out in sorted_out if not out]
        return staying, PhoneBookExport([person.id for person in staying], left_out)

    def _checked(self, file: Path, channel: str, language: Language) -> tuple[list[Card], PhoneBookCheck]:
        coverage = Coverage(self._store, self._catalogue, channel, None, language)
        cards = list(cards_of(content_of(file, LARGEST), shown_name(file)))
        judge = PhoneCards(self._store, coverage, language, cards)
        entries = [judge.entry(card) for card in cards]
        key = self._store.key
        digests = {card.row: [number_digest(key, number) for number in judge.numbers(card)] for card in cards}
        return cards, PhoneBookCheck(
            file=file.name,
            channel=channel,
            entries=entries,
            since=_since(last_check(self._store.read(), channel), entries, digests),
            digests={digest: entry.fate.value for entry in entries for digest in digests[entry.row]},
        )


def _covered(person: Person, dossier: Dossier, coverage: Coverage, language: Language) -> tuple[Person, LeftOut | None]:
    """A person with only the numbers that are covered, and why they do not come along: None for those who do.

    A landline's number or an e-mail address comes along with the covered one: no messenger finds anybody by it.
    """
    points = [one for one in person.contact_points if not coverage.serves(one) or coverage.covers(dossier, one.value)]
    if any(coverage.serves(one) for one in points):
        return replace(person, contact_points=tuple(points)), None
    row = coverage.row(dossier)
    if row.answer.verdict.is_yes:
        return person, _without_number(person, language)
    return person, LeftOut(person.id, person.name, coverage.reason(row), row.may_be_asked)


def _without_number(person: Person, language: Language) -> LeftOut:
    return LeftOut(person.id, person.name, resources.text(language, "phone_book.no_number"))


def _since(
    before: tuple[datetime, Mapping[str, str]] | None,
    entries: Sequence[BookEntry],
    digests: Mapping[int, Sequence[str]],
) -> SinceLast | None:
    """What changed since the last check, which knows numbers by their digests only."""
    if before is None:
        return None
    at, fates = before
    now = {digest for of_card in digests.values() for digest in of_card}
    came = [one for one in entries if digests[one.row] and fates.keys().isdisjoint(digests[one.row])]
    could_stay = {digest for digest, fate in fates.items() if fate == CardFate.MAY_STAY}
    lost = [one for one in entries if one.fate is CardFate.MUST_GO and not could_stay.isdisjoint(digests[one.row])]
    return SinceLast(at, came, lost, gone=len(fates.keys() - now))
