"""The register saved for a spreadsheet, with its progress over the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.exported import Exported, ExportTable
from ui import messages
from ui.desk import Desk
from ui.dialogs.progress import ProgressWords
from ui.print_run import Run
from ui.save_as import ask_where

_WORDS: Final = ProgressWords("exports.progress.title", "exports.progress.note", "exports.progress.stopping")


def export_register(desk: Desk, window: QWidget) -> None:
    """Ask where to, and save it there; what came of it is told in the window."""
    texts = desk.kit.texts
    kinds = {
        texts("exports.kind.xlsx"): ".xlsx",
        texts("exports.kind.people"): ".csv",
    }
    file = ask_where(window, texts("exports.save"), texts("exports.file"), kinds)
    if file is not None:
        save_register(desk, window, file)


def save_register(desk: Desk, window: QWidget, file: Path) -> None:
    """Save it, in a worker thread: in a reader's, as others may go on changing the register meanwhile."""
    run = Run(desk, window, "exports.progress.doing", _WORDS)
    run.stopped.connect(lambda: desk.wishes.told.emit(desk.kit.texts("exports.progress.stopped")))
    run.failed.connect(lambda error: desk.work.failed.emit(messages.sentence(error, desk.kit.texts)))
    job = partial(
        desk.register.exports.save,
        file,
        table=ExportTable.PEOPLE,
        language=desk.kit.texts.language,
        watch=run.errand.watch,
    )
    run.read(job, partial(_tell_saved, desk, run, file.name))


def _tell_saved(desk: Desk, run: Run, file: str, changed: Changed[Exported]) -> None:
    run.end()
    desk.work.changed.emit(changed)
    desk.wishes.told.emit(desk.kit.texts("exports.saved", file=file, count=changed.value.people))
