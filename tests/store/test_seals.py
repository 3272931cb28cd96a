"""Seals: a row that other hands changed, put in or took out shows, and no row is written without an entry."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.settings import Settings
from consentregister.domain.wording import WordingKey
from consentregister.domain.words import Direction, FormKind, Language, Purpose, StopScope
from consentregister.register import Register
from consentregister.store.connection import connect
from consentregister.store.seals import SEALED
from tests.signatures import a_signature

CLOCK = lambda: datetime(2026, 11, 2, 9, tzinfo=UTC)  # noqa: E731


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with a row in every sealed table."""
    place = tmp_path_factory.mktemp("seals") / "salon.consentregister"
    register = Register.create(place, Settings(business_name="Salon"), clock=CLOCK)
    new = NewPerson(name="Anna Beispiel", contact_points=(ContactPoint.phone("0171 39200 33"),))
    anna, twin = register.people.record(new).value.id, register.people.record(new).value.id
    register.merging.merge(anna, twin)
    register.messages.log(anna, "whatsapp", Direction.IN, matter="Termin")
    register.forms.print([anna], channels=["whatsapp"])
    text = register.wordings.draft(WordingKey(FormKind.CONSENT_CUSTOMER, Language.DE))
    register.wordings.save(replace(text, title="Darf ich?"), anew=True)
    register.consents.refuse(anna, "whatsapp", [Purpose.ADVERTISING])
    shown = register.signing.start(anna, channels=["whatsapp"]).value
    register.signing.finish(shown.code, ticked=set(), signatures={"person": a_signature()})
    register.consents.object_to(anna, StopScope.ADVERTISING)
    register.close()
    return place


@pytest.fixture
def register(full: Path, tmp_path: Path) -> Iterator[Register]:
    """A copy of it, open."""
    register = Register.open(Path(shutil.copy(full, tmp_path)), clock=CLOCK)
    yield register
    register.close()


def tamper(register: Register, *statements: str) -> tuple[str, ...]:
    """Write to the file by other hands, and say what `verify` finds."""
    connection = connect(register.place)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return register.log.verify().problems


def test_nothing_is_found_where_nobody_meddled(register: Register) -> None:
    """Every row that the program wrote is as the log says, in every table."""
    counts = {
        table: register.people._store.read().execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in SEALED
    }

    assert min(counts.values()) > 0
    assert register.log.verify().problems == ()


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE consent SET statement = 'granted' WHERE statement = 'refused'", "consent 5: changed"),
        ("UPDATE consent SET voided_at = effective_at WHERE id = 1", "consent 1: changed"),
        ("UPDATE contact_point SET value = '+491713920034'", "contact_point 1: changed"),
        ("UPDATE message SET direction = 'out'", "message 1: changed"),
        ("UPDATE matter SET closed_at = NULL, title = 'Werbung'", "matter 1: changed"),
        ("UPDATE stop SET ended_at = at", "stop 1: changed"),
        ("UPDATE form SET voided_at = printed_at", "form 1: changed"),
        ("UPDATE person SET minor = 1", "person 1: changed"),
        ("UPDATE wording SET source = 'Ich willige in alles ein.' WHERE id = 1", "wording 1: changed"),
        ("DELETE FROM outdated_wording", "outdated_wording 1: missing"),
        ("UPDATE own_wording SET changed_by = 'XY'", "own_wording 1: changed"),
        ("UPDATE merged_person SET undone_at = at", "merged_person 1: changed"),
        ("DELETE FROM stop", "stop 1: missing"),
        ("DELETE FROM message", "message 1: missing"),
        (
            "INSERT INTO stop (person_id, scope, at, recorded_by) VALUES (1, 'everything', '2026', '')",
            "stop 2: not in the log",
        ),
    ],
)
def test_a_row_that_other_hands_touched_shows(register: Register, statement: str, problem: str) -> None:
    """Changed, taken out or put in: `verify` names the row."""
    assert problem in tamper(register, statement)


def test_a_row_changed_by_the_program_is_in_order(register: Register) -> None:
    """What the program itself changes, ends or deletes is told anew by the log."""
    new = NewPerson(name="Anna Neu", contact_points=(ContactPoint.phone("0171 39200 44"),))
    register.people.edit(1, new)
    register.messages.close_matter(1, "Termin")
    register.people.remove(1)

    assert register.log.verify().ok


def test_a_change_that_the_log_does_not_tell_is_refused(register: Register) -> None:
    """Forgetting the entry is a mistake of ours that keeps nothing."""
    with pytest.raises(ValueError, match="person 1"), register.people._store.change() as change:
        change.connection.execute("UPDATE person SET name = 'Anders' WHERE id = 1")

    assert register.people.show(1).name == "Anna Beispiel"
    assert register.log.verify().ok


def test_a_damaged_entry_does_not_stop_the_search(register: Register) -> None:
    """An entry whose payload is no JSON any more is reported, and so are the rows it told of."""
    drop = ("DROP TRIGGER event_stays", "DROP TRIGGER event_forgets_only")
    found = tamper(register, *drop, "UPDATE event SET payload = X'00FF' WHERE kind = 'objection'")

    assert "stop 1: not in the log" in found
