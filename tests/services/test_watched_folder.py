"""The watched folder: what is new in it, each file once, nothing unasked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from consentregister.domain.errors import NotFound
from consentregister.domain.watched import FolderState
from consentregister.register import Register


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The scanner's folder, with one old scan in it."""
    folder = tmp_path / "Scanner"
    folder.mkdir()
    (folder / "alt.pdf").write_bytes(b"%PDF-1.7 old")
    return folder


def put(folder: Path, name: str, content: bytes = b"%PDF-1.7 new") -> Path:
    """A file in the folder."""
    file = folder / name
    file.write_bytes(content)
    return file


def test_none_is_watched_at_first(register: Register) -> None:
    """Off until somebody chooses one."""
    assert register.folder.look().state is FolderState.OFF


def test_what_lay_there_is_asked_about_and_not_taken(register: Register, folder: Path) -> None:
    """It is offered, stays offered after a restart, and is never new."""
    chosen = register.folder.choose(folder).value

    assert [Path(file).name for file in chosen.before] == ["alt.pdf"]
    register.folder.look()
    assert register.folder.look().new == ()
    register.folder.note(chosen.before)
    assert register.folder.look().before == ()


def test_a_file_is_new_once_it_stopped_growing(register: Register, folder: Path) -> None:
    """One look sees it, the next one finds it alike; while it grows it waits."""
    register.folder.choose(folder)
    file = put(folder, "neu.pdf")
    first = register.folder.look()
    assert (first.new, first.growing) == ((), True)

    put(folder, "neu.pdf", b"%PDF-1.7 new and longer")
    assert register.folder.look().new == ()
    assert register.folder.look().new == (str(file),)


def test_each_file_is_taken_once_also_after_a_restart(
    open_register: Callable[[], Register], register: Register, folder: Path
) -> None:
    """What was noted is not new again; a file that changed since is another one."""
    register.folder.choose(folder)
    file = put(folder, "neu.pdf")
    register.folder.look()
    register.folder.note(register.folder.look().new)

    again = open_register()
    again.folder.look()
    assert again.folder.look().new == ()

    put(folder, "neu.pdf", b"%PDF-1.7 another content")
    again.folder.look()
    assert again.folder.look().new == (str(file),)


def test_only_scans_and_photos_count(register: Register, folder: Path) -> None:
    """Hidden, empty and other files and folders are left alone."""
    register.folder.choose(folder)
    (folder / "unter.pdf").mkdir()
    for name in (".versteckt.pdf", "~halb.pdf", "brief.docx", "Foto.JPG"):
        put(folder, name)
    put(folder, "leer.pdf", b"")
    register.folder.look()

    assert [Path(file).name for file in register.folder.look().new] == ["Foto.JPG"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who may read everything is refused nothing")
def test_a_locked_file_waits(register: Register, folder: Path) -> None:
    """What can't be opened is not complete yet."""
    register.folder.choose(folder)
    file = put(folder, "neu.pdf")
    file.chmod(0)
    register.folder.look()

    assert register.folder.look().new == ()
    file.chmod(0o600)
    assert register.folder.look().new == (str(file),)


def test_a_folder_that_is_gone_is_told(register: Register, folder: Path) -> None:
    """Gone is a state, no error; when it is back all goes on."""
    register.folder.choose(folder)
    folder.rename(folder.with_name("anders"))
    assert register.folder.look().state is FolderState.GONE
    assert register.folder.known is FolderState.GONE

    folder.with_name("anders").rename(folder)
    assert register.folder.look().state is FolderState.THERE


def test_a_folder_that_does_not_exist_is_refused(register: Register, folder: Path) -> None:
    """Nothing is changed."""
    with pytest.raises(NotFound):
        register.folder.choose(folder / "nichts")
    assert register.settings.show().watched_folder == ""


def test_a_folder_set_by_another_way_takes_nothing_unasked(register: Register, folder: Path) -> None:
    """Also by the command line: what lies there is offered first."""
    register.settings.set({"watched_folder": str(folder)})
    register.folder.look()
    found = register.folder.look()
    assert (found.new, [Path(file).name for file in found.before]) == ((), ["alt.pdf"])

    register.folder.note(found.before)
    file = put(folder, "neu.pdf")
    register.folder.look()
    assert register.folder.look().new == (str(file),)


def test_files_stay_as_they_were(register: Register, folder: Path) -> None:
    """Nothing is moved, changed or deleted."""
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}
    register.folder.choose(folder)
    register.folder.note(register.folder.look().before)

    assert {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()} == before


def test_the_register_stays_in_order(register: Register, folder: Path) -> None:
    """Choosing and noting leave the chain and the seals whole, and the folder's name out of the log."""
    register.folder.choose(folder)
    register.folder.note(register.folder.look().before)

    assert register.log.verify().problems == ()
    assert all(str(folder) not in str(entry.payload) for entry in register.log.show())
