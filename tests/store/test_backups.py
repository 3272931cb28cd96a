"""Backups: whole, verified, one a day, ten kept, the log's head in their name; documents once per content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from consentregister.domain.errors import StoreError
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Purpose
from consentregister.register import Register
from consentregister.store.connection import connect
from tests.conftest import Clock

NAME = re.compile(r"salon-20261124T090000Z-(\d+)-([0-9a-f]{8})\.consentregister")


def test_name_holds_the_head(register: Register) -> None:
    """A backup's name tells when it was made and where the log ended."""
    register.people.record(NewPerson(name="Anna Beispiel"))
    backup = register.backups.create().value
    found = NAME.fullmatch(Path(backup.path).name)
    assert found is not None
    assert (int(found[1]), found[2]) == (2, register.log.verify().head[:8])


def test_one_a_day_and_ten_kept(register: Register, clock: Clock) -> None:
    """The first call of a day makes a copy, the next none; the newest ten stay."""
    for _ in range(13):
        assert register.backups.daily() is not None
        assert register.backups.daily() is None
        clock.forward(days=1)
    kept = register.backups.all()
    assert len(kept) == 10
    assert [backup.at for backup in kept] == sorted((backup.at for backup in kept), reverse=True)
    assert (clock.now - kept[0].at).days == 1


def test_backup_of_a_changed_log_is_refused(register: Register) -> None:
    """A register whose log was changed is not copied over good backups."""
    register.people.record(NewPerson(name="Anna Beispiel"))
    connection = connect(register.place)
    connection.execute("DROP TRIGGER event_forgets_only")
    connection.execute("UPDATE event SET kind = 'x' WHERE seq = 2")
    connection.close()
    with pytest.raises(StoreError):
        register.backups.create()
    assert [path.name for path in register.backups.folder.iterdir()] == []


def test_document_once_per_content(register: Register, tmp_path: Path) -> None:
    """The same paper filed for two people is kept once, byte for byte."""
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"signed by both")
    for name in ("Anna Beispiel", "Bert Beispiel"):
        person = register.people.record(NewPerson(name=name)).value.id
        register.consents.grant(person, "whatsapp", [Purpose.ADVERTISING], evidence=paper)
    connection = connect(register.place, read_only=True)
    rows = [tuple(row) for row in connection.execute("SELECT content, size FROM document")]
    connection.close()
    assert rows == [(b"signed by both", 14)]


def test_reader_cannot_write(register: Register) -> None:
    """A connection for reading refuses to write."""
    connection = connect(register.place, read_only=True)
    with pytest.raises(Exception, match="readonly"):
        connection.execute("DELETE FROM setting")
    connection.close()


def test_closed_register_is_one_file(register: Register) -> None:
    """Closed, the register is one file: a copy of it has everything."""
    register.people.record(NewPerson(name="Anna Beispiel"))
    register.people.find("anna")
    register.close()
    assert [path.name for path in register.place.parent.iterdir()] == [register.place.name]
