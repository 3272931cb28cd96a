"""One check, a board and a list through the door, against the same facts read by bare SQL."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import sqlcipher3.dbapi2 as sqlite

from consentregister.domain.words import Purpose
from consentregister.register import Register
from tests.benchmarks.measure import Result, pairs, timed

_ROUNDS = 101
_FEWER = 15
_A_DAY = 30
_LIST = 1_000
_FACTS = (
    "SELECT * FROM person WHERE id = ?",
    "SELECT kind, value, mobile FROM contact_point WHERE person_id = ? ORDER BY position",
    (
        "SELECT consent.*, form.code, wording.version, document.digest FROM consent LEFT JOIN form ON form.id = form_id"
        " LEFT JOIN wording ON wording.id = wording_id LEFT JOIN document ON document.id = consent.document_id"
        " WHERE consent.person_id = ? AND consent.voided_at IS NULL"
    ),
    (
        "SELECT channel, direction, at, purpose, closed_at FROM message JOIN matter ON matter.id = matter_id"
        " WHERE message.person_id = ?"
    ),
    "SELECT scope, at FROM stop WHERE person_id = ? AND ended_at IS NULL",
)


def measure(register: Register, people: int) -> list[Result]:
    """Persons drawn by lot, the same ones for both."""
    raw = sqlite.connect(f"{register.place.resolve().as_uri()}?mode=ro", uri=True)
    check = partial(register.checks.check, channel="whatsapp", purpose=Purpose.APPOINTMENT_OR_ORDER)
    facts = partial(_facts, raw)
    persons = random.Random(7).sample(range(1, people + 1), _A_DAY)  # noqa: S311 (drawn, not hidden)
    checked, floor = _each(check, facts, persons)
    board, board_floor = _each(register.checks.board, facts, persons)
    many, many_floor = pairs(
        lambda: timed(lambda: register.checks.many(range(1, _LIST + 1), "whatsapp", Purpose.APPOINTMENT_OR_ORDER)),
        lambda: timed(lambda: [facts(person) for person in range(1, _LIST + 1)]),
        _FEWER,
    )
    pasted, pasted_floor = _pasted(register, facts)
    raw.close()
    return [
        Result(f"one check, {people:,} people", checked, "bare SQL", floor, aim=6),
        Result("one board", board, "bare SQL", board_floor),
        Result(f"a list of {_LIST:,} checks", many, "bare SQL", many_floor),
        Result(f"a pasted list of {_LIST:,} e-mails", pasted, "bare SQL", pasted_floor),
    ]


def _pasted(register: Register, facts: Callable[[int], object]) -> tuple[float, float]:
    """A list as text, from reading it to the answers in their order."""
    people = [one for one in register.people.everybody(limit=4 * _LIST) if one.email][:_LIST]
    text = "\n".join(f"{one.full_name}; {one.email}" for one in people)

    def ours() -> object:
        entries = register.lists.read_text(text)
        return register.lists.check(entries, "whatsapp", Purpose.ADVERTISING).strictest_first

    return pairs(lambda: timed(ours), lambda: timed(lambda: [facts(one.id) for one in people]), _FEWER)


def _each(ours: Callable[[int], object], floor: Callable[[int], object], persons: list[int]) -> tuple[float, float]:
    one, two = pairs(
        lambda: timed(lambda: [ours(person) for person in persons]),
        lambda: timed(lambda: [floor(person) for person in persons]),
        _ROUNDS,
    )
    return one / len(persons), two / len(persons)


def _facts(raw: sqlite.Connection, person: int) -> list[object]:
    return [raw.execute(sql, (person,)).fetchall() for sql in _FACTS]
