"""A register of invented people to look around in: names and numbers that belong to nobody."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue
from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import NewPerson
from consentregister.domain.settings import DEVICE_ITEMS, Settings
from consentregister.domain.times import as_text, local_day
from consentregister.domain.words import Language, PersonKind, Purpose, Statement, Way
from consentregister.services.settings import check_settings, with_authority
from consentregister.store import people as kept
from consentregister.store.bulk import NewConsent, add_consents, add_people, mark_as_demo
from consentregister.store.documents import keep_document
from consentregister.store.store import Store
from resources import read_table, read_toml

_KINDS = (PersonKind.EXISTING_CUSTOMER, PersonKind.NEW_CUSTOMER, PersonKind.EMPLOYEE, PersonKind.BUSINESS_CONTACT)
_KIND_WEIGHTS = (70, 18, 4, 8)
# 0171 39200 xx and 0176 040690 xx.
_MOBILES = ("+4917139200", "+49176040690")
_OWN = (Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER)
# How a person's WhatsApp stands: share in per cent, and what was said about own matters and about advertising.
_STORIES: tuple[tuple[int, Statement | None, Statement | None], ...] = (
    (45, Statement.GRANTED, Statement.REFUSED),
    (12, Statement.GRANTED, Statement.GRANTED),
    (8, Statement.REFUSED, Statement.REFUSED),
    (10, Statement.REQUESTED, Statement.REQUESTED),
    (25, None, None),
)


def invented_business(catalogue: Catalogue, language: Language, today: date) -> Settings:
    """The business of the demo: a hairdresser's that does not exist, with its work phone set up."""
    texts = {key: str(value) for key, value in read_toml("demo/business.toml").items()}
    ready = {**dict.fromkeys(DEVICE_ITEMS, "yes"), "device_confirmed_at": today.isoformat()}
    settings = Settings().with_texts({**texts, **ready, "form_language": language.value})
    return with_authority(check_settings(settings, catalogue))


class Demo:
    """Fills a register with invented people."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def fill(self, people: int, *, seed: int = 1, language: Language = Language.DE) -> Changed[dict[str, int]]:
        """Invent people with their consents; the same seed gives the same people.

        Returns: counts of what was made.

        Raises:
            InvalidInput: there are people in this register already.
        """
        if kept.count_people(self._store.read()):
            raise InvalidInput("register", "register_not_empty")
        chance = random.Random(seed)  # noqa: S311  invented people need no secrets
        invented = _people(chance, people, local_day(self._store.clock()))
        with self._store.change() as change:
            mark_as_demo(change.connection)
            ids = add_people(change, invented)
            evidence = keep_document(change, _evidence(language), "beispiel.txt", "text/plain")
            consents = list(self._consents(chance, ids, invented, evidence))
            add_consents(change, consents)
            for person, new in zip(ids, invented, strict=True):
                change.log("person_recorded", person, name=new.name, kind=new.kind.value)
            change.touch("people", "forms")
        return change.made({"people": len(ids), "consents": len(consents), "evidence": 1})

    def _consents(
        self, chance: random.Random, ids: Sequence[int], people: Sequence[NewPerson], evidence: int
    ) -> list[NewConsent]:
        made = []
        for person, new in zip(ids, people, strict=True):
            mobile = next((point.value for point in new.contact_points if point.mobile), None)
            if mobile is None or new.kind is PersonKind.BUSINESS_CONTACT:
                continue
            made += self._story(chance, person, new, mobile, evidence)
        return made

    def _story(
        self, chance: random.Random, person: int, new: NewPerson, mobile: str, evidence: int
    ) -> list[NewConsent]:
        """What one person said about WhatsApp, some months ago."""
        own, promotional = chance.choices([story[1:] for story in _STORIES], [story[0] for story in _STORIES])[0]
        if own is None:
            return []
        day = self._store.clock() - timedelta(days=chance.randrange(20, 500))
        staff = new.kind is PersonKind.EMPLOYEE
        said: list[tuple[Purpose, Statement | None]] = [(one, own) for one in _OWN]
        said = [(Purpose.STAFF_MATTER, own)] if staff else [*said, (Purpose.ADVERTISING, promotional)]
        return [
            NewConsent(
                person=person,
                channel="whatsapp",
                purpose=purpose,
                statement=statement,
                address=mobile,
                at=as_text(day),
                way=Way.PAPER if statement is Statement.GRANTED else None,
                document=evidence if statement is Statement.GRANTED else None,
            )
            for purpose, statement in said
            if statement is not None
        ]


def _evidence(language: Language) -> bytes:
    from resources import text

    return text(language, "demo.evidence").encode()


def _people(chance: random.Random, count: int, today: date) -> list[NewPerson]:
    names = read_table("demo/names.csv")
    firms = read_table("demo/firms.csv")
    return [
        _person(chance, today - timedelta(days=chance.randrange(500)), number, names, firms) for number in range(count)
    ]


def _person(
    chance: random.Random, day: date, number: int, names: Sequence[dict[str, str]], firms: Sequence[dict[str, str]]
) -> NewPerson:
    kind = chance.choices(_KINDS, _KIND_WEIGHTS)[0]
    first, last = chance.choice(names)["first"], chance.choice(names)["last"]
    name = chance.choice(firms)["trade"] + " " + last if kind is PersonKind.BUSINESS_CONTACT else f"{first} {last}"
    points = [_phone(chance, number, kind)]
    if chance.random() < 0.5:
        points.append(ContactPoint("email", f"{_mailbox(name)}{number}@example.org"))
    address = chance.random() < 0.6
    return NewPerson(
        name=name,
        kind=kind,
        contact_points=tuple(points),
        preferred=("whatsapp",) if points[0].mobile and chance.random() < 0.6 else (),
        street=f"{chance.choice(firms)['street']} {chance.randrange(1, 90)}" if address else "",
        postcode="12345" if address else "",
        city="Beispielstadt" if address else "",
        info_sheet_given=day if chance.random() < 0.8 else None,
        number_given=chance.random() < 0.9,
    )


def _phone(chance: random.Random, number: int, kind: PersonKind) -> ContactPoint:
    """A number that the regulator keeps for fiction; mobile ones are few and come again after two hundred."""
    if kind is PersonKind.BUSINESS_CONTACT or chance.random() < 0.15:
        area = chance.choice(("3023125", "4066969", "6990009", "8999998"))
        return ContactPoint("phone", f"+49{area}{number % 1000:03}")
    place = number % 200
    value = f"{_MOBILES[place // 100]}{place % 100:02}"
    return ContactPoint("phone", value, mobile=True)


def _mailbox(name: str) -> str:
    from consentregister.domain.search_key import typed_key

    return ".".join(typed_key(name).split())
