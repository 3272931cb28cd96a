"""Migrations: they make what the models say, and run after a copy was made."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import consentregister.store
from consentregister.domain.errors import StoreError
from consentregister.register import Register
from consentregister.store import event_log, seals
from consentregister.store import migrate as migrations
from consentregister.store import store as stores
from consentregister.store.connection import connect, engine_on
from consentregister.store.store import Store
from consentregister.store.tables import metadata
from tests.conftest import Clock

FOLDER = Path(consentregister.store.__file__).parent / "migrations"


def is_ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """Leave out what SQLite's search keeps for itself."""
    return not (kind == "table" and (name or "").startswith(("person_search", "person_words")))


def test_migrated_file_has_the_models_tables(place: Path) -> None:
    """The tables the migrations make are those of the models."""
    connection = connect(place)
    engine = engine_on(connection)
    with engine.connect() as begun:
        context = MigrationContext.configure(begun, opts={"include_object": is_ours, "compare_type": True})
        differences = compare_metadata(context, metadata)
    engine.dispose()
    assert differences == []


def test_revision_is_the_newest_step() -> None:
    """The constant that spares the start Alembic's import names the newest step, and there is one line of steps."""
    assert ScriptDirectory(str(FOLDER)).get_heads() == [migrations.REVISION]


def test_steps_sort_as_they_follow() -> None:
    """A newer revision is greater as text: that is how a newer register is told."""
    steps = [step.revision for step in ScriptDirectory(str(FOLDER)).walk_revisions()]
    assert steps == sorted(steps, reverse=True)


def test_opening_an_older_register_copies_it_first(place: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first step runs, a copy lies beside the register, named after the revision it had."""
    with closing(connect(place)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r0000'")
    before = place.read_bytes()
    copies: list[bool] = []

    def step(target: Path) -> None:
        copies.append(target.with_name("salon-r0000.consentregister").exists())

    monkeypatch.setattr(stores, "migrate", step)
    Store.open(place, clock).close()
    assert copies == [True]
    assert place.read_bytes() == before


OLDER = """
    INSERT INTO register (id, key, created_at, demo) VALUES (1, zeroblob(32), '2026-01-01T09:00:00Z', 0);
    INSERT INTO person (name, sort_name, sort_key, kind, street, postcode, city, minor, preferred, number_given,
                        uwg_7_3, recorded_at)
        VALUES ('Anna Beispiel', 'Beispiel, Anna', 'beispiel, anna', 'existing_customer', '', '', '', 0, '', 1, 0,
                '2026-01-01T09:00:00Z');
    INSERT INTO contact_point (person_id, kind, value, mobile, position) VALUES (1, 'phone', '+491713920001', 1, 1)
"""


def test_register_of_the_first_version_keeps_its_people_and_its_seals(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who stood in a register of the first version stands there after all steps since, and everything verifies."""
    place = tmp_path / "old.consentregister"
    migrations.migrate(place, to="r0001")
    monkeypatch.setattr(seals, "SEALED", {"person": "id", "contact_point": "person_id"})  # tables it had then
    with closing(connect(place)) as connection:
        seals.watch(connection)
        for statement in OLDER.split(";"):
            connection.execute(statement)
        payload: dict[str, object] = {"by": "KS", "name": "Anna Beispiel", "rows": seals.take(connection, 1)}
        start = event_log.head_of(connection)
        event_log.append(connection, event_log.chain(start, "2026-01-01T09:00:00Z", "person_recorded", 1, payload))
    monkeypatch.undo()

    with closing(Register.open(place, clock=clock)) as register:
        [anna] = register.people.everybody()
        assert (anna.full_name, anna.number) == ("Anna Beispiel", "+491713920001")
        assert register.log.verify().ok
        [point] = register.people.show(anna.id).contact_points
        assert point.label == ""
    assert place.with_name("old-r0001.consentregister").exists()


def test_newer_register_is_refused(place: Path, clock: Clock) -> None:
    """A register of a newer program is refused, and neither copied nor changed."""
    with closing(connect(place)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")
    before = place.read_bytes()
    with pytest.raises(StoreError) as raised:
        Store.open(place, clock)
    assert raised.value.key == "errors.register_newer"
    assert place.read_bytes() == before
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_failed_step_changes_nothing(place: Path, tmp_path: Path) -> None:
    """A migration that fails leaves the tables as they were."""
    twice = Path(shutil.copy(place, tmp_path / "twice.consentregister"))
    with closing(connect(twice)) as connection:
        connection.execute("DELETE FROM alembic_version")
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    with pytest.raises(Exception, match="already exists"):
        migrations.migrate(twice)
    with closing(connect(twice)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == tables
        assert connection.execute("SELECT count(*) FROM event").fetchone()[0] == 1
