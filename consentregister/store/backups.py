"""Backups: whole copies of the register, verified, the log's head in their name."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from consentregister.domain.errors import StoreError
from consentregister.domain.log import Backup
from consentregister.store import event_log
from consentregister.store.connection import connect, worded_errors

_NAME = re.compile(r"(?P<stem>.+)-(?P<at>\d{8}T\d{6}Z)-(?P<seq>\d+)-(?P<head>[0-9a-f]{8})\.consentregister")
KEPT = 10


def copy_to(place: Path, target: Path) -> event_log.Head:
    """Copy a register while it may be in use, verify the copy, and only then give it its name.

    Returns: the head of the copied log.

    Raises:
        StoreError: the copy could not be written, or is not in order.
    """
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        head = _copy(place, unfinished)
        unfinished.replace(target)
    except OSError:
        raise StoreError("backup_failed") from None
    finally:
        unfinished.unlink(missing_ok=True)
    return head


def _copy(place: Path, unfinished: Path) -> event_log.Head:
    source = connect(place, read_only=True)
    copy = connect(unfinished)
    try:
        with worded_errors():
            copy.execute("PRAGMA journal_mode = DELETE")
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok" or any(event_log.broken_entries(copy)):
                raise StoreError("backup_failed")
            return event_log.head_of(copy)
    finally:
        source.close()
        copy.close()


def backup_name(stem: str, at: datetime, head: event_log.Head) -> str:
    """The name of a copy: when, and the end of the log, so that a log cut short later shows."""
    return f"{stem}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{head.seq}-{head.hash[:4].hex()}.consentregister"


def make_backup(place: Path, folder: Path, at: datetime) -> Backup:
    """Copy the register into a folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise StoreError("backup_failed") from None
    draft = folder / f".{place.stem}.draft"
    head = copy_to(place, draft)
    target = folder / backup_name(place.stem, at, head)
    draft.replace(target)
    _flush_folder(folder)
    return Backup(str(target), at, head.seq, head.hash[:4].hex(), target.stat().st_size)


def _flush_folder(folder: Path) -> None:
    """Make the new name survive the power button, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def list_backups(place: Path, folder: Path) -> list[Backup]:
    """The copies of a register in a folder, newest first."""
    if not folder.is_dir():
        return []
    named = ((path, _NAME.fullmatch(path.name)) for path in folder.iterdir())
    found = [
        Backup(str(path), _moment(name["at"]), int(name["seq"]), name["head"], path.stat().st_size)
        for path, name in named
        if name is not None and name["stem"] == place.stem
    ]
    return sorted(found, key=lambda backup: (backup.at, backup.events), reverse=True)


def drop_old(backups: list[Backup], keep: int = KEPT) -> None:
    """Remove all but the newest copies."""
    for backup in backups[keep:]:
        Path(backup.path).unlink(missing_ok=True)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)  # strptime would load the locale at every start
