"""The answer to "May I?", worded, and the board of all answers of a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from consentregister.domain.decision import Facts
from consentregister.domain.words import ConsentState, Language, Purpose, Verdict


@dataclass(frozen=True, slots=True)
class Notice:
    """One line that goes with an answer, from a modifier ("M2") or a setting.

    Attributes:
        told: the answer's next step says the same already.
    """

    id: str
    text: str
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, in one language.

    Attributes:
        rule: full id, as R51_FIRST_CONTACT_NEW.
        headline: short words behind the verdict's word ("answer this question only").
        reason: one plain sentence; `source`: the paragraphs, shown behind "Why?" only.
        next_step, next_step_2: what to do; the second is "" where there is none.
        state: the consent's state the decision saw.
        allowed_channels: channels that are allowed now for this purpose, in the person's order, without the asked one.
        contact_point: the address the message would go to, None when the person has none on this channel.
        link: what opens the channel, only when the answer is a yes.
        until: when a yes by first contact ends.
        accompany: text that must or should go with the message, ready to paste (section 9); "" where there is none.
        no_signature: says that no signature is needed here; "" where one is, or the answer is a no.
        needs_note: a yes that opens only after a written word on why (R74).
        debated: what lawyers do not agree on here, one line each.
        inputs: the ten facts the decision saw.
        grounds: words the facts, once somebody asks for them.
        name: of the person; language: of all sentences.
        seeds: the seed rules of 2018 the rule goes back to, as "S2 S4".
        at: the time the answer is true for; asked_at: the clock's time, later for a question about the past.
    """

    person: int
    channel: str
    purpose: Purpose
    verdict: Verdict
    rule: str
    headline: str
    reason: str
    source: str
    next_step: str
    next_step_2: str
    state: ConsentState
    notices: tuple[Notice, ...]
    allowed_channels: tuple[str, ...]
    contact_point: str | None
    link: str | None
    until: datetime | None
    accompany: str
    at: datetime
    asked_at: datetime
    name: str
    language: Language
    seeds: str
    debated: tuple[str, ...]
    no_signature: str
    needs_note: bool
    inputs: Facts
    grounds: Callable[[], tuple[str, ...]] = field(compare=False, repr=False)

    @property
    def facts(self) -> tuple[str, ...]:
        """What the answer rests on, one plain line each: which form, signed when; which message; which objection."""
        return self.grounds()

    @property
    def notes(self) -> tuple[str, ...]:
        """What goes with the answer besides its next steps, one line each; nothing is said twice."""
        return tuple(notice.text for notice in self.notices if not notice.told)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the board."""

    verdict: Verdict
    rule: str


@dataclass(frozen=True, slots=True)
class Board:
    """All channels in use by all purposes of one person."""

    person: int
    channels: tuple[str, ...]
    purposes: tuple[Purpose, ...]
    cells: Mapping[tuple[str, Purpose], Cell]
