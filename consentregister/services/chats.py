"""Exported chats as evidence (S2): who wrote first, when; and where the business wrote without being allowed to."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from consentregister.domain.changed import Changed
from consentregister.domain.chat import Chat, ChatProof, ChatReading
from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import Person
from consentregister.domain.search_key import name_words, typed_key
from consentregister.domain.times import as_text, local_day
from consentregister.domain.words import Direction, Purpose
from consentregister.exchange.chat_files import chat_text
from consentregister.exchange.chats import read_chat
from consentregister.services.checks import Checks
from consentregister.services.evidence import Evidence, read_evidence
from consentregister.services.messages import Messages
from consentregister.store.documents import digest_of
from consentregister.store.messages import has_message_in
from consentregister.store.people_details import read_person
from consentregister.store.store import Store

CHANNEL = "whatsapp"
_FOUND_OUT = ChatReading()
# "WhatsApp Chat mit Anna.txt", as the phone names the file after the other one.
_FILE_NAME = re.compile(r"whatsapp[ -]chat (?:mit|with|-) (?P<name>.+)\.(?:txt|zip)", re.IGNORECASE)


class Chats:
    """What a user does with exported chats."""

    def __init__(self, store: Store, checks: Checks, messages: Messages) -> None:
        self._store = store
        self._checks = checks
        self._messages = messages

    def read(self, person: int, file: Path, reading: ChatReading = _FOUND_OUT) -> ChatProof:
        """What a chat proves about a person; nothing is kept.

        Raises:
            NotFound: person or file. UnreadableFile: no chat.
            InvalidInput: chat_days_unclear, chat_whose, chat_of_many: what has to be said first, or is of no use.
        """
        return self._proof(person, read_evidence(file), reading)

    def file(
        self,
        person: int,
        file: Path,
        reading: ChatReading = _FOUND_OUT,
        *,
        matter: str = "",
        purpose: Purpose | None = None,
        keep_text: bool = False,
    ) -> Changed[ChatProof]:
        """Record the person's first message and last one, with the chat as their evidence.

        Args:
            matter, purpose: as `Messages.log`.
            keep_text: whether what was written is kept too; else who wrote when, and the file's digest (Art. 5(1)(c)).

        Raises:
            as `read`. InvalidInput: chat_we_first: it proves no first contact of the person; nothing was recorded.
        """
        evidence = read_evidence(file)
        proof = self._proof(person, evidence, reading)
        if proof.first_writer is Direction.OUT or proof.last_in is None:
            raise InvalidInput("file", "chat_we_first", file=evidence.name)
        kept = evidence if keep_text else _without_text(evidence, proof)
        with self._store.change() as change:
            for at in sorted({proof.first_at, proof.last_in}):
                if not has_message_in(change.connection, person, CHANNEL, at):
                    self._messages.log_in(change, person, CHANNEL, at=at, matter=matter, purpose=purpose, proof=kept)
        return change.made(proof)

    def _proof(self, person: int, evidence: Evidence, reading: ChatReading) -> ChatProof:
        chat = read_chat(chat_text(evidence.content, evidence.name), evidence.name, day_first=reading.day_first)
        if len(chat.participants) > 2:
            raise InvalidInput("file", "chat_of_many", file=evidence.name)
        whose = reading.named or self._whose(
            read_person(self._store.read(), person, self._store.clock()), chat, evidence.name
        )
        theirs = sorted(message.at for message in chat.messages if message.sender == whose)
        return ChatProof(
            participants=chat.participants,
            person=whose,
            first_writer=Direction.IN if chat.first.sender == whose else Direction.OUT,
            first_at=chat.first.at,
            last_in=theirs[-1] if theirs else None,
            messages=len(chat.messages),
            system_lines=chat.system_lines,
            without_yes=tuple(self._without_yes(person, chat, whose, theirs)),
        )

    def _whose(self, person: Person, chat: Chat, file: str) -> str:
        """Which participant a person is: by number or name, as the one who is not the business, or by the file's name.

        Raises:
            InvalidInput: chat_whose: none of this tells.
        """
        them = [one for one in chat.participants if _is_person(one, person)]
        if not them and len(chat.participants) == 2:
            us = [one for one in chat.participants if self._is_business(one)]
            them = [one for one in chat.participants if one not in us] if us else []
        if not them and (told := _FILE_NAME.fullmatch(file)):
            them = [one for one in chat.participants if typed_key(one) == typed_key(told["name"])]
        if len(them) != 1:
            raise InvalidInput("named", "chat_whose", names=", ".join(chat.participants), who=chat.participants)
        return them[0]

    def _is_business(self, participant: str) -> bool:
        settings = self._store.settings()
        own = (settings.business_name, settings.business_owner, settings.business_phone)
        return any(one and _same(participant, one) for one in own)

    def _without_yes(self, person: int, chat: Chat, whose: str, theirs: list[datetime]) -> Iterator[datetime]:
        """When the business wrote without answering anybody, on days when the register knew of no yes either.

        The register is asked once a day: a chat may have 100,000 messages.
        """
        answering = timedelta(days=self._store.settings().first_contact_max_days)
        allowed: dict[date, bool] = {}
        for message in chat.messages:
            before = _last_before(theirs, message.at)
            if message.sender == whose or (before and message.at - before <= answering):
                continue
            day = local_day(message.at)
            if day not in allowed:
                answer = self._checks.check(person, CHANNEL, Purpose.APPOINTMENT_OR_ORDER, at=message.at)
                allowed[day] = answer.verdict.is_yes
            if not allowed[day]:
                yield message.at


def _last_before(moments: Sequence[datetime], moment: datetime) -> datetime | None:
    place = bisect_right(moments, moment)
    return moments[place - 1] if place else None


def _is_person(participant: str, person: Person) -> bool:
    numbers = {point.value for point in person.contact_points}
    return _number(participant) in numbers or _same(participant, person.name)


def _same(one: str, other: str) -> bool:
    """Whether two names, in whatever order of their words, or two numbers are the same."""
    number = _number(one)
    return number == _number(other) if number else name_words(one) == name_words(other)


def _number(text: str) -> str:
    try:
        return ContactPoint.phone(text, country="DE").value
    except InvalidInput:
        return ""


def _without_text(evidence: Evidence, proof: ChatProof) -> Evidence:
    """What is kept of a chat by default: who wrote when, and what the exported file is recognised by."""
    told = {
        "file": evidence.name,
        "sha256": digest_of(evidence.content),
        "person": proof.person,
        "first_writer": "person",
        "first_at": as_text(proof.first_at),
        "last_in": as_text(proof.last_in) if proof.last_in else None,
        "messages": proof.messages,
        "system_lines": proof.system_lines,
    }
    return Evidence(
        json.dumps(told, ensure_ascii=False, indent=1).encode(), f"{evidence.name}.json", "application/json"
    )
