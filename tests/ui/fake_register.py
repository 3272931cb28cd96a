"""A door to try the window with until the real one is there: invented people, nothing kept."""

# ruff: noqa: ARG002, ARG005 (the door takes more than the fake needs)
from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

from consentregister.domain.answer import Answer, Board, Cell, Notice
from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue, Channel
from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import Person, PersonRow
from consentregister.domain.words import (
    AddressKind,
    ChannelClass,
    ConsentState,
    FormKind,
    FormState,
    PersonKind,
    Purpose,
    Verdict,
)

NOW = datetime(2026, 11, 24, 8, 2, tzinfo=UTC)
_CHANNELS = (
    ("whatsapp", ChannelClass.MESSENGER, "WhatsApp", "WhatsApp"),
    ("sms", ChannelClass.SMS, "SMS", "Text message"),
    ("phone_call", ChannelClass.PHONE_CALL, "Anruf", "Call"),
    ("email", ChannelClass.EMAIL, "E-Mail", "E-mail"),
    ("letter", ChannelClass.LETTER, "Brief", "Letter"),
)
_PURPOSES = tuple(purpose for purpose in Purpose if purpose is not Purpose.STAFF_MATTER)
_NAMES = (
    "Anna Beispiel", "Jonas Bergmann", "Dachdeckerei Muster", "Ellen Groß", "Sabine Müller", "Emre Mustermann",
    "Leyla Özdemir", "Karl Schulz", "Tim Weiß",
)  # fmt: skip
_VERDICTS = (
    Verdict.ALLOW, Verdict.ASK_FIRST, Verdict.ALLOW_WITH_NOTICE, Verdict.BLOCK, Verdict.ASK_FIRST, Verdict.ALLOW,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeForm:
    """A form as a list shows it."""

    code: str
    kind: FormKind
    state: FormState
    printed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeEntry:
    """An entry of the log."""

    at: datetime
    text: str


class FakeRegister:
    """The methods of the door that the pages use."""

    def __init__(self, count: int = 9) -> None:
        self.place = Path("Salon Scherenschnitt.consentregister")
        self.is_demo = True
        self.read_only = False
        self.catalogue = Catalogue({row[0]: _channel(*row) for row in _CHANNELS}, {})
        self.rows = [_row(number) for number in range(1, count + 1)]
        self.log_of: dict[int, list[FakeEntry]] = {}
        self.logged: list[Answer] = []
        self.people = SimpleNamespace(
            everybody=lambda *, offset, limit: self.rows[offset : offset + limit],
            find=self._find,
            count=lambda: len(self.rows),
            show=self._show,
        )
        self.checks = SimpleNamespace(
            board=self._board,
            check=self._check,
            log=self._log_answer,
            badges=lambda ids: {number: ("whatsapp", _VERDICTS[(number - 1) % 6]) for number in ids},
        )
        self.messages = SimpleNamespace(
            log=lambda person, channel, direction: self._note(person, f"Hat sich gemeldet ({channel})"),
            came_in=lambda person: self._note(person, "War da"),
            open_matters=lambda person: [],
        )
        self.consents = SimpleNamespace(
            wants_no_more=lambda person, choice, *, channel=None: self._note(person, f"Will nicht mehr ({choice})")
        )
        self.log = SimpleNamespace(show=lambda person=None, *, limit, offset, language: self._entries(person)[:limit])
        self.forms = SimpleNamespace(all=self._forms)
        self.today = SimpleNamespace(show=self._today)

    def changed_elsewhere(self) -> bool:
        """Nobody else is here."""
        return False

    def close(self) -> None:
        """Nothing to close."""

    def _find(self, text: str, *, limit: int = 200) -> list[PersonRow]:
        return [row for row in self.rows if text.lower() in f"{row.name} {row.phone}".lower()][:limit]

    def _show(self, number: int) -> Person:
        row = next(row for row in self.rows if row.id == number)
        return Person(
            id=number,
            name=row.name,
            kind=row.kind,
            since=date(2026, 5, 3),
            contact_points=(ContactPoint.phone(row.phone), ContactPoint.email(row.email)),
            preferred=("whatsapp", "phone_call"),
        )

    def _board(self, person: int) -> Board:
        cells = {(c[0], p): Cell(_verdict(c[0], p, person), "R51") for c in _CHANNELS for p in _PURPOSES}
        return Board(person, tuple(c[0] for c in _CHANNELS), _PURPOSES, cells)

    def _check(self, person: int, channel: str, purpose: Purpose, *, language: str = "de") -> Answer:
        verdict = _verdict(channel, purpose, person)
        yes = verdict.is_yes
        reason = {
            Verdict.ALLOW: "Ein Anruf zu ihrem eigenen Termin ist erlaubt.",
            Verdict.ALLOW_WITH_NOTICE: "Werbung per Brief ist erlaubt, solange niemand widersprochen hat.",
            Verdict.ASK_FIRST: "Sie hat Ihnen hier nicht zuerst geschrieben. Für diesen Weg brauchen Sie vorher ihre "
            "Unterschrift.",
            Verdict.BLOCK: "Werbung am Telefon geht nur mit ausdrücklicher Zustimmung.",
        }[verdict]
        return Answer(
            person=person,
            channel=channel,
            purpose=purpose,
            verdict=verdict,
            rule="R51_FIRST_CONTACT_NEW",
            headline="Sie dürfen schreiben" if yes else "die Unterschrift fehlt noch",
            reason=reason,
            source="Art. 6 Abs. 1 Buchst. a DSGVO; § 25 TDDDG",
            next_step=""
            if yes
            else "Rufen Sie an, mailen Sie oder schreiben Sie einen Brief. Das Formular lassen Sie unterschreiben.",
            next_step_2=""
            if yes
            else "Oder bitten Sie darum, dass sie Ihnen dort zuerst schreibt. Genau darauf dürfen Sie dann antworten.",
            state=ConsentState.GRANTED_WRITTEN if yes else ConsentState.NONE,
            notices=(Notice("M2", "Die Daten gehen in die USA."),),
            allowed_channels=("phone_call", "email"),
            contact_point="+491713920015",
            link="tel:+491713920015" if yes and channel != "letter" else None,
            until=None,
            accompany="",
            at=NOW,
        )

    def _log_answer(self, answer: Answer) -> Changed[None]:
        self.logged.append(answer)
        return self._note(answer.person, f"Geöffnet: {answer.channel}")

    def _note(self, person: int, text: str) -> Changed[None]:
        self.log_of.setdefault(person, []).insert(0, FakeEntry(at=NOW, text=text))
        return Changed(None, (1,), frozenset({person}), frozenset({"log"}))

    def _entries(self, person: int | None) -> list[FakeEntry]:
        day = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)
        first = [
            FakeEntry(at=datetime(2026, 11, 12, 9, 0, tzinfo=UTC), text="Angerufen wegen Termin · Antwort: Ja"),
            FakeEntry(at=day, text="Infoblatt übergeben"),
            FakeEntry(at=day, text="Angelegt von KS"),
        ]
        return self.log_of.get(person or 0, []) + first

    def _forms(self, *, open_only: bool = False, person: int | None = None) -> list[FakeForm]:
        form = FakeForm(code="4HT9K2WXR7CA", kind=FormKind.CONSENT_CUSTOMER, state=FormState.OPEN, printed_at=NOW)
        return [form] if person and person % 2 else []

    def _today(self) -> SimpleNamespace:
        count = len(self.rows)
        return SimpleNamespace(
            scans_waiting=2 if count else 0,
            forms_open=5 if count else 0,
            people=count,
            reviews_due=3 if count else 0,
            messenger="whatsapp",
            messenger_yes=count * 2 // 3,
            never_asked=count - count * 2 // 3 - count // 12,
            said_no=count // 12,
            last_backup=NOW if count else None,
            device_ready=count > 0,
            device_confirmed_at=NOW.date(),
        )


def _channel(key: str, kind: ChannelClass, german: str, english: str) -> Channel:
    names = {"de": german, "en": english}
    return Channel(id=key, channel_class=kind, address_kind=AddressKind.PHONE, names=names, link="", services=())


def _row(number: int) -> PersonRow:
    name = _NAMES[(number - 1) % len(_NAMES)] + (f" {number}" if number > len(_NAMES) else "")
    kind = PersonKind.EXISTING_CUSTOMER if number % 2 else PersonKind.NEW_CUSTOMER
    return PersonRow(number, name, f"0171 39200 {number % 100:02}", f"person{number}@example.org", kind)


def _verdict(channel: str, purpose: Purpose, person: int) -> Verdict:
    if channel in ("whatsapp", "sms") and person % 3:
        return Verdict.ASK_FIRST
    if not purpose.is_promotional:
        return Verdict.ALLOW
    return {"letter": Verdict.ALLOW_WITH_NOTICE, "phone_call": Verdict.BLOCK}.get(channel, Verdict.ASK_FIRST)
