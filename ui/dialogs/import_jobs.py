"""What the import has done in worker threads: look at a file, take it over, each stopped where the user says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from consentregister.domain.batch import Cancelled, Watch
from consentregister.domain.changed import Changed
from consentregister.domain.column_use import Mapping, names_somebody
from consentregister.domain.imports import ImportBatch, ImportChoices, ImportPreview, ImportRow, ImportSource
from consentregister.register import Register
from ui.models.import_model import in_order

T = TypeVar("T")
Seen = tuple[ImportPreview, list[ImportRow]]


def looked_at(register: Register, file: Path, mapping: Mapping | None, choices: ImportChoices, watch: Watch) -> Seen:
    """Read a file and see what would come of it; of nobody where its columns are not known yet."""
    source = register.imports.read(file, mapping, watch)
    if source.columns and not names_somebody(source.columns.mapping):
        return ImportPreview(source=source, rows=[]), []
    return seen(register, source, choices, watch)


def seen(register: Register, source: ImportSource, choices: ImportChoices, watch: Watch) -> Seen:
    """What would come of the people in a file, and the lines in the order they are shown."""
    preview = register.imports.preview(source, choices, watch)
    return preview, in_order(preview)


def or_none(job: Callable[[], T]) -> T | None:
    """What a job makes; None when it was stopped."""
    try:
        return job()
    except Cancelled:
        return None


def or_nothing(job: Callable[[], Changed[ImportBatch]]) -> Changed[ImportBatch | None]:
    """What a change makes; nothing changed when it was stopped."""
    try:
        made = job()
    except Cancelled:
        return Changed(None)
    return Changed(made.value, made.events, made.persons, made.areas)
